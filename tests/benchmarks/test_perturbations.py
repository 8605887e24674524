"""Questions typed otherwise: each way changes what it says, and nothing else."""

from __future__ import annotations

import random

import pytest
from rapidfuzz.distance import DamerauLevenshtein

from benchmarks.understanding.contractions import closed, opened, without_apostrophes
from benchmarks.understanding.perturbations import PERTURBATIONS, without_marks
from benchmarks.understanding.questions import questions
from benchmarks.understanding.slips import slip, slipped, wrong_letter
from benchmarks.understanding.spellings import american, british

TEXTS = [row["text"] for row in questions("topics")]


@pytest.mark.parametrize("slips", [1, 2])
@pytest.mark.parametrize("slip_in", [slip, wrong_letter])
def test_slips_change_as_many_long_words_by_one_slip_each(slips, slip_in):
    typed = [slipped(slips, 1, slip_in, text) for text in TEXTS]
    changed = 0
    for text, other in zip(TEXTS, typed, strict=True):
        before, after = text.split(), other.split()
        assert len(before) == len(after)
        pairs = [(a, b) for a, b in zip(before, after, strict=True) if a != b]
        changed += bool(pairs)
        # Two words that a hyphen or a slash joins are one here.
        far = [DamerauLevenshtein.distance(a, b) for a, b in pairs]
        assert sum(far) == (slips if pairs else 0), (text, other)
        assert all(len(a) >= 4 for a, _ in pairs)
    assert changed > 0.9 * len(TEXTS)


def test_slips_leave_digits_and_short_words_alone():
    text = "is 5000iu of d3 ok at 65 or 400units"
    assert all(slipped(1, seed, slip, text) == text for seed in range(20))


def test_slips_are_the_same_each_time_and_others_for_another_seed():
    text = "which foods have magnesium in them"
    assert slipped(1, 1, slip, text) == slipped(1, 1, slip, text)
    assert len({slipped(1, seed, slip, text) for seed in range(20)}) > 5


def test_slips_are_of_the_four_kinds_that_fingers_make():
    chance = random.Random(0)
    typed = {slip("Dose", chance) for _ in range(2000)}
    assert typed >= {"Doae", "Sose"}  # a key beside the right one
    assert typed >= {"ose", "Doe", "Dos"}  # dropped
    assert typed >= {"DDose", "Doose", "Dosee"}  # doubled
    assert typed >= {"oDse", "Does"}  # swapped
    assert not typed & {"Dose", "Dqse", "Dosex", "Foze"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "What's 1,25(OH)2D? It's 0.5 mg, no: 5.",
            "What's 1,25 OH 2D It's 0.5 mg no 5",
        ),
        ("“low-fat” milk; really?!", "low-fat milk really"),
    ],
)
def test_marks_are_left_out_but_not_inside_numbers(text, expected):
    assert without_marks(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What's it? I don't know", "What is it? I do not know"),
        ("whats good, i cant tell", "what is good, i cannot tell"),
        ("I\u2019m low and they're not", "I am low and they are not"),
        ("DON'T SHOUT", "DO NOT SHOUT"),
        ("my mum's id is ill", "my mum's id is ill"),
    ],
)
def test_contractions_are_opened(text, expected):
    assert opened(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What is it? I do not know", "What's it? I don't know"),
        ("tell me what it is", "tell me what it is"),
        ("I am low, it is bad", "I'm low, it's bad"),
    ],
)
def test_contractions_are_closed(text, expected):
    assert closed(text) == expected


def test_contractions_lose_their_apostrophes_and_owners_keep_them():
    text = "What's wrong if I do not take mum\u2019s D"
    assert without_apostrophes(text) == "Whats wrong if I dont take mum's D"


@pytest.mark.parametrize(
    ("in_american", "in_british"),
    [
        ("fiber, Anemia and estrogen", "fibre, Anaemia and oestrogen"),
        ("HYPOMAGNESEMIA", "HYPOMAGNESAEMIA"),
        ("is it mineralized or randomized", "is it mineralised or randomised"),
        ("the behavior of aluminum", "the behaviour of aluminium"),
        ("my mom is in a program", "my mum is in a programme"),
        ("metabolism, emphasis, programmed, moment", None),
    ],
)
def test_spellings_go_over_the_ocean_and_back(in_american, in_british):
    assert british(in_american) == (in_british or in_american)
    assert american(in_british or in_american) == in_american


@pytest.mark.parametrize("name", PERTURBATIONS)
def test_perturbations_each_change_some_questions_and_leave_no_one_empty(name):
    runs = [[change(text) for text in TEXTS] for change in PERTURBATIONS[name]]
    assert all(run != TEXTS for run in runs)
    assert all(one.strip() for run in runs for one in run)
    assert len({tuple(run) for run in runs}) == len(runs)  # each is another
