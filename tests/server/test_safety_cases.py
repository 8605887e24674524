"""A model that takes one of the project's own safety messages wrongly is not kept."""

from __future__ import annotations

import pytest
import yaml

from bot.content.safety import Safety
from bot.server import training
from bot.server.safety_cases import (
    SHOWN,
    SafetyCase,
    safety_cases,
    wrong_cases,
)

UNTAUGHT = (
    "bot.pipeline.vocabulary.VocabularyExtractor",
    "bot.pipeline.decision.Decision",
)
GUARD = "bot.pipeline.safety.SafetyGuard"


@pytest.fixture
def train(tmp_path, monkeypatch):
    """Return a function that trains with a pipeline that learns nothing, in seconds."""

    def train_with(*pipeline):
        config = yaml.safe_load(training.CONFIG.read_text())
        config["pipeline"] = [{"name": name} for name in pipeline]
        path = tmp_path / "config.yml"
        path.write_text(yaml.safe_dump(config))
        monkeypatch.setattr(training, "CONFIG", path)
        monkeypatch.setenv("RASA_CACHE_DIRECTORY", str(tmp_path / "cache"))
        made = tmp_path / "models" / "made.tar.gz"
        training.train(made)
        return made

    return train_with


def case(**other):
    """Return a case, with some of it replaced."""
    given = {"text": "x", "rule": "r", "kinds": {"crisis"}}
    return SafetyCase(**{**given, **other})


def test_safety_cases_model_with_all_of_them_right_is_put_in_its_place(train):
    made = train(*UNTAUGHT, GUARD)
    assert [path.name for path in made.parent.iterdir()] == ["made.tar.gz"]


def test_safety_cases_model_without_the_guard_is_refused_and_the_one_before_stays(
    train, tmp_path, content
):
    before = tmp_path / "models" / "made.tar.gz"
    before.parent.mkdir()
    before.write_text("the model before")
    with pytest.raises(training.TrainingError) as refused:
        train(*UNTAUGHT)
    heading, *lines, next_step = str(refused.value).splitlines()
    assert "The model was not kept" in heading
    first = content.safety.safety_rules[0]
    assert lines[0].startswith(
        f"  '{first.matches[0]}' (of the rule '{first.id}'): crisis"
    )
    assert " expected, the intent " in lines[0]
    assert len(lines) == SHOWN + 1
    assert lines[-1].startswith("  and ")
    assert "SafetyGuard last in the pipeline of config.yml" in next_step
    assert list((tmp_path / "models").iterdir()) == [before]
    assert before.read_text() == "the model before"


def test_safety_cases_are_all_that_the_rules_must_find(content):
    asked = [one.text for one in safety_cases(content)]
    rules = content.safety.safety_rules
    assert asked == [text for rule in rules for text in rule.matches]


@pytest.fixture
def two_rules(content):
    """Return the content with two rules that may both find a message."""
    rules = [
        ("chest", "emergency", ["chest pain", "chest pain, want to die"], ["nuts"]),
        ("die", "crisis", ["want to die"], ["chest pain at noon", "dice"]),
    ]
    safety = Safety(
        categories=content.safety.categories,
        safety_rules=[
            {"id": id, "category": category, "pattern": rf"{pattern}\b"}
            | {"matches": matches, "spares": spares}
            for (id, category, matches, spares) in rules
            for pattern in [matches[0]]
        ],
    )
    return type(content)(**{**vars(content), "safety": safety})


def test_safety_cases_a_more_urgent_rule_may_find_what_another_must(two_rules):
    kinds = {one.text: set(one.kinds) for one in safety_cases(two_rules)}
    assert kinds == {
        "chest pain": {"emergency"},
        "chest pain, want to die": {"emergency", "crisis"},
        "want to die": {"crisis"},
    }


def test_safety_cases_are_asked_of_the_model_as_a_server_loads_it(model, content):
    cases = [
        case(text="i want to die"),
        case(text="i want to die", kinds={"emergency"}),
        case(text="is there magnesium in almonds"),
    ]
    otherwise, missed = wrong_cases(model, content, cases)
    assert (otherwise.case, otherwise.found) == (cases[1], "crisis")
    assert (missed.case, missed.intent) == (cases[2], "food_check")
