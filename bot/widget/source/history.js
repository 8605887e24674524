/**
 * Reads what the server keeps of a conversation, a page of turns at a time.
 *
 * @import { Turn } from './replies.js'
 * @import { Answer, Server } from './server.js'
 *
 * @typedef {{turns: Turn[], hasEarlier: boolean}} Page Turns, oldest first.
 */

import { listOf, readTurn } from './replies.js';

export class History {
	#server;
	/** @type {string | null} Where the turns before those that were read end. */
	#before = null;

	/** @param {Server} server */
	constructor(server) {
		this.#server = server;
	}

	/**
	 * @param {string | null} token
	 * @returns {Promise<Answer & {page: Page}>} The newest turns; none, unless the
	 *   answer's status is 200.
	 */
	async newest(token) {
		const answer = await this.#server.history(token, null);
		return { ...answer, page: this.#read(answer) };
	}

	/**
	 * @param {string | null} token
	 * @returns {Promise<Page | null>} The turns before those that were read; null if they
	 *   could not be had.
	 */
	async earlier(token) {
		const answer = await this.#server.history(token, this.#before);
		return answer.status === 200 ? this.#read(answer) : null;
	}

	/**
	 * @param {string | null} token
	 * @returns {Promise<any[] | null>} All turns as the server keeps them, oldest first;
	 *   null if they could not be had.
	 */
	async all(token) {
		/** @type {any[]} */
		const turns = [];
		/** @type {string | null} */
		let before = null;
		while (token) {
			const { status, body } = await this.#server.history(token, before);
			if (status !== 200) {
				return null;
			}
			const page = listOf(body?.turns);
			turns.unshift(...page);
			before = body?.earlier ?? null;
			if (before === null || page.length === 0) {
				break;
			}
		}
		return turns;
	}

	/**
	 * @param {Answer} answer
	 * @returns {Page}
	 */
	#read({ body }) {
		this.#before = body?.earlier ?? null;
		return { turns: listOf(body?.turns).map(readTurn), hasEarlier: this.#before !== null };
	}
}
