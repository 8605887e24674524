/**
 * One conversation with the server: opened by a token, its messages sent in order and
 * each heard once. Nothing here touches the page.
 *
 * @import { Outcome, Trouble } from './delivery.js'
 * @import { Turn } from './replies.js'
 * @import { Server } from './server.js'
 * @import { Outgoing, Storage } from './storage.js'
 *
 * @typedef {object} View What is told of the conversation.
 * @property {(turns: Turn[], hasEarlier: boolean) => void} restored The newest turns.
 * @property {(outgoing: Outgoing) => void} sent A message is on its way, or kept.
 * @property {(outgoing: Outgoing) => void} working The server is being asked.
 * @property {(outgoing: Outgoing, turn: Turn) => void} replied
 * @property {(outgoing: Outgoing) => void} gaveUp
 * @property {() => void} ended The server knows the conversation no more.
 * @property {(trouble: Trouble | null) => void} troubled
 */

import { Delivery } from './delivery.js';
import { listOf, readTurn } from './replies.js';
import { newOutgoing } from './storage.js';

/** Answers that another try may change; all others with no reply are final. */
const PASSING = [0, 408, 425, 502, 503, 504];

export class Conversation {
	#server;
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
	/** @type {string | null} Where the turns before those that are shown end. */
	#before = null;

	/**
	 * @param {Server} server
	 * @param {Storage} storage
	 * @param {View} view
	 * @param {string | null} country Two letters, if the page says where people are.
	 */
	constructor(server, storage, view, country) {
		this.#server = server;
		this.#storage = storage;
		this.#view = view;
		this.#country = country;
		this.#token = storage.kept.token ?? null;
		this.#queue = listOf(storage.kept.queue);
		this.#unread = this.#token !== null;
		this.#delivery = new Delivery(() => this.#next(), trouble => view.troubled(trouble));
	}

	/** Bring back what was said before, and send what was not sent yet. */
	open() {
		if (!this.#unread) {
			this.#showQueue();
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
	}

	/** @returns {Promise<boolean>} Whether the server has deleted the conversation. */
	async erase() {
		const token = this.#token;
		// What is on its way would be kept after all, if it came later than this.
		this.#keepQueue([]);
		await this.#asked;
		if (token) {
			const { status } = await this.#server.erase(token);
			if (status !== 200 && status !== 401) {
				return false;
			}
		}
		this.startOver();
		return true;
	}

	/**
	 * @returns {Promise<{turns: Turn[], hasEarlier: boolean} | null>} The turns before
	 *   those that were shown; null if they could not be had.
	 */
	async earlier() {
		const { status, body } = await this.#server.history(this.#token, this.#before);
		if (status !== 200) {
			return null;
		}
		this.#before = body?.earlier ?? null;
		return { turns: listOf(body?.turns).map(readTurn), hasEarlier: this.#before !== null };
	}

	/**
	 * @returns {Promise<any[] | null>} All turns as the server keeps them, oldest first;
	 *   null if they could not be had.
	 */
	async all() {
		/** @type {any[]} */
		const turns = [];
		/** @type {string | null} */
		let before = null;
		while (this.#token) {
			const { status, body } = await this.#server.history(this.#token, before);
			if (status !== 200) {
				return null;
			}
			turns.unshift(...listOf(body?.turns));
			before = body?.earlier ?? null;
			if (before === null) {
				break;
			}
		}
		return turns;
	}

	stop() {
		this.#delivery.stop();
		this.#server.stop();
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
		return this.#token ? this.#deliver(outgoing) : this.#begin(outgoing);
	}

	/** @returns {Promise<Outcome>} */
	async #restore() {
		const { status, body, retryAfter } = await this.#server.history(this.#token, null);
		if (status === 200) {
			this.#unread = false;
			this.#before = body?.earlier ?? null;
			const turns = listOf(body?.turns).map(readTurn);
			const ids = turns.map(turn => turn.id);
			this.#keepQueue(this.#queue.filter(({ id }) => !ids.includes(id)));
			this.#view.restored(turns, this.#before !== null);
			this.#showQueue();
			return 'done';
		}
		if (status === 401) {
			this.#forget();
			this.#showQueue();
			return 'done';
		}
		return wait(status, retryAfter);
	}

	/**
	 * @param {Outgoing} outgoing
	 * @returns {Promise<Outcome>}
	 */
	async #begin(outgoing) {
		const { status, body, retryAfter } = await this.#server.begin();
		if (status === 201 && typeof body?.token === 'string') {
			this.#keepToken(body.token);
			return 'done';
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
			this.#forget();
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
		if (typeof body.token === 'string') {
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

	#showQueue() {
		for (const outgoing of this.#queue) {
			this.#view.sent(outgoing);
		}
	}

	#forget() {
		this.#unread = false;
		this.#before = null;
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
