"""A topic: ways to ask one question, and what is answered."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, root_validator

from bot.content.base import Id, Line, NutrientId, Passage, Strict

Lookup = Literal[
    "foods",
    "food",
    "scenarios",
    "amounts",
    "glossary",
    "activation",
    "medicines",
    "forms",
    "references",
    "article",
]


class Answers(Strict):
    """What a topic says, by the nutrient that was named.

    Without ``any`` the nutrient must be known, and is asked for.
    """

    any: Passage | None = None
    magnesium: Passage | None = None
    vitamin_d: Passage | None = None

    def for_nutrient(self, nutrient: NutrientId | None) -> Passage | None:
        """Return what is said on ``nutrient``; the general words if it has none."""
        own = getattr(self, nutrient) if nutrient else None
        return own or self.any


class Topic(Strict):
    """One question people ask, in the file ``topics/<id>.yml``.

    ``nutrient`` is what it is on where the question names none. ``of_other_nutrient``
    is the topic that asks the same of the other one.
    """

    title: Line = Field(..., max_length=40)
    question: Line = Field(..., max_length=60)
    examples: list[Line] = Field(..., min_items=20)
    answers: Answers = Answers()
    lookup: Lookup | None = None
    nutrient: NutrientId | None = None
    of_other_nutrient: Id | None = None
    follow_ups: list[Id] = Field(default=[], max_items=3)

    @root_validator(skip_on_failure=True)
    def has_something_to_say(cls, values: dict[str, object]) -> dict[str, object]:
        """Refuse a topic with neither an answer nor a look-up."""
        if values["lookup"] is None and values["answers"] == Answers():
            raise ValueError("a topic needs 'answers' or 'lookup'")
        return values

    @root_validator(skip_on_failure=True)
    def has_words_on_its_nutrient(cls, values: dict[str, Any]) -> dict[str, Any]:
        """Refuse a topic on one nutrient that has answers for the other alone."""
        nutrient, answers = values["nutrient"], values["answers"]
        if nutrient and answers != Answers() and not answers.for_nutrient(nutrient):
            raise ValueError(f"the topic is on {nutrient}, its 'answers' are not")
        return values
