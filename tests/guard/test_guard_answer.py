"""An answer on health cannot be built without body, source and notice."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.guard.answer import (
    Answer,
    Notice,
    Source,
    UnsoundAnswerError,
    has_blank_line,
)

NOTICE = Notice("This is not medical advice.", "Ask a doctor about a test.")
NHS = Source("nhs-mg", "NHS", "Magnesium", "https://www.nhs.uk/")
ODS = Source("ods-mg", "NIH", "Magnesium", "https://ods.od.nih.gov/")
BLANK = ["", " ", "\n", "\t\n ", "\u2003"]
SPLIT = ["One.\n\nTwo.", "One.\n \t\nTwo.", "One.\r\n\r\nTwo.", "One.\n\n\n\nTwo."]
# Text such as people write, with many line ends and spaces.
TEXT = st.text() | st.text(alphabet="ab.\n\r\t \u00a0\u2028\x0b\x1c\x85")


@pytest.mark.parametrize("part", ["disclaimer", "get_tested"])
@pytest.mark.parametrize("text", [*BLANK, *SPLIT])
def test_guard_answer_notice_needs_both_sentences_in_one_block(part, text):
    sentences = {"disclaimer": "Not advice.", "get_tested": "Get tested."}
    with pytest.raises(UnsoundAnswerError):
        Notice(**{**sentences, part: text})


@pytest.mark.parametrize("body", BLANK)
def test_guard_answer_needs_a_body(body):
    with pytest.raises(UnsoundAnswerError, match="at least one sentence"):
        Answer(body, NOTICE, (NHS,), "topic")


@pytest.mark.parametrize("body", SPLIT)
def test_guard_answer_is_one_block(body):
    with pytest.raises(UnsoundAnswerError, match="join it with one newline"):
        Answer(body, NOTICE, (NHS,), "topic")


@pytest.mark.parametrize("notice", [None, "", "Not advice.", ("Not", "advice")])
def test_guard_answer_needs_a_notice(notice):
    with pytest.raises(UnsoundAnswerError, match="needs its Notice"):
        Answer("Spinach has magnesium.", notice, (NHS,), "topic")


def test_guard_answer_needs_a_source():
    with pytest.raises(UnsoundAnswerError, match="topic needs a source"):
        Answer("Spinach has magnesium.", NOTICE, (), "topic")


@pytest.mark.parametrize("part", ["body", "notice", "sources", "topic"])
def test_guard_answer_cannot_be_changed_later(part):
    answer = Answer("Spinach has magnesium.", NOTICE, (NHS,), "topic")
    with pytest.raises(AttributeError):
        setattr(answer, part, "")


def test_guard_answer_reads_body_then_sources_then_notice():
    answer = Answer("Spinach has it.\nSo do nuts.\n", NOTICE, (NHS, ODS, NHS), "topic")
    assert str(answer) == (
        "Spinach has it.\nSo do nuts.\n"
        "Sources: NHS; NIH\n"
        "This is not medical advice. Ask a doctor about a test."
    )


@given(body=TEXT, disclaimer=TEXT, get_tested=TEXT)
@example(body="a\n\x0b\nb", disclaimer="x", get_tested="y")
@example(body="a", disclaimer="x\n", get_tested="\ny")
@example(body="a", disclaimer="x\r\n", get_tested="y")
def test_guard_answer_of_any_text_ends_with_its_notice_or_is_refused(
    body, disclaimer, get_tested
):
    try:
        answer = Answer(body, Notice(disclaimer, get_tested), (NHS,), "topic")
    except UnsoundAnswerError:
        return
    text = str(answer)
    assert text.startswith(body.strip())
    assert text.endswith(f"\n{disclaimer} {get_tested}")
    assert "\nSources: NHS\n" in text


@given(body=TEXT)
@example("a\n\nb")
@example("a\n\u2003\nb")
def test_guard_answer_is_never_parted_where_rasa_parts_messages(body):
    try:
        text = str(Answer(body, NOTICE, (NHS,), "topic"))
    except UnsoundAnswerError:
        return
    # As in rasa/core/channels/channel.py and all of its subclasses.
    assert len(text.strip().split("\n\n")) == 1


@pytest.mark.parametrize("text", SPLIT)
def test_guard_answer_blank_line_between_two_others_is_found(text):
    assert has_blank_line(text)


@pytest.mark.parametrize("text", ["", "One.", "One.\nTwo.", "\n\nOne.\nTwo.\n\n"])
def test_guard_answer_blank_line_around_a_text_is_none(text):
    assert not has_blank_line(text)
