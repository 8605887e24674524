"""Tokens by spaCy's rules for English, with the content's names spelled out."""

from __future__ import annotations

from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.training_data.message import Message

from bot.pipeline.names import name_finder, names_fingerprint


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False
)
class SpacyTokenizer(Tokenizer):
    """Splits a text by spaCy's rules for English: no model has to be downloaded.

    A token's lemma is its word in the content's spelling: "vit d" is "vitamin d",
    "magnisium" is "magnesium". Features are made of lemmas.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Returns the component's default config (see parent class)."""
        return {
            # An intent is one label here, never split into words.
            "intent_tokenization_flag": False,
            "intent_split_symbol": "_",
            "token_pattern": None,
        }

    @classmethod
    def create(
        cls, config: dict[str, Any], *args: Any, **kwargs: Any
    ) -> SpacyTokenizer:
        """Creates a new component (see parent class for full docstring)."""
        return cls(config)

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Adds the content's names to the fingerprint (see parent class)."""
        return names_fingerprint()

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        """Splits the text of ``attribute`` (see parent class for full docstring)."""
        tokens = [
            Token(word.text, word.start, lemma=word.plain)
            for word in name_finder().words(message.get(attribute))
        ]
        split: list[Token] = self._apply_token_pattern(tokens)
        return split
