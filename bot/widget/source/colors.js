/** Makes any accent color legible: text on it, and it as text, in light and in dark. */

const ENOUGH = 4.5; // WCAG 2.2, contrast of text
/** The least favorable surface that the accent is read on, in light and in dark. */
const BEHIND = { light: [226, 239, 242], dark: [36, 52, 60] };

/** @typedef {[number, number, number]} Rgb Each from 0 to 255. */

/**
 * @param {HTMLElement} root Where the colors are set as custom properties.
 * @param {string | null} accent A color as CSS writes it.
 * @param {'light' | 'dark'} scheme
 */
export function paint(root, accent, scheme) {
	root.dataset.scheme = scheme;
	const wished = accent ? read(root, accent) : null;
	const shades = wished && {
		'--accent': legible(wished, scheme),
		'--on-accent': scheme === 'light' ? [255, 255, 255] : [6, 22, 28],
		// The person's own words stand in white on a dark shade in both.
		'--own': legible(wished, 'light'),
		'--on-own': [255, 255, 255]
	};
	for (const name of ['--accent', '--on-accent', '--own', '--on-own']) {
		root.style.removeProperty(name);
	}
	for (const [name, shade] of Object.entries(shades ?? {})) {
		root.style.setProperty(name, `rgb(${shade.map(Math.round).join(' ')})`);
	}
}

/**
 * @param {HTMLElement} root In the page, as only there colors are worked out.
 * @param {string} accent
 * @returns {Rgb | null} Null if it is no color, or the browser cannot tell.
 */
function read(root, accent) {
	const mixed = `color-mix(in srgb, ${accent} 100%, black)`;
	if (!CSS.supports('color', accent) || !CSS.supports('color', mixed)) {
		return null;
	}
	root.style.color = mixed;
	const worked = getComputedStyle(root).color; // color(srgb 0.1 0.2 0.3)
	root.style.removeProperty('color');
	const [red, green, blue] = (worked.match(/[\d.]+(?:e-\d+)?/g) ?? []).map(part => 255 * Number(part));
	return red === undefined || green === undefined || blue === undefined
		? null
		: [red, green, blue];
}

/**
 * @param {Rgb} wished
 * @param {'light' | 'dark'} scheme
 * @returns {number[]} The nearest shade that can be read, toward black or toward white.
 */
function legible(wished, scheme) {
	const goal = scheme === 'light' ? 0 : 255;
	const behind = luminance(BEHIND[scheme]);
	for (let part = 0; part <= 1; part += 0.02) {
		const shade = wished.map(channel => channel + (goal - channel) * part);
		const light = luminance(shade);
		const [high, low] = light > behind ? [light, behind] : [behind, light];
		if ((high + 0.05) / (low + 0.05) >= ENOUGH && high === (scheme === 'light' ? behind : light)) {
			return shade;
		}
	}
	return [goal, goal, goal];
}

/** @param {number[]} shade */
function luminance(shade) {
	const [red = 0, green = 0, blue = 0] = shade.map(channel => {
		const part = channel / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
