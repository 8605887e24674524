// @ts-check

import { forgetSession, post } from './server.js';
import { failure, ownTurn, replyTurn, spoken, waitingTurn } from './turns.js';

const LONGEST = 1000; // characters in a message
const COUNT_FROM = 900;
const PATIENCE = 30_000; // milliseconds until a silent server counts as a failure
const SAY_WAITING_AFTER = 2_000; // milliseconds; most replies come sooner
const FORGET_SPOKEN_AFTER = 10_000; // milliseconds

const conversation = byId('conversation', HTMLElement);
const turns = byId('turns', HTMLOListElement);
const composer = byId('composer', HTMLFormElement);
const question = byId('question', HTMLTextAreaElement);
const sendButton = byId('send', HTMLButtonElement);
const counter = byId('counter', HTMLElement);
const announcer = byId('announcer', HTMLElement);

const opening = [...turns.children].map(turn => turn.cloneNode(true));

/** @type {AbortController | null} The request on its way; one at a time. */
let request = null;

composer.addEventListener('submit', event => {
	event.preventDefault();
	sendQuestion();
});

question.addEventListener('keydown', event => {
	// 229: Safari ends a composition (Japanese, Chinese) before this event.
	const composing = event.isComposing || event.keyCode === 229;
	if (event.key === 'Enter' && !event.shiftKey && !composing) {
		event.preventDefault();
		sendQuestion();
	}
});

question.addEventListener('input', () => {
	fitQuestion();
	count();
});

turns.addEventListener('click', event => {
	const target = event.target instanceof Element ? event.target : null;
	const button = target?.closest('button');
	if (button?.closest('.choices')) {
		const title = button.textContent ?? '';
		send(button.dataset.payload ?? title, title)?.focus({ preventScroll: true });
	}
	const rating = button?.closest('.rating');
	if (button && rating instanceof HTMLElement) {
		rate(button, rating);
	}
});

byId('new-conversation', HTMLButtonElement).addEventListener('click', () => {
	request?.abort();
	settle();
	forgetSession();
	turns.replaceChildren(...opening.map(turn => turn.cloneNode(true)));
	conversation.scrollTo({ top: 0 });
	announce('New conversation.');
});

function sendQuestion() {
	const text = question.value.trim();
	if (!text) {
		return;
	}
	if (length(text) > LONGEST) {
		announce(counter.textContent ?? '');
		return;
	}
	if (send(text, text)) {
		question.value = '';
		fitQuestion();
		count();
	}
}

/**
 * Show what the person said and ask for the reply.
 *
 * @param {string} payload What is sent.
 * @param {string} shown What the person sees.
 * @returns {HTMLLIElement | null} Null if an earlier message is still on its way.
 */
function send(payload, shown) {
	if (request) {
		announce('Please wait for the reply.');
		return null;
	}
	const own = ownTurn(shown);
	ask(payload, own);
	return own;
}

/**
 * Send a message, wait, and show the reply.
 *
 * @param {string} payload
 * @param {HTMLLIElement} own The turn that this sends; moved to the end, and kept
 *   with a button to retry when no reply comes.
 */
async function ask(payload, own) {
	const current = (request = new AbortController());
	const patience = setTimeout(() => current.abort('late'), PATIENCE);
	const sayWaiting = setTimeout(() => announce('Cofactor is writing a reply.'), SAY_WAITING_AFTER);
	own.querySelector('.failure')?.remove();
	// Choices belong to the reply that is last: later they may mean something else.
	turns.querySelectorAll('.choices').forEach(choices => choices.remove());
	turns.append(own, waitingTurn());
	turns.lastElementChild?.scrollIntoView({ block: 'nearest' });
	sendButton.setAttribute('aria-disabled', 'true');

	const outcome = await post(payload, current.signal);
	clearTimeout(patience);
	clearTimeout(sayWaiting);
	if (request !== current) {
		return; // a new conversation began meanwhile
	}
	settle();
	if (typeof outcome === 'string') {
		own.append(failure(outcome, () => retry(payload, own)));
		own.scrollIntoView({ block: 'nearest' });
		announce(outcome);
	} else {
		const turn = replyTurn(outcome);
		turns.append(turn);
		turn.scrollIntoView({ block: 'nearest' });
		announce(spoken(outcome));
	}
}

/**
 * Send what a person thinks of an answer, and put the thanks in the buttons' place.
 *
 * What else can be chosen stays, unless the thanks offer something themselves.
 *
 * @param {HTMLButtonElement} button
 * @param {HTMLElement} rating
 */
async function rate(button, rating) {
	if (request) {
		announce('Please wait for the reply.');
		return;
	}
	const current = (request = new AbortController());
	const patience = setTimeout(() => current.abort('late'), PATIENCE);
	const outcome = await post(button.dataset.payload ?? '', current.signal);
	clearTimeout(patience);
	if (request !== current) {
		return; // a new conversation began meanwhile
	}
	settle();
	if (typeof outcome === 'string') {
		announce(outcome); // the buttons stay, to try again
		return;
	}
	if (outcome.some(({ choices }) => choices.length)) {
		turns.querySelectorAll('.choices').forEach(choices => choices.remove());
	}
	const thanks = replyTurn(outcome);
	rating.closest('.turn')?.after(thanks);
	rating.remove();
	thanks.tabIndex = -1;
	thanks.focus({ preventScroll: true });
	thanks.scrollIntoView({ block: 'nearest' });
	announce(spoken(outcome));
}

/**
 * @param {string} payload
 * @param {HTMLLIElement} own
 */
function retry(payload, own) {
	if (request) {
		announce('Please wait for the reply.');
		return;
	}
	ask(payload, own);
	own.focus({ preventScroll: true });
}

function settle() {
	request = null;
	sendButton.removeAttribute('aria-disabled');
	turns.querySelector('.waiting')?.remove();
}

/**
 * Have a screen reader say `text` once, without moving the focus.
 *
 * @param {string} text
 */
function announce(text) {
	const line = document.createElement('p');
	line.textContent = text;
	announcer.append(line);
	// Else a person who reads line by line would meet every reply a second time.
	setTimeout(() => line.remove(), FORGET_SPOKEN_AFTER);
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let sayCount;

function count() {
	clearTimeout(sayCount);
	const left = LONGEST - length(question.value.trim());
	const over = left < 0;
	const number = Math.abs(left);
	const characters = number === 1 ? 'character' : 'characters';
	counter.hidden = left > LONGEST - COUNT_FROM;
	counter.textContent = over
		? `Please shorten by ${number} ${characters}.`
		: `${number} ${characters} left.`;
	question.setAttribute('aria-invalid', String(over));
	if (!counter.hidden) {
		sayCount = setTimeout(() => announce(counter.textContent ?? ''), 1_000);
	}
}

/**
 * @param {string} text
 * @returns {number} Characters as the server counts them: an emoji is one.
 */
function length(text) {
	return [...text].length;
}

function fitQuestion() {
	if (!CSS.supports('field-sizing', 'content')) {
		question.style.height = 'auto';
		question.style.height = `${question.scrollHeight + 2}px`; // 2: its borders
	}
}

/**
 * @template {HTMLElement} Kind
 * @param {string} id
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
function byId(id, kind) {
	const found = document.getElementById(id);
	if (!(found instanceof kind)) {
		throw new Error(`index.html: there is no ${kind.name} with the id "${id}".`);
	}
	return found;
}
