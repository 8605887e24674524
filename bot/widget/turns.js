// @ts-check

import { BULLET } from './server.js';

/** @import { Choice, PhoneNumber, Reply, Source } from './server.js' */

/**
 * The elements of the conversation: one list item for each turn.
 *
 * Words from the person and from the server are set as text, never as HTML.
 */

/**
 * @param {string} text What the person typed or chose.
 * @returns {HTMLLIElement} Can be focused by script, for when the button that
 *   had the focus goes away.
 */
export function ownTurn(text) {
	const turn = newTurn('own', 'You');
	const bubble = newBubble();
	bubble.append(textElement('p', text));
	turn.append(bubble);
	turn.tabIndex = -1;
	return turn;
}

/**
 * @param {Reply[]} replies
 * @returns {HTMLLIElement}
 */
export function replyTurn(replies) {
	const turn = newTurn('reply', 'Cofactor');
	for (const reply of replies) {
		turn.append(bubbleOf(reply));
		if (reply.ratings.length) {
			turn.append(ratingOf(reply));
		}
		if (reply.choices.length) {
			turn.append(choicesOf(reply));
		}
	}
	return turn;
}

/** @returns {HTMLLIElement} */
export function waitingTurn() {
	const turn = newTurn('reply waiting', 'Cofactor');
	const bubble = newBubble();
	const dots = element('span', 'dots');
	dots.append(element('span'), element('span'), element('span'));
	dots.setAttribute('aria-hidden', 'true');
	bubble.append(dots, textElement('p', 'Writing a reply'));
	turn.append(bubble);
	return turn;
}

/**
 * @param {string} text What went wrong.
 * @param {() => void} retry
 */
export function failure(text, retry) {
	const box = element('div', 'failure');
	const button = textElement('button', 'Retry');
	button.type = 'button';
	button.addEventListener('click', retry);
	box.append(textElement('p', text), button);
	return box;
}

/**
 * @param {Reply[]} replies
 * @returns {string} What a screen reader says when they arrive.
 */
export function spoken(replies) {
	const parts = replies.flatMap(({ lines, notice, numbers, choices }) => [
		...lines.map(line => line.replace(BULLET, '')),
		// Their numbers stand in the words as well: a link says them when it is reached.
		numbers.length ? 'Numbers to call follow.' : '',
		notice,
		choices.length ? `Choices: ${choices.map(({ title }) => title).join(', ')}.` : ''
	]);
	return `Cofactor: ${parts.filter(part => part).join(' ')}`;
}

/** @param {Reply} reply */
function bubbleOf({ lines, notice, sources, numbers, urgent }) {
	const bubble = newBubble();
	bubble.classList.toggle('urgent', urgent);
	bubble.append(...body(lines));
	if (numbers.length) {
		bubble.append(list('numbers', numbers.map(phoneLink)));
	}
	if (sources.length) {
		const details = element('details');
		details.append(
			textElement('summary', `Sources (${sources.length})`),
			list('sources', sources.map(sourceLink))
		);
		bubble.append(details);
	}
	if (notice) {
		bubble.append(textElement('p', notice, 'notice'));
	}
	return bubble;
}

/**
 * @param {string[]} lines
 * @returns {HTMLElement[]} A paragraph for each line; bulleted ones as lists.
 */
function body(lines) {
	/** @type {HTMLElement[]} */
	const blocks = [];
	for (const line of lines) {
		if (!line.startsWith(BULLET)) {
			blocks.push(textElement('p', line));
			continue;
		}
		if (!(blocks.at(-1) instanceof HTMLUListElement)) {
			blocks.push(element('ul'));
		}
		blocks.at(-1)?.append(textElement('li', line.slice(BULLET.length)));
	}
	return blocks;
}

/** @param {Reply} reply */
function choicesOf({ choices }) {
	const group = list('choices', choices.map(sendingButton));
	group.setAttribute('aria-label', 'Choices');
	return group;
}

/** @param {Reply} reply */
function ratingOf({ ratings }) {
	const group = list('rating', ratings.map(sendingButton));
	group.setAttribute('aria-label', 'Was this helpful?');
	return group;
}

/** @param {Choice} choice */
function sendingButton({ title, payload }) {
	const button = textElement('button', title);
	button.type = 'button';
	button.dir = 'auto';
	button.dataset.payload = payload;
	return button;
}

/** @param {Source} source */
function sourceLink({ title, url }) {
	if (!url) {
		return textElement('span', title);
	}
	const link = textElement('a', title);
	link.href = url;
	link.target = '_blank';
	link.rel = 'noopener noreferrer nofollow';
	link.append(textElement('span', ' (opens in a new tab)', 'visually-hidden'));
	return link;
}

/** @param {PhoneNumber} phone */
function phoneLink({ label, number, href }) {
	const link = element(href ? 'a' : 'span');
	const verb = href?.startsWith('sms:') ? 'Text' : 'Call';
	if (href && link instanceof HTMLAnchorElement) {
		link.href = href;
	}
	const called = element('strong');
	const digits = textElement('bdi', number);
	digits.dir = 'ltr'; // else its groups change places in a right-to-left page
	called.append(`${verb} `, digits);
	link.append(called, ' ', textElement('span', label));
	return link;
}

/**
 * @param {string} kind
 * @param {string} author
 */
function newTurn(kind, author) {
	const turn = element('li', `turn ${kind}`);
	turn.append(textElement('p', author, 'author'));
	return turn;
}

function newBubble() {
	const bubble = element('div', 'bubble');
	bubble.dir = 'auto'; // people write in Arabic and Hebrew too
	return bubble;
}

/**
 * @param {string} className
 * @param {HTMLElement[]} children
 */
function list(className, children) {
	const all = element('ul', className);
	// Safari forgets that a list without bullets is one, unless told so.
	all.setAttribute('role', 'list');
	for (const child of children) {
		const item = element('li');
		item.append(child);
		all.append(item);
	}
	return all;
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} [className]
 * @returns {HTMLElementTagNameMap[Tag]}
 */
function element(tag, className = '') {
	const made = document.createElement(tag);
	if (className) {
		made.className = className;
	}
	return made;
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} text
 * @param {string} [className]
 * @returns {HTMLElementTagNameMap[Tag]}
 */
function textElement(tag, text, className = '') {
	const made = element(tag, className);
	made.textContent = text;
	return made;
}
