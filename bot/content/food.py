"""Nutrients, foods and food groups."""

from __future__ import annotations

from pydantic import Field, StrictFloat, StrictInt

from bot.content.base import Id, Line, NutrientId, Quantity, Strict, Text


class DailyValue(Quantity):
    """The amount a day that food labels count as 100 percent."""

    value: StrictInt | StrictFloat
    population: Line


class Nutrient(Strict):
    """Magnesium or vitamin D, and every way to write it."""

    name: Line
    names: list[Line] = []
    unit: Line
    daily_value: DailyValue


class Nutrients(Strict):
    """The file ``nutrients.yml``."""

    magnesium: Nutrient
    vitamin_d: Nutrient

    def get(self, nutrient: NutrientId) -> Nutrient:
        """Return the nutrient with the id ``nutrient``."""
        found: Nutrient = getattr(self, nutrient)
        return found


class FoodAmount(Quantity):
    """How much of a nutrient one serving holds, in the nutrient's own unit."""

    @property
    def number(self) -> float:
        """The amount as a number; the lower end where the source gives a range."""
        return float(str(self.value).split("-")[0])


class Serving(Strict):
    """One kind and size of a food. A nutrient that is left out is not known."""

    serving: Line
    magnesium: FoodAmount | None = None
    vitamin_d: FoodAmount | None = None

    def amount(self, nutrient: NutrientId) -> FoodAmount | None:
        """Return how much of ``nutrient`` the serving holds, if it is known."""
        found: FoodAmount | None = getattr(self, nutrient)
        return found


class FoodGroup(Strict):
    """A group that people ask for by name, such as nuts."""

    name: Line
    names: list[Line] = []


class Food(Strict):
    """A food as a person would name it, with its servings; lists show the first."""

    name: Line
    names: list[Line] = []
    group: Id
    article: list[NutrientId] = []
    servings: list[Serving] = Field(..., min_items=1)
    note: Text | None = None
    references: list[Id] = []

    def known(self, nutrient: NutrientId) -> list[Serving]:
        """Return the servings for which the amount of ``nutrient`` is known."""
        return [serving for serving in self.servings if serving.amount(nutrient)]

    def highest(self, nutrient: NutrientId) -> float:
        """Return the amount of ``nutrient`` in the first serving that has it known.

        In the nutrient's own unit; -1 if no serving has it known.
        """
        known = self.known(nutrient)
        amount = known[0].amount(nutrient) if known else None
        return amount.number if amount else -1.0


class Foods(Strict):
    """The file ``foods.yml``."""

    groups: dict[Id, FoodGroup]
    foods: dict[Id, Food]
