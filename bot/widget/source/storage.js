/**
 * Keeps in the tab what a reload must not lose: it ends with the tab.
 *
 * @typedef {{id: string, message: string, shown: string | null, time: number,
 *   failure?: 'failed' | 'refused'}} Outgoing
 *   A message on its way: `shown` is what the person sees of it, null for a rating;
 *   `time` in milliseconds; `failure` once it was given up.
 * @typedef {{token?: string | null, queue?: Outgoing[], open?: boolean, draft?: string}}
 *   Kept
 */

import { toJson } from './json.js';
import { isTime } from './replies.js';

/** What a header can hold. */
const TOKEN = /^[\x21-\x7e]+$/;
const MESSAGE_ID = /^[A-Za-z0-9-]{8,64}$/;

/** @type {Set<string>} Names in use, so that two chats on a page keep apart. */
const taken = new Set();

export class Storage {
	#name;
	/** @type {Kept} */
	#kept;

	/**
	 * @param {string} server
	 * @param {string} id The element's id. Without one, the first chat of a page goes on
	 *   with what the first chat of the page before kept, and so forth.
	 */
	constructor(server, id) {
		const base = `cofactor ${server}`;
		let name = `${base} ${id}`;
		for (let place = 1; taken.has(name); place++) {
			name = `${base} ${id} ${place}`;
		}
		taken.add(name);
		this.#name = name;
		this.#kept = read(name);
	}

	/** @returns {Kept} */
	get kept() {
		return this.#kept;
	}

	/** @param {Kept} changed */
	keep(changed) {
		Object.assign(this.#kept, changed);
		try {
			sessionStorage.setItem(this.#name, toJson(this.#kept));
		} catch {
			// The browser keeps nothing: the chat works, until the page is left.
		}
	}

	release() {
		taken.delete(this.#name);
	}
}

/**
 * @param {string} name
 * @returns {Kept}
 */
function read(name) {
	try {
		return checked(JSON.parse(sessionStorage.getItem(name) ?? '{}'));
	} catch {
		return {};
	}
}

/**
 * Other scripts of the website write into the same storage.
 *
 * @param {any} kept
 * @returns {Kept}
 */
function checked(kept) {
	const { token, queue, open, draft } = kept ?? {};
	return {
		// Cut, a wrong one can be sent: the server refuses it, and the person is told.
		...(typeof token === 'string' ? { token: token.replace(/[^\x21-\x7e]/g, '') } : {}),
		...(Array.isArray(queue) ? { queue: queue.filter(isOutgoing) } : {}),
		...(typeof open === 'boolean' ? { open } : {}),
		...(typeof draft === 'string' ? { draft } : {})
	};
}

/** @param {unknown} value */
export function isToken(value) {
	return typeof value === 'string' && TOKEN.test(value);
}

/** @param {any} value */
function isOutgoing(value) {
	const { id, message, shown, time, failure } = value ?? {};
	return (
		typeof id === 'string' &&
		MESSAGE_ID.test(id) &&
		typeof message === 'string' &&
		(shown === null || typeof shown === 'string') &&
		isTime(time) &&
		[undefined, 'failed', 'refused'].includes(failure)
	);
}

/**
 * @param {string} message
 * @param {string | null} shown
 * @returns {Outgoing} With an id that no other message has.
 */
export function newOutgoing(message, shown) {
	// randomUUID is missing on a page without HTTPS, such as a server on the desk next door.
	const bytes = [...crypto.getRandomValues(new Uint8Array(16))];
	const id = bytes.map(byte => byte.toString(16).padStart(2, '0')).join('');
	return { id, message, shown, time: Date.now() };
}
