"""The content that Cofactor ships: sound, whole, and easy to read."""

from __future__ import annotations

import statistics

import pytest

from bot.content.check import find_problems
from bot.content.passages import passages, texts
from bot.content.reading import ReadingLevel
from bot.content.topics_needed import ARTICLE_FOODS, TOPICS

LEVELS = ("inadequate", "adequate", "high")


def answers(content):
    """Yield every text that can be an answer, and the rest of it."""
    for place, passage in passages(content):
        yield place, passage.short
        if getattr(passage, "more", None):
            yield (*place, "more"), passage.more


def test_content_real_has_no_problem():
    _, found = find_problems()
    assert [str(problem) for problem in found] == []


def test_content_real_has_every_topic(content):
    assert set(content.topics) >= TOPICS
    assert len(TOPICS) == 27


def test_content_real_answers_have_at_most_90_words(content):
    lengths = {place: len(text.split()) for place, text in answers(content)}
    assert {place: words for place, words in lengths.items() if words > 90} == {}


def test_content_real_answers_are_easy_to_read(content):
    reading = ReadingLevel(content.reading.easy_names)
    grades = {place: reading.grade(text) for place, text in answers(content)}
    assert {place: grade for place, grade in grades.items() if grade > 8} == {}
    assert statistics.median(grades.values()) <= 6


def test_content_real_texts_are_one_block(content):
    split = [place for _, place, text in texts(content) if "\n\n" in text.strip()]
    assert split == []


@pytest.mark.parametrize(
    ("nutrient", "food"),
    [
        (nutrient, food)
        for nutrient, foods in ARTICLE_FOODS.items()
        for food in sorted(foods)
    ],
)
def test_content_real_food_of_the_article_has_an_amount(content, nutrient, food):
    entry = content.foods.foods[food]
    assert nutrient in entry.article
    assert entry.highest(nutrient) > 0


def test_content_real_food_lists_are_those_of_the_article():
    assert {name: len(foods) for name, foods in ARTICLE_FOODS.items()} == {
        "magnesium": 12,
        "vitamin_d": 7,
    }


def test_content_real_scenarios_are_all_nine_and_four_are_the_article_s(content):
    scenarios = content.scenarios.scenarios
    combinations = {(one.magnesium, one.vitamin_d) for one in scenarios}
    assert combinations == {(first, second) for first in LEVELS for second in LEVELS}
    assert len(scenarios) == 9
    assert sum(one.in_article for one in scenarios) == 4


def test_content_real_activation_has_three_steps_in_order(content):
    steps = [step.id for step in content.activation.steps]
    assert steps == ["transport", "liver", "kidney"]


def test_content_real_foods_are_known_by_many_names(content):
    foods = content.foods.foods.values()
    names = {name.lower() for food in foods for name in (food.name, *food.names)}
    groups = content.foods.groups.values()
    of_groups = {name.lower() for one in groups for name in (one.name, *one.names)}
    assert len(names) >= 650
    assert len(names | of_groups) >= 730
    assert all(len(food.names) >= 4 for food in foods)


def test_content_real_article_has_six_key_points(content):
    points = content.article.key_points
    assert len({point.text for point in points}) == 6
    assert all(point.topic in content.topics for point in points)


def test_content_real_sources_have_an_address(content):
    addresses = {id: source.url for id, source in content.references.items()}
    assert [id for id, url in addresses.items() if not url.startswith("http")] == []
    assert len(addresses) == len(set(content.references))


def test_content_real_amounts_say_whose_and_for_whom(content):
    for nutrient in ("magnesium", "vitamin_d"):
        of_one = [one for one in content.amounts.amounts if one.nutrient == nutrient]
        assert {one.authority for one in of_one} == {"US", "UK", "EU"}
        assert {one.kind for one in of_one} == {"recommended", "upper_limit"}
        assert all(one.unit and one.population for one in of_one)


def test_content_real_notice_is_no_doctor_and_names_a_test(content):
    assert "doctor" in content.notice.disclaimer or "medical" in str(content.notice)
    assert "test" in content.notice.get_tested


def test_content_real_sources_are_given_once_and_in_order(content):
    sources = content.sources(["nhs-mg", "nhs-d", "nhs-mg"])
    assert [source.id for source in sources] == ["nhs-mg", "nhs-d"]
    assert sources[0].url == content.references["nhs-mg"].url
