/** Chooses the language of the widget's own words. */

import ar from './texts/ar.js';
import de from './texts/de.js';
import en from './texts/en.js';
import es from './texts/es.js';
import fr from './texts/fr.js';

/**
 * @typedef {typeof en} Texts
 * @typedef {{language: string, direction: 'ltr' | 'rtl', texts: Texts}} Speech
 */

/** @type {Record<string, Texts>} */
const LANGUAGES = { ar, de, en, es, fr };
const RIGHT_TO_LEFT = ['ar'];
export const LANGUAGE_CODES = Object.keys(LANGUAGES);

/**
 * @param {string | null} wanted What the page asks for, such as "es" or "es-MX".
 * @param {readonly string[]} preferred What the browser asks for, best first.
 * @returns {Speech} In English, if none of them is spoken here.
 */
export function speechFor(wanted, preferred) {
	const languages = [wanted ?? '', ...preferred].map(languageOf);
	const language = languages.find(known => known) ?? 'en';
	return {
		language,
		direction: RIGHT_TO_LEFT.includes(language) ? 'rtl' : 'ltr',
		texts: LANGUAGES[language] ?? en
	};
}

/**
 * @param {string} tag Such as "es" or "es-MX".
 * @returns {string | null} The two letters of a language that is spoken here.
 */
export function languageOf(tag) {
	const code = tag.trim().slice(0, 2).toLowerCase();
	return LANGUAGE_CODES.includes(code) ? code : null;
}
