/**
 * Asks before something that cannot be undone.
 *
 * @import { Texts } from './texts.js'
 */

import { button, element } from './dom.js';

/**
 * @param {Texts} texts
 * @param {() => void} onYes
 * @returns {HTMLDialogElement} Shown with showModal, it holds the focus and gives it back.
 */
export function deletionDialog(texts, onYes) {
	const dialog = element('dialog', 'confirm');
	const title = element('h3', '', texts.deleteQuestion);
	title.id = 'delete-question';
	const means = element('p', '', texts.deleteMeans);
	means.id = 'delete-means';
	const keep = button('keep', texts.keep, () => dialog.close());
	const remove = button('delete', texts.delete, () => {
		dialog.close();
		onYes();
	});
	dialog.setAttribute('role', 'alertdialog');
	dialog.setAttribute('aria-labelledby', title.id);
	dialog.setAttribute('aria-describedby', means.id);
	dialog.append(title, means, element('div', 'answers', keep, remove));
	// Escape puts this away alone, and not the chat as well.
	dialog.addEventListener('keydown', event => event.stopPropagation());
	return dialog;
}
