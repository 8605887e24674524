/**
 * A button that shows more buttons below it.
 *
 * @typedef {{name: string, act: () => void}} Item
 */

import { button, element, iconButton, list } from './dom.js';

const DOTS = 'M12 5h.01M12 12h.01M12 19h.01';

export class Menu {
	element = element('div', 'menu-frame');
	#opener;
	#items;

	/**
	 * @param {string} name
	 * @param {Item[]} items
	 * @param {AbortSignal} signal Ends listening to the document.
	 */
	constructor(name, items, signal) {
		this.#opener = iconButton('menu-button', DOTS, name, () => this.#toggle());
		this.#opener.setAttribute('aria-expanded', 'false');
		this.#items = list(
			'menu',
			items.map(({ name: title, act }) =>
				button('item', title, () => {
					this.close();
					act();
				})
			)
		);
		this.#items.hidden = true;
		this.element.append(this.#opener, this.#items);
		this.element.addEventListener('keydown', event => {
			if (event.key === 'Escape' && !this.#items.hidden) {
				event.preventDefault();
				event.stopPropagation(); // else the chat would close as well
				this.close();
			}
		});
		// A press elsewhere, or a tab out of it, puts it away.
		const isOutside = (/** @type {Event} */ event) => !event.composedPath().includes(this.element);
		document.addEventListener('pointerdown', event => isOutside(event) && this.#show(false), {
			signal
		});
		this.element.addEventListener('focusout', ({ relatedTarget }) => {
			if (relatedTarget instanceof Node && !this.element.contains(relatedTarget)) {
				this.#show(false);
			}
		});
	}

	/** Put it away, and go back to its button. */
	close() {
		this.#show(false);
		this.#opener.focus();
	}

	#toggle() {
		this.#show(Boolean(this.#items.hidden));
	}

	/** @param {boolean} isShown */
	#show(isShown) {
		this.#items.hidden = !isShown;
		this.#opener.setAttribute('aria-expanded', String(isShown));
	}
}
