"""The reading grade: names count as easy, lines as sentences."""

from __future__ import annotations

import pytest

from bot.content.reading import ReadingLevel

READING = ReadingLevel(["cholecalciferol", "vitamin D", "25(OH)D"])


def test_content_reading_names_are_easy_words():
    assert READING.grade("The doctor gave her cholecalciferol.") == READING.grade(
        "The doctor gave her food."
    )
    assert READING.grade("Cholecalciferols help.") == READING.grade("Food help.")
    assert READING.grade("A 25(OH)D test is due.") == READING.grade(
        "A food test is due."
    )


def test_content_reading_part_of_a_word_is_not_a_name():
    assert READING.grade("It is cholecalciferolated.") > READING.grade("It is food.")


def test_content_reading_placeholder_stands_for_a_name():
    assert READING.grade("{food} has some.") == READING.grade("food has some.")


def test_content_reading_each_line_is_a_sentence():
    text = (
        "Foods that have it:\n• spinach and chard and nuts\n• beans and seeds and oats"
    )
    assert READING.grade(text) == READING.grade(
        "Foods that have it:. spinach and chard and nuts. beans and seeds and oats."
    )


@pytest.mark.parametrize(
    ("easy", "hard"),
    [
        ("The cat sat.", "The feline positioned itself."),
        ("It is so. It was so.", "It is so and it was so and it will be so again."),
    ],
)
def test_content_reading_longer_words_and_sentences_are_harder(easy, hard):
    assert READING.grade(easy) < READING.grade(hard)
