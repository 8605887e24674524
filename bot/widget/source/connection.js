/**
 * Says above the message box when messages do not get through.
 *
 * @import { Trouble } from './delivery.js'
 * @import { Texts } from './texts.js'
 */

import { button, element } from './dom.js';

export class Connection {
	element = element('div', 'connection');
	#texts;
	#deeds;
	/** @type {Trouble | null} */
	#trouble = null;

	/**
	 * @param {Texts} texts
	 * @param {{tryNow: () => void, say: (text: string) => void, focusBox: () => void}} deeds
	 */
	constructor(texts, deeds) {
		this.#texts = texts;
		this.#deeds = deeds;
		this.element.hidden = true;
	}

	get isTroubled() {
		return this.#trouble !== null;
	}

	/** @param {Trouble | null} trouble */
	show(trouble) {
		if (trouble === this.#trouble) {
			return; // said already
		}
		if (!trouble) {
			if (this.element.matches(':focus-within')) {
				this.#deeds.focusBox(); // the button that has it goes away
			}
			this.clear();
			this.#deeds.say(this.#texts.connected);
			return;
		}
		const words = `${this.#texts[trouble]} ${this.#texts.urgentHelp}`;
		this.#trouble = trouble;
		this.element.hidden = false;
		this.element.replaceChildren(
			element('p', '', words),
			button('try-now', this.#texts.tryNow, this.#deeds.tryNow)
		);
		this.#deeds.say(words);
	}

	/** Say nothing any more. */
	clear() {
		this.#trouble = null;
		this.element.hidden = true;
	}
}
