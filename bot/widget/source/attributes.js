/**
 * What a website may say in attributes, and what its author is told in the console of a
 * value that cannot be used. It is left out then, and the chat works without it.
 */

import { LANGUAGE_CODES, languageOf } from './texts.js';

/** @type {Record<string, (value: string) => string | null>} What is wrong with a value. */
const PROBLEMS = {
	server: value =>
		webAddress(value) ? null : 'no web address. Write one such as https://chat.example.org.',
	accent: value =>
		CSS.supports('color', value) ? null : 'no color. Write one such as #00596b.',
	scheme: value => notOneOf(['light', 'dark'], value),
	position: value => notOneOf(['left', 'right'], value),
	language: value => (languageOf(value) ? null : notOneOf(LANGUAGE_CODES, value)),
	country: value =>
		country(value) ? null : 'no country. Write its two letters, such as GB.'
};

/**
 * @param {HTMLElement} element
 * @param {readonly string[]} names Of the attributes to look at.
 */
export function tellNonsense(element, names) {
	for (const name of names) {
		const value = element.getAttribute(name);
		const problem = value ? PROBLEMS[name]?.(value) : null;
		if (problem) {
			console.error(`<cofactor-chat>: ${name}="${value}" is ${problem} It is left out.`);
		}
	}
}

/**
 * @param {string | null} value With its scheme, or from the slash on: a name alone would
 *   mean a page of the website.
 * @returns {string | null} The address in full, without a slash at its end.
 */
export function webAddress(value) {
	if (!value || !/^(https?:\/)?\//i.test(value.trim())) {
		return null;
	}
	try {
		return new URL(value, document.baseURI).href.replace(/\/+$/, '');
	} catch {
		return null;
	}
}

/**
 * @param {string | null} value
 * @returns {string | null} Two letters: with anything else, the server refuses a message.
 */
export function country(value) {
	const code = value?.trim() ?? '';
	return /^[a-z]{2}$/i.test(code) ? code : null;
}

/**
 * @param {string[]} allowed
 * @param {string} value
 */
function notOneOf(allowed, value) {
	return allowed.includes(value) ? null : `not known here. Write one of ${allowed.join(', ')}.`;
}
