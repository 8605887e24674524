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
        ("mushrums in a smothie", "mushrooms in a smoothie"),
        ("any Vitmain D", "any vitamin d"),
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
    ("written", "read"),
    [
        ("symtoms of a deficency", "symptoms of a deficiency"),
        ("the best suplement", "the best supplement"),
        ("wich fodos should i aviod", "which foods should i avoid"),
        ("my docter tesetd it", "my doctor tested it"),
        ("muscel twiches and crmps", "muscle twitches and cramps"),
        ("absorbtion in the kidnesy", "absorption in the kidneys"),
        ("is it dangerrous or jarmful", "is it dangerous or harmful"),
        ("omeprazol or levothyroxin", "omeprazole or levothyroxine"),
        ("HOW MUHC PER DAY", "how much per day"),
        ("bteween meals", "between meals"),
    ],
)
def test_spelling_of_ordinary_words_is_put_right(plain, written, read):
    assert plain(written) == read


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("fibre", "fiber"),
        ("colour", "color"),
        ("recognised", "recognized"),
        ("oestrogen", "estrogen"),
        ("fertiliser", "fertilizer"),
        ("centre", "center"),
        ("unlabelled", "unlabeled"),
    ],
)
def test_spelling_of_britain_is_read_as_that_of_america(plain, british, american):
    assert plain(british) == american


@pytest.mark.parametrize(
    "text",
    [
        "welche lebensmittel sollte ich abends essen und warum eigentlich",
        "quels aliments dois je manger le soir",
        "jakie warzywa zawierają najwięcej",
        "fjdk qpwo zmxn alskd",
        "Brannoc and Zydelle live in Tollesby",
    ],
)
def test_spelling_of_other_languages_and_strangers_names_stays(plain, text):
    assert plain(text) == text.lower()


@pytest.mark.parametrize(
    "text",
    [
        "does ADHD matter for a WOMAC score",
        "after two stents",
        "i dont know whats good",
        "is skyr any good",
        "moong dal or teff",
        "gummies for kids",
        "0.9 mmol",
        "rajma and kaju",
    ],
)
def test_spelling_of_what_people_write_on_purpose_stays(plain, text):
    assert plain(text) == text.lower()


def test_spelling_of_each_right_word_is_found_again_after_most_slips(plain, content):
    words = {"magnesium", "supplement", "symptoms", "deficiency", "absorption"}
    words |= {"kidney", "muscle", "sunlight", "medicine", "together", "arteries"}
    slips = {
        (word[:place] + changed + word[place + length :], word)
        for word in words
        for place in range(1, len(word))
        for length, changed in ((1, ""), (0, word[place]), (2, word[place:][1::-1]))
    }
    right = [plain(typed) == word for typed, word in slips]
    assert sum(right) > 0.95 * len(slips)


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
