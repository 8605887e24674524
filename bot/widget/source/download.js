/**
 * Hands a conversation to the person as a file.
 *
 * @import { Speech } from './texts.js'
 */

import { toJson } from './json.js';
import { readTurn } from './replies.js';

/**
 * @param {any[] | null} turns As the server gives them; null, if they could not be had.
 * @param {'txt' | 'json'} kind
 * @param {Speech} speech
 * @param {string} author
 * @returns {'downloaded' | 'nothingYet' | 'notDownloaded'} What to tell the person.
 */
export function download(turns, kind, speech, author) {
	if (!turns?.length) {
		return turns ? 'nothingYet' : 'notDownloaded';
	}
	const words = kind === 'txt' ? asText(turns, speech, author) : asData(turns);
	const type = kind === 'txt' ? 'text/plain' : 'application/json';
	const link = document.createElement('a');
	link.href = URL.createObjectURL(new Blob([words], { type: `${type};charset=utf-8` }));
	link.download = `conversation-${new Date().toISOString().slice(0, 10)}.${kind}`;
	link.click();
	// Not at once: the browser begins to read it after this.
	setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
	return 'downloaded';
}

/**
 * @param {any[]} turns
 * @param {Speech} speech
 * @param {string} author
 */
function asText(turns, { texts, language }, author) {
	const blocks = turns.map(readTurn).flatMap(({ time, text, replies }) => {
		const when = new Date(time).toLocaleString(language);
		const own = text === null ? [] : [`${texts.you}, ${when}:\n${text}`];
		return [...own, ...replies.map(reply => `${author}, ${when}:\n${reply.text}`)];
	});
	return `${author}\n${texts.program} ${texts.doesNot}\n\n${blocks.join('\n\n')}\n`;
}

/** @param {any[]} turns */
function asData(turns) {
	return toJson({ exported: new Date().toISOString(), turns }, '\t') + '\n';
}
