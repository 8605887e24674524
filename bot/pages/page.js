// @ts-check
// The page works without this: it puts the server's own address into the examples,
// which only the browser knows behind a proxy, and adds a button that copies each.

const PATIENCE = 2000; // milliseconds for which a button says what it did

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
	const label = document.createElement('span');
	const of = document.createElement('span');
	button.type = 'button';
	label.textContent = 'Copy';
	label.setAttribute('aria-live', 'polite');
	of.className = 'visually-hidden';
	of.textContent = `: ${name}`;
	button.append(label, of);
	button.addEventListener('click', async () => {
		try {
			await navigator.clipboard.writeText(code.innerText);
			label.textContent = 'Copied';
		} catch {
			label.textContent = 'Please select and copy it';
		}
		setTimeout(() => (label.textContent = 'Copy'), PATIENCE);
	});
	return button;
}
