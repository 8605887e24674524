import js from '@eslint/js';
import globals from 'globals';

export default [
	{ ignores: ['bot/widget/dist'] },
	js.configs.recommended,
	{ files: ['bot/widget/build.js'], languageOptions: { globals: globals.node } },
	{
		files: ['bot/widget/source/**/*.js', 'bot/pages/*.js'],
		languageOptions: { globals: globals.browser },
		linterOptions: { reportUnusedDisableDirectives: 'error' },
		rules: {
			curly: 'error',
			eqeqeq: 'error',
			'no-eval': 'error',
			'no-implied-eval': 'error',
			'no-shadow': 'error',
			'no-var': 'error',
			'object-shorthand': 'error',
			'prefer-const': 'error',
			// What comes from a person or a server is set as text, never as HTML.
			'no-restricted-properties': [
				'error',
				...['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'setHTMLUnsafe'].map(property => ({
					property,
					message: 'Set text with textContent: HTML from outside could run code.'
				}))
			]
		}
	}
];
