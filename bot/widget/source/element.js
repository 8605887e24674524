/**
 * The custom element <cofactor-chat>: its attributes, and its life in a page that may
 * add, move and remove it.
 */

import { country, tellNonsense, webAddress } from './attributes.js';
import { Chat } from './chat.js';
import { paint } from './colors.js';
import { element } from './dom.js';
import { speechFor } from './texts.js';
import css from './widget.css';

const NAME = 'Cofactor';
const COLORS = ['accent', 'scheme'];
/** What can be changed without building the chat anew. */
const LIGHT = [...COLORS, 'open', 'position'];
export const ATTRIBUTES = [
	...LIGHT,
	'server',
	'title',
	'language',
	'country',
	'greeting',
	'inline'
];

/** What tells a page what is typed, and would set off its shortcuts. */
const TYPING = [
	...['keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'paste', 'copy', 'cut'],
	...['compositionstart', 'compositionupdate', 'compositionend']
];

/** Where the script came from, and so the server, unless an attribute names one. */
let home = '';

/** @param {string} script The address of this script: <server>/widget/<file>. */
export function setHome(script) {
	home = new URL('..', script).href.replace(/\/$/, '');
}

export class CofactorChat extends HTMLElement {
	static observedAttributes = ATTRIBUTES;

	/** @type {Chat | null} */
	#chat = null;
	#root = element('section', 'root');
	#ending = new AbortController();
	#isStale = false;
	/** Whether a person, and not the page, opens it. */
	#isAsked = false;

	constructor() {
		super();
		const shadow = this.attachShadow({ mode: 'open' });
		// A sheet made here needs no exception in the page's Content-Security-Policy.
		const sheet = new CSSStyleSheet();
		sheet.replaceSync(css);
		shadow.adoptedStyleSheets = [sheet];
		shadow.append(this.#root);
		for (const kind of TYPING) {
			shadow.addEventListener(kind, event => event.stopPropagation());
		}
	}

	connectedCallback() {
		this.#ending = new AbortController();
		tellNonsense(this, ATTRIBUTES);
		const dark = matchMedia('(prefers-color-scheme: dark)');
		dark.addEventListener('change', () => this.#paint(), { signal: this.#ending.signal });
		this.#build();
		const wasOpen = this.#chat?.wasOpen;
		if (this.#chat?.panel.launcher) {
			// On a small screen it would hide the page from a person who did not ask for it.
			const isOpen = !this.#chat.panel.isSmall && (wasOpen ?? this.hasAttribute('open'));
			this.toggleAttribute('open', isOpen);
		}
		this.#showOrHide();
	}

	disconnectedCallback() {
		this.#ending.abort();
		this.#chat?.end();
		this.#chat = null;
	}

	/**
	 * @param {string} name
	 * @param {string | null} before
	 * @param {string | null} after
	 */
	attributeChangedCallback(name, before, after) {
		if (!this.#chat || before === after) {
			return;
		}
		tellNonsense(this, [name]);
		if (COLORS.includes(name)) {
			this.#paint();
		} else if (name === 'open') {
			this.#showOrHide();
		} else if (!LIGHT.includes(name) && !this.#isStale) {
			this.#isStale = true;
			queueMicrotask(() => this.#rebuild()); // once, if several change together
		}
	}

	/** Open the chat and go to it, as its button does. */
	show() {
		this.#isAsked = true;
		this.setAttribute('open', '');
		this.#isAsked = false;
	}

	/** Close the chat. */
	hide() {
		this.removeAttribute('open');
	}

	#build() {
		const isInline = this.hasAttribute('inline');
		const name = this.getAttribute('title') || NAME;
		const speech = speechFor(this.getAttribute('language'), navigator.languages);
		const options = {
			server: webAddress(this.getAttribute('server')) ?? home,
			name,
			country: country(this.getAttribute('country')),
			greeting: this.getAttribute('greeting'),
			isInline,
			id: this.id
		};
		const onToggle = (/** @type {boolean} */ isOpen) => (isOpen ? this.show() : this.hide());
		this.#chat = new Chat(options, speech, onToggle);
		const { launcher, element: panel } = this.#chat.panel;
		this.#root.setAttribute('aria-label', name);
		this.#root.title = ''; // else the element's own title would show over all of it
		this.#root.lang = speech.language;
		this.#root.dir = speech.direction;
		this.#root.replaceChildren(...(launcher ? [launcher] : []), panel);
		this.#paint();
	}

	#rebuild() {
		this.#isStale = false;
		if (this.#chat) {
			const hadFocus = Boolean(this.shadowRoot?.activeElement);
			this.#chat.end();
			this.#build();
			this.#showOrHide();
			if (hadFocus) {
				const { isOpen, launcher } = this.#chat.panel;
				(isOpen ? this.#chat : launcher)?.focus();
			}
		}
	}

	#showOrHide() {
		if (this.hasAttribute('open') || this.hasAttribute('inline')) {
			this.#chat?.show();
			if (this.#isAsked) {
				this.#chat?.focus();
			}
		} else {
			this.#chat?.hide();
		}
	}

	#paint() {
		const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
		const wished = this.getAttribute('scheme');
		const scheme = wished === 'light' || wished === 'dark' ? wished : isDark ? 'dark' : 'light';
		paint(this.#root, this.getAttribute('accent'), scheme);
	}
}

/** Make <cofactor-chat> known to the page; nothing, if it is known already. */
export function define() {
	if (!customElements.get('cofactor-chat')) {
		customElements.define('cofactor-chat', CofactorChat);
	}
}
