/**
 * Hands a conversation to the person as a file.
 *
 * @import { Speech } from './texts.js'
 *
 * @typedef {{time: number, text: string | null, messages: {text?: string}[]}} Kept
 *   A turn as the server keeps it, `time` in seconds.
 */

/**
 * @param {Kept[] | null} turns Null, if they could not be had.
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
 * @param {Kept[]} turns
 * @param {Speech} speech
 * @param {string} author
 */
function asText(turns, { texts, language }, author) {
	const blocks = turns.flatMap(({ time, text, messages }) => {
		const when = new Date(time * 1000).toLocaleString(language);
		const own = text === null ? [] : [`${texts.you}, ${when}:\n${text}`];
		return [...own, ...messages.map(message => `${author}, ${when}:\n${message.text ?? ''}`)];
	});
	return `${author}\n${texts.program} ${texts.doesNot}\n\n${blocks.join('\n\n')}\n`;
}

/** @param {Kept[]} turns */
function asData(turns) {
	return JSON.stringify({ exported: new Date().toISOString(), turns }, null, '\t') + '\n';
}
