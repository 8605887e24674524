/** Says each new message once to a screen reader, and never moves the focus. */

import { element } from './dom.js';

const FORGET_AFTER = 10_000; // milliseconds

export class Announcer {
	element = element('div', 'announcer unseen');

	constructor() {
		this.element.setAttribute('aria-live', 'polite');
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
		setTimeout(() => line.remove(), FORGET_AFTER);
	}
}
