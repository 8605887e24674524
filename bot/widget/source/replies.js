/**
 * Reads what the server says into plain values.
 *
 * @typedef {{title: string, url: string | null}} Source `url` is null unless it
 *   is a web address.
 * @typedef {{label: string, number: string, href: string | null}} PhoneNumber
 *   `href` calls the number or begins a text to it; null if neither can be done.
 * @typedef {{title: string, payload: string}} Choice
 * @typedef {object} Reply
 * @property {string} text All of it, as it may be copied.
 * @property {string} language Two letters.
 * @property {string[]} lines The body: no empty line, sources and notice taken out.
 * @property {string} notice The disclaimer that ends the text, or ''.
 * @property {Source[]} sources
 * @property {PhoneNumber[]} numbers
 * @property {Choice[]} choices
 * @property {Choice[]} ratings What may be said of this answer: good first, then bad.
 * @property {boolean} urgent Whether this asks the person to call someone now.
 *
 * @typedef {{id: string, time: number, text: string | null, replies: Reply[]}} Turn
 *   `time` in milliseconds; `text` is null where nothing is shown of the message.
 */

export const BULLET = '• ';

const LAST_TIME = 8.64e15; // milliseconds; the language's dates end there
const URGENT_KINDS = ['emergency', 'crisis'];

/**
 * @param {any} value
 * @returns {any[]} Nothing, if it is no list.
 */
export function listOf(value) {
	return Array.isArray(value) ? value : [];
}

/**
 * @param {any} turn As the server gives it, its time in seconds.
 * @returns {Turn}
 */
export function readTurn(turn) {
	const time = typeof turn?.time === 'number' ? turn.time * 1000 : NaN;
	return {
		id: string(turn?.id),
		time: isTime(time) ? time : Date.now(),
		text: typeof turn?.text === 'string' ? turn.text : null,
		replies: readReplies(turn?.messages)
	};
}

/**
 * @param {unknown} value
 * @returns {boolean} Whether it is a time, in milliseconds.
 */
export function isTime(value) {
	return typeof value === 'number' && value > 0 && value < LAST_TIME;
}

/**
 * Read the messages that answer one.
 *
 * A message of a stock Rasa server, without metadata, becomes a reply with all
 * of its text in `lines`. What is neither text nor buttons is left out.
 *
 * @param {unknown} messages
 * @returns {Reply[]} None, if `messages` is no list.
 */
export function readReplies(messages) {
	return records(messages)
		.map(readReply)
		.filter(({ lines, notice, choices }) => lines.length || notice || choices.length);
}

/** @param {Record<string, unknown>} message */
function readReply(message) {
	const [metadata = {}] = records([message.metadata]);
	const notice = string(metadata.notice);
	const sources = records(metadata.sources).map(({ title, url }) => ({
		title: string(title) || string(url),
		url: webAddress(string(url))
	}));
	const numbers = records(metadata.numbers).map(({ label, number, href }) => ({
		label: string(label),
		number: string(number),
		href: callAddress(string(href)) ?? dialled(string(number))
	}));
	const choices = records(message.buttons).map(({ title, payload }) => ({
		title: string(title),
		payload: string(payload) || string(title)
	}));
	const ratings = records(metadata.rating).map(({ title, payload }) => ({
		title: string(title),
		payload: string(payload)
	}));
	const text = string(message.text);
	return {
		text,
		language: /^[a-z]{2}$/.test(string(metadata.language)) ? string(metadata.language) : 'en',
		lines: bodyLines(text, notice, sources.length > 0),
		notice,
		sources: sources.filter(({ title }) => title),
		numbers: numbers.filter(({ number }) => number),
		choices: choices.filter(({ title }) => title),
		ratings: ratings.filter(({ title, payload }) => title && payload),
		urgent: URGENT_KINDS.includes(string(metadata.kind))
	};
}

/**
 * The words are never lost: a part is taken out only if it is shown elsewhere.
 *
 * @param {string} text
 * @param {string} notice
 * @param {boolean} hasSources
 */
function bodyLines(text, notice, hasSources) {
	const body = notice && text.endsWith(notice) ? text.slice(0, -notice.length) : text;
	const lines = body
		.split('\n')
		.map(line => line.trim())
		.filter(line => line);
	if (hasSources && lines.at(-1)?.startsWith('Sources: ')) {
		lines.pop();
	}
	return lines;
}

/** @param {string} url */
function webAddress(url) {
	try {
		const { protocol, href } = new URL(url);
		return ['http:', 'https:'].includes(protocol) ? href : null;
	} catch {
		return null;
	}
}

/** @param {string} href */
function callAddress(href) {
	return /^(tel|sms):\+?\d+$/.test(href) ? href : null;
}

/** @param {string} number */
function dialled(number) {
	// Without its letters "1-800-555-HELP" would ring somewhere else.
	return /^\+?[\d\s().-]*\d[\d\s().-]*$/.test(number)
		? `tel:${number.replace(/[^\d+]/g, '')}`
		: null;
}

/**
 * @param {unknown} value
 * @returns {Record<string, unknown>[]} The objects in `value`; none if it is no list.
 */
function records(value) {
	return listOf(value).filter(item => item && typeof item === 'object');
}

/** @param {unknown} value */
function string(value) {
	return typeof value === 'string' ? value.trim() : '';
}
