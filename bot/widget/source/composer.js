/**
 * The box that a person types into.
 *
 * @import { Texts } from './texts.js'
 */

import { element, filled, icon } from './dom.js';

const LONGEST = 1000; // characters in a message
const COUNT_FROM = 900;
const SAY_COUNT_AFTER = 1_000; // milliseconds without typing
const ARROW = 'M12 20V4M5 11l7-7 7 7';

export class Composer {
	element = element('form', 'composer');
	#texts;
	#say;
	#send;
	#box = element('textarea');
	#counter = element('p', 'counter');
	/** @type {ReturnType<typeof setTimeout> | undefined} */
	#sayCount;

	/**
	 * @param {Texts} texts
	 * @param {string} draft What was typed and not sent.
	 * @param {{send: (text: string) => void, draft: (text: string) => void,
	 *   say: (text: string) => void, signal: AbortSignal}} deeds `signal` ends all waiting.
	 */
	constructor(texts, draft, { send, draft: keepDraft, say, signal }) {
		this.#texts = texts;
		this.#say = say;
		this.#send = send;
		const box = this.#box;
		box.id = 'question';
		box.rows = 1;
		box.dir = 'auto';
		box.autocomplete = 'off';
		box.enterKeyHint = 'send';
		box.value = draft;
		box.setAttribute('aria-describedby', 'hint counter');
		const label = element('label', '', texts.question);
		label.htmlFor = box.id;
		const sender = element('button', 'send', icon(ARROW), element('span', '', texts.send));
		const hint = element('p', 'hint', texts.hint, ' ', element('span', 'keys', texts.keys));
		hint.id = 'hint';
		this.#counter.id = 'counter';
		this.#counter.hidden = true;
		this.element.append(
			label,
			element('div', 'line', box, sender),
			element('div', 'under', hint, this.#counter)
		);
		this.element.noValidate = true;
		this.element.addEventListener('submit', event => {
			event.preventDefault();
			this.#submit();
		});
		box.addEventListener('keydown', event => {
			// 229: Safari ends a composition (Japanese, Chinese) before this event.
			const composing = event.isComposing || event.keyCode === 229;
			if (event.key === 'Enter' && !event.shiftKey && !composing) {
				event.preventDefault();
				this.#submit();
			}
		});
		signal.addEventListener('abort', () => clearTimeout(this.#sayCount));
		box.addEventListener('input', () => {
			this.#fit();
			this.#count();
			keepDraft(box.value);
		});
	}

	focus() {
		this.#box.focus({ preventScroll: true });
	}

	/** Make the box as high as its text, where the browser does not do it. */
	#fit() {
		if (!CSS.supports('field-sizing', 'content')) {
			this.#box.style.height = 'auto';
			this.#box.style.height = `${this.#box.scrollHeight + 2}px`; // 2: its borders
		}
	}

	#submit() {
		const text = this.#box.value.trim();
		if (!text) {
			this.focus();
			return;
		}
		if (length(text) > LONGEST) {
			this.#say(this.#counter.textContent ?? '');
			return;
		}
		this.#box.value = '';
		this.#box.dispatchEvent(new Event('input'));
		this.#send(text);
	}

	#count() {
		clearTimeout(this.#sayCount);
		const left = LONGEST - length(this.#box.value.trim());
		const isOver = left < 0;
		const { charactersOver, charactersLeft } = this.#texts;
		const count = isOver ? filled(charactersOver, -left) : filled(charactersLeft, left);
		const isShown = left <= LONGEST - COUNT_FROM;
		this.#counter.hidden = !isShown;
		// It describes the box, and would be read with it even while it is hidden.
		this.#counter.textContent = isShown ? count : '';
		this.#box.setAttribute('aria-invalid', String(isOver));
		if (isShown) {
			this.#sayCount = setTimeout(() => this.#say(count), SAY_COUNT_AFTER);
		}
	}
}

/**
 * @param {string} text
 * @returns {number} Characters as the server counts them: an emoji is one.
 */
function length(text) {
	return [...text].length;
}
