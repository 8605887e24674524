"""Where the focus is, whether a person sees it, and how it goes on."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.contrast import LIGHT

MOST_STOPS = 60  # more than any page of these tests has
LEAST_CONTRAST = 3  # of what shows the focus: WCAG 2.2, 1.4.11

# What is not shown in full is told in `faults`.
FOCUSED = (
    f"async ([least]) => {{{LIGHT}"
    + """
    // Until the focus has scrolled to where it is, and the widget has heard of it.
    await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
    let one = document.activeElement;
    while (one.shadowRoot?.activeElement) {
        one = one.shadowRoot.activeElement;
    }
    const host = one.getRootNode().host;
    const words = (one.getAttribute('aria-label') ?? one.textContent).trim();
    const name = `${one.localName}.${one.className} ${words.slice(0, 40)}`;
    const stop = { name, number: Number(one.dataset.number ?? -1), isHere: !!host };
    if (!host) {
        return { ...stop, faults: [] };
    }
    const faults = [];
    const style = getComputedStyle(one);
    const width = parseFloat(style.outlineWidth);
    if (style.outlineStyle === 'none' || width < 2) {
        faults.push(`no outline: ${style.outline}`);
    }

    const outside = node => {
        if (!node) {
            return 'rgb(255, 255, 255)';
        }
        const color = getComputedStyle(node).backgroundColor;
        const [, , , alpha = 1] = channels(color);
        return alpha === 1 ? color : outside(node.parentElement);
    };
    const pair = [light(style.outlineColor), light(outside(one.parentElement))];
    const contrast = (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
    if (contrast < least) {
        faults.push(`outline with a contrast of ${contrast}`);
    }

    // Of a link over several lines the first is enough.
    const box = one.getClientRects()[0];
    // Of what is higher than the screen the part that is seen.
    const [top, bottom] = [Math.max(0, box.top), Math.min(innerHeight, box.bottom)];
    const [x, y] = [box.left + box.width / 2, (top + bottom) / 2];
    const hit = one.getRootNode().elementFromPoint(x, y);
    if (!hit || !one.contains(hit)) {
        faults.push(`covered by ${hit?.localName}.${hit?.className}`);
    }

    const beyond = Math.max(0, width + parseFloat(style.outlineOffset));
    for (let around = one.parentElement; around; around = around.parentElement) {
        const { overflowX, contentVisibility, overflowClipMargin } =
            getComputedStyle(around);
        if (around.querySelector(':scope > :modal')?.contains(one)) {
            break; // what is around a modal dialog does not hold it
        }
        const clips = overflowX !== 'visible';
        if (!clips && contentVisibility !== 'auto') {
            continue;
        }
        const edge = around.getBoundingClientRect();
        const margin = clips ? 0 : parseFloat(overflowClipMargin);
        const isHigher = box.height > edge.height;
        const over = Math.max(
            edge.left - (box.left - beyond),
            box.right + beyond - edge.right,
            isHigher ? 0 : edge.top - (box.top - beyond),
            isHigher ? 0 : box.bottom + beyond - edge.bottom
        );
        if (over > margin + 0.5) {
            const what = `${around.localName}.${around.className}`;
            faults.push(`${over} px cut off by ${what}`);
        }
    }
    return { ...stop, faults };
}"""
)

# All that a person can act on, in the order in which they are met when reading: from
# the top down, and in a line from its beginning.
IN_ORDER = """() => {
    const root = document.querySelector('cofactor-chat').shadowRoot;
    const isLeftToRight = root.querySelector('.root').dir === 'ltr';
    const usable = 'a, button, summary, textarea, [tabindex="0"]';
    const all = [...root.querySelectorAll(usable)]
        .filter(one => one.checkVisibility({ visibilityProperty: true }));
    // What is out of sight is laid out only when it comes into sight.
    const turns = [...root.querySelectorAll('.turn')];
    turns.forEach(turn => (turn.style.contentVisibility = 'visible'));
    const boxes = new Map(all.map(one => [one, one.getBoundingClientRect()]));
    const start = box => (isLeftToRight ? box.left : -box.right);
    const log = root.querySelector('.log');
    const edge = log.getBoundingClientRect();
    // The log scrolls: what is in it stands between what is above and what is below.
    const part = one =>
        log.contains(one) ? 1 : boxes.get(one).bottom <= edge.top + 1 ? 0 : 2;
    all.sort((one, other) => {
        if (part(one) !== part(other)) {
            return part(one) - part(other);
        }
        const [first, second] = [boxes.get(one), boxes.get(other)];
        if (one.contains(other) || other.contains(one)) {
            return one.contains(other) ? -1 : 1;
        }
        const areInLine = first.top < second.bottom && second.top < first.bottom;
        return areInLine ? start(first) - start(second) : first.top - second.top;
    });
    turns.forEach(turn => turn.style.removeProperty('content-visibility'));
    all.forEach((one, number) => (one.dataset.number = number));
    return all.length;
}"""


def focused(page: Page) -> Any:
    """Return the focused element: name, number, isHere (in the widget), faults."""
    return page.evaluate(FOCUSED, [LEAST_CONTRAST])


def go_to(page: Page, goal: Locator, key: str = "Tab") -> None:
    """Press ``key`` until ``goal`` has the focus, which must be seen at each stop."""
    expect(goal).to_be_visible()
    goal.evaluate("one => (one.dataset.goal = 'true')")
    for _ in range(MOST_STOPS):
        page.keyboard.press(key)
        stop = focused(page)
        assert stop["faults"] == [], stop
        if goal.evaluate("one => one.matches(':focus')"):
            return
    raise AssertionError(f"{key} does not lead to {goal}")


def stops(page: Page, key: str = "Tab") -> list[Any]:
    """Press ``key`` until the focus has come into the widget and left it."""
    found: list[Any] = []
    for _ in range(MOST_STOPS):
        page.keyboard.press(key)
        stop = focused(page)
        if stop["isHere"]:
            found.append(stop)
        elif found:
            return found
    raise AssertionError(f"{key} does not lead out of the widget: {found[-5:]}")


def number_in_order(page: Page) -> int:
    """Number all that can be acted on as it is read; return how many there are."""
    return int(page.evaluate(IN_ORDER))
