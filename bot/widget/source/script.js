/** The widget as a script: one line in a page adds a chat to it. */

import { ATTRIBUTES, define, setHome } from './element.js';

const script = document.currentScript;

if (script instanceof HTMLScriptElement) {
	setHome(script.src);
	define();
	if (!script.hasAttribute('data-manual')) {
		if (document.readyState === 'loading') {
			document.addEventListener('DOMContentLoaded', () => addOne(script));
		} else {
			addOne(script);
		}
	}
}

/**
 * Add a chat with the script's data attributes, unless the page has one of its own.
 *
 * @param {HTMLScriptElement} tag
 */
function addOne(tag) {
	if (document.querySelector('cofactor-chat')) {
		return;
	}
	const chat = document.createElement('cofactor-chat');
	for (const name of ATTRIBUTES) {
		const value = tag.getAttribute(`data-${name}`);
		if (value !== null) {
			chat.setAttribute(name, value);
		}
	}
	document.body.append(chat);
}
