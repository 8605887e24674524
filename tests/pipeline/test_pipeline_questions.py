"""A message cut into the questions that it may hold."""

from __future__ import annotations

import pytest

from bot.content.knowledge import knowledge
from bot.pipeline.pieces import Before, pieces
from bot.pipeline.questions import MOST, candidates, is_asking
from bot.pipeline.reading import reader


@pytest.mark.parametrize(
    ("message", "parts"),
    [
        (
            "is tuna rich in D? and how much is needed?",
            ["is tuna rich in D?", "and how much is needed?"],
        ),
        (
            "which nuts have it and what is too much",
            ["which nuts have it", "and what is too much"],
        ),
        (
            "1) is cod good 2) how is it tested",
            ["1) is cod good", "2) how is it tested"],
        ),
        (
            "is there D in eggs? my mother takes digoxin, is it safe?",
            ["is there D in eggs?", "my mother takes digoxin, is it safe?"],
        ),
        ("not much. is cod rich in D?", ["not much.", "is cod rich in D?"]),
        ("is there magnesium in oats and rye", []),
        ("tell me what it does", []),
        ("", []),
        ("?!", []),
    ],
)
def test_questions_are_cut_where_another_begins(message, parts):
    assert candidates(message) == parts


def test_questions_of_a_long_story_are_not_cut():
    assert candidates("how is it tested? " * (MOST + 1)) == []


@pytest.mark.parametrize(
    ("part", "asks"),
    [
        ("how much", True),
        ("and does it help", True),
        ("2) can I", True),
        ("eggs?", True),
        ("I want to know what it does", True),
        ("and vitamin d in trout", True),
        ("magnesium side effects", True),
        ("my level is low", False),
        ("I take it daily.", False),
    ],
)
def test_questions_are_told_from_what_is_only_told(part, asks):
    assert is_asking(part) is asks


@pytest.fixture
def read():
    """Return a function that gives the pieces of a message after some talk."""
    return lambda text, **before: pieces(reader().read(text), Before(**before))


def test_piece_without_a_nutrient_is_about_the_one_before(read):
    (whole,) = read("is it safe", nutrient="vitamin_d")
    assert whole.texts == ["is it safe", "vitamin D: is it safe"]
    assert whole.entities_about[-1]["value"] == "vitamin_d"


def test_piece_that_names_its_nutrient_is_about_nothing_else(read):
    (whole,) = read("is magnesium safe", nutrient="vitamin_d")
    assert whole.texts == ["is magnesium safe"]


def test_piece_that_asks_what_is_in_it_is_about_the_food_before(read):
    salmon = knowledge().foods.foods["salmon"].name
    (whole,) = read("and the magnesium in it", nutrient="vitamin_d", food=salmon)
    assert whole.texts[1] == f"{salmon}: and the magnesium in it"
    assert whole.entities_about == list(whole.entities)


def test_piece_about_a_nutrient_in_general_is_about_no_food(read):
    (whole,) = read("is it true what they say about magnesium", food="salmon")
    assert whole.about is None


def test_pieces_take_the_nutrient_of_the_question_before_them(read):
    _, first, second = read("what does vitamin d do? and how is it tested?")
    assert first.about is None
    assert second.nutrient == "vitamin_d"
