"""Entities: names, levels of intake, amounts, a person, a country, unknown foods."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.pipeline.reading import Reader, Reading, reader

READING = "reading"  # kept on a message for the classifier, which reads it too


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False
)
class VocabularyExtractor(GraphComponent, EntityExtractorMixin):
    """Extracts by look-up alone: what the content does not name is not found."""

    def __init__(self, reader: Reader) -> None:
        """Takes the reader for the content's names."""
        self._reader = reader

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> VocabularyExtractor:
        """Creates a new component (see parent class for full docstring)."""
        return cls(reader())

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the entities to each message, and the reading for the classifier."""
        for message in messages:
            reading = self._reader.read(message.get(TEXT) or "")
            known = message.get(ENTITIES, [])
            found = self.entities(reading)
            message.set(ENTITIES, known + found, add_to_output=True)
            message.set(READING, reading)
        return messages

    @classmethod
    def entities(cls, reading: Reading) -> list[dict[str, Any]]:
        """Return what a message names, as Rasa writes entities."""
        return [
            {
                "entity": span.entity,
                "value": span.value,
                "start": span.start,
                "end": span.end,
                "extractor": cls.__name__,
            }
            for span in reading.names
        ]
