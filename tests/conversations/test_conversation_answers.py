"""What a person reads who asks one question, or two that belong together."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("message", "topic", "word"),
    [
        ("why does vitamin D need magnesium to work", "magnesium_role", "magnesium"),
        ("how does the body turn vitamin D on", "activation_steps", "Kidneys"),
        ("what does the liver do with vitamin D", "activation_steps", "25(OH)D"),
        ("is vitamin D useless without magnesium", None, "not useless"),
        (
            "can I take magnesium and vitamin D at the same time",
            "together",
            "take both",
        ),
        ("what are the signs of low magnesium", None, "weakness"),
        ("what are the symptoms of low vitamin D", "vitamin_d_deficiency", "Bone"),
        ("how can I get more magnesium", "increase_intake", "Eat"),
        ("which blood test shows a vitamin D level", "get_tested", "25(OH)D"),
        ("what happens if you take too much vitamin D", "high_dose_risk", "calcium"),
        ("does vitamin D put calcium in the arteries", None, "blood vessels"),
        ("are magnesium and vitamin D good for bones", "bone_health", "bone"),
        ("does magnesium lower blood pressure", "heart_health", "heart"),
        ("does vitamin D help against diabetes", "metabolic_health", "insulin"),
        ("does vitamin D protect against colds", "immune", "Vitamin D"),
        ("why are so many people low in magnesium", "prevalence", "common"),
        ("which foods have magnesium", "food_sources", "Pumpkin seeds"),
        ("which foods have vitamin D", "food_sources", "Salmon"),
        ("which foods have both magnesium and vitamin D", "food_sources", "Mackerel"),
        ("which nuts have magnesium", "food_sources", "Almonds"),
        ("does salmon have vitamin D", "food_check", "568 IU"),
        ("does spinach have vitamin D", "food_check", "no vitamin D"),
        ("how long in the sun for vitamin D", "sunlight", "skin"),
        ("how much magnesium per day for women over 50", "daily_amount", "320 mg"),
        ("difference between magnesium citrate and oxide", "magnesium_forms", "oxide"),
        ("do antibiotics interact with magnesium", "interactions", "antibiotic"),
        ("where does this information come from", "references", "Uwitonze"),
        ("what is calcitriol", "glossary", "active form"),
        ("is this medical advice", "disclaimer", "not a doctor"),
        ("what are the key points of the article", "key_points", "points"),
    ],
)
def test_conversation_answers_a_question(talk, message, topic, word):
    turn = talk(message)
    assert turn.kind == "answer"
    assert topic is None or turn.topics == [topic]
    assert word in turn.messages[0]["text"]


def test_conversation_answers_are_looked_up_by_nutrient(talk):
    magnesium = talk("how can I get more magnesium").messages[0]["text"]
    vitamin_d = talk("how can I get more vitamin D").messages[0]["text"]
    assert magnesium != vitamin_d


def test_conversation_asks_for_the_nutrient_and_takes_a_typed_one(talk):
    asked = talk("which foods should I eat?")
    assert asked.kind == "clarify"
    assert asked.topics == ["food_sources"]
    answer = talk("vitamin d")
    assert answer.topics == ["food_sources"]
    assert "Salmon" in answer.messages[0]["text"]


@pytest.mark.parametrize(
    ("label", "word"),
    [("Magnesium", "Spinach"), ("Vitamin D", "Salmon"), ("Both", "both")],
)
def test_conversation_asks_for_the_nutrient_and_takes_a_button(talk, label, word):
    buttons = talk("/food_sources").messages[0]["buttons"]
    payload = next(one["payload"] for one in buttons if one["title"] == label)
    answer = talk(payload)
    assert answer.kind == "answer"
    assert word in answer.messages[0]["text"]


def test_conversation_asks_for_the_food_and_takes_it(talk):
    assert talk("/food_check").kind == "clarify"
    assert "almonds" in talk("almonds").messages[0]["text"]


def test_conversation_goes_from_a_list_to_one_of_its_foods(talk):
    talk("which foods have vitamin D")
    answer = talk("salmon")
    assert answer.topics == ["food_check"]
    assert "568 IU" in answer.messages[0]["text"]


@pytest.mark.parametrize("message", ["magnesium", "and magnesium?"])
def test_conversation_keeps_the_food_when_the_nutrient_changes(talk, message):
    talk("does salmon have vitamin D")
    answer = talk(message)
    assert answer.slots == {"food": "salmon", "nutrient": "magnesium"}
    assert "of magnesium" in answer.messages[0]["text"]


def test_conversation_keeps_the_nutrient_when_the_person_changes(talk):
    talk("how much magnesium per day for women over 50")
    assert "420 mg a day for men" in talk("for men over 50").messages[0]["text"]


def test_conversation_says_of_an_unknown_food_that_it_has_no_figures(talk):
    answer = talk("is there magnesium in dragon fruit")
    assert answer.kind == "answer"
    assert "I have no figures for that food." in answer.messages[0]["text"]
    assert "dragon" not in answer.messages[0]["text"]


@pytest.mark.parametrize(
    "message",
    ["what are the signs of low magnesium", "/inform", "magnesium in general"],
)
def test_conversation_takes_no_other_words_for_a_food(talk, message):
    assert "food" not in talk(message).slots


def test_conversation_tells_more_once(talk):
    first = talk("/magnesium_role")
    assert {"title": "Tell me more", "payload": "/tell_more"} in first.messages[0][
        "buttons"
    ]
    more = talk("/tell_more")
    assert more.kind == "answer"
    assert more.messages[0]["text"] != first.messages[0]["text"]
    assert "That's all I have on this." in talk("tell me more").messages[0]["text"]


def test_conversation_tells_more_foods(talk):
    talk("which foods have magnesium")
    more = talk("tell me more").messages[0]["text"]
    assert more.startswith("More foods with magnesium")
    assert "Pumpkin seeds" not in more


@pytest.mark.parametrize("message", ["tell me more", "/tell_more", "/inform"])
def test_conversation_that_is_on_nothing_yet_offers_topics(talk, message):
    turn = talk(message)
    assert turn.kind == "clarify"
    assert turn.messages[0]["buttons"]


def test_conversation_names_the_sources_of_the_last_answer(talk):
    last = talk("does magnesium lower blood pressure")
    answer = talk("/references")
    named = [source["id"] for source in answer.messages[0]["metadata"]["sources"]]
    assert named == [one["id"] for one in last.messages[0]["metadata"]["sources"]]
    assert "my last answer" in answer.messages[0]["text"]


def test_conversation_follow_ups_lead_to_answers(talk):
    for button in talk("/bone_health").messages[0]["buttons"]:
        assert talk(button["payload"]).kind in ("answer", "clarify")


@pytest.mark.parametrize(
    "message", ["who won the world cup", "how do I bake bread", "tell me a joke please"]
)
def test_conversation_declines_what_is_off_topic(talk, message):
    turn = talk(message)
    assert turn.kind == "decline"
    assert "magnesium and vitamin D" in turn.messages[0]["text"]
    assert turn.messages[0]["buttons"]


@pytest.mark.parametrize(
    "message", ["does magnesium help with tinnitus", "does vitamin D stop hair loss"]
)
def test_conversation_says_what_it_has_no_reviewed_answer_to(talk, message):
    turn = talk(message)
    assert turn.kind == "uncovered"
    assert "no reviewed answer" in turn.messages[0]["text"]


def test_conversation_offers_topics_when_a_question_is_not_clear(talk):
    turn = talk("something about magnesium and my body")
    assert turn.kind == "clarify"
    *topics, none_of_these = turn.messages[0]["buttons"]
    assert [one["payload"][1:] for one in topics] == turn.topics
    assert talk(none_of_these["payload"]).kind == "smalltalk"


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("hello", "computer program"),
        ("thank you", "You're welcome"),
        ("goodbye", "Goodbye"),
        ("help", "Ask in your own words"),
        ("are you a robot", "not a person"),
        ("you are great", "Thank you"),
        ("you are useless", "I'm sorry"),
        ("start over", "let's start again"),
    ],
)
def test_conversation_small_talk(talk, message, words):
    turn = talk(message)
    assert turn.kind == "smalltalk"
    assert words in turn.messages[0]["text"]


def test_conversation_starts_over_with_nothing_in_mind(talk):
    talk("does salmon have vitamin D")
    assert talk("start over").slots == {}
    assert talk("/tell_more").kind == "clarify"


@pytest.mark.parametrize(
    "question",
    [
        "can low magnesium cause palpitations?",
        "does magnesium deficiency cause seizures",
        "is numbness a sign of low magnesium",
        "can low magnesium cause confusion",
        "can too much magnesium cause chest pain",
        "does too much magnesium slow breathing",
        "symptoms of magnesium toxicity",
        "signs of vitamin D toxicity",
        "does low vitamin D cause seizures in babies",
        "can vitamin D toxicity cause an irregular heartbeat",
        "does vascular calcification cause chest pain",
        "what are palpitations",
    ],
)
def test_answer_on_a_sign_says_when_it_needs_help_at_once(talk, question):
    turn = talk(question)
    assert turn.kind == "answer"
    assert "emergency number" in turn.messages[0]["text"]
