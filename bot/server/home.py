"""The page at ``/``: what the content says of the article, each point sourced."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.content.content import Content
from bot.server.widget_files import MODULE, SCRIPT, integrity, widget_file

PAGES = Path(__file__).parent.parent / "pages"
# What a reader asks after the article's points, in this order.
QUESTIONS = (
    "increase_intake",
    "sunlight",
    "together",
    "interactions",
    "high_dose_risk",
    "get_tested",
)


def home_page(content: Content) -> str:
    """Return the page as HTML, with all words of the content escaped.

    Raises:
        WidgetMissingError: If the widget has not been built.
    """
    environment = Environment(
        loader=FileSystemLoader(PAGES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    topics = [content.topics[id] for id in QUESTIONS if id in content.topics]
    return environment.get_template("home.html").render(
        content=content,
        questions=[topic for topic in topics if topic.answers.any],
        script=integrity(widget_file(SCRIPT)),
        module=integrity(widget_file(MODULE)),
    )
