"""Reading a message: words where they stand, and in the content's spelling."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spellchecker import SpellChecker

from bot.content.vocabulary import vocabulary
from bot.pipeline import spelling
from bot.pipeline.spelling import WordReader, pieces

FREQUENT = 20_000


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("magnisium", "magnesium"),
        ("MAGNESUIM pills", "magnesium pills"),
        ("vitimin d", "vitamin d"),
        ("vitimind", "vitamin d"),
        ("any vitaman d in sardin", "any vitamin d in sardine"),
        ("spinnich or brocolli", "spinach or broccoli"),
        ("mushrums in a smothie", "mushrooms in a smothie"),
        ("Tell me about vitamin D.", "tell me about vitamin d ."),
        ("id like to know", "id like to know"),
        ("mag&d", "magnesium & vitamin d"),
        ("D3+K2", "vitamin d3 + k2"),
        ("300mg", "300 mg"),
    ],
)
def test_spelling_is_put_right(plain, written, read):
    assert plain(written) == read


@pytest.mark.parametrize(
    "word",
    [
        *(
            "almost",
            "spineless",
            "chickens",
            "missing",
            "silk",
            "rise",
            "tune",
            "seats",
        ),
        *("salmonella", "calcifediol", "amlodipine", "magnet", "magnate", "vitality"),
        *("magnesco", "Dalmond"),  # three letters off; another first letter
        *("kombucha", "quinoa", "tofu", "natto", "ramen", "Manchego", "Portugal"),
    ],
)
def test_spelling_of_another_word_stays(plain, word):
    assert plain(word) == word.lower()


def test_spelling_of_frequent_english_words_stays(plain):
    counts = SpellChecker(language="en").word_frequency
    frequent = sorted(counts.keys(), key=counts.dictionary.__getitem__, reverse=True)
    changed = {
        word: plain(word)
        for word in frequent[:FREQUENT]
        if plain(word).replace(" ", "") != word
    }
    assert changed == {}


@given(st.text(max_size=80))
@settings(max_examples=300, deadline=None)
def test_spelling_words_stand_where_they_say(finder, text):
    words = finder.words(text)
    assert all(text[word.start : word.end] == word.text for word in words)
    # Nothing is lost but spaces, and nothing is read twice.
    assert "".join(word.text for word in words) == "".join(
        text[place] for place in _covered(words)
    )
    left = set(range(len(text))) - set(_covered(words))
    assert all(text[place].isspace() for place in left)


def _covered(words):
    return [place for word in words for place in range(word.start, word.end)]


def test_spelling_hyphens_inside_words_do_not_matter(finder):
    parts = {" ".join(pieces(finder.words(t))[0]) for t in ("egg-yolk", "egg yolk")}
    assert parts == {"egg yolk"}
    assert "-" in pieces(finder.words("egg - yolk"))[0]


def test_spelling_strangers_words_do_not_fill_the_memory(content, monkeypatch):
    monkeypatch.setattr(spelling, "MOST_REMEMBERED", 30_000)
    reader = WordReader(vocabulary(content))
    for number in range(0, 30_000, 500):
        reader.words(" ".join(f"w{number + one}x" for one in range(500)))
    assert len(reader._tokenizer.vocab.strings) < 31_000
    assert [word.plain for word in reader.words("vit d")] == ["vitamin", "d"]
