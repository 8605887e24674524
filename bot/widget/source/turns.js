/**
 * The elements of the conversation: one list item for each turn.
 *
 * @import { Choice, PhoneNumber, Reply, Source } from './replies.js'
 * @import { Speech, Texts } from './texts.js'
 *
 * @typedef {object} Deeds What the buttons of a reply do.
 * @property {(choice: Choice, button: HTMLButtonElement) => void} choose
 * @property {(choice: Choice, button: HTMLButtonElement) => void} rate
 * @property {(text: string, label: HTMLElement) => void} copy
 */

import { button, element, filled, icon, iconButton, list } from './dom.js';
import { BULLET } from './replies.js';

const THUMB =
	'M7 10.5v10H3.5v-10zM7 10.5l4.5-8c1.6 0 2.7 1.1 2.7 2.6V9h5a2 2 0 0 1 2 2.4l-1.5 7.5a2 2 0 0 1-2 1.6H7';
const COPY = 'M9 9h11v11H9zM5 15H4V4h11v1';

/**
 * @param {Speech} speech
 * @param {string} text What the person typed or chose.
 * @param {number} time In milliseconds.
 * @returns {HTMLLIElement} Can be focused by script, for when the button that
 *   had the focus goes away.
 */
export function ownTurn(speech, text, time) {
	const turn = newTurn('own', speech.texts.you, time, speech);
	turn.append(bubble(element('p', '', text)));
	turn.tabIndex = -1;
	return turn;
}

/**
 * @param {Speech} speech
 * @param {string} author
 * @param {Reply[]} replies
 * @param {number} time In milliseconds.
 * @param {Deeds} deeds
 * @returns {HTMLLIElement}
 */
export function replyTurn(speech, author, replies, time, deeds) {
	const turn = newTurn('reply', author, time, speech);
	turn.tabIndex = -1;
	for (const reply of replies) {
		turn.append(replyBubble(speech, reply));
		if (reply.ratings.length) {
			turn.append(ratingOf(speech.texts, reply, deeds));
		}
		if (reply.choices.length) {
			turn.append(choicesOf(speech.texts.choices, reply.choices, reply.language, deeds));
		}
	}
	return turn;
}

/**
 * The fixed words that each conversation begins with.
 *
 * @param {Texts} texts
 * @param {string} author
 * @param {string | null} greeting The website's own words, said before.
 * @param {Choice[]} starters
 * @param {Deeds} deeds
 */
export function firstTurn(texts, author, greeting, starters, deeds) {
	const turn = newTurn('reply first', author);
	const words = [greeting, texts.program, texts.knows, texts.englishOnly, texts.doesNot];
	const said = bubble(...words.filter(Boolean).map(text => element('p', '', text ?? '')));
	said.append(element('p', '', element('strong', '', texts.inEmergency)));
	turn.append(said, choicesOf(texts.starters, starters, 'en', deeds));
	return turn;
}

/**
 * @param {Texts} texts
 * @param {string} author
 */
export function waitingTurn(texts, author) {
	const turn = newTurn('reply waiting', author);
	const dots = element('span', 'dots', element('span'), element('span'), element('span'));
	dots.setAttribute('aria-hidden', 'true');
	turn.append(bubble(dots, element('p', '', texts.writing)));
	return turn;
}

/** @param {string} text What the program itself has to say, such as "deleted". */
export function noteTurn(text) {
	const turn = element('li', 'turn note', element('p', '', text));
	turn.tabIndex = -1;
	return turn;
}

/**
 * @param {Speech} speech
 * @param {string} author
 * @param {Reply[]} replies
 * @returns {[text: string, language: string][]} What a screen reader says when they
 *   arrive, each part in its own language.
 */
export function spoken({ texts, language: own }, author, replies) {
	/** @type {[string, string][]} */
	const parts = [[`${author}:`, own]];
	for (const { lines, notice, numbers, choices, language } of replies) {
		const titles = choices.map(({ title }) => title).join(', ');
		parts.push(
			[lines.map(line => line.replace(BULLET, '')).join(' '), language],
			// Their numbers stand in the words as well: a link says them when it is reached.
			[numbers.length ? texts.numbersFollow : '', own],
			[notice, language],
			[titles && `${texts.choices}:`, own],
			[titles && `${titles}.`, language]
		);
	}
	return parts.filter(([text]) => text);
}

/**
 * @param {Speech} speech
 * @param {Reply} reply
 */
function replyBubble(speech, { lines, notice, sources, numbers, urgent, language }) {
	const made = bubble(...body(lines));
	made.lang = language;
	made.classList.toggle('urgent', urgent);
	if (numbers.length) {
		made.append(list('numbers', numbers.map(number => phoneLink(speech, number))));
	}
	if (sources.length) {
		const summary = element('summary', '', filled(speech.texts.sources, sources.length));
		summary.lang = speech.language;
		const links = sources.map(source => sourceLink(speech, source));
		made.append(element('details', 'sources-fold', summary, list('sources', links)));
	}
	if (notice) {
		made.append(element('p', 'notice', notice));
	}
	return made;
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
			blocks.push(element('p', '', line));
			continue;
		}
		if (!(blocks.at(-1) instanceof HTMLUListElement)) {
			blocks.push(list('points', []));
		}
		blocks.at(-1)?.append(element('li', '', line.slice(BULLET.length)));
	}
	return blocks;
}

/**
 * @param {string} label
 * @param {Choice[]} choices
 * @param {string} language
 * @param {Deeds} deeds
 */
function choicesOf(label, choices, language, { choose }) {
	const buttons = choices.map(choice => {
		const made = button('choice', choice.title, () => choose(choice, made));
		made.dir = 'auto';
		made.lang = language;
		return made;
	});
	return labelled(list('choices', buttons), label);
}

/**
 * @param {Texts} texts
 * @param {Reply} reply
 * @param {Deeds} deeds
 */
function ratingOf(texts, { text, ratings }, { rate, copy }) {
	const thumbs = ratings.map((rating, place) => {
		const [name, look] = place ? [texts.unhelpful, 'thumb down'] : [texts.helpful, 'thumb'];
		const made = iconButton(look, THUMB, name, () => rate(rating, made));
		return made;
	});
	const label = element('span', '', texts.copy);
	const copier = button('copy', '', () => copy(text, label));
	copier.append(icon(COPY), label);
	return labelled(list('rating', [...thumbs, copier]), texts.wasHelpful);
}

/**
 * @param {HTMLButtonElement} pressed
 * @returns {boolean} Whether this is the first of the two that is pressed.
 */
export function markRated(pressed) {
	if (pressed.hasAttribute('aria-disabled')) {
		return false;
	}
	pressed.closest('.turn')?.querySelectorAll('.thumb').forEach(thumb => {
		thumb.setAttribute('aria-disabled', 'true');
		thumb.setAttribute('aria-pressed', String(thumb === pressed));
	});
	return true;
}

/**
 * @param {HTMLElement} made
 * @param {string} label
 */
function labelled(made, label) {
	made.setAttribute('aria-label', label);
	return made;
}

/**
 * @param {Speech} speech
 * @param {Source} source
 */
function sourceLink({ texts, language }, { title, url }) {
	if (!url) {
		return element('span', '', title);
	}
	const hint = element('span', 'unseen', ` ${texts.newTab}`);
	hint.lang = language;
	const link = element('a', '', title, hint);
	link.href = url;
	link.target = '_blank';
	link.rel = 'noopener noreferrer nofollow';
	return link;
}

/**
 * @param {Speech} speech
 * @param {PhoneNumber} phone
 */
function phoneLink({ texts, language }, { label, number, href }) {
	const digits = element('bdi', '', number);
	digits.dir = 'ltr'; // else its groups change places in a right-to-left page
	const verb = element('span', '', href?.startsWith('sms:') ? texts.text : texts.call);
	verb.lang = language;
	const called = element('strong', '', verb, ' ', digits);
	const link = element(href ? 'a' : 'span', '', called, ' ', element('span', '', label));
	if (href && link instanceof HTMLAnchorElement) {
		link.href = href;
	}
	return link;
}

/**
 * @param {string} kind
 * @param {string} author
 * @param {number} [time] In milliseconds.
 * @param {Speech} [speech]
 */
function newTurn(kind, author, time, speech) {
	const said = element('p', 'author', element('bdi', '', author));
	if (time && speech) {
		const date = new Date(time);
		const format = new Intl.DateTimeFormat(speech.language, { timeStyle: 'short' });
		const stamp = element('time', '', format.format(date));
		stamp.dateTime = date.toISOString();
		stamp.title = date.toLocaleString(speech.language);
		said.append(' ', stamp);
	}
	return element('li', `turn ${kind}`, said);
}

/** @param {Node[]} children */
function bubble(...children) {
	const made = element('div', 'bubble', ...children);
	made.dir = 'auto'; // people write in Arabic and Hebrew too
	return made;
}
