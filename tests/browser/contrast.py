"""How well a text of a page can be read, as WCAG 2 works it out."""

from __future__ import annotations

from playwright.sync_api import Locator

LEAST = 4.5  # for text of any size, WCAG 2 level AA

# Two functions: the numbers of a color, and how light it is, from 0 to 1.
LIGHT = """
    const channels = color => color.match(/[\\d.]+/g).map(Number);
    const light = color => {
        const [r, g, b] = channels(color)
            .slice(0, 3)
            .map(c => c / 255)
            .map(c => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
"""

# The backgrounds of our pages are opaque or absent, so the nearest opaque one is the
# one behind the text.
CONTRAST = (
    f"element => {{{LIGHT}"
    + """
    const behind = node => {
        const color = getComputedStyle(node).backgroundColor;
        const [, , , alpha = 1] = channels(color);
        const around = node.parentElement ?? node.getRootNode().host;
        return alpha === 1 ? color : behind(around);
    };
    const pair = [light(getComputedStyle(element).color), light(behind(element))];
    return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
}"""
)


def too_faint(texts: Locator) -> dict[str, float]:
    """Return the texts whose contrast is below `LEAST`, with that contrast."""
    contrasts = texts.evaluate_all(
        f"elements => elements.map(one => [one.innerText, ({CONTRAST})(one)])"
    )
    return {text: found for text, found in contrasts if found < LEAST}
