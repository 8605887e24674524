"""What the content must hold, whatever else an educator adds."""

from __future__ import annotations

TOPICS = frozenset(
    {
        "magnesium_role",
        "activation_steps",
        "vitamin_d_without_magnesium",
        "together",
        "vitamin_d_aids_magnesium",
        "combined_deficiency",
        "magnesium_deficiency_symptoms",
        "vitamin_d_deficiency",
        "increase_intake",
        "get_tested",
        "high_dose_risk",
        "vascular_calcification",
        "bone_health",
        "heart_health",
        "metabolic_health",
        "immune",
        "prevalence",
        "food_sources",
        "food_check",
        "sunlight",
        "scenario",
        "daily_amount",
        "magnesium_forms",
        "interactions",
        "references",
        "glossary",
        "disclaimer",
    }
)

# The foods on the article's two lists, by their ids in foods.yml.
ARTICLE_FOODS = {
    "magnesium": frozenset(
        {
            "spinach",
            "swiss_chard",
            "almonds",
            "cashews",
            "pumpkin_seeds",
            "black_beans",
            "chickpeas",
            "brown_rice",
            "oats",
            "avocado",
            "mackerel",
            "salmon",
        }
    ),
    "vitamin_d": frozenset(
        {
            "salmon",
            "mackerel",
            "tuna",
            "milk",
            "breakfast_cereal",
            "orange_juice",
            "egg_yolk",
        }
    ),
}
