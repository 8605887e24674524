"""Short forms, opened and closed: "what's" and "what is", "don't" and "dont"."""

from __future__ import annotations

import re

# Without an apostrophe these could be other words: "ill", "were", "its", "lets".
AMBIGUOUS = ("ill", "well", "were", "wed", "id", "its", "lets", "hell", "shell", "shed")
NOT = ("do", "does", "did", "is", "are", "was", "were", "have", "has", "had", "would")
OPENED = {f"{verb}n't": f"{verb} not" for verb in (*NOT, "could", "should")}
OPENED |= {"can't": "cannot", "won't": "will not", "let's": "let us", "i'm": "i am"}
OPENED |= {
    f"{who}'s": f"{who} is"
    for who in ("what", "where", "how", "who", "that", "there", "here")
}
OPENED |= {f"{who}'s": f"{who} is" for who in ("it", "he", "she")}
OPENED |= {
    f"{who}'{short}": f"{who} {full}"
    for who in ("i", "you", "we", "they")
    for short, full in (("ve", "have"), ("ll", "will"), ("d", "would"))
}
OPENED |= {f"{who}'re": f"{who} are" for who in ("you", "we", "they")}
CLOSED = {full: short for short, full in OPENED.items()} | {"can not": "can't"}
BARE = {
    short.replace("'", ""): full
    for short, full in OPENED.items()
    if short.replace("'", "") not in AMBIGUOUS
}


def opened(text: str) -> str:
    """Return ``text`` with its short forms in full, also those like "dont"."""
    text = text.replace("\u2019", "'")
    return _replaced(text, OPENED | BARE, r"(?![\w'])")


def closed(text: str) -> str:
    """Return ``text`` with short forms; none at the end of a clause: "what it is?"."""
    return _replaced(text, CLOSED, r"(?= \w)")


def without_apostrophes(text: str) -> str:
    """Return ``text`` with short forms, and those without their apostrophes."""
    text = closed(text).replace("\u2019", "'")
    bare = {short: short.replace("'", "") for short in OPENED}
    return _replaced(text, bare, r"(?![\w'])")


def _replaced(text: str, words: dict[str, str], behind: str) -> str:
    which = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))

    def other(match: re.Match[str]) -> str:
        found, new = match[0], words[match[0].lower()]
        if found.isupper() and len(found) > 2:
            return new.upper()
        is_capital = found[0].isupper() or new.startswith(("i ", "i'"))
        return new[0].upper() + new[1:] if is_capital and found[0] != "i" else new

    return re.sub(rf"(?<![\w'])(?:{which}){behind}", other, text, flags=re.I)
