"""Entities: the content's names, levels of intake, amounts, a person, unknown foods."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import TOKENS_NAMES
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.pipeline.amounts import amounts, implied_nutrient
from bot.pipeline.intake import intakes
from bot.pipeline.levels import in_context
from bot.pipeline.names import NameFinder, Span, name_finder, values
from bot.pipeline.person import person
from bot.pipeline.set_aside import asked_about
from bot.pipeline.spelling import Word
from bot.pipeline.unknown_food import unknown_food


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False
)
class VocabularyExtractor(GraphComponent, EntityExtractorMixin):
    """Extracts by look-up alone: what the content does not name is not found."""

    def __init__(self, finder: NameFinder) -> None:
        """Takes the finder for the content's names."""
        self._finder = finder

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> VocabularyExtractor:
        """Creates a new component (see parent class for full docstring)."""
        return cls(name_finder())

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the entities to each message."""
        for message in messages:
            known = message.get(ENTITIES, [])
            found = self.entities(message)
            message.set(ENTITIES, known + found, add_to_output=True)
        return messages

    def entities(self, message: Message) -> list[dict[str, Any]]:
        """Return the entities of a message as Rasa writes them."""
        tokens = message.get(TOKENS_NAMES[TEXT]) or []
        words = [Word(token.text, token.start, token.lemma) for token in tokens]
        return [
            {
                "entity": span.entity,
                "value": span.value,
                "start": span.start,
                "end": span.end,
                "extractor": type(self).__name__,
            }
            for span in self.extract(message.get(TEXT) or "", words)
        ]

    def extract(self, text: str, words: Sequence[Word] | None = None) -> list[Span]:
        """Return all entities of ``text``, in order."""
        names, given = self._finder.find(text, words), amounts(text)
        spans = in_context(text, names)
        if not values(spans, "food") and not values(spans, "other_food"):
            spans += unknown_food(text, spans)
        spans = asked_about(text, spans)
        spans += [*given, *implied_nutrient(text, [*spans, *given])]
        spans += [*intakes(text, spans), *_beside(person(text), given)]
        return sorted(spans, key=lambda span: (span.start, span.entity))


def _beside(spans: Sequence[Span], others: Sequence[Span]) -> list[Span]:
    """Return the spans that share no characters with ``others``."""
    return [
        span
        for span in spans
        if all(span.end <= one.start or span.start >= one.end for one in others)
    ]
