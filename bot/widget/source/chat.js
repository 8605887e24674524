/**
 * One chat in the page: its parts, and what each tells the others.
 *
 * @import { View } from './conversation.js'
 * @import { Trouble } from './delivery.js'
 * @import { Choice, Turn } from './replies.js'
 * @import { Outgoing } from './storage.js'
 * @import { Speech } from './texts.js'
 *
 * @typedef {object} Options
 * @property {string} server Its origin.
 * @property {string} name What the chat is called.
 * @property {string | null} country
 * @property {string | null} greeting
 * @property {boolean} isInline
 * @property {string} id What it is kept apart by from others on the page.
 */

import { Announcer } from './announcer.js';
import { Composer } from './composer.js';
import { deletionDialog } from './confirm.js';
import { Connection } from './connection.js';
import { Conversation } from './conversation.js';
import { oneAtATime } from './dom.js';
import { download } from './download.js';
import { Log } from './log.js';
import { Menu } from './menu.js';
import { Panel } from './panel.js';
import { Server } from './server.js';
import { Storage } from './storage.js';
import { markRated, spoken } from './turns.js';

const SAY_WAITING_AFTER = 2_000; // milliseconds; most replies come sooner
/** In English in every language of the interface, as they are sent as they stand. */
const STARTERS = [
	'How do magnesium and vitamin D work together?',
	'Which foods have magnesium?',
	'Should I get tested?'
].map(title => ({ title, payload: title }));

export class Chat {
	panel;
	#speech;
	#name;
	#storage;
	#conversation;
	#log;
	#composer;
	#connection;
	#dialog;
	#ending = new AbortController();
	#announcer = new Announcer(this.#ending.signal);
	#isBegun = false;
	/** @type {ReturnType<typeof setTimeout> | undefined} */
	#sayWaiting;

	/**
	 * @param {Options} options
	 * @param {Speech} speech
	 * @param {(isOpen: boolean) => void} onToggle
	 */
	constructor({ server, name, country, greeting, isInline, id }, speech, onToggle) {
		const { texts } = speech;
		const { signal } = this.#ending;
		this.#speech = speech;
		this.#name = name;
		this.#storage = new Storage(server, id);
		this.#conversation = new Conversation(new Server(server), this.#storage, this.#view(), country);
		this.#log = new Log(speech, name, greeting, STARTERS, {
			choose: choice => this.#choose(choice),
			rate: (choice, pressed) => this.#rate(choice, pressed),
			copy: (text, label) => this.#copy(text, label),
			retry: sent => this.#conversation.retry(sent),
			earlier: oneAtATime(() => this.#showEarlier()),
			signal
		});
		this.#composer = new Composer(texts, this.#storage.kept.draft ?? '', {
			send: text => this.#conversation.send(text, text),
			draft: draft => this.#storage.keep({ draft }),
			say: text => this.#announcer.say(text),
			signal
		});
		this.#connection = new Connection(texts, {
			tryNow: () => this.#conversation.tryNow(),
			say: text => this.#announcer.say(text),
			focusBox: () => this.#composer.focus()
		});
		this.#dialog = deletionDialog(texts, () => this.#erase());
		const menu = new Menu(
			texts.options,
			[
				{ name: texts.newConversation, act: () => this.#startOver() },
				{ name: texts.downloadText, act: () => this.#download('txt') },
				{ name: texts.downloadData, act: () => this.#download('json') },
				{ name: texts.deleteData, act: () => this.#dialog.showModal() }
			],
			signal
		);
		this.panel = new Panel(texts, name, isInline, onToggle, signal);
		this.panel.header.append(menu.element, ...[this.panel.closer() ?? []].flat());
		this.panel.element.append(
			this.#log.element,
			this.#log.latest,
			this.#connection.element,
			this.#composer.element,
			this.#announcer.element,
			this.#dialog
		);
		for (const change of ['online', 'offline']) {
			addEventListener(change, () => this.#isBegun && this.#conversation.tryNow(), { signal });
		}
	}

	/** @returns {boolean | undefined} Whether the person left it open on the page before. */
	get wasOpen() {
		return this.#storage.kept.open;
	}

	show() {
		this.panel.show();
		this.#storage.keep({ open: true });
		if (!this.#isBegun) {
			this.#isBegun = true;
			this.#conversation.open();
		}
		this.#log.showEnd();
	}

	hide() {
		this.panel.hide();
		this.#storage.keep({ open: false });
	}

	/** Go to where a person goes on who opened the chat. */
	focus() {
		// On a phone, the box would bring up the keyboard over what is to be read first.
		if (matchMedia('(pointer: coarse)').matches) {
			this.panel.focusTitle();
		} else {
			this.#composer.focus();
		}
	}

	/** Leave nothing running. */
	end() {
		clearTimeout(this.#sayWaiting);
		this.#ending.abort();
		this.#conversation.stop();
		this.#storage.release();
	}

	/** @returns {View} */
	#view() {
		return {
			restored: page => this.#log.restore(page),
			notRestored: () => this.#tell(this.#speech.texts.noEarlier, true),
			sent: outgoing => this.#log.addOwn(outgoing),
			working: outgoing => this.#wait(outgoing),
			replied: (outgoing, turn) => this.#reply(outgoing, turn),
			gaveUp: outgoing => this.#giveUp(outgoing),
			ended: () => this.#tell(this.#speech.texts.ended, true),
			troubled: trouble => this.#showTrouble(trouble)
		};
	}

	/** @param {Outgoing} outgoing */
	#wait(outgoing) {
		const { texts } = this.#speech;
		clearTimeout(this.#sayWaiting);
		if (!this.#connection.isTroubled) {
			this.#sayWaiting = setTimeout(() => this.#announcer.say(texts.writing), SAY_WAITING_AFTER);
			this.#log.wait(outgoing);
		}
	}

	/**
	 * @param {Outgoing} outgoing
	 * @param {Turn} turn
	 */
	#reply(outgoing, turn) {
		clearTimeout(this.#sayWaiting);
		this.#log.addReply(outgoing, turn);
		this.#announcer.say(spoken(this.#speech, this.#name, turn.replies));
		if (!this.panel.isOpen) {
			this.panel.markUnread(true);
		}
	}

	/** @param {Outgoing} outgoing */
	#giveUp(outgoing) {
		const { texts } = this.#speech;
		clearTimeout(this.#sayWaiting);
		if (outgoing.shown !== null) {
			this.#log.fail(outgoing);
		}
		this.#announcer.say(`${texts[outgoing.failure ?? 'failed']} ${texts.urgentHelp}`);
	}

	/** @param {Trouble | null} trouble */
	#showTrouble(trouble) {
		if (trouble) {
			clearTimeout(this.#sayWaiting);
			this.#log.answered();
			this.#log.markUnsent();
		}
		this.#connection.show(trouble);
	}

	/** @param {Choice} choice */
	#choose({ title, payload }) {
		this.#log.focusOwn(this.#conversation.send(payload, title));
	}

	/**
	 * @param {Choice} choice
	 * @param {HTMLButtonElement} pressed
	 */
	#rate({ payload }, pressed) {
		if (markRated(pressed)) {
			this.#conversation.send(payload, null);
		}
	}

	/**
	 * @param {string} text
	 * @param {HTMLElement} label Of the button, which says that it was done.
	 */
	async #copy(text, label) {
		const { texts } = this.#speech;
		try {
			await navigator.clipboard.writeText(text);
			label.textContent = texts.copied;
			this.#announcer.say(texts.copied);
		} catch {
			this.#tell(texts.notCopied); // as on a page without HTTPS
		}
	}

	async #showEarlier() {
		const found = await this.#conversation.earlier();
		if (found) {
			this.#log.prepend(found);
		} else {
			this.#announcer.say(this.#speech.texts.noEarlier);
		}
	}

	#startOver() {
		this.#conversation.startOver();
		this.#clear();
		this.#announcer.say(this.#speech.texts.started);
	}

	async #erase() {
		const outcome = await this.#conversation.erase();
		if (outcome === 'deleted') {
			this.#clear();
		}
		this.#tell(this.#speech.texts[outcome]);
	}

	#clear() {
		clearTimeout(this.#sayWaiting);
		this.#storage.keep({ draft: '' });
		this.#log.clear();
		this.#connection.clear();
	}

	/** @param {'txt' | 'json'} kind */
	async #download(kind) {
		const turns = await this.#conversation.all();
		this.#tell(this.#speech.texts[download(turns, kind, this.#speech, this.#name)]);
	}

	/**
	 * @param {string} text Shown, and said.
	 * @param {boolean} [isBeforeUnanswered] Whether it holds for what waits for a reply.
	 */
	#tell(text, isBeforeUnanswered) {
		this.#log.note(text, isBeforeUnanswered);
		this.#announcer.say(text);
	}
}
