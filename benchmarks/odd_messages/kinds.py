"""Messages that nobody should send, by kind: none of them holds a question."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import regex

from bot.channels.incoming import LONGEST

EMOJI = regex.compile(r"[\p{Emoji_Presentation}\p{Extended_Pictographic}]")
ZALGO = "\u0300\u0316\u0350\u035c\u0489"
# Blocks in which a name of our content can't be written.
SCRIPTS = (
    "ARABIC LETTER",
    "BENGALI",
    "CJK UNIFIED",
    "CYRILLIC",
    "DEVANAGARI",
    "ETHIOPIC",
    "GREEK",
    "HANGUL SYLLABLE",
    "HEBREW",
    "HIRAGANA",
    "KATAKANA",
    "THAI",
)
CATEGORIES = {
    "combining marks": ("Mn", "Mc", "Me"),
    "format signs": ("Cf",),
    "punctuation": ("Pc", "Pd", "Pe", "Pf", "Pi", "Po", "Ps"),
    "symbols": ("Sc", "Sk", "Sm", "So"),
}


def is_foreign(sign: str) -> bool:
    """Tell whether no English letter and no digit is in ``sign``, in any form."""
    plain = unicodedata.normalize("NFKD", sign).casefold()
    return not re.search("[a-z0-9]", plain)


@lru_cache(maxsize=1)
def alphabets() -> dict[str, str]:
    """Return signs by kind; what is drawn from one of them has no sense in English.

    The consonants are those of no unit and no vitamin: no "mg", no "d", no "k2".
    """
    found: dict[str, list[str]] = {"any other sign": []}
    for sign in filter(is_foreign, map(chr, range(sys.maxunicode + 1))):
        category, name = unicodedata.category(sign), unicodedata.name(sign, "")
        if category in ("Cn", "Co", "Cs", "Cc"):
            continue
        kinds = [one for one in SCRIPTS if name.startswith(one)]
        kinds += [one for one, of in CATEGORIES.items() if category in of]
        kinds += ["emoji"] if EMOJI.match(sign) else []
        for kind in kinds or ["any other sign"]:
            found.setdefault(kind, []).append(sign)
    signs = {kind: "".join(of) for kind, of in found.items()}
    ascii_signs = {
        "question marks": "?!. ",
        "ASCII signs": "!\"#$%&'()*+,-.:;<=>?@[]^_{|}~",
    }
    return {
        **signs,
        **ascii_signs,
        "digits": "0123456789",
        "consonants": "fhjlnqrstvwxz",
    }


def emoji() -> Iterator[str]:
    """Yield every emoji that is one sign, and one or more of each kind of sequence."""
    yield from (
        one for one in map(chr, range(128, sys.maxunicode + 1)) if EMOJI.match(one)
    )
    yield from ("\U0001f1ee\U0001f1f3", "1\ufe0f\u20e3", "\u2764\ufe0f", "\u263a\ufe0e")
    yield from ("\U0001f44b\U0001f3ff", "\U0001f469\u200d\U0001f52c")
    yield "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
    yield "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"


def filled(piece: str) -> str:
    """Return as many characters as a message may have, of ``piece`` again and again."""
    return (piece * LONGEST)[:LONGEST]


# What is made of one thing, as long as a message may be.
LONG = {
    "one letter again and again": "a",
    "one sign again and again": "?",
    "two signs in turn": "!?",
    "quotes": "'",
    "brackets": "(",
    "apart signs": ". ",
    "digits": "1234567890",
    "numbers": "1 000 ",
    "numbers with commas": "1,000",
    "short words": "xj q ",
    "a word on each line": "hm\n",
    "long words": "fhjlnqrstvw ",
    "hyphens": "q-x-",
    "slashes": "x/",
    "addresses": "x@y.zz ",
    "one emoji": "\U0001f600",
    "families": "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466",
    "flags": "\U0001f1ee\U0001f1f3",
    "combining marks": "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
    "one letter below many marks": "\u0301",
    "zalgo": "".join(f"{sign}{ZALGO}" for sign in "fhjlnq "),
    "right-to-left marks": "\u202e\u200f",
    "zero-width signs": "\u200b\u200d\ufeff",
    "soft hyphens": "q\u00ad",
    "Arabic": "\u0645\u0631\u062d\u0628\u0627 ",
    "Chinese": "\u4f60\u597d\u5417",
    "Thai without spaces": "\u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35",
    "signs that unfold": "\ufdfa",
    "signs that unfold, apart": "\ufdfa ",
    "full-width signs": "\uff01\uff1f",
    "mathematical letters": "\U0001d55a\U0001d56b",
    "scripts in turn": "a\u0436\u05d0\u4f60\u0e2a",
    "JSON": '{"q": [1, null, {"x": "',
    "open brackets": "[{",
    "SQL": "'; DROP TABLE x; -- ",
    "HTML": "<b><script>x()</script>",
    "format strings": "%s%n{0.__class__}",
    "templates": "{{7*7}}${jndi:x}",
    "backslashes": "\\x00\\",
}
SHORT = {
    "a letter": "q",
    "a digit": "7",
    "a link": "https://xjq.example/zz?q=1&w=%20#x",
    "a path": "../../etc/passwd",
    "JSON": '{"intent": {"name": "greet"}, "entities": [1, 2.5e9, null]}',
    "broken JSON": '{"a": [1, 2,,, "x',
    "SQL": "SELECT * FROM x WHERE 1=1; DROP TABLE x; --",
    "HTML": '<img src=x onerror="alert(1)"><script>x()</script>',
    "a format string": "%s %d %n %x {0} {} {x!r} %(x)s",
    "a template": "{{7*7}} ${7*7} <%= 7*7 %> ${jndi:ldap://x}",
    "an escape": "\\u0000 \\x1b[31m \\N{BULLET}",
    "a null": "null",
    "not a number": "NaN",
}
LONG_LINK = "https://xjq.example/"


def fixed() -> dict[str, str]:
    """Return one message of each kind that is always the same."""
    long = {f"1,000 characters: {kind}": filled(piece) for kind, piece in LONG.items()}
    long["1,000 characters: a link"] = LONG_LINK + filled("xjq/")[len(LONG_LINK) :]
    long["1,000 characters: spaces between two"] = f"q{' ' * (LONGEST - 2)}x"
    return {**long, **SHORT}


# Words of the subject, as long as a message may be: slow to read, and a reply may name
# what they name.
WORDS = {
    f"1,000 characters: {piece.strip()!r} again and again": filled(piece)
    for piece in (
        "magnesium ",
        "magnisium ",
        "MAGNESIUM ",
        "vit d ",
        "salmon ",
        "salmon, almonds ",
        "coconut milk ",
        "400 mg ",
        "5000 iu of d3 ",
        "my chest ",
        "i took all ",
        "how much ",
        "low in mg ",
        "does it have ",
    )
}
