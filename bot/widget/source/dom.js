/** Makes elements. Words are set as text, never as HTML. */

const SVG = 'http://www.w3.org/2000/svg';

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} [className]
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, className = '', ...children) {
	const made = document.createElement(tag);
	if (className) {
		made.className = className;
	}
	made.append(...children);
	return made;
}

/**
 * @param {string} className
 * @param {string} text
 * @param {() => void} onClick
 * @returns {HTMLButtonElement}
 */
export function button(className, text, onClick) {
	const made = element('button', className, text);
	made.type = 'button'; // else it would send the form that it stands in
	made.addEventListener('click', onClick);
	return made;
}

/**
 * @param {string} className
 * @param {string} path Of an icon 24 units wide and high, drawn as a line.
 * @param {string} name What a screen reader says, and a mouse shows.
 * @param {() => void} onClick
 * @returns {HTMLButtonElement}
 */
export function iconButton(className, path, name, onClick) {
	const made = button(`icon ${className}`, '', onClick);
	made.append(icon(path));
	made.setAttribute('aria-label', name);
	made.title = name;
	return made;
}

/** @param {string} path */
export function icon(path) {
	const drawing = document.createElementNS(SVG, 'svg');
	drawing.setAttribute('viewBox', '0 0 24 24');
	drawing.setAttribute('aria-hidden', 'true');
	const line = document.createElementNS(SVG, 'path');
	line.setAttribute('d', path);
	drawing.append(line);
	return drawing;
}

/**
 * @param {string} className
 * @param {Node[]} children
 * @returns {HTMLUListElement}
 */
export function list(className, children) {
	const items = children.map(child => element('li', '', child));
	const made = element('ul', className, ...items);
	// Safari forgets that a list without bullets is one, unless told so.
	made.setAttribute('role', 'list');
	return made;
}

/**
 * @param {string} text With {number} in it.
 * @param {number} number
 */
export function filled(text, number) {
	return text.replace('{number}', String(number));
}

/**
 * @param {() => Promise<void>} act
 * @returns {() => Promise<void>} Does nothing while `act` is still under way.
 */
export function oneAtATime(act) {
	let isBusy = false;
	return async () => {
		if (!isBusy) {
			isBusy = true;
			await act();
			isBusy = false;
		}
	};
}
