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

/**
 * @param {string | null} wanted What the page asks for, such as "es" or "es-MX".
 * @param {readonly string[]} preferred What the browser asks for, best first.
 * @returns {Speech} In English, if none of them is spoken here.
 */
export function speechFor(wanted, preferred) {
	const codes = [wanted ?? '', ...preferred].map(tag => tag.slice(0, 2).toLowerCase());
	const language = codes.find(code => Object.hasOwn(LANGUAGES, code)) ?? 'en';
	return {
		language,
		direction: RIGHT_TO_LEFT.includes(language) ? 'rtl' : 'ltr',
		texts: LANGUAGES[language] ?? en
	};
}
