"""Which language a message is in, if it is not English."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from lingua import Language, LanguageDetector, LanguageDetectorBuilder
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.content.knowledge import knowledge
from bot.content.languages import Languages
from bot.pipeline.decision import DECISION, QUESTIONS, SEVERAL

OTHER_LANGUAGE, LANGUAGE, ENGLISH = "other_language", "language", "en"
WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
SENTENCE = re.compile(r"(?<=[.!?;:])\s+|\s*\n\s*")
# From this probability on letters beyond a to z tell the language without small words.
SURE_FROM = 0.6
# So that a language without a reply is not taken for one that is much like it.
NEIGHBORS = "BENGALI BOKMAL CATALAN CZECH DANISH GREEK HEBREW INDONESIAN PERSIAN "
NEIGHBORS += "ROMANIAN SWEDISH TAGALOG URDU VIETNAMESE"


class LanguageFinder:
    """Tells languages apart by lingua's letter groups, checked by small words.

    Letter groups alone take "rheumatoid arthritis" for German: so in the Latin alphabet
    a message must also have a small word of the language, and more of them than of
    English ones.
    """

    def __init__(self, languages: Languages) -> None:
        """Takes the languages that there is a reply in."""
        self._english = frozenset(languages.english)
        self._words = {
            code: frozenset(language.words)
            for code, language in languages.languages.items()
        }

    @cached_property
    def _detector(self) -> LanguageDetector:
        others = [getattr(Language, name) for name in NEIGHBORS.split()]
        known = [one for one in Language.all() if _code(one) in {*self._words, ENGLISH}]
        builder = LanguageDetectorBuilder.from_languages(*known, *others)
        # 24 MB in place of 290; with the small words it is as good here.
        return builder.with_low_accuracy_mode().build()

    def find(self, text: str) -> str | None:
        """Return the code of the language of ``text``; None if English or not sure.

        A text with a sentence in English is taken for English.
        """
        sentences = [one for one in SENTENCE.split(text) if WORD.search(one)]
        if any(self._of_sentence(one) == ENGLISH for one in sentences):
            return None
        found = self._of_sentence(text)
        return None if found == ENGLISH else found

    def _of_sentence(self, text: str) -> str | None:
        words = [word.lower().replace("\u2019", "'") for word in WORD.findall(text)]
        if not words:
            return None
        likeliest = self._detector.compute_language_confidence_values(text)[0]
        code = _code(likeliest.language)
        english = sum(word in self._english for word in words)
        hits = {
            code: sum(word in small for word in words)
            for code, small in self._words.items()
        }
        has_own_letters = not all(map(str.isascii, words))
        is_surely = has_own_letters and likeliest.value >= SURE_FROM and english == 0
        if is_surely and code in hits and hits[code] == max(hits.values()):
            return code
        return _by_small_words(hits, code, english, len(words))


def _by_small_words(
    hits: Mapping[str, int], likeliest: str, english: int, words: int
) -> str | None:
    """Return the language that so many small words of each, and of English, tell."""
    most = max(hits, key=lambda code: (hits[code], code == likeliest))
    own = hits.get(likeliest, 0)
    if own > english and own >= hits[most] - 1:
        return likeliest
    if hits[most] == words and english == 0:  # "hola"
        return most if sorted(hits.values())[-2] == 0 else None
    if hits[most] >= max(english + 1, own + 2):
        return most
    return ENGLISH if english > 1 and english > hits[most] else None


def _code(language: Language) -> str:
    return str(language.iso_code_639_1.name).lower()


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False
)
class OtherLanguage(GraphComponent, IntentClassifier):
    """Sets the intent of a message that is not in English, unless it is an alarm."""

    def __init__(self, finder: LanguageFinder, alarms: Mapping[str, Any]) -> None:
        """Takes the finder, and the safety categories."""
        self._finder, self._alarms = finder, alarms

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> OtherLanguage:
        """Creates the component from data/content/languages.yml."""
        content = knowledge()
        return cls(LanguageFinder(content.languages), content.safety.categories)

    def process(self, messages: list[Message]) -> list[Message]:
        """Sets the intent and the language; leaves others alone."""
        for message in messages:
            name = (message.get(INTENT) or {}).get("name")
            decided = message.get(DECISION) or {}
            # What was found clear in a part is judged by that part.
            texts = [one["text"] for one in message.get(QUESTIONS) or []]
            if name in self._alarms:
                continue
            if name != SEVERAL:
                texts = [decided.get("part") or message.get(TEXT) or ""]
            found = [self._finder.find(text) for text in texts]
            if not found or None in found:
                continue
            intent = {"name": OTHER_LANGUAGE, "confidence": 1.0}
            entity = {"entity": LANGUAGE, "value": found[0], "start": 0, "end": 0}
            named = [*message.get(ENTITIES, []), {**entity, "extractor": "lingua"}]
            message.set(INTENT, intent, add_to_output=True)
            message.set(ENTITIES, named, add_to_output=True)
            why = {"rule": "other_language", "named": found[0]}
            message.set(DECISION, why, add_to_output=True)
        return messages
