"""The words that tie a level to a nutrient, or to something else, for ``ties``."""

from __future__ import annotations

import re

# Praise and blame, which are said of anything: a level only right at the nutrient.
VERDICTS = re.compile(
    r"(?:ok|okay|fine|good|great|normal|alright|all right|healthy|decent|right|"
    r"optimal|perfect|regular|average|ideal|solid|balanced|satisfactory|bad|poor|weak|"
    r"rubbish|huge|heavy)",
    re.I,
)
# So are these: "no sun, but vitamin D".
ABSENT = re.compile(
    r"(?:no|none|without|never|nothing|skip|zero|less|little|extra|minimal)", re.I
)
ATTRIBUTES = re.compile(rf"(?:{VERDICTS.pattern}|(?:very |too )?(?:high|low))", re.I)
ENOUGH = re.compile(r"(?:enough|sufficient|adequate)", re.I)
MEASURE = r"(?:levels?|intakes?|status|numbers?|results?|readings?|scores?)"
MEASURED = re.compile(rf"\b(?:{MEASURE}|amounts?)\b", re.I)
OTHER_NUTRIENT = (
    r"(?:calcium|potassium|iron|zinc|sodium|selenium|iodine|phosph\w+|ferritin|folate|"
    r"b ?-?12|vitamin [abcek]\d*|omega(?: 3)?)"
)
# What may stand between a level and the nutrient after it ...
LEADS_TO = re.compile(
    r"(?:[\s:(/-]|\b(?:of|in|on|for|with|when it comes to|my|your|his|her|our|their|"
    r"the|its|both|any|enough|taking|getting|eating|take|get|eat|foods?|doses?|amounts?|"
    r"supply|limit|target|range|line|recommended|usual|advised|official|"
    r"each day|(?:a|per) day|is(?= my)|daily|sunshine|dietary|"
    rf"serum|active|from|two|blood (?={MEASURE})|{MEASURE}|"
    rf"{OTHER_NUTRIENT}(?:,| and| or| &)(?: (?:also|low|in))*)\b|,(?= and)|&)*",
    re.I,
)
TAKES = re.compile(
    r"(?:\s+(?:really|ever|even|actually|i|you|we))*\s+(?:t[ao]k\w+|took|ha(?:d|ve)|got|"
    r"get\w*|eat\w*|ate|touch\w*|use[sd]?|bother\w*|supplement\w*|tried)\b",
    re.I,
)
# ... and between a nutrient and what is said of it.
IS_SAID = re.compile(
    rf"(?:[\s:,=?/-]|[\d.]+|\b{MEASURE}|(?:blood|serum)(?= {MEASURE})|"
    r"\b(?:amount|tests?|one|side|supply|is|are|was|were|be|being|been|has|have|had|"
    r"i?s?n['\u2019]?t|looks?|seems?|feels?|came|comes?|back|out|stays?|stayed|remains?|"
    r"both|the|a|all|on|about|pretty|really|quite|just|still|now|always|usually|very|so|"
    r"too|not|never|hardly|exactly|that|perfectly|totally|probably|currently|already|"
    r"however|though|on the other hand|way|to|at|my|your|"
    r"his|her|our|their|near(?:ly)?|almost|practically|basically|which|in|close to|"
    r"(?:i|you|s?he|we|they) (?:gets?|has|have|takes?|eats?))\b|"
    r"\w+n['\u2019]?t\b|['\u2019]s\b)*",
    re.I,
)
COPULA = re.compile(r"(?:\b(?:is|are|was|were|be|been|being)|['\u2019]s)\s(?:\w+\s)?$")
SAID_ENDS = re.compile(
    r"\W*$|\s*[.,;:!?/)(&+-]|\s+(?:and|but|or|nor|while|whereas|although|though|so|then|"
    r"now|too|as well|what|which|i (?:guess|think|suppose)|again|already|today|lately|"
    r"in (?:my|the) (?:blood|test|report)|these days|since|because|at the moment|"
    r"one|range|where|outdoors|high|low|enough|vit\w*|mag\w*|mg|d3?)\b",
    re.I,
)
ASKS = r"(?:is|are|was|were|does|do|did|can|could|will|would|should)"
IS_ASKED = re.compile(
    rf"\b{ASKS}\s+(?:(?:the|taking|using|more|some|too)\s+)*$|"
    rf"(?:^|[.,;:!?]\s*|\b(?:and|but|or|so)\s+){ASKS}\s+(?:(?!(?:my|your|his|her|our|"
    r"their|and|but|or|so|if|when|while)\b)[\w.,%-]+\s+){1,5}$",
    re.I,
)
# "What is a normal level" and "a good magnesium supplement" tell nothing of anyone.
ARTICLE = re.compile(
    r"\b(?:an?|any|some|the|how|what|which|as|this|that|best|of|more)\s+$", re.I
)
WHAT_IS = re.compile(
    r"\b(?:what(?:['\u2019]?s| is| are| was)?|which|how "
    r"(?:much|many|high|low) (?:is|are))\s+(?:considered\s+)?(?:(?:an?|the)\s+)?$",
    re.I,
)
THING = re.compile(
    r"\s+(?:rich\s+)?(?:foods?|snacks?|meals?|recipes?|drinks?|waters?|fruits?|veg\w*|"
    r"nuts?|seeds?|fish|breakfasts?|lunch\w*|dinners?|supplements?|pills?|tablets?|"
    r"capsules?|brands?|products?|sources?|sprays?|drops|gumm\w+|powders?|forms?|types?|"
    r"options?|choices?|tests?|labs?|apps?|lamps?|flakes|lotions?|creams?|oils?|salts?|"
    r"baths?|soils?|ranges?)\b",
    re.I,
)
# "Lower" is a level after these and a verb elsewhere.
IS_LOWER = re.compile(
    r"(?:^\W*|\b(?:is|are|was|were|be|been|being|gets?|got|getting|comes?|came|runs?|much|"
    r"even|bit|lot|have|has|had|having|with|of|my|his|her|their|a|the|in|on)\s+)$",
    re.I,
)
ASKED_OF = re.compile(r"\b(?:is|are) (?:it|that|this|these|those)(?: \w+)?\s*$", re.I)
# "Kids under 5" and "below 400 IU" are an age and an amount.
UNDER = re.compile(r"(?:under|below|above)", re.I)
SO_MANY = re.compile(r"\s+[\d.,]+k?\s*(?:iu|units?|m?c?g|\u00b5g)\b", re.I)
IN_RANGE = re.compile(r"\b(?:in|within)\s+(?:an?\s+|the\s+|my\s+)?$", re.I)
# What else may be low or high.
OTHER_THING = (
    rf"(?:{OTHER_NUTRIENT}|cholesterol|blood(?! ?(?:tests?|levels?|results?|work))|bp|"
    r"pressure|sugars?|glucose|insulin|mood|spirits?|energy|"
    r"back(?= (?:ach|pain|troubl)\w*)|fats?|carbs?|sun\w*|uv|"
    r"creatinine|thyroid\w*|parathyroid\w*|pth|tsh|testosterone|o?estrogen|protein|"
    r"fib(?:er|re)|calories?|oxalates?|impact|risk|costs?|prices?|quality|bones?|"
    r"density|crp|triglycerides|ldl|hdl|a1c|hba1c|hearts?|pulse|temperature|stress|"
    r"anxiety|pain|weight|appetite|light|altitude|libido|platelets?|immunity|cals?|links?|partners?|piece)\b"
)
OF_OTHER_THING = re.compile(rf"\s+{OTHER_THING}", re.I)
SUBJECT_BETWEEN = re.compile(
    rf"\b(?!and\b|or\b|nor\b|plus\b)\w+,?\s+{OTHER_THING}", re.I
)
PERSON = (
    r"\b(?:i|me|my|you|your|he|she|his|her|we|us|our|people|person|some(?:one|body)|"
    r"any(?:one|body)|every(?:one|body)|who|whose|patients?|adults?|wom[ae]n|m[ae]n|kids?|"
    r"child(?:ren)?|toddlers?|bab(?:y|ies)|teens?|vegans?|diets?)\b"
)
# "I get", but not "foods that I eat with".
HAS_PERSON = re.compile(
    rf"(?:{PERSON}|\bi['\u2019]?m\b)(?:['\u2019]\w+)?"
    r"(?: (?!(?:with|that|which|ha[sv]e?|for)\b)\w+){0,4}\s*$|"
    rf"{PERSON} (?:\w+ )?(?:get|have|has|had)(?: \w+){{0,2}}\s*$",
    re.I,
)
EATS = re.compile(
    rf"{PERSON} (?:\w+ )?(?:eats?|ate|eating|drinks?|drinking|takes?|live|lives)\b",
    re.I,
)
OF_PERSON = re.compile(
    rf"(?:\bi['\u2019]?m|{PERSON}(?:['\u2019](?:re|s))?(?: (?:am|are|is|was|were|"
    r"be(?:en)?|run\w*|feel\w*))?)"
    r"(?: (?:too|very|so|quite|all|pretty|really|still))*\s+$",
    re.I,
)
CLAUSE_BEGINS = re.compile(r"(?:^\W*|[.,;:!?(/]\s*|\b(?:and|but|or|also)\s+)$", re.I)
CLAUSE = re.compile(
    r"[.;!?\n]|\b(?:but|so|while|because|if|when|since|although|"
    r"what (?:would |might |could |can )?happens?)\b",
    re.I,
)
# What stands for a food that is not named, and what says that a food has something.
FOODLIKE = re.compile(
    r"\b(?:foods?|snacks?|meals?|drinks?|recipes?|breakfasts?|lunch\w*|dinners?|dish\w*|"
    r"waters?|eats|anything|something|stuff|things?|list|ideas?|sources?|"
    r"(?:what|which)(?= (?:ha[sv]e?|contains?|gives?|(?:is|are) (?:really |very )?"
    r"(?:high|low|rich))\b)|"
    r"ingredients?|(?:it|they|that|these|those)(?= (?:ha[sv]e?|contains?|gives?|"
    r"really|any)\b)|(?:it|they)(?= (?:low|high)\b))\b",
    re.I,
)
HOLDS = re.compile(
    r"\b(?:ha[sv]e?|had|got|contain\w*|giv(?:es?|ing)|provid\w+|offers?|supply|supplies|"
    r"with|w|full|is|are|come)\b",
    re.I,
)
MAY_BE = re.compile(
    r"(?:(?:^\W*|\b(?:and|or|so|whether|wonder|please)\s+|[,:;]\s*)"
    r"(?:can|could|do|does|did|will|would|is|are|am|how|what(?:['\u2019]?s| is))\b|"
    r"\bto (?:get|have|reach|eat|take|make|be)\b)"
    r"(?!.*\b(?:if|when|while|with|without|absence|who|having|because|but)\b)[^.;!?]*$",
    re.I,
)
WORKS = re.compile(
    r"\b(?:work|absor|activat|convert|us(?:e|ing|eless)\b|function|process|pointless|"
    r"wast|effective|need|happen to|kick)\w*",
    re.I,
)
