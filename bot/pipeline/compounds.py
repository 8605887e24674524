"""Foods that are called after another food: coconut milk is no milk."""

from __future__ import annotations

from collections.abc import Sequence

# For a food, the words that make another food of it when they stand right before.
BEFORE = {
    "apple": "custard rose sugar",
    "bean": "cocoa coffee green jelly string vanilla",
    "beef": "corned dried",
    "cereal": "baby infant",
    "cheese": "almond american blue brie cashew cottage cream feta goat gouda halloumi "
    "mozzarella parmesan processed ricotta sheep soy string swiss vegan",
    "curd": "bean lemon",
    "dal": "arhar chana moong mung toor tur urad",
    "egg": "chocolate duck easter fish goose ostrich quail vegan",
    "milk": "badam banana breast buffalo camel cashew chocolate coconut condensed "
    "dried evaporated ewe flax formula goat hazelnut hemp human macadamia "
    "malted mare pea peanut pistachio potato powdered quinoa rice sesame "
    "sheep spelt strawberry tiger walnut",
    "mushroom": "chanterelle enoki king lion magic maitake mane morel oyster porcini "
    "psilocybin reishi shiitake trumpet",
    "potato": "sweet",
    "rice": "black cauliflower egg fried konjac red wild",
    "spinach": "malabar water",
    "yogurt": "almond coconut frozen goat greek oat sheep soy soya vegan",
}
OTHER_FOODS = {food: frozenset(words.split()) for food, words in BEFORE.items()}
# What makes another food of any food when it stands right after: banana bread.
PRODUCTS = """
bar biryani bran bread broth burger butter cake candy casserole chip chowder cookie
cracker crisp crumble curry dip dressing dumpling extract fat flour fries gravy halwa
jam jerky juice kheer korma lasagna lasagne lassi liver muffin noodle nugget oil
omelet omelette pakora paneer paratha pasta paste patty pie pizza powder protein
pudding puree quiche raita risotto roe roll salad sandwich sauce sausage shake skin
smoothie soup spread sprout stew stock sushi syrup tart tea thistle tikka tikki toast
vinegar water white wine wing
"""
OTHER_PRODUCTS = frozenset(PRODUCTS.split())
ENDINGS = ("", "s", "es", "'s")


def whole_name(words: Sequence[str], start: int, end: int) -> tuple[int, int]:
    """Return the place of the food that a known food's name, at ``start``, is part of.

    The place is that of the known food itself if nothing makes another food of it.
    ``words`` are in lower case, without hyphens.
    """
    food, first = words[end - 1], start - 1
    if first > 0 and words[first] == "'s":  # goat's milk
        first -= 1
    if first >= 0 and any(
        not _singulars(words[first]).isdisjoint(OTHER_FOODS.get(known, ()))
        for known in _singulars(food)
    ):
        return first, end
    # A plural is no part of a compound: "are eggs white", "tuna, almonds, oil".
    if (
        end < len(words)
        and not food.endswith("s")
        and not _singulars(words[end]).isdisjoint(OTHER_PRODUCTS)
    ):
        return start, end + 1
    return start, end


def _singulars(word: str) -> set[str]:
    """Return ``word`` and what it is without the ending of a plural."""
    return {
        word[: len(word) - len(ending)] for ending in ENDINGS if word.endswith(ending)
    }
