"""axe-core in a page: the rules of WCAG 2.2 AA that a program can check, and more."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

SOURCE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")

RUN = """tags => axe.run({
    runOnly: { type: 'tag', values: tags },
    // Of all rules with these tags this one alone is off by default.
    rules: { 'target-size': { enabled: true } },
    resultTypes: ['violations']
}).then(({ violations, passes }) =>
    ({ violations, passed: passes.map(({ id }) => id) }))"""


def violations(page: Page) -> list[str]:
    """Return what breaks a rule in ``page``, shadow roots included: rule, element, why.

    Raises:
        FileNotFoundError: If axe-core is not installed.
    """
    result = _run(page)
    return [
        f"{rule['id']} at {' '.join(map(str, node['target']))}: "
        f"{' '.join(str(node['failureSummary']).split())}"
        for rule in result["violations"]
        for node in rule["nodes"]
    ]


def passed(page: Page) -> set[str]:
    """Return the rules that found something in ``page``, and nothing against it."""
    return set(_run(page)["passed"])


def _run(page: Page) -> Any:
    if not page.evaluate("'axe' in window"):
        if not SOURCE.exists():
            raise FileNotFoundError(f"{SOURCE} is missing: run `make tools` first.")
        # Not as a script element, which the page's own policy would refuse.
        page.evaluate(SOURCE.read_text(encoding="utf-8"))
    return page.evaluate(RUN, TAGS)
