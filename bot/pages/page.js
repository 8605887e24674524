// @ts-check
// The page works without this: it puts the server's own address into the examples,
// which only the browser knows behind a proxy, and adds a button that copies each.

for (const place of document.querySelectorAll('.server')) {
	place.textContent = location.origin;
}

// Without a safe connection there is no clipboard, and so no button.
for (const block of navigator.clipboard ? document.querySelectorAll('pre') : []) {
	const button = document.createElement('button');
	button.type = 'button';
	button.className = 'copy';
	button.textContent = 'Copy';
	button.setAttribute('aria-label', `Copy: ${block.getAttribute('aria-label')}`);
	button.addEventListener('click', async () => {
		const said = await navigator.clipboard
			.writeText(block.innerText)
			.then(() => 'Copied', () => 'Select it to copy');
		button.textContent = said;
		button.setAttribute('aria-label', said);
	});
	const frame = document.createElement('div');
	frame.className = 'example';
	frame.setAttribute('aria-live', 'polite');
	block.replaceWith(frame);
	frame.append(block, button);
}
