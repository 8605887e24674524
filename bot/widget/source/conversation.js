/**
 * One conversation with the server: opened by a token, its messages sent in order and
 * each heard once. Nothing here touches the page.
 *
 * @import { Outcome, Trouble } from './delivery.js'
 * @import { Page } from './history.js'
 * @import { Turn } from './replies.js'
 * @import { Server } from './server.js'
 * @import { Outgoing, Storage } from './storage.js'
 *
 * @typedef {object} View What is told of the conversation.
 * @property {(page: Page) => void} restored The newest turns.
 * @property {() => void} notRestored They can't be had; the conversation goes on.
 * @property {(outgoing: Outgoing) => void} sent A message is on its way, or kept.
 * @property {(outgoing: Outgoing) => void} working The server is being asked.
 * @property {(outgoing: Outgoing, turn: Turn) => void} replied
 * @property {(outgoing: Outgoing) => void} gaveUp
 * @property {() => void} ended The server knows the conversation no more.
 * @property {(trouble: Trouble | null) => void} troubled
 */

import { Delivery } from './delivery.js';
import { History } from './history.js';
import { readTurn } from './replies.js';
import { isToken, newOutgoing } from './storage.js';

/** Answers that another try may change; all others with no reply are final. */
const PASSING = [0, 408, 425, 502, 503, 504];

export class Conversation {
	#server;
	#history;
	#storage;
	#view;
	#country;
	#delivery;
	/** @type {string | null} */
	#token;
	/** @type {Outgoing[]} */
	#queue;
	/** @type {boolean} Whether the server may know turns that are not shown yet. */
	#unread;
	/** @type {Promise<unknown>} The last message on its way. */
	#asked = Promise.resolve();
	/** Whether the token has opened nothing yet. */
	#isNew = false;

	/**
	 * @param {Server} server
	 * @param {Storage} storage
	 * @param {View} view
	 * @param {string | null} country Two letters, if the page says where people are.
	 */
	constructor(server, storage, view, country) {
		this.#server = server;
		this.#history = new History(server);
		this.#storage = storage;
		this.#view = view;
		this.#country = country;
		this.#token = storage.kept.token ?? null;
		this.#queue = storage.kept.queue ?? [];
		this.#unread = this.#token !== null;
		this.#delivery = new Delivery(() => this.#next(), trouble => view.troubled(trouble));
	}

	/** Bring back what was said before, and send what was not sent yet. */
	open() {
		for (const outgoing of this.#queue) {
			this.#view.sent(outgoing);
		}
		this.#delivery.wake();
	}

	/**
	 * @param {string} message
	 * @param {string | null} shown What the person sees of it.
	 * @returns {string} The message's id.
	 */
	send(message, shown) {
		const outgoing = newOutgoing(message, shown);
		this.#keepQueue([...this.#queue, outgoing]);
		this.#view.sent(outgoing);
		this.#delivery.wake();
		return outgoing.id;
	}

	/** @param {string} id Of a message that was given up. */
	retry(id) {
		const outgoing = this.#queue.find(one => one.id === id);
		if (outgoing) {
			delete outgoing.failure;
			this.#keepQueue(this.#queue);
			this.#delivery.wake();
		}
	}

	/** Try again at once. */
	tryNow() {
		this.#delivery.wake();
	}

	/** Begin anew; the server keeps what was said, and nothing opens it any more. */
	startOver() {
		this.#forget();
		this.#keepQueue([]);
		this.#server.drop(); // else the next message would wait for the old one's answer
	}

	/** @returns {Promise<'deleted' | 'notDeleted' | 'tooLate'>} What to tell the person. */
	async erase() {
		const token = this.#token;
		const queue = this.#queue;
		// What is on its way would be kept after all, if it came later than this.
		this.#keepQueue([]);
		await this.#asked;
		const status = token ? (await this.#server.erase(token)).status : 200;
		if (status === 200) {
			this.startOver();
			return 'deleted';
		}
		this.#keepQueue([...queue, ...this.#queue]);
		this.#delivery.wake();
		return status === 401 ? 'tooLate' : 'notDeleted';
	}

	/** @returns {Promise<Page | null>} The turns before those that were shown. */
	earlier() {
		return this.#history.earlier(this.#token);
	}

	/** @returns {Promise<any[] | null>} All turns, as the server keeps them. */
	all() {
		return this.#history.all(this.#token);
	}

	stop() {
		this.#delivery.stop();
		this.#server.drop();
	}

	/** @returns {Promise<Outcome>} */
	async #next() {
		if (this.#unread) {
			return this.#restore();
		}
		const outgoing = this.#queue.find(one => !one.failure);
		if (!outgoing) {
			return 'nothing';
		}
		this.#view.working(outgoing);
		const hindrance = this.#token ? null : await this.#begin(outgoing);
		return hindrance ?? this.#deliver(outgoing);
	}

	/** @returns {Promise<Outcome>} */
	async #restore() {
		const token = this.#token;
		const { status, page, retryAfter } = await this.#history.newest(token);
		if (this.#token !== token) {
			return 'done'; // a new conversation began meanwhile
		}
		if (PASSING.includes(status) || retryAfter) {
			return wait(status, retryAfter);
		}
		this.#unread = false;
		if (status === 200) {
			const ids = page.turns.map(turn => turn.id);
			this.#keepQueue(this.#queue.filter(({ id }) => !ids.includes(id)));
			this.#view.restored(page);
		} else if (status === 401) {
			this.#forget();
			this.#view.ended();
		} else {
			this.#view.notRestored();
		}
		return 'done';
	}

	/**
	 * @param {Outgoing} outgoing
	 * @returns {Promise<Outcome | null>} Null, if it can be sent now.
	 */
	async #begin(outgoing) {
		const { status, body, retryAfter } = await this.#server.begin();
		if (status === 201 && isToken(body?.token)) {
			this.#keepToken(body.token);
			this.#isNew = true;
		}
		if (!this.#queue.includes(outgoing)) {
			return 'done'; // a new conversation began meanwhile
		}
		if (this.#token) {
			return null;
		}
		return PASSING.includes(status) || retryAfter
			? wait(status, retryAfter)
			: this.#giveUp(outgoing, status);
	}

	/**
	 * @param {Outgoing} outgoing
	 * @returns {Promise<Outcome>}
	 */
	async #deliver(outgoing) {
		const { id, message } = outgoing;
		const token = this.#token;
		const asked = this.#server.send(token, {
			id,
			message,
			// The language's country tells which emergency number is likely the right one.
			locale: navigator.language,
			...(this.#country ? { country: this.#country } : {})
		});
		this.#asked = asked;
		const { status, body, retryAfter } = await asked;
		if (!this.#queue.includes(outgoing) || this.#token !== token) {
			return 'done'; // a new conversation began meanwhile
		}
		if (status === 401) {
			const isNew = this.#isNew;
			this.#forget();
			if (isNew) {
				return wait(0, null); // else the two would go round without end
			}
			this.#view.ended();
			return 'done';
		}
		if (PASSING.includes(status) || retryAfter) {
			return wait(status, retryAfter);
		}
		const turn = status === 200 ? readTurn(body) : null;
		if (!turn?.replies.length) {
			return this.#giveUp(outgoing, status);
		}
		this.#isNew = false;
		if (isToken(body.token)) {
			this.#keepToken(body.token);
		}
		this.#keepQueue(this.#queue.filter(one => one !== outgoing));
		this.#view.replied(outgoing, turn);
		return 'done';
	}

	/**
	 * @param {Outgoing} outgoing
	 * @param {number} status
	 * @returns {Outcome}
	 */
	#giveUp(outgoing, status) {
		outgoing.failure = status === 403 ? 'refused' : 'failed';
		this.#keepQueue(this.#queue);
		this.#view.gaveUp(outgoing);
		return 'done';
	}

	#forget() {
		this.#unread = false;
		this.#keepToken(null);
	}

	/** @param {string | null} token */
	#keepToken(token) {
		this.#token = token;
		this.#storage.keep({ token });
	}

	/** @param {Outgoing[]} queue */
	#keepQueue(queue) {
		this.#queue = queue;
		this.#storage.keep({ queue });
	}
}

/**
 * @param {number} status
 * @param {number | null} retryAfter
 * @returns {Outcome}
 */
function wait(status, retryAfter) {
	return retryAfter
		? { trouble: status === 429 ? 'tooMany' : 'unreachable', seconds: retryAfter }
		: { trouble: 'unreachable' };
}
