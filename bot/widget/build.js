/**
 * Bundles the widget into bot/widget/dist: `npm run build`. With --check it writes
 * nothing, and fails if what is there is not what the source makes.
 */

import { readFile, writeFile } from 'node:fs/promises';
import { build, transform } from 'esbuild';

const FOLDER = new URL('.', import.meta.url);
const BUNDLES = [
	{ entry: 'script.js', format: 'iife', file: 'cofactor.js' },
	{ entry: 'module.js', format: 'esm', file: 'cofactor.mjs' }
];
const TARGET = ['chrome111', 'firefox113', 'safari16.4'];
const BANNER = '/* Cofactor, Apache-2.0. Made of bot/widget/source by: npm run build */';

/** The sheet as text, without what only a reader needs. */
const sheet = {
	name: 'sheet',
	setup({ onLoad }) {
		onLoad({ filter: /\.css$/ }, async ({ path }) => {
			const css = await readFile(path, 'utf8');
			const { code } = await transform(css, { loader: 'css', minify: true, target: TARGET });
			return { contents: code.trim(), loader: 'text' };
		});
	}
};

const isCheck = process.argv.includes('--check');
for (const { entry, format, file } of BUNDLES) {
	const { outputFiles } = await build({
		entryPoints: [new URL(`source/${entry}`, FOLDER).pathname],
		bundle: true,
		minify: true,
		// ASCII alone: a page in another encoding reads it right as well.
		charset: 'ascii',
		write: false,
		plugins: [sheet],
		format,
		target: TARGET,
		banner: { js: BANNER }
	});
	const made = outputFiles[0].text;
	const path = new URL(`dist/${file}`, FOLDER);
	if (!isCheck) {
		await writeFile(path, made);
	} else if ((await readFile(path, 'utf8')) !== made) {
		console.error(`bot/widget/dist/${file} is not what the source makes. Run: npm run build`);
		process.exitCode = 1;
	}
}
