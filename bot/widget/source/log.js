/**
 * What was said, as a list that scrolls. It is no live region: the announcer says each
 * reply once.
 *
 * @import { Page } from './history.js'
 * @import { Choice, Turn } from './replies.js'
 * @import { Outgoing } from './storage.js'
 * @import { Speech } from './texts.js'
 * @import { Deeds } from './turns.js'
 */

import { button, element, iconButton } from './dom.js';
import { scrollOf } from './scroll.js';
import { firstTurn, noteTurn, ownTurn, replyTurn, waitingTurn } from './turns.js';

const SHOW_WAITING_AFTER = 300; // milliseconds: sooner, it would only flicker
const IS_ANSWERED_AT_ONCE = 5_000; // milliseconds; later, a person may read elsewhere
const FRESH = 5; // turns
const DOWN = 'M12 4v16M5 13l7 7 7-7';

export class Log {
	element = element('div', 'log');
	latest;
	#speech;
	#author;
	#deeds;
	#retry;
	#turns = element('ol', 'turns');
	#first;
	#earlier;
	/** @type {Map<string, HTMLLIElement>} The person's turns without a reply, by id. */
	#unanswered = new Map();
	/** @type {HTMLLIElement} */
	#waiting;
	/** @type {ReturnType<typeof setTimeout> | undefined} */
	#showWaiting;
	#sentAt = 0;
	/** @type {Element[]} The newest turns, which are laid out even when out of view. */
	#fresh = [];

	/**
	 * @param {Speech} speech
	 * @param {string} author
	 * @param {string | null} greeting
	 * @param {Choice[]} starters
	 * @param {Deeds & {retry: (id: string) => void, earlier: () => void,
	 *   signal: AbortSignal}} deeds `signal` ends all waiting.
	 */
	constructor(speech, author, greeting, starters, deeds) {
		const { texts } = speech;
		this.#speech = speech;
		this.#author = author;
		this.#deeds = deeds;
		this.#retry = deeds.retry;
		this.#first = () => firstTurn(texts, author, greeting, starters, deeds);
		this.#waiting = waitingTurn(texts, author);
		this.#earlier = element('li', 'turn', button('earlier', texts.earlier, deeds.earlier));
		this.latest = iconButton('latest', DOWN, texts.latest, () => this.#scroll().toEnd());
		this.latest.hidden = true;
		this.#turns.setAttribute('role', 'list');
		// Scrolled by keyboard, it must take the focus, and so have a name.
		this.element.tabIndex = 0;
		this.element.setAttribute('role', 'group');
		this.element.setAttribute('aria-label', texts.conversation);
		this.element.append(this.#turns);
		this.element.addEventListener('scroll', () => this.#offerLatest(), { passive: true });
		deeds.signal.addEventListener('abort', () => this.answered());
		this.clear();
	}

	/** Begin with the first message, and nothing else. */
	clear() {
		this.answered();
		this.#unanswered.clear();
		this.#turns.replaceChildren(this.#first());
		this.#refresh();
		this.#scroll().to(0);
	}

	/** @param {Page} page The newest that the server keeps. */
	restore({ turns, hasEarlier }) {
		const first = this.#turns.firstElementChild;
		for (const { id } of turns) {
			this.#unanswered.get(id)?.remove(); // it was heard, and is among them
			this.#unanswered.delete(id);
		}
		first?.after(...turns.flatMap(turn => this.#kept(turn)));
		if (hasEarlier) {
			first?.after(this.#earlier);
		}
		this.#dropOldChoices();
		this.#refresh();
		this.#scroll().toEnd('instant');
	}

	/** @param {Page} page What was said before what is shown. */
	prepend({ turns, hasEarlier }) {
		const made = turns.flatMap(turn => this.#kept(turn));
		made.forEach(turn => turn.querySelector('.choices')?.remove());
		const { scroller } = this.#scroll();
		const toEnd = scroller.scrollHeight - scroller.scrollTop;
		this.#earlier.after(...made);
		if (!hasEarlier) {
			this.#earlier.remove();
		}
		scroller.scrollTo({ top: scroller.scrollHeight - toEnd, behavior: 'instant' });
		made[0]?.focus({ preventScroll: true }); // the button may be gone
	}

	/** @param {Outgoing} outgoing */
	addOwn({ id, shown, time, failure }) {
		if (shown === null) {
			return;
		}
		const turn = ownTurn(this.#speech, shown, time);
		this.#unanswered.set(id, turn);
		// Choices belong to the reply that is last: later they may mean something else.
		this.#dropChoices();
		this.#turns.append(turn);
		this.#refresh();
		this.#sentAt = Date.now();
		this.#scroll().toEnd();
		if (failure) {
			this.fail({ id, failure });
		}
	}

	/** @param {string} id Of the turn that was just added. */
	focusOwn(id) {
		this.#unanswered.get(id)?.focus({ preventScroll: true });
	}

	/** @param {Outgoing} outgoing That the server works on. */
	wait({ id, shown }) {
		clearTimeout(this.#showWaiting);
		if (shown === null) {
			return;
		}
		this.#showWaiting = setTimeout(() => {
			const scroll = this.#scroll();
			(this.#unanswered.get(id) ?? this.#turns.lastElementChild)?.after(this.#waiting);
			this.#refresh();
			scroll.follow(this.#waiting);
		}, SHOW_WAITING_AFTER);
	}

	/** No reply is on its way any more. */
	answered() {
		clearTimeout(this.#showWaiting);
		this.#waiting.remove();
	}

	/**
	 * @param {Outgoing} outgoing
	 * @param {Turn} turn
	 */
	addReply({ id, shown }, { replies, time }) {
		this.answered();
		const own = this.#unanswered.get(id);
		own?.querySelector('.status')?.remove();
		this.#unanswered.delete(id);
		const reply = replyTurn(this.#speech, this.#author, replies, time, this.#deeds);
		if (shown === null && replies.some(({ choices }) => choices.length)) {
			this.#dropChoices();
		}
		const scroll = this.#scroll();
		if (own) {
			own.after(reply);
		} else {
			this.#addBeforeUnanswered(reply);
		}
		this.#refresh();
		scroll.follow(reply);
	}

	/** Say of all that waits that it is not sent yet. */
	markUnsent() {
		for (const [id, turn] of this.#unanswered) {
			if (!turn.querySelector('.retry')) {
				this.#status(id).replaceChildren(this.#speech.texts.notSent);
			}
		}
	}

	/** @param {Pick<Outgoing, 'id' | 'failure'>} outgoing That got no reply for good. */
	fail({ id, failure }) {
		this.answered();
		const { texts } = this.#speech;
		const status = this.#status(id);
		status.classList.add('failure');
		status.replaceChildren(
			element('p', '', `${failure ? texts[failure] : ''} ${texts.urgentHelp}`),
			button('retry', texts.retry, () => {
				status.remove();
				this.#unanswered.get(id)?.focus({ preventScroll: true });
				this.#retry(id);
			})
		);
		this.#scroll().follow(status);
	}

	/**
	 * @param {string} text
	 * @param {boolean} [isBeforeUnanswered]
	 */
	note(text, isBeforeUnanswered = false) {
		const scroll = this.#scroll();
		const note = noteTurn(text);
		if (isBeforeUnanswered) {
			this.#addBeforeUnanswered(note);
		} else {
			this.#turns.append(note);
		}
		this.#refresh();
		scroll.follow(note);
	}

	/** Show the newest turn, as when the chat is opened. */
	showEnd() {
		this.#scroll().toEnd('instant');
		this.#offerLatest();
	}

	/**
	 * @param {Turn} turn
	 * @returns {HTMLLIElement[]}
	 */
	#kept({ text, replies, time }) {
		const { texts } = this.#speech;
		const own = text === null ? [] : [ownTurn(this.#speech, text, time)];
		const reply = replies.length
			? [replyTurn(this.#speech, this.#author, replies, time, this.#deeds)]
			: [noteTurn(texts.failed)];
		return [...own, ...reply];
	}

	/** @param {HTMLLIElement} turn That stands before what waits for a reply at the end. */
	#addBeforeUnanswered(turn) {
		const open = [...this.#unanswered.values(), this.#waiting];
		let place = this.#turns.lastElementChild;
		while (open.some(one => one === place)) {
			place = place?.previousElementSibling ?? null;
		}
		place?.after(turn);
	}

	/** @param {string} id */
	#status(id) {
		const turn = this.#unanswered.get(id);
		const found = turn?.querySelector('.status');
		const status = found instanceof HTMLElement ? found : element('div', 'status');
		turn?.append(status);
		return status;
	}

	#dropChoices() {
		this.#turns.querySelectorAll('.choices').forEach(choices => choices.remove());
	}

	/** Leave only what may still be chosen: the last choices, if nothing was said since. */
	#dropOldChoices() {
		const last = [...this.#turns.querySelectorAll('.own, .choices')].at(-1);
		this.#turns.querySelectorAll('.choices').forEach(choices => choices !== last && choices.remove());
	}

	/** In the style sheet, :nth-last-child would look at every turn at each change. */
	#refresh() {
		this.#fresh.forEach(turn => turn.classList.remove('fresh'));
		this.#fresh = [...this.#turns.children].slice(-FRESH);
		this.#fresh.forEach(turn => turn.classList.add('fresh'));
	}

	#offerLatest() {
		const { isNearEnd } = this.#scroll();
		const last = this.#turns.lastElementChild;
		if (isNearEnd && this.latest.matches(':focus') && last instanceof HTMLElement) {
			last.focus({ preventScroll: true }); // as the button goes away
		}
		this.latest.hidden = isNearEnd;
	}

	#scroll() {
		const isWaitedFor = Date.now() - this.#sentAt < IS_ANSWERED_AT_ONCE;
		return scrollOf(this.element, isWaitedFor, () => this.#offerLatest());
	}
}
