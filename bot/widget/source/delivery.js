/**
 * Does one thing after the other until nothing is left, and waits between tries.
 *
 * @typedef {'offline' | 'unreachable' | 'tooMany'} Trouble
 * @typedef {'done' | 'nothing' | {trouble: Trouble, seconds?: number}} Outcome
 */

const LONGEST_WAIT = 30; // seconds

export class Delivery {
	#perform;
	#onTrouble;
	#running = false;
	#again = false;
	#stopped = false;
	/** @type {(() => void) | null} */
	#endWait = null;

	/**
	 * @param {() => Promise<Outcome>} perform Does the next thing.
	 * @param {(trouble: Trouble | null) => void} onTrouble Told before each wait, and with
	 *   null when something succeeds or nothing is left.
	 */
	constructor(perform, onTrouble) {
		this.#perform = perform;
		this.#onTrouble = onTrouble;
	}

	/** There is something to do, or reason to try again at once. */
	wake() {
		this.#again = true;
		this.#endWait?.();
		if (!this.#running) {
			this.#run();
		}
	}

	stop() {
		this.#stopped = true;
		this.#endWait?.();
	}

	async #run() {
		this.#running = true;
		let failures = 0;
		while (!this.#stopped) {
			this.#again = false;
			const outcome = await this.#perform();
			if (this.#stopped) {
				break;
			}
			if (outcome === 'nothing') {
				this.#onTrouble(navigator.onLine ? null : 'offline');
				if (this.#again) {
					continue;
				}
				break;
			}
			if (outcome === 'done') {
				failures = 0;
				this.#onTrouble(null);
				continue;
			}
			this.#onTrouble(navigator.onLine ? outcome.trouble : 'offline');
			failures++;
			await this.#wait(outcome.seconds ?? waitAfter(failures));
		}
		this.#running = false;
	}

	/** @param {number} seconds */
	#wait(seconds) {
		return new Promise(resolve => {
			const end = () => {
				clearTimeout(timer);
				this.#endWait = null;
				resolve(null);
			};
			const timer = setTimeout(end, seconds * 1000);
			this.#endWait = end;
		});
	}
}

/**
 * @param {number} failures In a row.
 * @returns {number} Seconds: longer each time, and not the same for all, so that a
 *   server that comes back is not met by everyone at once.
 */
function waitAfter(failures) {
	return Math.min(LONGEST_WAIT, 2 ** failures) * (0.5 + Math.random() / 2);
}
