"""Turns topic files, and what no topic answers, into intents, examples and rules."""

from __future__ import annotations

from typing import Any

from rasa.shared.core.domain import Domain
from rasa.shared.core.training_data.story_reader.yaml_story_reader import (
    YAMLStoryReader,
)
from rasa.shared.core.training_data.structures import StoryGraph
from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from rasa.shared.utils.common import cached_method

from bot.content.knowledge import knowledge

QUESTIONNAIRE = "scenario"  # its own rules begin the form
UNCOVERED = "uncovered"  # its rule is in data/rules


class Example(Message):
    """A way to ask, which no component changes.

    Rasa copies all examples deeply at each of its mergers; here it need not.
    """

    def __deepcopy__(self, memo: dict[int, Any]) -> Example:
        """Returns itself."""
        return self


class ContentImporter(RasaFileImporter):
    """Adds an intent, its examples and its rule for each topic file.

    And all examples of ``uncovered.yml``, whatever their theme, to the intent of that
    name. Everything else in ``data/`` is read as Rasa reads it. A content problem stops
    the training, with all problems listed.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Load the content that the settings name."""
        super().__init__(*args, **kwargs)
        self._topics = knowledge().topics
        self._uncovered = knowledge().uncovered.examples

    def get_domain(self) -> Domain:
        """Retrieves model domain (see parent class for full docstring)."""
        topics = {"version": "3.1", "intents": list(self._topics)}
        domain = super().get_domain().merge(Domain.from_dict(topics))
        # Rules match intents alone; entities are for actions.
        for intent in domain.intent_properties.values():
            intent["used_entities"] = set()
        return domain

    def get_stories(self, exclusion_percentage: int | None = None) -> StoryGraph:
        """Retrieves training stories / rules (see parent class for full docstring)."""
        rules = [
            {
                "rule": f"A question on {topic} is answered",
                "steps": [{"intent": topic}, {"action": "action_answer"}],
            }
            for topic in self._topics
            if topic != QUESTIONNAIRE
        ]
        reader = YAMLStoryReader(self.get_domain(), "data/content/topics")
        steps = reader.read_from_parsed_yaml({"version": "3.1", "rules": rules})
        return super().get_stories(exclusion_percentage).merge(StoryGraph(steps))

    @cached_method
    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        """Retrieves NLU training data (see parent class for full docstring)."""
        examples = [
            *(Example.build(one, intent=UNCOVERED) for one in self._uncovered),
            *(
                Example.build(example, intent=id)
                for id, topic in self._topics.items()
                for example in topic.examples
            ),
        ]
        return super().get_nlu_data(language).merge(TrainingData(examples))
