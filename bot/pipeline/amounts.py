"""Amounts with units: a dose or a blood level, such as "5000 IU" or "30 ng/mL"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.pipeline.names import Span

PER = r"(?: ?/ ?| per | a | )?"
LITER = r"l(?:it(?:er|re)s?)?"
MICROGRAM = r"(?:mcgs?|[\u00b5\u03bcu]gs?|micro ?gram(?:me)?s?)"
# A normal form and how people type it; the longer ones stand before the shorter.
UNITS = {
    "ng/mL": rf"(?:ngs?|nano ?grams?)(?:{PER}m(?:illi)?{LITER})?|{MICROGRAM} ?/ ?l",
    "nmol/L": rf"(?:nmols?|nano ?moles?)(?:{PER}{LITER})?",
    "mmol/L": rf"(?:mmols?|milli ?moles?)(?:{PER}{LITER})?",
    "mg/dL": rf"(?:mgs?|milligrams?){PER}d(?:eci)?{LITER}",
    "IU": r"i\.?u\.?(?:['\u2019]?s)?|u\.?i\.?|(?:international |int\.? )?units?"
    r"(?! (?:of )?(?:an? )?(?:alcohol|wine|beer|insulin|blood)\b)",
    "mcg": MICROGRAM,
    "mg": r"mgs?|mill?i ?gram(?:me)?s?",
    "g": r"g|gr|gms?|gram(?:me)?s?",
}
FORMS = tuple(UNITS)
UNIT = "|".join(f"(?P<u{index}>{form})" for index, form in enumerate(UNITS.values()))
# "10 000", but not "take 2 400 mg pills".
DIGITS = (
    r"(?!00)(?:\d{1,3}(?:[\s,.'\u2019]000|[,.]\d{3})+(?:\.\d+)?(?!\d)|"
    r"\d{1,7}(?:[.,]\d{1,3})?|\.\d{1,3})"
)
WORDS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
WORDS |= {"eight": 8, "ten": 10, "twenty": 20, "thirty": 30, "fifty": 50}
TIMES = {"k": 1000, "thousand": 1000, "hundred": 100}
BEFORE = r"(?<![\w.,/:$\u00a3\u20ac])"
NUMBER = (
    rf"(?:{BEFORE}(?P<digits>{DIGITS})(?: ?(?P<times>k|thousand|hundred))?|"
    rf"\b(?P<word>{'|'.join(WORDS)}) (?P<much>thousand|hundred))"
)
AMOUNT = re.compile(rf"{NUMBER}[ -]?(?:{UNIT})(?!\w)", re.I)
# "600-800 IU" are two amounts.
LOW_END = re.compile(
    rf"{BEFORE}(?P<digits>{DIGITS})(?P<times>k)? ?(?:-|\u2013|\u2014|to|or) ?$", re.I
)
# In talk of vitamin D a number of thousands stands for IU: "50k weekly".
BARE = re.compile(
    rf"{BEFORE}(?P<digits>\d{{1,3}}(?:\.\d)?) ?(?P<times>k)(?= ?(?:$|[?.!,;/)]|"
    r"(?:of|vit\w*|d3?|(?:a|per|every|each|once a|x) ?(?:day|week|month|time|dose)s?|"
    r"once|twice|daily|weekly|monthly|doses?|caps\w*|pills?|tablets?|softgels?|"
    r"supplements?|is|was|or|and|for|too|safe|ok|okay|enough|instead)\b))",
    re.I,
)
OF_OTHER_THINGS = re.compile(
    r"\b(?:runs?|ran|running|jog\w*|walk\w*|race|steps?|salary|earn\w*|pay|paid|"
    r"followers?|people|calor\w*|kcal)\b",
    re.I,
)
WINDOW = 40  # characters before an amount in which its low end is looked for
MOST_GRAMS = 20  # more is a helping of food: "100 g of spinach"
GRAMS_OF_FOOD = re.compile(r"(?:\bper|/) ?$", re.I)
# "5g" is a network where the message speaks of one, or of what it does to people.
GENERATION = re.compile(r"[2-6]g", re.I)
NETWORK = re.compile(
    r"\b(?:net ?works?|phones?|mobiles?|towers?|signals?|masts?|antennas?|wi-?fi|"
    r"radiation|[2-6]g (?:stop|block|drain|deplete|destroy|affect|harm|hurt)s?)\b",
    re.I,
)
# Of the two nutrients only vitamin D is measured in these ...
VITAMIN_D_UNITS = ("IU", "mcg", "ng/mL", "nmol/L")
UNIT_ALONE = re.compile(
    rf"\b(?:ius?|i\.u\.?|international units|{MICROGRAM}|ng ?/ ?ml|nmol ?/ ?l)(?!\w)",
    re.I,
)
ON_UNITS = re.compile(r"\b(?:mg|mean\w*|stands?|convert\w*|difference|same)\b", re.I)
MEANING = re.compile(r"\b(?:mean\w*|stands?|define|definition)\b", re.I)
PER_VOLUME = re.compile(rf" ?(?:/|per) ?(?:[dm](?:eci|illi)?)?{LITER}\b", re.I)
# ... but these are too.
OTHER_NUTRIENT = re.compile(
    r"\b(?:vit(?:amin)?s? ?(?:[abcek]\d{0,2})|b ?-?\d{1,2}|k ?-?[127]|folate|folic|"
    r"retinol|iodine|selenium|biotin|cobalamin|chrom\w+|ferritin|melatonin|insulin|"
    r"estr\w+|testosterone|hcg|heparin)\b",
    re.I,
)


def amounts(text: str) -> list[Span]:
    """Return ``amount`` entities in a normal form: "400 mg", "5000 IU", "30 ng/mL"."""
    found = [span for match in AMOUNT.finditer(text) for span in _read(text, match)]
    if not OF_OTHER_THINGS.search(text):
        found += [
            Span("amount", f"{_plain(_number(match, 'IU'))} IU", *match.span())
            for match in BARE.finditer(text)
        ]
    return sorted(found, key=lambda span: span.start)


def implied_nutrient(text: str, spans: Sequence[Span]) -> list[Span]:
    """Return vitamin D for a unit of its own, if no nutrient is named."""
    named = any(span.entity == "nutrient" for span in spans)
    if named or OTHER_NUTRIENT.search(text):
        return []
    places = [
        (span.start, span.end)
        for span in spans
        if span.entity == "amount" and span.value.split()[1] in VITAMIN_D_UNITS
    ]
    if not places and not ON_UNITS.search(text):
        places = [match.span() for match in UNIT_ALONE.finditer(text)]
    return [Span("nutrient", "vitamin_d", *place) for place in places[:1]]


def without_units(text: str, spans: Sequence[Span]) -> list[Span]:
    """Return ``spans`` without the terms that are units of an amount or a fraction.

    "400 mg" says nothing of what a milligram is, unless that is what is asked.
    """
    if not any(span.entity == "term" for span in spans) or MEANING.search(text):
        return list(spans)
    counted = [(one.start, one.end) for one in spans if one.entity == "amount"]
    return [
        span
        for span in spans
        if span.entity != "term"
        or not (
            PER_VOLUME.match(text, span.end)
            or any(start < span.start and span.end <= end for start, end in counted)
        )
    ]


def _read(text: str, match: re.Match[str]) -> Iterator[Span]:
    unit = FORMS[int(str(match.lastgroup)[1:])]
    number = _number(match, unit)
    before = max(match.start() - WINDOW, 0), match.start()
    if unit == "g" and (
        number > MOST_GRAMS
        or GRAMS_OF_FOOD.search(text, *before)
        or (GENERATION.fullmatch(match[0]) and NETWORK.search(text))
    ):
        return
    low = LOW_END.search(text, *before)
    if low:
        times = 1 if low["times"] else TIMES.get((match["times"] or "").lower(), 1)
        least = _number(low, unit)
        # "5-10k" begins at five thousand, "500-1k" at five hundred.
        least *= times if least * times < number else 1
        if least < number:
            yield Span("amount", f"{_plain(least)} {unit}", low.start(), match.end())
    yield Span("amount", f"{_plain(number)} {unit}", match.start(), match.end())


def _number(match: re.Match[str], unit: str) -> float:
    groups = match.groupdict()
    if groups.get("word"):
        return float(WORDS[groups["word"].lower()] * TIMES[groups["much"].lower()])
    digits = re.sub(r"['\u2019\s]", "", groups["digits"])
    separators = "[.,]" if unit == "IU" else ","  # "1.000 IU" are a thousand
    if re.fullmatch(rf"[1-9]\d{{0,2}}(?:{separators}\d{{3}})+(?:\.\d+)?", digits):
        digits = re.sub(rf"{separators}(?=\d{{3}}(?!\d))", "", digits)
    number = float(digits.replace(",", ".")) if digits.count(".") < 2 else 0.0
    return number * TIMES.get((groups.get("times") or "").lower(), 1)


def _plain(number: float) -> str:
    """Write ``number`` without needless digits: 5000, 0.5."""
    return f"{number:.3f}".rstrip("0").rstrip(".")
