/**
 * Talks to the server over HTTP.
 *
 * @typedef {{status: number, body: any, retryAfter: number | null}} Answer
 *   `status` is 0 if the server was not reached, or did not answer in time, or not in
 *   JSON. `retryAfter` in seconds.
 */

import { toJson } from './json.js';

const PATIENCE = 15_000; // milliseconds; most answers take hundredths of a second
/** Seconds; a browser's timer that is set for weeks goes off at once. */
const LONGEST_RETRY = 3600;

export class Server {
	#base;
	#dropped = new AbortController();

	/** @param {string} origin Such as https://chat.example.org */
	constructor(origin) {
		this.#base = `${origin}/webhooks/web`;
	}

	/** Begin a conversation. */
	begin() {
		return this.#request('POST', '/session', null, {});
	}

	/**
	 * @param {string | null} token
	 * @param {{id: string, message: string, locale: string, country?: string}} message
	 */
	send(token, message) {
		return this.#request('POST', '/message', token, message);
	}

	/**
	 * @param {string | null} token
	 * @param {string | null} before Where the page of turns ends; null for the newest.
	 */
	history(token, before) {
		const query = before ? `?before=${encodeURIComponent(before)}` : '';
		return this.#request('GET', `/history${query}`, token);
	}

	/** @param {string | null} token */
	erase(token) {
		return this.#request('DELETE', '/conversation', token);
	}

	/** Wait for no answer any more: each request that is under way ends at once. */
	drop() {
		this.#dropped.abort();
		this.#dropped = new AbortController();
	}

	/**
	 * @param {string} method
	 * @param {string} path
	 * @param {string | null} token
	 * @param {object} [body]
	 * @returns {Promise<Answer>}
	 */
	async #request(method, path, token, body) {
		const patience = new AbortController();
		const stop = () => patience.abort();
		const late = setTimeout(stop, PATIENCE);
		const dropped = this.#dropped.signal;
		dropped.addEventListener('abort', stop);
		try {
			const response = await fetch(this.#base + path, {
				method,
				headers: {
					...(body ? { 'Content-Type': 'application/json' } : {}),
					...(token ? { Authorization: `Bearer ${token}` } : {})
				},
				body: body ? toJson(body) : undefined,
				credentials: 'omit',
				cache: 'no-store',
				redirect: 'error',
				referrerPolicy: 'no-referrer',
				signal: patience.signal
			});
			const seconds = Number(response.headers.get('Retry-After'));
			return {
				status: response.status,
				body: await response.json(),
				retryAfter: seconds > 0 ? Math.min(seconds, LONGEST_RETRY) : null
			};
		} catch {
			// A proxy's page of HTML means the same as no answer: the server is not there.
			return { status: 0, body: null, retryAfter: null };
		} finally {
			clearTimeout(late);
			dropped.removeEventListener('abort', stop);
		}
	}
}
