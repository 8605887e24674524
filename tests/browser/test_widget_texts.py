"""The widget's own words in five languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.widget_states import DANGER, answered, open_chat, replies, visit

SOURCE = Path(__file__).parents[2] / "bot/widget/source"
LANGUAGES = ("ar", "de", "en", "es", "fr")
SPELLED_ALIKE: dict[str, set[str]] = {
    "ar": set(),
    "de": set(),
    "es": set(),
    "fr": {"conversation", "sources"},
}
# What a module of the texts gives, read by a browser as it is read in the widget.
READ = """source => import(`data:text/javascript,${encodeURIComponent(source)}`)
    .then(module => module.default)"""


def texts(page: Page, language: str) -> dict[str, str]:
    """Return the widget's words in ``language``, by name."""
    source = (SOURCE / f"texts/{language}.js").read_text(encoding="utf-8")
    found: dict[str, str] = page.evaluate(READ, source)
    return found


def placeholders(text: str) -> list[str]:
    """Return what is filled in, sorted."""
    return sorted(re.findall(r"\{.*?\}", text))


def test_widget_s_languages_are_those_that_are_tested() -> None:
    found = sorted(path.stem for path in (SOURCE / "texts").glob("*.js"))
    assert found == sorted(LANGUAGES)


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "en"])
def test_widget_says_all_that_it_says_in_each_language(
    page: Page, language: str
) -> None:
    english, other = texts(page, "en"), texts(page, language)
    assert list(other) == list(english)
    for name, text in english.items():
        assert placeholders(other[name]) == placeholders(text), name
    # That only English is understood is said in the others alone.
    assert english.pop("englishOnly") == ""
    assert [name for name, text in other.items() if not text.strip()] == []
    same = {name for name in english if other[name] == english[name]}
    assert same <= SPELLED_ALIKE[language]


def test_widget_uses_all_its_words(page: Page) -> None:
    code = " ".join(path.read_text() for path in SOURCE.glob("*.js"))
    named = set(re.findall(r"\w+", code))
    assert [name for name in texts(page, "en") if name not in named] == []


@pytest.mark.parametrize(
    "attribute, locale, language",
    [
        ("de", "en-US", "de"),
        ("es-MX", "en-US", "es"),
        ("FR", "en-US", "fr"),
        ("", "ar-EG", "ar"),
        ("", "es-AR", "es"),
        ("en", "fr-FR", "en"),
        ("", "ja-JP", "en"),
        ("ja", "de-AT", "de"),
        ("ja", "ja-JP", "en"),
    ],
)
def test_widget_speaks_as_the_page_says_or_else_the_browser_or_else_english(
    browser: Browser, server_url: str, attribute: str, locale: str, language: str
) -> None:
    context = browser.new_context(locale=locale, reduced_motion="reduce")
    page = context.new_page()
    visit(page, server_url, f'data-language="{attribute}"' if attribute else "")
    root = page.locator("cofactor-chat .root")
    expect(root).to_have_attribute("lang", language)
    expect(root).to_have_attribute("dir", "rtl" if language == "ar" else "ltr")
    words = texts(page, language)
    expect(page.locator(".launcher")).to_have_accessible_name(
        f"{words['openChat']}: Cofactor"
    )
    page.locator(".launcher").click()
    expect(page.get_by_label(words["question"])).to_be_visible()
    only = page.get_by_text(words["englishOnly"] or "I only understand English")
    expect(only).to_have_count(0 if language == "en" else 1)
    context.close()


# Each element with words of its own, and the language that it is read in.
IN_LANGUAGES = """root => [...root.querySelectorAll('*')].flatMap(one =>
    [...one.childNodes]
        .filter(node => node.nodeType === Node.TEXT_NODE && node.data.trim())
        .map(node => [one.closest('[lang]').lang, node.data.trim()]))"""


OF_THE_WIDGET = {
    "es": ["Fuentes (1)", "(se abre en una pestaña nueva)", "Llamar al", "Opciones"],
    "ar": ["المصادر (1)", "(يُفتح في علامة تبويب جديدة)", "الاتصال بالرقم", "الخيارات"],
}


@pytest.mark.parametrize("language", list(OF_THE_WIDGET))
def test_widget_reads_each_word_in_its_own_language(
    page: Page, server_url: str, language: str
) -> None:
    visit(page, server_url, f'data-language="{language}" data-title="Cofactor"')
    open_chat(page)
    expect(page.locator(".choice").first).to_have_attribute("lang", "en")
    answered(page).locator("summary").click()
    answered(page, DANGER)
    heard = page.locator(".announcer")
    words = {"en": "", language: ""}
    for part in (replies(page).nth(0), replies(page).nth(1), heard):
        found = part.evaluate(IN_LANGUAGES)
        assert {one for one, _ in found} == {language, "en"}
        for one, text in found:
            words[one] += f" {text}"
    # Each of these stands in a reply, and some in what is said as well.
    for own in OF_THE_WIDGET[language]:
        assert own in words[language] and own not in words["en"]
    for said in ("salmon", "USDA", "not medical advice", "Crisis Lifeline", "988"):
        assert said in words["en"] and said not in words[language]
