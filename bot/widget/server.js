// @ts-check

/**
 * Talks to the server, and reads what it says into plain values. Nothing here
 * touches the page.
 *
 * @typedef {{title: string, url: string | null}} Source `url` is null unless it
 *   is a web address.
 * @typedef {{label: string, number: string, href: string | null}} PhoneNumber
 *   `href` calls the number or begins a text to it; null if neither can be done.
 * @typedef {{title: string, payload: string}} Choice
 * @typedef {object} Reply
 * @property {string[]} lines The body: no empty line, sources and notice taken out.
 * @property {string} notice The disclaimer that ends the text, or ''.
 * @property {Source[]} sources
 * @property {PhoneNumber[]} numbers
 * @property {Choice[]} choices
 * @property {Choice[]} ratings What may be said of this answer.
 * @property {boolean} urgent Whether this asks the person to call someone now.
 */

export const BULLET = '• ';

const WEBHOOK = '/webhooks/rest/webhook';
const SESSION_KEY = 'cofactor-session';

const URGENT_KINDS = ['emergency', 'crisis'];

const FAILED =
	'This message did not get a reply. Check your connection, then retry. ' +
	'If this is an emergency, call your local emergency number.';
const TOO_MANY =
	'Many messages came at once. Wait a minute, then retry. ' +
	'If this is an emergency, call your local emergency number.';

/** @type {string} */
let session = storedSession() ?? randomId();
storeSession();

/**
 * Send what the person said.
 *
 * @param {string} message
 * @param {AbortSignal} signal
 * @returns {Promise<Reply[] | string>} The replies, at least one; or what to tell
 *   the person when there are none.
 */
export async function post(message, signal) {
	try {
		const response = await fetch(WEBHOOK, {
			method: 'POST',
			headers: { 'Content-Type': 'application/json' },
			// The language's country tells which emergency number is likely the right one.
			body: JSON.stringify({
				sender: session,
				message,
				metadata: { locale: navigator.language }
			}),
			signal
		});
		if (response.status === 429) {
			return TOO_MANY;
		}
		const replies = response.ok ? readReplies(await response.json()) : [];
		return replies.length ? replies : FAILED;
	} catch {
		return FAILED; // not reached, too late, or not what was agreed: the same to a person
	}
}

/** Begin a conversation that the server knows nothing about. */
export function forgetSession() {
	session = randomId();
	storeSession();
}

/**
 * Read the answer of POST /webhooks/rest/webhook.
 *
 * A message of a stock Rasa server, without metadata, becomes a reply with all
 * of its text in `lines`. What is neither text nor buttons is left out.
 *
 * @param {unknown} messages
 * @returns {Reply[]}
 * @throws {TypeError} If `messages` is not a list.
 */
export function readReplies(messages) {
	if (!Array.isArray(messages)) {
		throw new TypeError('The server must send a list of messages.');
	}
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
	return {
		lines: bodyLines(string(message.text), notice, sources.length > 0),
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
	return Array.isArray(value) ? value.filter(item => item && typeof item === 'object') : [];
}

/** @param {unknown} value */
function string(value) {
	return typeof value === 'string' ? value.trim() : '';
}

/** @returns {string | null} */
function storedSession() {
	try {
		return sessionStorage.getItem(SESSION_KEY);
	} catch {
		return null; // the browser keeps nothing: each visit is a new conversation
	}
}

function storeSession() {
	try {
		sessionStorage.setItem(SESSION_KEY, session);
	} catch {
		// Nothing is kept; see storedSession.
	}
}

/** @returns {string} An id that nobody can guess. */
function randomId() {
	// randomUUID is missing on a page without HTTPS, such as a server on the desk next door.
	if (crypto.randomUUID) {
		return crypto.randomUUID();
	}
	const bytes = [...crypto.getRandomValues(new Uint8Array(16))];
	return bytes.map(byte => byte.toString(16).padStart(2, '0')).join('');
}
