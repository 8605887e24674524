"""Which language a message is in: English is never taken for another."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bot.content.knowledge import knowledge
from bot.pipeline.language import LanguageFinder

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def finder():
    """Return the finder for the real languages."""
    return LanguageFinder(knowledge().languages)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("hola", "es"),
        ("¿Dónde hay más magnesio, en las nueces o en el arroz?", "es"),
        ("est-ce que le fromage contient de la vitamine D", "fr"),
        ("reicht die Sonne im Winter für Vitamin D", "de"),
        ("quanto magnésio tem uma banana", "pt"),
        ("perché ho bisogno di magnesio", "it"),
        ("hoeveel magnesium zit er in noten", "nl"),
        ("ile magnezu jest w orzechach", "pl"),
        ("muzda magnezyum var mı", "tr"),
        ("сколько магния в орехах", "ru"),
        ("скільки магнію в горіхах", "uk"),
        ("坚果里有镁吗", "zh"),
        ("ナッツにマグネシウムはありますか", "ja"),
        ("견과류에 마그네슘이 있나요", "ko"),
        ("क्या दूध में विटामिन डी होता है", "hi"),
        ("kya doodh mein vitamin d hota hai", "hi"),
        ("هل في الحليب فيتامين د", "ar"),
    ],
)
def test_language_is_told(finder, text, code):
    assert finder.find(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "👍",
        "magnesium citrate or glycinate",
        "rheumatoid arthritis",
        "25(OH)D 18 ng/ml",
        "paella, tortilla or gazpacho for magnesium?",
        "¡Hola! Does milk have vitamin D?",
        "good morning señor, is there D in eggs",
        "asdf qwertz",
    ],
)
def test_language_of_english_and_of_nonsense_is_none_of_these(finder, text):
    assert finder.find(text) is None


def test_language_of_ways_to_ask_is_english(finder):
    found = [
        example
        for path in sorted((ROOT / "data/content/topics").glob("*.yml"))
        for example in yaml.safe_load(path.read_text(encoding="utf-8"))["examples"]
        if finder.find(example)
    ]
    # Of more than 10,000: two languages in one line, or nearly so.
    assert len(found) <= 5, found


def test_language_has_no_small_word_that_is_english_too():
    languages = knowledge().languages
    for code, language in languages.languages.items():
        assert not set(language.words) & set(languages.english), code
