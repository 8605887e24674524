/** Says each new message once to a screen reader, and never moves the focus. */

import { element } from './dom.js';

const FORGET_AFTER = 10_000; // milliseconds

export class Announcer {
	element = element('div', 'announcer unseen');

	constructor() {
		this.element.setAttribute('aria-live', 'polite');
	}

	/** @param {string} text */
	say(text) {
		const line = element('p', '', text);
		this.element.append(line);
		// Else a person who reads line by line would meet every reply a second time.
		setTimeout(() => line.remove(), FORGET_AFTER);
	}
}
