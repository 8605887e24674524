"""Safety rules: each real one meets its own examples; order, exceptions, checks."""

from __future__ import annotations

import pytest

from bot.content.content import load_content
from bot.content.safety import Safety
from bot.content.safety_rules import SafetyRules, plain

SAFETY = load_content().safety
CATEGORIES = list(SAFETY.categories)
ALL = SafetyRules(SAFETY)
EXAMPLES = [
    pytest.param(rule, message, id=f"{rule.id}: {message}")
    for rule in SAFETY.safety_rules
    for message in rule.matches
]
SPARED = [
    pytest.param(rule, message, id=f"{rule.id}: {message}")
    for rule in SAFETY.safety_rules
    for message in rule.spares
]
DANGER = {"kind": "emergency", "reply": "Call now."}
CARE = {"kind": "refer", "reply": "Ask a doctor.", "references": ["nhs-mg"]}


def only(rule):
    """Return ``rule`` without the others."""
    return SafetyRules(Safety(categories=SAFETY.categories, safety_rules=[rule]))


def rule(id, category, pattern, unless=None):
    """Return a rule as safety.yml has it."""
    return {
        "id": id,
        "category": category,
        "pattern": pattern,
        "unless": unless,
        "matches": ["x"],
        "spares": ["y"],
    }


def rules(*all_rules):
    """Return rules in two categories, the first of which comes first."""
    categories = {"danger": DANGER, "care": CARE}
    return SafetyRules(Safety(categories=categories, safety_rules=list(all_rules)))


@pytest.mark.parametrize(("rule", "message"), EXAMPLES)
def test_content_safety_rules_each_meets_its_examples(rule, message):
    assert only(rule).first_match(message) == (rule.category, rule.id)


@pytest.mark.parametrize(("rule", "message"), SPARED)
def test_content_safety_rules_each_spares_its_examples(rule, message):
    assert only(rule).first_match(message) is None


@pytest.mark.parametrize(("rule", "message"), EXAMPLES)
def test_content_safety_rules_together_never_take_an_example_less_seriously(
    rule, message
):
    category, _ = ALL.first_match(message)
    assert CATEGORIES.index(category) <= CATEGORIES.index(rule.category)


@pytest.mark.parametrize(("rule", "message"), EXAMPLES)
@pytest.mark.parametrize("write", [str.upper, str.title, "  {}\n".format])
def test_content_safety_rules_do_not_depend_on_how_it_is_written(rule, message, write):
    assert only(rule).first_match(write(message)) is not None


def test_content_safety_rules_every_category_has_a_rule():
    assert {rule.category for rule in SAFETY.safety_rules} == set(CATEGORIES)


def test_content_safety_rules_first_category_wins_wherever_its_rules_stand():
    both = rules(rule("dose", "care", "pills"), rule("many", "danger", "all my pills"))
    assert both.first_match("i took all my pills") == ("danger", "many")
    assert both.first_match("how many pills") == ("care", "dose")
    assert both.first_match("good morning") is None


def test_content_safety_rules_what_a_rule_lets_pass_meets_the_next():
    both = rules(
        rule("first", "danger", "chest pain", "no chest pain"),
        rule("second", "care", "pain"),
    )
    assert both.first_match("chest pain since noon") == ("danger", "first")
    assert both.first_match("no chest pain at all") == ("care", "second")


def test_content_safety_rules_a_category_can_silence_all_of_its_own():
    danger = DANGER | {"unless": "in my novel"}
    safety = Safety(
        categories={"danger": danger, "care": CARE},
        safety_rules=[rule("hurt", "danger", "pain"), rule("ask", "care", "chest")],
    )
    both = SafetyRules(safety)
    assert both.first_match("chest pain") == ("danger", "hurt")
    assert both.first_match("chest pain in my novel") == ("care", "ask")


@pytest.mark.parametrize(
    "message",
    [
        "had a stent in 2019 and my chest hurts",
        "i was cured in 2011 but i am having a seizure again, help me",
        "i put the quiz question aside, my throat is closing right now",
    ],
)
def test_content_safety_rules_a_past_event_does_not_hide_one_of_now(message):
    category, _ = ALL.first_match(message)
    assert SAFETY.categories[category].kind == "emergency"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("I Can\u2019t  BREATHE", "i can't breathe"),
        ("i can`t\n\tbreathe", "i can't breathe"),
        ("\uff29 \uff43an\u2018t breathe ", "i can't breathe"),
        ("", ""),
    ],
)
def test_content_safety_rules_read_quotes_spaces_and_case_alike(written, read):
    assert plain(written) == read


@pytest.mark.parametrize("sign", ["\ufdfa", "\u4f60", "\U0001f600", "\u202e", "\u0301"])
def test_content_safety_rules_signs_of_other_scripts_hide_nothing(sign):
    message = f"{sign * 400} i want to die {sign * 400}"
    assert ALL.first_match(message)[0] == "crisis"
    assert len(plain(message)) < 100


def test_content_safety_rules_read_a_few_signs_of_other_scripts_as_they_are():
    assert plain("\u4f60\u597d \u304a\u3044 \U0001f600") == (
        "\u4f60\u597d \u304a\u3044 \U0001f600"
    )


# Long and harmless, and what is to be heard in the middle of it.
LONG = [
    pytest.param(
        "\u6211\u6bcf\u5929\u90fd\u5403\u83e0\u83dc\u548c\u6838\u6843\u3002" * 20,
        "\u6211\u4e0d\u60f3\u6d3b\u4e86",
        id="Chinese",
    ),
    pytest.param("मैं रोज रात को पालक खाता हूँ। " * 15, "मरना चाहता हूँ", id="Hindi"),
    pytest.param("آكل السبانخ كل ليلة مع اللوز. " * 15, "أريد أن أموت", id="Arabic"),
    pytest.param(
        "я ем шпинат каждый вечер и сплю. " * 15, "не хочу жить", id="Russian"
    ),
    pytest.param(
        "como espinacas todas las noches. " * 15, "no quiero vivir", id="Spanish"
    ),
]


@pytest.mark.parametrize(("around", "cry"), LONG)
def test_content_safety_rules_hear_a_cry_in_a_long_message_of_another_script(
    around, cry
):
    assert ALL.first_match(around * 2) is None
    assert ALL.first_match(f"{around} {cry} {around}")[0] == "crisis"


@pytest.mark.parametrize(
    ("written", "hasty"),
    [
        ("No quiero vivir más", "no quiero vivir mas"),
        ("Je préfère mourir", "je prefere mourir"),
        ("Yaşamak istemiyorum", "yasamak istemiyorum"),
        ("أُرِيدُ أنْ أمُوت", "اريد ان اموت"),
        ("ज़िंदगी से थक गया हूँ", "जिंदगी से थक गया हूं"),
        ("Я больше не хочу жить", "я больше не хочу жить"),
        ("मरना\u200d चाहता हूँ", "मरना चाहता हूं"),
    ],
)
def test_content_safety_rules_hear_words_without_their_accents(written, hasty):
    assert plain(written) == plain(hasty)
    assert ALL.first_match(written)[0] == ALL.first_match(hasty)[0] == "crisis"


def test_content_safety_rules_any_of_a_list_of_patterns_is_enough():
    either = rules(rule("many", "danger", ["all my pills", "pastillas"]))
    assert either.first_match("i took all my pills") == ("danger", "many")
    assert either.first_match("muchas pastillas") == ("danger", "many")
    assert either.first_match("good morning") is None


def test_content_safety_rules_of_a_language_that_miss_an_example_are_reported(
    edit, found
):
    new = "    matches:\n      - buenos d\u00edas\n"
    path = edit("safety_languages.yml", "    matches:\n", new)
    (problem,) = found()
    assert (problem.code, problem.path) == ("C12", path)
    line = path.read_text(encoding="utf-8").splitlines()[problem.line - 1]
    assert line.endswith("id: es-crisis")


def test_content_safety_rules_one_that_misses_its_example_is_reported(edit, found):
    path = edit("safety.yml", "    matches:\n", "    matches:\n      - nice weather\n")
    first = SAFETY.safety_rules[0].id
    (problem,) = found()
    assert (problem.code, problem.path) == ("C12", path)
    assert path.read_text().splitlines()[problem.line - 1].endswith(f"id: {first}")
    assert (
        problem.what
        == f"rule '{first}': it does not match its own example 'nice weather'."
    )
    assert problem.next_step == "Widen 'pattern' or narrow 'unless'."


def test_content_safety_rules_one_that_meets_what_it_spares_is_reported(edit, found):
    first = SAFETY.safety_rules[0]
    danger = first.matches[0]
    edit("safety.yml", "    spares:\n", f"    spares:\n      - {danger}\n")
    (problem,) = found()
    assert problem.code == "C12"
    assert (
        problem.what
        == f"rule '{first.id}': it matches '{danger}', which it should spare."
    )
    assert problem.next_step == "Narrow 'pattern' or add to 'unless'."


@pytest.mark.parametrize("part", ["pattern", "unless"])
def test_content_safety_rules_pattern_that_is_none_is_reported(rewrite, found, part):
    rewrite("safety.yml", lambda data: data["safety_rules"][2].update({part: "(ab"}))
    (problem,) = found()
    assert problem.code == "C04"
    assert f"safety_rules.2.{part}" in problem.what
    assert "not a regular expression" in problem.what


def test_content_safety_rules_unless_of_a_category_that_is_none_is_reported(
    rewrite, found
):
    rewrite(
        "safety.yml", lambda data: data["categories"]["crisis"].update(unless="(ab")
    )
    (problem,) = found()
    assert problem.code == "C04"
    assert "not a regular expression" in problem.what


def test_content_safety_rules_category_that_does_not_exist_is_reported(edit, found):
    path = edit("safety.yml", "    category: crisis\n", "    category: crises\n")
    (problem,) = found()
    assert (problem.code, problem.path) == ("C06", path)
    assert "'crises' is not an id in categories." in problem.what
    assert "Did you mean 'crisis'?" in problem.next_step
