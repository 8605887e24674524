"""Scenarios, activation steps, glossary, amounts, medicines, forms, the article."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, StrictFloat, StrictInt, StrictStr, validator

from bot.content.base import (
    Id,
    Level,
    Line,
    Named,
    NutrientId,
    Passage,
    Quantity,
    Strict,
    Text,
    Url,
)


class Scenario(Passage):
    """What is known of one combination of the two intakes."""

    id: Id
    name: Line
    magnesium: Level
    vitamin_d: Level
    in_article: bool


class Scenarios(Strict):
    """The file ``scenarios.yml``: all nine combinations."""

    scenarios: list[Scenario]


class Step(Named):
    """One of the three steps that turn vitamin D on."""

    id: Literal["transport", "liver", "kidney"]


class Activation(Strict):
    """The file ``activation.yml``."""

    overview: Passage
    steps: list[Step] = Field(..., min_items=3, max_items=3)


class Glossary(Strict):
    """The file ``glossary.yml``."""

    terms: dict[Id, Named]


class Amount(Quantity):
    """A recommended amount or an upper limit: whose figure, and for whom."""

    id: Id
    value: StrictInt | StrictFloat | StrictStr
    nutrient: NutrientId
    kind: Literal["recommended", "upper_limit"]
    authority: Literal["US", "UK", "EU"]
    population: Line
    sex: Literal["female", "male", "any"]
    age: tuple[int, int]
    life_stage: Literal["none", "pregnancy", "breastfeeding"] = "none"
    note: Line | None = None

    @validator("age")
    def age_goes_up(cls, age: tuple[int, int]) -> tuple[int, int]:
        """Refuse an age range that ends before it begins."""
        if age[0] > age[1]:
            raise ValueError("the first age is above the second")
        return age


class Amounts(Strict):
    """The file ``amounts.yml``."""

    amounts: list[Amount]


class Medicine(Named):
    """A class of medicines that acts on, or is acted on by, a nutrient."""

    nutrient: Literal["magnesium", "vitamin_d", "both"]


class Medicines(Strict):
    """The file ``medicines.yml``."""

    medicines: dict[Id, Medicine]


class Forms(Strict):
    """The file ``forms.yml``."""

    forms: dict[Id, Named]


class KeyPoint(Strict):
    """One of the article's key points, in our words."""

    text: Text
    topic: Id
    references: list[Id] = Field(..., min_items=1)


class Article(Strict):
    """The file ``article.yml``: the article that the assistant is built on."""

    title: Line
    about: Text
    key_points: list[KeyPoint] = Field(..., min_items=6, max_items=6)
    references: list[Id] = Field(..., min_items=1)


class Reference(Strict):
    """A source, as answers name it and where to read it."""

    short: Line = Field(..., max_length=60)
    title: Line
    url: Url


class Levels(Strict):
    """The file ``levels.yml``: the words for how much a person takes in."""

    inadequate: list[Line]
    adequate: list[Line]
    high: list[Line]
