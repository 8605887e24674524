/** Writes JSON that pages of any age leave alone. */

/**
 * @param {unknown} value
 * @param {string} [indent]
 * @returns {string}
 */
export function toJson(value, indent) {
	return JSON.stringify(value, asItIs, indent);
}

/**
 * Old libraries such as Prototype.js give all arrays and strings a `toJSON` of their
 * own, by which a message would get quotes, and a list would become a text.
 *
 * @this {any} What holds the value.
 * @param {string} key
 */
function asItIs(key) {
	return this[key];
}
