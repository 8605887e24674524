"""What kinds of names a message holds: a food, a medicine, one nutrient or both."""

from __future__ import annotations

from bot.pipeline.reading import Reading

# For each, whether the message has one, and whether it has several.
NAMED = (
    *("food", "food_group", "other_food", "form", "medicine", "term", "step"),
    *("amount", "magnesium_intake", "vitamin_d_intake", "age", "sex", "life_stage"),
    "country",
)
LONG = 120  # characters; a longer message tells a story


def mentions(reading: Reading) -> list[bool]:
    """Return what is named, as many yes and no for every message.

    Neither a sentence vector nor letters show that alendronate is a medicine and that
    chard is a food; the content's vocabulary does.
    """
    values: dict[str, set[str]] = {}
    for span in reading.names:
        values.setdefault(span.entity, set()).add(span.value)
    counts = [len(values.get(name, ())) for name in NAMED]
    nutrients = values.get("nutrient", set())
    both = "both" in nutrients or len(nutrients) > 1
    first = next((one.value for one in reading.names if one.entity == "nutrient"), "")
    return [
        *(count > 0 for count in counts),
        *(count > 1 for count in counts),
        both,
        not both and "magnesium" in nutrients,
        not both and "vitamin_d" in nutrients,
        not nutrients,
        both and first == "magnesium",
        both and first == "vitamin_d",
        any(character.isdigit() for character in reading.text),
        len(reading.text) > LONG,
    ]
