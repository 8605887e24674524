"""A pattern of a safety rule, made ready to be searched."""

from __future__ import annotations

import re
import sre_compile
import sre_parse
import unicodedata
from functools import lru_cache

from bot.content.needed import Choice, needed

_SAME = str.maketrans(
    {
        **dict.fromkeys("\u2019\u2018\u02bc`", "'"),
        # Letters that Unicode does not take apart, and what people type for them.
        **{"ß": "ss", "ł": "l", "ø": "o", "œ": "oe", "æ": "ae", "\u0131": "i"},
        # Persian letters for the Arabic ones; two Hindi signs for one nasal sound.
        **{"\u06cc": "\u064a", "\u06a9": "\u0643", "\u0901": "\u0902"},
        # What is not seen: a stretched Arabic word, a joined or parted one.
        **dict.fromkeys("\u0640\u200b\u200c\u200d\u200e\u200f\u00ad\ufeff", ""),
    }
)
# Accents of Latin and Cyrillic letters, Arabic vowels and hamzas, the Hindi dot.
_MARKS = re.compile("[\u0300-\u036f\u064b-\u065f\u0670\u093c]")
_ARABIC = str.maketrans({"\u0629": "\u0647", "\u0649": "\u064a", "\u0671": "\u0627"})

_GROUP = re.compile(r"(?<!\\)\((?!\?)")


def unaccented(text: str) -> str:
    """Write letters the way they are typed in haste; patterns are put so as well."""
    text = unicodedata.normalize("NFD", text.translate(_SAME))
    return unicodedata.normalize("NFC", _MARKS.sub("", text)).translate(_ARABIC)


@lru_cache(maxsize=2000)  # the content's form is checked by it, then the rules are made
def compiled(pattern: str) -> tuple[list[Choice], re.Pattern[str]]:
    """Return what a message must hold for ``pattern``, and the pattern to search.

    Raises:
        re.error: If it is not a regular expression.
    """
    # Nobody asks what a group held, and without keeping it the search is much faster.
    parsed = sre_parse.parse(_GROUP.sub("(?:", unaccented(pattern)))
    # Parsing takes most of the time, so it is done once for both.
    return needed(parsed), sre_compile.compile(parsed)
