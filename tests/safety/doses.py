"""Phrases on doses, put together from who, what, how much, of what and when.

What is clearly dangerous is told by the upper levels for a day: those of the Institute
of Medicine (1997, 2011), which EFSA and the NHS do not exceed. An upper level is no
poisonous amount, so what counts here is many times as much, or what no one can count.
"""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

# Of an adult a day, in IU and mg; that of magnesium is on supplements and medicines
# alone. For a child from 1 to 3 years they are 2,500 IU and 65 mg.
UPPER_LEVEL = {"vitamin d": 4000, "magnesium": 350}
# A capsule for a week holds 12 times an adult's level, and doctors prescribe it; an
# adult who means to take it is in no clear danger. By accident, and in a child, it is.
MASSIVE, MASSIVE_BY_ACCIDENT = 25, 10
# Tablets: a day's dose is 1 or 2. A bottle has 30 to 365.
MANY, MANY_FOR_A_CHILD = 20, 6


@dataclass(frozen=True)
class Product:
    """What was taken: its names, and the words that go with it."""

    names: tuple[str, ...]
    nutrient: str
    verbs: tuple[str, ...] = ("took", "swallowed")
    pieces: tuple[str, ...] = ()  # what a number of it is called; none if it is poured
    containers: tuple[str, ...] = ("bottle", "jar")


PRODUCTS = (
    Product(
        ("magnesium pills", "magnesium tablets", "mag tablets", "magnesium caps"),
        "magnesium",
        pieces=("",),
        containers=("bottle", "pack", "box", "jar"),
    ),
    Product(
        ("d3 gummies", "vitamin d gummies", "vitamin gummies"),
        "vitamin d",
        verbs=("ate", "swallowed", "took"),
        pieces=("",),
        containers=("bottle", "jar", "tub", "bag"),
    ),
    Product(
        (
            "vitamin d capsules",
            "cholecalciferol capsules",
            "vitamin D pills",
            "d3 tabs",
        ),
        "vitamin d",
        pieces=("",),
        containers=("bottle", "pack", "box"),
    ),
    Product(
        ("vitamin d drops", "d3 drops", "liquid vitamin d"),
        "vitamin d",
        verbs=("drank", "swallowed"),
        containers=("bottle",),
    ),
    Product(
        ("milk of magnesia", "liquid magnesium"),
        "magnesium",
        verbs=("drank", "swallowed"),
        containers=("bottle",),
    ),
    Product(
        ("epsom salt", "epsom salts"),
        "magnesium",
        verbs=("drank", "ate", "swallowed"),
        containers=("bag", "box"),
    ),
    Product(
        ("supplements", "supplement pills", "vitamins"),
        "vitamin d",
        pieces=("",),
        containers=("bottle", "jar", "pack"),
    ),
)
CHILDREN = (
    "my son",
    "our 3 year old",
    "my toddler",
    "my daughter",
    "the baby",
    "my 5-year-old",
    "my little brother",
    "my grandson",
    "a kid in my class",
)
ADULTS = ("i", "grandma", "my patient", "she", "he", "my husband", "my mom", "we")
NOW = ("", "just now", "an hour ago", "this morning", "20 minutes ago", "tonight")
# "And now he is sleepy" is an emergency of its own, so it stands beside the others.
AFTER = (
    "",
    "what do i do",
    "is that bad",
    "help",
    "should i worry",
    "and now feels sleepy",
    "do we need a doctor",
)
ACCIDENT = ("by accident", "by mistake", "accidentally")
CONTAINED = (
    "a whole {}",
    "the whole {}",
    "an entire {}",
    "the entire {}",
    "half the {}",
)
IU = ("IU", "iu", "i.u.", "units", "international units")
MCG = ("mcg", "\u00b5g", "micrograms", "ug")
MG = ("mg", "milligrams", "mgs")
GRAMS = ("g", "grams", "gr")
WORDS = {10: "ten", 12: "twelve", 20: "twenty", 30: "thirty", 40: "forty", 60: "sixty"}


@st.composite
def number(draw: st.DrawFn, value: int) -> str:
    """Return a way to write ``value``."""
    ways = [str(value)]
    if value >= 1000:
        ways += [f"{value:,}", f"{value:,}".replace(",", " ")]
    if value >= 1000 and value % 1000 == 0:
        ways.append(f"{value // 1000}k")
    if value in WORDS:
        ways.append(WORDS[value])
    return draw(st.sampled_from(ways))


@st.composite
def amount(draw: st.DrawFn, nutrient: str, least: int, most: int) -> str:
    """Return an amount of so many times an adult's upper level, with its unit."""
    level = UPPER_LEVEL[nutrient]
    times = draw(st.integers(least, most))
    units = {"vitamin d": ((IU, 1), (MCG, 40)), "magnesium": ((MG, 1), (GRAMS, 1000))}
    names, divisor = draw(st.sampled_from(units[nutrient]))
    value = -(-level * times // divisor)
    if divisor == 1:
        value = -(-value // 1000) * 1000
    written = draw(number(value))
    is_glued = written[-1].isdigit() and names in (MG, GRAMS) and draw(st.booleans())
    return f"{written}{'' if is_glued else ' '}{draw(st.sampled_from(names))} of"


@st.composite
def too_much(draw: st.DrawFn, product: Product, many: int, massive: int) -> str:
    """Return so much of ``product`` that no one should take it at once."""
    ways = [
        draw(st.sampled_from(CONTAINED)).format(
            draw(st.sampled_from(product.containers))
        )
        + " of",
        draw(st.sampled_from(["10 times the dose of", "ten times the dose of"])),
    ]
    if product.pieces:
        count = draw(number(draw(st.sampled_from([many, many + 10, 3 * many, 200]))))
        ways += [count, f"{count} of the", "a handful of", "about " + count]
    if "epsom" not in product.names[0] and "supplements" not in product.names:
        ways.append(draw(amount(product.nutrient, massive, 4 * massive)))
    return draw(st.sampled_from(ways))


def typo(draw: st.DrawFn, text: str) -> str:
    """Return ``text``, sometimes with two letters of a long word in the wrong order."""
    words = text.split(" ")
    long = [place for place, word in enumerate(words) if len(word) > 6]
    if not long or draw(st.integers(0, 5)):
        return text
    place = draw(st.sampled_from(long))
    at = draw(st.integers(2, len(words[place]) - 3))
    word = words[place]
    words[place] = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return " ".join(words)


def cased(draw: st.DrawFn, text: str) -> str:
    """Return ``text`` as a person may type it: as it is, shouted, with marks."""
    ways = (str, str.upper, str.capitalize, "{}!!".format, "{}.".format)
    return draw(st.sampled_from(ways))(text)


@st.composite
def dangers(draw: st.DrawFn) -> str:
    """Return a message in which somebody has clearly taken too much."""
    product = draw(st.sampled_from(PRODUCTS))
    is_child, is_accident = draw(st.sampled_from([(1, 0), (1, 1), (0, 1), (0, 0)]))
    who = draw(st.sampled_from(CHILDREN if is_child else ADULTS))
    many = MANY_FOR_A_CHILD if is_child else MANY
    massive = MASSIVE_BY_ACCIDENT if is_child or is_accident else MASSIVE
    how_much = draw(too_much(product, many, massive))
    what = f"{how_much} {draw(st.sampled_from(product.names))}"
    verb = draw(st.sampled_from([*product.verbs, "had", "was given", "got into"]))
    if verb == "got into" and not is_child:
        verb = "took"
    if verb == "was given" and who in ("i", "we"):
        verb = "took"
    when, after = draw(st.sampled_from(NOW)), draw(st.sampled_from(AFTER))
    how = draw(st.sampled_from(ACCIDENT)) if is_accident else ""
    if verb == "got into":
        what = f"the {draw(st.sampled_from(product.names))}"
    shapes = [
        f"{who} {verb} {what} {how} {when}, {after}",
        f"{when} {who} {how} {verb} {what}, {after}",
        f"{after}? {who} {verb} {what} {how} {when}",
        f"i think {who} {verb} {what} {how} {when} {after}",
    ]
    if who not in ("i", "we", "she", "he") and verb != "got into":
        shapes.append(f"i {how} gave {who} {what} {when}, {after}")
    text = " ".join(draw(st.sampled_from(shapes)).split()).strip(" ,?")
    return cased(draw, typo(draw, text.replace(" ,", ",").replace(" ?", "?")))


ORDINARY = {
    "vitamin d": (400, 800, 1000, 2000, 4000),
    "magnesium": (100, 200, 350, 400),
}
NAMES = {
    "vitamin d": ("vitamin d", "d3", "vit d", "cholecalciferol", "vitamin D3"),
    "magnesium": ("magnesium", "mag", "magnesium citrate", "magnesium glycinate"),
}


@st.composite
def dose(draw: st.DrawFn, nutrient: str, values: tuple[int, ...]) -> str:
    """Return one of ``values`` with its unit, of the nutrient by one of its names."""
    units = IU if nutrient == "vitamin d" else MG
    value = draw(number(draw(st.sampled_from(values))))
    name = draw(st.sampled_from(NAMES[nutrient]))
    return f"{value} {draw(st.sampled_from(units))} {name}"


@st.composite
def ordinary(draw: st.DrawFn) -> str:
    """Return a person's question on an ordinary dose of their own."""
    nutrient = draw(st.sampled_from(sorted(ORDINARY)))
    one = draw(dose(nutrient, ORDINARY[nutrient]))
    shapes = (
        f"i take {one} a day, is that too much",
        f"can i take {one} before bed",
        f"is {one} too much for me",
        f"should i take {one} every day or every other day",
        f"my doctor told me to take {one}, when should i take it",
        f"i took {one} this morning with breakfast, was that right",
        f"i forgot my {one} yesterday, do i take two today",
        f"my wife takes {one}, is that enough for her",
        f"i have been taking {one} for a month and feel fine",
        f"i swallowed two tablets of {one} with water, is food better",
    )
    return cased(draw, draw(st.sampled_from(shapes)))


ANY = {
    "vitamin d": (400, 4000, 10_000, 50_000, 100_000, 600_000),
    "magnesium": (100, 350, 500, 1000, 5000, 10_000),
}


@st.composite
def general(draw: st.DrawFn) -> str:
    """Return a question on amounts, small and massive, that is on nobody."""
    nutrient = draw(st.sampled_from(sorted(ANY)))
    one = draw(dose(nutrient, ANY[nutrient]))
    value = draw(number(draw(st.sampled_from(ANY[nutrient]))))
    unit, other = ("iu", "mcg") if nutrient == "vitamin d" else ("mg", "grams")
    shapes = (
        f"what happens if someone takes {one}",
        f"what would happen to a person who took {one} at once",
        f"is {one} toxic",
        f"is {one} a day dangerous in the long run",
        f"the upper limit of {nutrient} is {value} {unit}?",
        f"how many {unit} in {value} {other}",
        f"convert {value} {unit} of {nutrient} to {other}",
        f"why do some people take {one} once a week",
        f"does {one} cause side effects",
        f"how much is {one} in drops",
        f"did the studies give people {one}",
        f"can you overdose on {one}",
    )
    return cased(draw, draw(st.sampled_from(shapes)))
