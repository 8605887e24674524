"""The importer: each topic file becomes an intent, its examples and its rule."""

from __future__ import annotations

import pytest

from bot.content.problems import ContentError
from bot.pipeline.importer import ContentImporter

WAYS_TO_ASK = [f"what is blue number {number}" for number in range(20)]
BLUE = f"""\
title: Blue
question: What is blue?
examples: {WAYS_TO_ASK}
answers:
  any: {{short: A color., references: [nhs-mg]}}
follow_ups: [get_tested]
"""


@pytest.fixture
def importer(content_folder, use_content):
    """Return a function that imports the folder as Rasa does in training."""
    use_content(content_folder)
    return lambda: ContentImporter(
        "config.yml", domain_path="domain.yml", training_data_paths=["data"]
    )


def rules(importer):
    """Return the events of each rule by its name, as short texts."""
    return {
        step.block_name: [str(event) for event in step.events]
        for step in importer.get_stories().story_steps
    }


def test_importer_a_new_file_is_a_topic(importer, content_folder):
    (content_folder / "topics/blue.yml").write_text(BLUE)
    made = importer()
    assert "blue" in made.get_domain().intents
    asked = [
        e for e in made.get_nlu_data().intent_examples if e.get("intent") == "blue"
    ]
    assert [example.get("text") for example in asked] == WAYS_TO_ASK
    (rule,) = (events for name, events in rules(made).items() if "blue" in name)
    assert "blue" in rule[-2]
    assert "action_answer" in rule[-1]


def test_importer_a_deleted_file_is_no_topic(importer, content_folder):
    (content_folder / "topics/immune.yml").unlink()
    made = importer()
    assert "immune" not in made.get_domain().intents
    assert not [
        e for e in made.get_nlu_data().intent_examples if e.get("intent") == "immune"
    ]
    assert not [name for name in rules(made) if "immune" in name]


def test_importer_every_topic_has_intent_examples_and_rule(importer, content):
    made = importer()
    named = {name.split()[3] for name in rules(made) if name.endswith(" is answered")}
    assert named == set(content.topics) - {"scenario"}  # that one begins the form
    assert set(content.topics) <= set(made.get_domain().intents)
    learned = {example.get("intent") for example in made.get_nlu_data().intent_examples}
    assert set(content.topics) <= learned


def test_importer_keeps_what_is_no_topic(importer):
    made = importer()
    assert {"greet", "inform", "out_of_scope"} <= set(made.get_domain().intents)
    learned = {example.get("intent") for example in made.get_nlu_data().intent_examples}
    assert {"greet", "inform", "out_of_scope"} <= learned
    assert "action_answer" in made.get_domain().action_names_or_texts


def test_importer_rules_look_at_intents_alone(importer):
    properties = importer().get_domain().intent_properties
    assert all(intent["used_entities"] == set() for intent in properties.values())


def test_importer_stops_with_all_content_problems(importer, content_folder):
    (content_folder / "topics/blue.yml").write_text(BLUE.replace("title:", "titel:"))
    (content_folder / "topics/red.yml").write_text("title: [Red\n")
    (content_folder / "notice.yml").unlink()
    with pytest.raises(ContentError) as stopped:
        importer()
    said = str(stopped.value)
    assert "blue.yml" in said
    assert "titel" in said
    assert "red.yml" in said
    assert "notice.yml" in said
    assert len(stopped.value.problems) >= 4


def learned(importer, intent):
    """Return the examples that the model learns for an intent."""
    examples = importer().get_nlu_data().intent_examples
    return [one.get("text") for one in examples if one.get("intent") == intent]


def test_importer_what_no_topic_answers_is_one_intent(importer, content_folder):
    path = content_folder / "uncovered.yml"
    pets = "\n  pets: {title: Pets, examples: [does blue help my cat]}\n"
    path.write_text(path.read_text().rstrip() + pets)
    examples = learned(importer, "uncovered")
    assert {"does blue help my cat", "magnesium for tinnitus"} <= set(examples)
    assert len(examples) == len(set(examples)) > 1000
    assert not {"pets", "cancer"} & set(importer().get_domain().intents)
