/** Says each new message once to a screen reader, and never moves the focus. */

import { element } from './dom.js';

const FORGET_AFTER = 10_000; // milliseconds

export class Announcer {
	element = element('div', 'announcer unseen');

	/** @type {Set<ReturnType<typeof setTimeout>>} */
	#timers = new Set();

	/** @param {AbortSignal} signal Ends all waiting. */
	constructor(signal) {
		this.element.setAttribute('aria-live', 'polite');
		signal.addEventListener('abort', () => this.#timers.forEach(timer => clearTimeout(timer)));
	}

	/** @param {string | [text: string, language: string][]} said */
	say(said) {
		const parts = typeof said === 'string' ? [said] : said.map(([text, language]) => {
			const part = element('span', '', `${text} `);
			part.lang = language;
			return part;
		});
		const line = element('p', '', ...parts);
		this.element.append(line);
		// Else a person who reads line by line would meet every reply a second time.
		const timer = setTimeout(() => {
			this.#timers.delete(timer);
			line.remove();
		}, FORGET_AFTER);
		this.#timers.add(timer);
	}
}
