"""A level is read where a person has it, and nowhere else."""

from __future__ import annotations

import pytest

LOW, OK, HIGH, NONE = "inadequate", "adequate", "high", None


@pytest.mark.parametrize(
    "text",
    [
        "which snacks are high in magnesium",
        "are pumpkin seeds high in magnesium",
        "breakfast ideas rich and high in vitamin d",
        "is rice low in magnesium",
        "is halibut any good for magnesium",
        "is salmon great for vitamin d",
        "a decent vitamin d supplement for winter",
        "name a good magnesium brand",
        "is magnesium ok with warfarin",
        "is vitamin d fine with thyroid pills",
        "would vitamin d be alright on keto",
        "magnesium before bed ok?",
        "d3 and k2 together, fine or not",
        "does magnesium lower triglycerides",
        "can vitamin d lower my blood pressure",
        "to lower stress, magnesium?",
        "vitamin d and high cholesterol",
        "magnesium for low mood",
        "low back ache and vitamin d",
        "low on energy so i bought d3",
        "my creatinine is high, can i have magnesium",
        "high calcium from vitamin d",
        "my phosphate is low, what does d do",
        "the leaflet says nothing about magnesium",
        "never heard of ergocalciferol",
        "no idea what magnesium does",
        "shrimp vitamin d yes or no",
        "no sun for weeks but i have d3",
        "can magnesium keep a pulse regular",
        "does a regular blood test show magnesium",
        "is my granddad right about vitamin d",
        "i bought a huge jar of magnesium flakes",
        "people with weak hearts and magnesium",
        "can i get enough vitamin d from eggs",
        "does one avocado have enough magnesium for a day",
        "is 300 mg enough magnesium",
        "a less laxative sort of magnesium",
        "whats good bout magnesium",
        "is 300 mg of magnesium ok",
        "are kidney pills ok with magnesium",
        "what is a normal vitamin d level",
        "high magnesium foods",
        "foods high in magnesium",
        "which foods can i eat with lots of magnesium",
        "do almonds have loads of magnesium",
        "which cereal has plenty of vitamin d",
        "does vitamin d work without magnesium",
        "magnesium 600, is that a lot",
        "foods above 100 iu of vitamin d",
        "vitamin d for babies under one",
        "bone health, muscles, magnesium does what",
        "how do i lower my magnesium tablet bill",
    ],
)
def test_intake_is_not_read_where_nobody_tells_it(extract, text):
    assert not {"magnesium_intake", "vitamin_d_intake"} & set(extract(text))


@pytest.mark.parametrize(
    ("text", "magnesium", "vitamin_d"),
    [
        ("what happens to someone with low vitamin d", NONE, LOW),
        ("i am low in iron and magnesium", LOW, NONE),
        ("my diet is low in magnesium", LOW, NONE),
        ("i get enough vitamin d", NONE, OK),
        ("she gets plenty of d from the sun", NONE, HIGH),
        ("too little of both, what then", LOW, LOW),
        ("my d is good", NONE, OK),
        ("his magnesium came back normal", OK, NONE),
        ("my vitamin d levels are pretty decent", NONE, OK),
        ("good vitamin d, poor magnesium", LOW, OK),
        ("with a normal magnesium level", OK, NONE),
        ("i'm good for vitamin d", NONE, OK),
        ("what if i take no magnesium", LOW, NONE),
        ("i have never taken vitamin d", NONE, LOW),
        ("I'm high in magnesium", HIGH, NONE),
        ("my mag's been low since spring", LOW, NONE),
        ("can low magnesium raise blood pressure", LOW, NONE),
        ("high cholesterol and low vitamin d", NONE, LOW),
        ("why do people not get enough magnesium", LOW, NONE),
        ("high in vitamin d and high in magnesium", HIGH, HIGH),
        ("I only take D, never magnesium", LOW, NONE),
        ("which is worse: low mag with good d", LOW, OK),
        ("mag ok vit d bad?", OK, LOW),
        ("low serum magnesium", LOW, NONE),
        ("both my tests were normal", OK, OK),
        ("is it true that high d with low mag is rough", LOW, HIGH),
        ("magnesium she gets none", LOW, NONE),
        ("what comes of ok magnesium plus too much d", OK, HIGH),
        ("a normal magnesium and a low vitamin d", OK, LOW),
        ("what is the result of enough magnesium and too little d", OK, LOW),
        ("my magnesium is good thanks to nuts, d is low", OK, LOW),
        ("is it fine to have enough magnesium and a lot of d", OK, HIGH),
        ("magnesium 0.9 which is normal, d 12 which is low", OK, LOW),
        ("what if i eat foods with plenty of magnesium and no d", HIGH, LOW),
        ("what conditions are linked to low magnesium", LOW, NONE),
        ("a person who has not enough from both", LOW, LOW),
        ("one is low, magnesium is the fine one", OK, NONE),
    ],
)
def test_intake_is_read_where_a_person_has_it(extract, text, magnesium, vitamin_d):
    found = extract(text)
    assert found.get("magnesium_intake", [NONE]) == [magnesium]
    assert found.get("vitamin_d_intake", [NONE]) == [vitamin_d]
