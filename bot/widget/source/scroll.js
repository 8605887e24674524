/** Scrolls the chat alone, and never the page that it stands in, as scrollIntoView would. */

const NEAR_END = 120; // pixels

/**
 * @param {HTMLElement} log
 * @param {boolean} isWaitedFor Whether the person has just asked, and so looks for a reply.
 * @param {() => void} stay Called where the person reads elsewhere, and nothing moves.
 */
export function scrollOf(log, isWaitedFor, stay) {
	// Where there is little height, the whole chat scrolls and not the log alone.
	const panel = log.closest('.panel');
	const isWhole = getComputedStyle(log).overflowY === 'visible';
	const scroller = isWhole && panel ? panel : log;
	const left = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
	const isNearEnd = left < NEAR_END;
	return {
		scroller,
		isNearEnd,
		/** @param {number} top */
		to: top => scroller.scrollTo({ top, behavior: 'instant' }),
		/** @param {ScrollBehavior} [behavior] */
		toEnd: behavior => scroller.scrollTo({ top: scroller.scrollHeight, behavior }),
		/**
		 * Show what was added: whole, or from its beginning if it is too long for that.
		 *
		 * @param {HTMLElement} added
		 */
		follow: added => {
			if (!isNearEnd && !isWaitedFor) {
				stay();
				return;
			}
			const inner = added.getBoundingClientRect();
			const outer = scroller.getBoundingClientRect();
			const isLong = inner.height > outer.height - 32;
			const by = isLong ? inner.top - outer.top - 16 : inner.bottom - outer.bottom + 24;
			// Not scrollBy: a smooth scroll may be under way.
			scroller.scrollTo({ top: scroller.scrollTop + (isLong ? by : Math.max(0, by)) });
		}
	};
}
