"""What of the widget is too small to press, or cut off, or out of the screen."""

from __future__ import annotations

from playwright.sync_api import Page

SEEN = """
    const root = document.querySelector('cofactor-chat').shadowRoot;
    const modal = root.querySelector('.confirm:modal') ?? root;
    const seen = [...modal.querySelectorAll('*')].filter(one =>
        one.checkVisibility({ visibilityProperty: true })
        && !one.closest('.unseen')
        && !one.ownerSVGElement);
    const name = one => {
        const words = one.textContent.trim().slice(0, 30);
        return `${one.localName}.${one.className} "${words}"`;
    };
"""

SMALL = f"""([least, leastToCall]) => {{
    {SEEN}
    return seen
        .filter(one => one.matches('a, button, summary, textarea'))
        .map(one => [one, one.getBoundingClientRect()])
        .filter(([one, {{ width, height }}]) =>
            Math.min(width, height) < (one.closest('.numbers') ? leastToCall : least))
        .map(([one, {{ width, height }}]) =>
            `${{name(one)}}: ${{width}} x ${{height}}`);
}}"""

CUT = f"""() => {{
    {SEEN}
    const found = [];
    const isMore = (inner, outer) => outer > 0 && inner > outer + 1;
    for (const one of seen) {{
        const {{ left, right, width }} = one.getBoundingClientRect();
        const {{ overflowY, display }} = getComputedStyle(one);
        const isTooWide = display !== 'inline' && !one.matches('.menu-frame')
            && isMore(one.scrollWidth, one.clientWidth);
        const isTooHigh = overflowY === 'hidden'
            && isMore(one.scrollHeight, one.clientHeight);
        if (isTooWide || isTooHigh) {{
            found.push(`${{name(one)}} holds ${{one.scrollWidth}} x `
                + `${{one.scrollHeight}} in ${{one.clientWidth}} x `
                + `${{one.clientHeight}}`);
        }}
        if (width && (left < -0.5 || right > innerWidth + 0.5)) {{
            found.push(`${{name(one)}}: ${{left}} to ${{right}} of ${{innerWidth}}`);
        }}
    }}
    const {{ scrollWidth }} = document.documentElement;
    return scrollWidth > innerWidth ? [...found, `page: ${{scrollWidth}}`] : found;
}}"""

LEAST = 24  # pixels either way: WCAG 2.2, 2.5.8
LEAST_TO_CALL = 44  # pixels, where a hand may tremble: WCAG 2.2, 2.5.5


def too_small(page: Page) -> list[str]:
    """Return what can be pressed in the widget, but is hard to hit, with its size."""
    found: list[str] = page.evaluate(SMALL, [LEAST, LEAST_TO_CALL])
    return found


def cut_off(page: Page) -> list[str]:
    """Return what of the widget does not fit into its place or into the screen."""
    found: list[str] = page.evaluate(CUT)
    return found
