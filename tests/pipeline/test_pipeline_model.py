"""The trained model: each topic is recognized, and a message is read in few passes."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.content.content import load_content
from bot.pipeline.fingerprint import fingerprint

TOPICS = load_content().topics


@pytest.fixture(scope="module")
def intent(assistant, event_loop):
    """Return a function that gives the intent of a message, each in a new talk."""

    def of(text: str, sender: str) -> str:
        turn = event_loop.run_until_complete(assistant.say(text, sender))
        return turn.understood["intent"]["name"]

    return of


@pytest.mark.parametrize("topic", TOPICS)
def test_model_recognizes_each_topic_by_its_first_example(intent, topic):
    assert intent(TOPICS[topic].examples[0], f"first example of {topic}") == topic


@pytest.mark.parametrize("topic", TOPICS)
def test_model_recognizes_each_topic_by_its_button(intent, topic):
    assert intent(f"/{topic}", f"button of {topic}") == topic


def test_model_reads_abbreviations_as_the_words(assistant, event_loop):
    def ranking(text: str) -> list[dict[str, object]]:
        turn = event_loop.run_until_complete(assistant.say(text, f"talk on {text}"))
        return turn.understood["intent_ranking"]

    assert ranking("does vit d need mag") == ranking("does vitamin d need magnesium")


def test_model_names_of_another_spelling_are_other_features(
    content_folder, use_content
):
    before = fingerprint()
    nutrients = content_folder / "nutrients.yml"
    nutrients.write_text(
        nutrients.read_text().replace("dietary magnesium", "mineral mg")
    )
    use_content(content_folder)
    assert fingerprint() != before
    use_content(Path("data/content"))
    assert fingerprint() == before
