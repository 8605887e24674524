/**
 * The frame of the chat: a button that opens a dialog at the edge of the page, or a
 * part of the page itself.
 *
 * @import { Texts } from './texts.js'
 */

import { element, icon, iconButton } from './dom.js';

const BUBBLE = 'M20 4H4v12h4v4.5l5-4.5h7zM8 8.5h8M8 12h5';
const CROSS = 'M6 6l12 12M18 6L6 18';
/** On a small screen the chat is all that is seen, and all that can be reached. */
const SMALL = '(max-width: 30em), (max-height: 30em)';

export class Panel {
	/** @type {HTMLElement} */
	element;
	header = element('header');
	/** @type {HTMLButtonElement | null} Null, if the chat is a part of the page. */
	launcher = null;
	#title = element('h2');
	#texts;
	#name;
	#onToggle;
	#small = matchMedia(SMALL);

	/**
	 * @param {Texts} texts
	 * @param {string} name
	 * @param {boolean} isInline
	 * @param {(isOpen: boolean) => void} onToggle Told when the person opens or closes it.
	 * @param {AbortSignal} signal Ends listening to the window.
	 */
	constructor(texts, name, isInline, onToggle, signal) {
		this.#texts = texts;
		this.#name = name;
		this.#onToggle = onToggle;
		this.#title.textContent = name;
		this.#title.id = 'title';
		this.#title.tabIndex = -1;
		this.header.append(this.#title);
		if (isInline) {
			this.element = element('div', 'panel');
			// A page that a phone's keyboard makes lower would leave the box below its edge.
			const show = () => this.#focused()?.scrollIntoView({ block: 'nearest' });
			addEventListener('resize', show, { signal });
		} else {
			this.element = this.#dialog(signal);
			this.launcher = element('button', 'launcher', icon(BUBBLE));
			this.launcher.type = 'button';
			this.launcher.setAttribute('aria-haspopup', 'dialog');
			this.launcher.addEventListener('click', () => this.#onToggle(true));
			this.markUnread(false);
		}
		this.element.append(this.header);
	}

	get isOpen() {
		return !(this.element instanceof HTMLDialogElement) || this.element.open;
	}

	/** Whether opening it hides the page. */
	get isSmall() {
		return this.#small.matches;
	}

	/** The button by which the dialog is closed; null, if the chat is a part of the page. */
	closer() {
		return this.launcher
			? iconButton('close', CROSS, this.#texts.closeChat, () => this.#onToggle(false))
			: null;
	}

	show() {
		if (!(this.element instanceof HTMLDialogElement) || this.element.open) {
			return;
		}
		if (this.#small.matches) {
			this.element.showModal();
		} else {
			this.element.setAttribute('open', ''); // show() would take the focus
		}
		this.#fit();
		if (this.launcher) {
			this.launcher.hidden = true;
		}
		this.markUnread(false);
	}

	hide() {
		if (!(this.element instanceof HTMLDialogElement) || !this.launcher?.hidden) {
			return;
		}
		const root = this.element.getRootNode();
		// Closed already, it was closed from within, as by the back gesture of a phone.
		const hadFocus = !this.element.open || (root instanceof ShadowRoot && root.activeElement);
		this.element.close();
		this.launcher.hidden = false;
		if (hadFocus) {
			this.launcher.focus();
		}
	}

	focusTitle() {
		this.#title.focus({ preventScroll: true });
	}

	/** @param {boolean} isUnread Whether a reply came while it was closed. */
	markUnread(isUnread) {
		const { openChat, newReply } = this.#texts;
		const name = `${openChat}: ${this.#name}`;
		this.launcher?.classList.toggle('unread', isUnread);
		this.launcher?.setAttribute('aria-label', isUnread ? `${name} (${newReply})` : name);
	}

	/** @param {AbortSignal} signal */
	#dialog(signal) {
		const dialog = element('dialog', 'panel');
		dialog.setAttribute('aria-labelledby', this.#title.id);
		dialog.addEventListener('keydown', event => {
			if (event.key === 'Escape' && !event.isComposing) {
				event.preventDefault();
				this.#onToggle(false);
			}
		});
		dialog.addEventListener('close', () => {
			if (!dialog.open) {
				this.#onToggle(false); // by the browser itself, as on a phone's back gesture
			}
		});
		this.#small.addEventListener('change', () => this.#reopen(), { signal });
		window.visualViewport?.addEventListener('resize', () => this.#fit(), { signal });
		window.visualViewport?.addEventListener('scroll', () => this.#fit(), { signal });
		return dialog;
	}

	/** As another kind of dialog, since the screen has another size now. */
	#reopen() {
		if (this.element instanceof HTMLDialogElement && this.element.open) {
			const focused = this.#focused();
			this.element.close();
			this.show();
			if (focused instanceof HTMLElement) {
				focused.focus({ preventScroll: true });
			}
		}
	}

	/** Keep clear of a keyboard on the screen, which the layout of the page ignores. */
	#fit() {
		const { visualViewport } = window;
		if (visualViewport) {
			this.element.style.setProperty('--seen', `${visualViewport.height}px`);
			this.element.style.setProperty('--above', `${visualViewport.offsetTop}px`);
			this.#keepFocusInView();
		}
	}

	/** Where the chat scrolls as a whole, the box could slip below its end. */
	#keepFocusInView() {
		const focused = this.#focused();
		if (focused) {
			const { bottom } = this.element.getBoundingClientRect();
			const below = focused.getBoundingClientRect().bottom - bottom;
			if (below > 0) {
				this.element.scrollTop += below + 8; // 8: not on its very edge
			}
		}
	}

	/** @returns {Element | null} What has the focus in the chat. */
	#focused() {
		const root = this.element.getRootNode();
		const focused = root instanceof ShadowRoot ? root.activeElement : null;
		return this.element.contains(focused) ? focused : null;
	}
}
