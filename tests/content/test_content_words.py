"""Fixed words: those that the program says are there, whole, and can be filled in."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("key", "id"),
    [("phrases", "blocked"), ("buttons", "tell_more"), ("sentences", "food_rich")],
)
def test_content_words_words_that_the_program_says_are_there(rewrite, found, key, id):
    path = rewrite("phrases.yml", lambda data: data[key].pop(id))
    (problem,) = found()
    assert (problem.code, problem.path) == ("C13", path)
    assert problem.what == f"'{id}' is missing under '{key}'."
    assert problem.next_step == "Restore it: the program says it."


@pytest.mark.parametrize(
    ("file", "keys", "text", "what", "next_step"),
    [
        (
            "phrases.yml",
            ("phrases", "trouble"),
            "Call {emergancy} now.",
            "phrases.trouble: nothing is filled in for {emergancy} here.",
            "Allowed: {crisis}, {emergency}, {poison}, {where}.",
        ),
        (
            "phrases.yml",
            ("phrases", "greet"),
            "Hello {}. What would you like to know?",
            "phrases.greet: nothing is filled in for {} here.",
            "Allowed: {crisis}, {emergency}, {poison}, {where}.",
        ),
        (
            "phrases.yml",
            ("phrases", "greet"),
            "Hello {you. What would you like to know?",
            "phrases.greet: expected '}'",
            "Write a name in braces",
        ),
        (
            "phrases.yml",
            ("sentences", "food_rich"),
            "Yes, {fod} has much {nutrient}.",
            "sentences.food_rich: nothing is filled in for {fod} here.",
            "Allowed: {food}, {nutrient}.",
        ),
        (
            "phrases.yml",
            ("sentences", "foods_sun"),
            "The {sun} makes it too.",
            "sentences.foods_sun: nothing is filled in for {sun} here.",
            "Allowed: none.",
        ),
        (
            "safety.yml",
            ("categories", "emergency", "reply"),
            "Call {emergency} or {poison}.",
            "categories.emergency.reply: nothing is filled in for {poison} here.",
            "Allowed: {emergency}.",
        ),
        (
            "safety.yml",
            ("categories", "emergency", "reply"),
            "Call {emergency now.",
            "categories.emergency.reply: expected '}'",
            "Write a name in braces",
        ),
    ],
)
def test_content_words_braces_hold_what_is_filled_in(
    rewrite, found, file, keys, text, what, next_step
):
    def put(data):
        for key in keys[:-1]:
            data = data[key]
        data[keys[-1]] = text

    path = rewrite(file, put)
    (problem,) = found()
    assert (problem.code, problem.path) == ("C04", path)
    assert problem.line > 0
    assert what in problem.what
    assert next_step in problem.next_step


@pytest.mark.parametrize("key", ["phrases", "sentences"])
def test_content_words_fixed_words_have_no_blank_line(rewrite, found, key):
    rewrite("phrases.yml", lambda data: data[key].update(extra="One.\n\nTwo."))
    (problem,) = found()
    assert problem.code == "C11"
    assert problem.what == f"{key}.extra: there is a blank line in the text."
