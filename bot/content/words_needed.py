"""The fixed words that the program says, by their ids in phrases.yml."""

from __future__ import annotations

PHRASES = frozenset(
    {
        "greet",
        "thank",
        "goodbye",
        "help",
        "about_bot",
        "compliment",
        "insult",
        "erased",
        "restarted",
        "decline",
        "uncovered",
        "offer",
        "not_understood",
        "ask_nutrient",
        "ask_food",
        "ask_magnesium_intake",
        "ask_vitamin_d_intake",
        "menu",
        "none_of_these",
        "disagree",
        "helpful",
        "unhelpful",
        "no_simpler",
        "nothing_to_simplify",
        "only_three",
        "why_ask",
        "pause",
        "level_not_understood",
        "level_not_known",
        "levels_not_known",
        "meant_magnesium",
        "meant_vitamin_d",
        "gone_back",
        "first_question",
        "nothing_to_go_back",
        "stopped",
        "nothing_more",
        "no_topic_yet",
        "country_told",
        "country_told_crisis",
        "country_told_poisoning",
        "country_told_emergency",
        "too_long",
        "too_many",
        "empty",
        "trouble",
        "blocked",
        "careful_emergency",
        "careful_crisis",
        "careful_uncovered",
    }
)

BUTTONS = frozenset(
    {
        "magnesium",
        "vitamin_d",
        "both",
        "inadequate",
        "adequate",
        "high",
        "stop",
        "none_of_these",
        "tell_more",
        "simpler",
        "change_answer",
        "helpful",
        "unhelpful",
    }
)

# Each with the names in braces that the program fills in.
SENTENCES: dict[str, frozenset[str]] = {
    name: frozenset(filled.split())
    for name, filled in {
        "foods_magnesium": "",
        "foods_vitamin_d": "",
        "foods_both": "",
        "foods_group": "group nutrient",
        "foods_group_both": "group",
        "foods_group_none": "group nutrient",
        "foods_more": "nutrient",
        "foods_line": "food amount serving",
        "foods_line_both": "food magnesium vitamin_d serving",
        "foods_sun": "",
        "foods_label": "",
        "food_rich": "food nutrient",
        "food_some": "food nutrient",
        "food_little": "food nutrient",
        "food_varies": "food nutrient",
        "food_none": "food nutrient",
        "food_unknown_amount": "food nutrient",
        "food_serving": "serving amount percent",
        "food_not_known": "",
        "food_near": "near",
        "food_other_not_known": "",
        "food_scale": "low high",
        "foods_few": "foods nutrient",
        "food_label": "",
        "scenario_heading": "name",
        "scenario_not_in_article": "",
        "amounts_recommended": "authority amount population",
        "amounts_limit": "authority amount population",
        "amounts_limit_magnesium": "",
        "amounts_limit_vitamin_d": "",
        "amounts_not_personal": "",
        "references_line": "short title",
        "references_topic": "",
        "article_points": "title",
    }.items()
}

# What is filled in for a language's lines in languages.yml.
LANGUAGE_HELP: dict[str, frozenset[str]] = {
    "reply": frozenset(),
    "help": frozenset({"emergency", "country"}),
    "help_anywhere": frozenset(),
}
