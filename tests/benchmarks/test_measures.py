"""What is counted is counted right: by examples worked by hand."""

from __future__ import annotations

import json

import pytest

from benchmarks.page import put
from benchmarks.understanding.entities import counts, expected, scores
from benchmarks.understanding.frozen import figures, topics_table, write_misses
from benchmarks.understanding.questions import Asked, questions
from benchmarks.understanding.robustness import Pair, points_lost, robustness_table
from benchmarks.understanding.scope import auroc, calibration_error, outcomes, share_of
from benchmarks.understanding.shares import interval, percent, wilson
from benchmarks.understanding.slots import is_right
from bot.server.assistant import Turn


@pytest.fixture
def asked():
    """Return a function that makes a question of one file, and the turn it got."""

    def make(file="topics", kind="answer", topics=("sunlight",), **question):
        ranking = question.pop("ranking", {})
        entities = question.pop("entities_found", {})
        understood = {
            "intent_ranking": [
                {"name": name, "confidence": share} for name, share in ranking.items()
            ],
            "entities": [
                {"entity": name, "value": value}
                for name, values in entities.items()
                for value in values
            ],
            "decision": "why",
        }
        metadata = {"kind": kind, "topics": list(topics)}
        turn = Turn([{"metadata": metadata}], 0.5, {}, 1.0, understood)
        return Asked(file, {"text": "?", "topic": "sunlight", **question}, turn)

    return make


def test_shares_wilson_interval_is_the_published_one():
    # Newcombe 1998, table I: 81 of 263 gives 0.2553 to 0.3662.
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=1e-4)


def test_shares_of_nothing_are_a_dash():
    assert (percent([]), interval([])) == ("-", "-")
    assert percent([True, False, True]) == "66.7 %"


def test_frozen_questions_are_right_offered_or_wrong(asked):
    ones = [
        asked(),
        asked(topics=("immune",), also=["immune"]),
        asked(topics=("immune",)),
        asked(kind="clarify", topics=("immune", "heart_health", "sunlight")),
        asked(kind="clarify", topics=("immune",)),
        asked(kind="decline", topics=()),
    ]
    found = figures(ones)
    assert sum(found["right topic"]) == 2
    assert sum(found["right, or among three offered"]) == 3
    assert sum(found["wrong topic (lower is better)"]) == 1
    assert "| sunlight | 6 | 2 | 1 | 1 | 2 | 33.3 % |" in topics_table(ones)


@pytest.mark.parametrize(
    ("file", "kind", "served"),
    [
        ("off_topic", "decline", True),
        ("off_topic", "refer", True),
        ("off_topic", "answer", False),
        ("off_topic", "emergency", False),
        ("uncovered", "uncovered", True),
        ("uncovered", "answer", False),
        ("follow_ups", "clarify", True),
        ("topics", "clarify", False),
    ],
)
def test_frozen_questions_of_each_file_want_their_own_replies(
    asked, file, kind, served
):
    assert asked(file, kind, topic="").served is served


def test_frozen_misses_are_written_one_a_line_with_what_was_expected(asked, tmp_path):
    file = tmp_path / "misses.jsonl"
    ones = [asked(), asked(topics=("immune",), also=["references"])]
    assert write_misses(file, ones) == 1
    assert json.loads(file.read_text()) == {
        "file": "topics",
        "text": "?",
        "expected": ["references", "sunlight"],
        "kind": "answer",
        "topics": ["immune"],
        "confidence": 0.5,
        "decision": "why",
    }


@pytest.mark.parametrize(
    ("slot", "wanted", "given", "right"),
    [
        ("nutrient", "magnesium", "magnesium", True),
        ("nutrient", "magnesium", "both", False),
        ("nutrient", "magnesium", "", False),
        ("food", "boiled spinach", "spinach", True),
        ("food", "eggs", "egg", True),
        ("food", "garbanzo beans", "chickpeas", True),
        ("food", "oat milk", "milk", True),
        ("food", "milk", "oat milk", False),
        ("food", "spinach", "", False),
        ("food_group", "beans", "legumes", True),
        ("age", "8", "80", False),
    ],
)
def test_slots_are_compared_strictly_and_foods_loosely(slot, wanted, given, right):
    assert is_right(slot, wanted, given) is right


def test_scope_auroc_is_the_share_of_pairs_in_the_right_order():
    # Of 2 x 3 pairs, 0.9 is above all three; 0.4 above one, level with one.
    assert auroc([0.9, 0.4], [0.1, 0.4, 0.6]) == pytest.approx((3 + 1.5) / 6)


def test_scope_share_is_that_of_all_topics_together(asked):
    ranking = {"sunlight": 0.5, "out_of_scope": 0.3, "immune": 0.2}
    assert share_of(asked(ranking=ranking), {"sunlight", "immune"}) == 0.7


def test_scope_calibration_error_is_the_mean_gap_of_the_bins():
    # 0.9 and 0.96 with one right: |0.93 - 0.5|; 0.3, wrong: |0.3 - 0|.
    found = [(0.90, True), (0.96, False), (0.30, False)]
    assert calibration_error(found) == pytest.approx((2 * 0.43 + 1 * 0.3) / 3)


def test_scope_confidence_is_that_of_the_likeliest_topic(asked):
    ranking = {"uncovered": 0.6, "immune": 0.3, "sunlight": 0.1}
    ones = [asked(ranking=ranking), asked("off_topic", ranking=ranking)]
    assert outcomes(ones, {"immune", "sunlight"}) == [(0.3, False)]


def test_robustness_points_are_lost_on_the_same_questions(asked):
    right, wrong = asked(), asked(topics=("immune",))
    pairs = [Pair(right, wrong), Pair(right, right), Pair(wrong, right)]
    pairs += [Pair(right, wrong)]
    table = robustness_table({"one typo": pairs, "none": []})
    assert "| one typo | 4 | 75.0 % | 50.0 % | 25.0 | 2 / 1 | 50.0 % | 25.0 |" in table
    assert "| none | 0 | - | - | - | 0 / 0 | - | - |" in table
    assert points_lost([False], [True]) == "-100.0"


def test_entities_are_counted_by_kind_and_value(asked):
    gold = {"food": ["egg", "milk"], "nutrient": ["vitamin_d"], "term": ["?iu"]}
    got = {"food": ["egg", "cheese"], "nutrient": ["vitamin_d"], "term": ["iu"]}
    found = counts([asked("entities", entities=gold, entities_found=got)])
    assert found["food"] == {"found": 1, "spurious": 1, "missed": 1}
    assert scores(found["food"]) == (0.5, 0.5, 0.5)
    assert not found["term"]


def test_entities_may_be_right_in_several_ways():
    question = {"entities": {"other_food": ["silken tofu|tofu"], "food": ["?egg"]}}
    for named in ("tofu", "silken tofu"):
        gold, open_to_taste = expected(question, {("other_food", named)})
        assert gold == {("other_food", named)}
        assert open_to_taste == {("food", "egg")}


def test_entities_gold_has_the_kinds_and_values_that_there_are(content):
    from benchmarks.understanding.entities import KINDS
    from bot.content.vocabulary import vocabulary

    listed = {(name.entity, name.value) for name in vocabulary(content)}
    rows = questions("entities")
    named = [
        (kind, way)
        for row in rows
        for kind, values in row["entities"].items()
        for value in values
        for way in value.lstrip("?").split("|")
    ]
    assert {kind for kind, _ in named} == set(KINDS)
    looked_up = {"nutrient", "food", "food_group", "term", "form", "medicine", "step"}
    assert {one for one in named if one[0] in looked_up} <= listed
    assert len(rows) >= 250
    assert sum(not row["entities"] for row in rows) >= len(rows) / 6


def test_page_keeps_what_stands_around_the_markers(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("# A\n<!-- x: begin -->\nold\n<!-- x: end -->\nafter\n")
    put(page, "x", "new\ntable")
    put(page, "x", "newer")
    assert page.read_text() == (
        "# A\n<!-- x: begin -->\nnewer\n<!-- x: end -->\nafter\n"
    )


@pytest.mark.parametrize(
    "text", ["", "<!-- x: begin -->", "<!-- x: end --> <!-- x: begin -->"]
)
def test_page_without_its_markers_is_left_alone(tmp_path, text):
    page = tmp_path / "page.md"
    page.write_text(text)
    with pytest.raises(ValueError, match="x: begin"):
        put(page, "x", "new")
    assert page.read_text() == text


def test_page_on_understanding_has_its_markers(tmp_path):
    from benchmarks.understanding.__main__ import PAGE

    copy = tmp_path / PAGE.name
    copy.write_text(PAGE.read_text())
    put(copy, "understanding", "new")
    assert "\nnew\n" in copy.read_text()
