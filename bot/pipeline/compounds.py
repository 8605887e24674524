"""What is called after a food and is not it: coconut milk, a fish tank."""

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
    "fruit": "bread dragon jack miracle monk passion star ugli",
    "milk": "badam banana breast buffalo camel cashew chocolate coconut condensed "
    "dried evaporated ewe flax formula goat hazelnut hemp human macadamia "
    "malted mare pea peanut pistachio potato powdered quinoa rice sesame "
    "sheep spelt strawberry tiger walnut",
    "mushroom": "chanterelle enoki king lion magic maitake mane morel oyster porcini "
    "psilocybin reishi shiitake trumpet",
    "potato": "sweet",
    "rice": "biryani black cauliflower coconut egg fried jollof konjac pilau puffed "
    "red spanish wild",
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
# After the name of a food these make a thing of it, or an illness: a fish tank.
THINGS = """
airpods art bag bat beater bed bolt boot brush candle coat college computer cooker coop
costume counter curtain dress emoji farm farmer field flies float fly frother fund gun
hook hut ipad iphone keyboard lady lamp laptop machine maid mask masher music necklace
net orchard paddy peeler pencil phone plantation podcast polish pond pox republic rod
separator shampoo shirt slicer soap stall tank tattoo teeth thermometer timer tooth toy
tree truck university van watch whisk yard
"""
# "Iron" is a metal before these, and a potato is none after a couch.
THINGS_OF = {
    "iron": "age bar cross curtain fence fist gate girder horse lady lung maiden man "
    "mine ore pan pot railing rod rule skillet throne wok",
    "nut": "job",
}
BEFORE_THINGS = {"potato": "couch", "nut": "hex lug wing", "apple": "adam big"}
OF_THINGS = frozenset(THINGS.split())
OF_ITS_THINGS = {one: frozenset(words.split()) for one, words in THINGS_OF.items()}
OF_THINGS_BEFORE = {
    one: frozenset(words.split()) for one, words in BEFORE_THINGS.items()
}
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


def is_thing(words: Sequence[str], start: int, end: int, *, is_food: bool) -> bool:
    """Tell whether a name is part of what is no food and no medicine: a fish tank."""
    name = _singulars(words[end - 1])
    before = _singulars(words[start - 1]) if start else set()
    after = _singulars(words[end]) if end < len(words) else set()
    if after == {"and"}:  # nuts and bolts
        after = _singulars(words[end + 1]) & {"bolt"} if end + 1 < len(words) else set()
    if is_food and not after.isdisjoint(OF_THINGS):
        return True
    return any(
        not after.isdisjoint(OF_ITS_THINGS.get(one, ()))
        or not before.isdisjoint(OF_THINGS_BEFORE.get(one, ()))
        for one in name
    )


def _singulars(word: str) -> set[str]:
    """Return ``word`` and what it is without the ending of a plural."""
    return {
        word[: len(word) - len(ending)] for ending in ENDINGS if word.endswith(ending)
    }
