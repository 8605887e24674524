"""Finds texts that are too hard, too long or broken, and fixed words that lack."""

from __future__ import annotations

from collections.abc import Iterator, Set

from bot.content import problems
from bot.content.content import Content
from bot.content.helplines import NUMBERS
from bot.content.passages import texts
from bot.content.phrase import placeholders
from bot.content.problems import Problem
from bot.content.reading import ReadingLevel
from bot.content.words_needed import BUTTONS, LANGUAGE_HELP, PHRASES, SENTENCES
from bot.guard.answer import has_blank_line

GRADE_LIMIT = 8.0
WORD_LIMIT = 90
# Of what is said on "say it simpler".
SIMPLE, SIMPLE_GRADE_LIMIT, SIMPLE_WORD_LIMIT = "simple", 6.0, 45


def words_problems(content: Content) -> Iterator[Problem]:
    """Yield what must change in texts."""
    yield from _text_problems(content)
    yield from _missing_words(content)
    allowed = frozenset((*NUMBERS, "where"))
    for id, text in content.phrases.phrases.items():
        yield from brace_problems(content, "phrases", ("phrases", id), text, allowed)
    for code, language in content.languages.languages.items():
        for key, filled in LANGUAGE_HELP.items():
            place, text = ("languages", code, key), getattr(language, key)
            yield from brace_problems(content, "languages", place, text, filled)
    for id, filled in SENTENCES.items():
        text = content.phrases.sentences.get(id, "")
        yield from brace_problems(content, "phrases", ("sentences", id), text, filled)


def _text_problems(content: Content) -> Iterator[Problem]:
    reading = ReadingLevel(content.reading.easy_names)
    for file, place, text in texts(content):
        yaml, where = content.files[file], ".".join(map(str, place))
        line = yaml.line(place)
        if has_blank_line(text):
            yield problems.blank_line(yaml.path, line, where)
        is_simple = place[-1] == SIMPLE
        most = SIMPLE_WORD_LIMIT if is_simple else WORD_LIMIT
        words = len(text.split())
        if words > most:
            yield problems.too_long(yaml.path, line, where, words, most)
        hardest = SIMPLE_GRADE_LIMIT if is_simple else GRADE_LIMIT
        grade = reading.grade(text)
        if grade > hardest:
            yield problems.too_hard(yaml.path, line, where, grade, hardest)


def _missing_words(content: Content) -> Iterator[Problem]:
    words, path = content.phrases, content.files["phrases"].path
    for key, needed in {
        "phrases": PHRASES - words.phrases.keys(),
        "buttons": BUTTONS - words.buttons.keys(),
        "sentences": SENTENCES.keys() - words.sentences.keys(),
    }.items():
        for id in sorted(needed):
            yield problems.missing_entry(
                path,
                f"'{id}' is missing under '{key}'.",
                "Restore it: the program says it.",
            )


def brace_problems(
    content: Content, file: str, place: tuple[str, ...], text: str, filled: Set[str]
) -> Iterator[Problem]:
    """Yield the names in braces in ``text`` that are not among ``filled``.

    And say so if a brace is left open.
    """
    yaml, where = content.files[file], ".".join(place)
    line = yaml.line(place)
    try:
        unknown = placeholders(text) - filled
    except ValueError as error:
        fix = "Write a name in braces, such as {emergency}, and no other brace."
        yield problems.wrong_shape(yaml.path, line, where, str(error), fix)
        return
    for name in sorted(unknown):
        yield problems.wrong_shape(
            yaml.path,
            line,
            where,
            f"nothing is filled in for {{{name}}} here",
            f"Allowed: {', '.join(f'{{{one}}}' for one in sorted(filled)) or 'none'}.",
        )
