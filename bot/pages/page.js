// @ts-check
// The page works without this: it puts the server's own address into the examples,
// which only the browser knows behind a proxy, and adds a button that copies each.

const PATIENCE = 2000; // milliseconds for which a button says what it did

document.querySelector('.unscripted')?.remove();
for (const place of document.querySelectorAll('.server')) {
	place.textContent = location.origin;
}

// Without a safe connection there is no clipboard, and so no button.
for (const example of navigator.clipboard ? document.querySelectorAll('.example') : []) {
	const caption = example.querySelector('figcaption');
	const code = example.querySelector('code');
	if (caption && code) {
		caption.append(copyButton(caption.innerText, code));
	}
}

/**
 * @param {string} name what the example is
 * @param {HTMLElement} code the example
 */
function copyButton(name, code) {
	const button = document.createElement('button');
	button.type = 'button';
	const say = (/** @type {string} */ words) => {
		button.textContent = words;
		button.setAttribute('aria-label', `${words}: ${name}`);
	};
	say('Copy');
	button.addEventListener('click', async () => {
		try {
			await navigator.clipboard.writeText(code.innerText);
			say('Copied');
		} catch {
			say('Please select and copy it');
		}
		announce(button.textContent ?? '');
		setTimeout(() => say('Copy'), PATIENCE);
	});
	return button;
}

/** @param {string} words */
function announce(words) {
	const status = document.querySelector('#status');
	if (status) {
		status.textContent = words;
	}
}
