// @ts-check
// Runs in the page: says messages, scrolls, and notes how long each frame took.

const STEP = 300; // pixels in each frame: faster than any thumb
const EDGE = 2; // pixels

const nextFrame = () => new Promise(requestAnimationFrame);

function shadow() {
	const root = document.querySelector('cofactor-chat')?.shadowRoot;
	if (!root) {
		throw new Error('The page has no chat.');
	}
	return root;
}

/**
 * @param {() => Promise<void>} work
 * @returns {Promise<{frames: number[], tasks: number[], work: number[]}>} Milliseconds
 *   from each frame to the next, of each task over 50 ms, and of each frame whose own
 *   work was over 50 ms.
 */
async function measured(work) {
	/** @type {{frames: number[], tasks: number[], work: number[]}} */
	const noted = { frames: [], tasks: [], work: [] };
	const kinds = new Map([
		['longtask', noted.tasks],
		['long-animation-frame', noted.work]
	]);
	const observer = new PerformanceObserver(list => {
		list.getEntries().forEach(one => kinds.get(one.entryType)?.push(one.duration));
	});
	let isOver = false;
	let before = await nextFrame();
	const note = (/** @type {number} */ now) => {
		noted.frames.push(now - before);
		before = now;
		if (!isOver) {
			requestAnimationFrame(note);
		}
	};
	requestAnimationFrame(note);
	kinds.forEach((_, type) => observer.observe({ type }));
	await work();
	await nextFrame();
	await nextFrame(); // what the last frame cost is known in the next one
	isOver = true;
	observer.disconnect();
	return noted;
}

/**
 * Send a message as a person does who types it, and wait until its reply is there.
 *
 * @param {string} text
 */
async function say(text) {
	const box = shadow().querySelector('textarea');
	const turns = shadow().querySelector('.turns');
	if (!box || !turns) {
		throw new Error('The chat is not open.');
	}
	const replied = new Promise(resolve => {
		const observer = new MutationObserver(changes => {
			const added = changes.flatMap(({ addedNodes }) => [...addedNodes]);
			if (added.some(one => one instanceof Element && one.matches('.reply:not(.waiting)'))) {
				observer.disconnect();
				resolve(null);
			}
		});
		observer.observe(turns, { childList: true });
	});
	box.value = text;
	box.dispatchEvent(new Event('input', { bubbles: true }));
	await nextFrame();
	box.form?.requestSubmit();
	await replied;
	await nextFrame();
}

/** @param {string[]} texts */
async function sayAll(texts) {
	for (const text of texts) {
		await say(text);
	}
}

/** From the end of the conversation to its beginning, and back. */
async function scrollThrough() {
	const log = shadow().querySelector('.log');
	if (!log) {
		throw new Error('The chat is not open.');
	}
	while (log.scrollTop > EDGE) {
		log.scrollBy({ top: -STEP, behavior: 'instant' });
		await nextFrame();
	}
	while (log.scrollHeight - log.clientHeight - log.scrollTop > EDGE) {
		log.scrollBy({ top: STEP, behavior: 'instant' });
		await nextFrame();
	}
}

Object.assign(window, { measured, sayAll, scrollThrough });
