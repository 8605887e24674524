"""Words that are foods, and words that stand where a food would and are none."""

from __future__ import annotations

import re

# Everyday foods and drinks for which the content may have no figures: where a message
# names a nutrient too, these are enough. What is a food by its place needs no line.
FOODS = """
acai|ale|anchov(?:y|ies)|apricot|artichoke|asparagus|aubergine|bacon|bagel|baguette|
barley|basil|beer|beet|beetroot|bean ?sprout|berry|berries|biryani|biscuit|blackberry|
blackberries|blueberry|blueberries|bok choy|bovril|brazil nut|brie|brioche|brownie|
brussels? sprout|buckwheat|bulgur|burger|burrito|butter|buttermilk|cabbage|cacao|cake|
calamari|candy|cauliflower|caviar|celery|champagne|chapati|cherry|cherries|chestnut|
chips|chocolate|chorizo|cider|clam|cocoa|coconut|coconut water|cod|coffee|cola|collards|
cookie|courgette|couscous|crab|cracker|cranberry|cranberries|crisps|croissant|crumpet|dosa|injera|
cucumber|curry|custard|donut|doughnut|duck|dumpling|eel|eggplant|espresso|falafel|fennel|
feta|fig|flapjack|flax ?seed|fries|gammon|garlic|gelato|ghee|ginger|gouda|grape|
grapefruit|granola|guacamole|guava|haddock|ham|hamburger|hazelnut|hemp (?:heart|seed)|
honey|hot ?dog|houmous|hummus|ice ?cream|idli|jackfruit|jam|kale|kebab|kefir|ketchup|
kimchi|kipper|kiwi|kombucha|lamb|lasagn[ae]|latte|leek|lemon|lettuce|linseed|lobster|
lychee|macadamia|mango|mangoes|maple syrup|margarine|marmalade|marmite|marshmallow|
mayonnaise|melon|millet|miso|molasses|mozzarella|muesli|muffin|mung bean|mussel|mustard|
naan|natto|noodle|nutella|octopus|okra|olive|omelett?e?|onion|orange|oyster|paella|
pancake|paneer|papaya|parmesan|parsley|parsnip|pasta|pastrami|peach|peaches|pear|pea|
pecan|pepperoni|pickle|pie|pine nut|pineapple|pistachio|pizza|plantain|plum|polenta|
pollock|pomegranate|popcorn|pork|prawn|pretzel|prune|pudding|quinoa|radish|radishes|ragi|roti|
ramen|raspberry|raspberries|rhubarb|rocket leaves|rye|salad|salami|samosa|sandwich|
sandwiches|sauerkraut|sausage|scallop|scone|seaweed|sesame seed|shrimp|smoothie|snapper|
sorghum|soup|sourdough|soy ?bean|soya ?bean|spaghetti|spam|spirulina|squash|squid|steak|
strawberry|strawberries|sushi|sweet ?corn|sweet potato|swordfish|taco|tahini|tangerine|
tea|tempeh|teff|tilapia|toast|tofu|tomato|tomatoes|tortilla|tripe|turkey|turnip|vegemite|
venison|waffle|walnut|watercress|watermelon|wheat ?germ|whisky|wine|yam|zucchini
"""
KINDS = (
    "black|brazil|dark|dried|fresh|fried|frozen|green|hot|iced|milk|raw|red|roast|"
    "roasted|smoked|sparkling|spring|sweet|white|wild|wholemeal"
)
NAMED_FOOD = re.compile(
    rf"\b(?:(?:{KINDS}) )*(?:{FOODS.replace(chr(10), '')})(?:s|es)?\b(?!-)", re.I
)
# These make a question on a food one on something else: on taking them together.
NOT_ON_FOOD = re.compile(
    r"\b(?:deplet|block|affect|absor|interact|tak(?:e|ing)\b|allerg|instead)\w*", re.I
)

NO_FOOD_WORDS = (
    # small words and verbs
    "the|my|your|our|his|its?|that|this|these|those|he|she|they|them|i|me|you|we|u|"
    "us|what|which|how|why|when|where|who|whose|if|whether|not|no|yes|than|more|"
    "general|particular|theory|fact|short|total|detail|most|less|and|or|plus|like|just|only|from|against|instead|being|very|about|"
    "between|through|across|under|over|into|via|is|are|was|do|does|did|can|could|"
    r"should|will|would|need|needs|take|get|use|used|raise|help\w*|work\w*|makes?|"
    r"caus\w*|affect\w*|check\w*|drink(?!s?$)|explained|for|with|without|during|"
    "after|before|while|at|by|on|to|as|of$|low|high|too|much|many|enough|excess|"
    "good|bad|best|better|both|either|other|same|hi|hello|hey|ok|so|well|please|"
    "thanks|sorry|never|mind|perfect|cheers|gracias|great|cool|nice|fine|sure|awesome|"
    "wow|lovely|brilliant|okay|yeah|yep|nope|wait|then|course|hmm+|right|alright|"
    "actually|"
    "forget|skip|ignore|aside|meant?|together|vs|versus|"
    r"different|safe|normal|natural\w*|due|there|know|hear|heard",
    # what people type in a hurry, and words around a question
    "pl[zs]|thx|ty|tia|lol|btw|imo|tbh|asap|fyi|w[h]?at'?s|im|i'm|ive|id|dont|"
    r"\w+n['\u2019]?t|her|she's|he's|matters?|explained|basics|briefly|brief|nutshell|"
    "conditions?|problems?|issues?|illnesses|outcomes?|simply|words?|terms?|elemental|ions?|summary|overview|intro|guide|common|"
    # relatives, and pregnancy
    "gran(?:d?(?:ma|pa|dad|mother|father)|ny)?|nan|uncle|aunt(?:ie)?|m[uo]m|dad|mother|"
    "father|wife|husband|sister|brother|son|daughter|boss|friend|neighbou?r|trimester|"
    # what else is made of magnesium
    "alloys?|wheels?|rims?|fire|starters?|flares?|ribbons?|metal|engine|bikes?|chassis|"
    "laptops?|batter(?:y|ies)|anodes?|rods?|bombs?|sparks?|flames?|"
    # people, animals, the body
    "people|person|adults?|children|child|kids?|bab(?:y|ies)|toddlers?|infants?|"
    "teens?|teenagers?|wom[ae]n|m[ae]n|girls?|boys?|athletes?|vegans?|vegetarians?|"
    "seniors?|elderly|patients?|moms?|mums?|everybody|anyone|"
    r"(?:any|every|no|some)?one|\w*thing|doctors?|dr|gp|nurses?|dentists?|"
    r"pharmac\w+|dogs?|cats?|horses?|cows?|pets?|animals?|plants?|soil|body|bodies|"
    "blood|serum|plasma|bones?(?! broth| marrow)|brain|heart|muscles?|nerves?|"
    "cells?|skin|hair|nails?|eyes?|teeth|gut|stomach|kidneys?|lungs?|legs?|feet|"
    "urine|sweat|arter(?:y|ies)|enzymes?|hormones?|dna|immunity",
    # sun, seasons, times, places
    r"sun\w*|lights?|lamps?|beds?|saunas?|moon|sky|uv\w?|tan|window\w*|glass|shade|"
    r"weather|clouds?|cloudy|winter\w*|summer\w*|"
    "spring(?:time)?(?! rolls?| onions?| greens)|autumn|fall|seasons?|days?|daily|"
    "nights?|bedtime|mornings?|afternoons?|evenings?|noon|today|weeks?|months?|"
    "years?|age|hours?|minutes?|time|home|work|hospitals?|clinics?|labs?|"
    "countr(?:y|ies)|world|places?|uk|usa|britain|england|scotland|wales|ireland|"
    "norway|sweden|finland|iceland|denmark|germany|france|spain|italy|canada|"
    "america|australia|india|china|japan|africa|europe|asia|alaska|north|south|"
    "latitude|florida|texas|california|london|new york",
    # supplements, medicines, other nutrients, how they are bought
    "supplements?|pills?|tablets?|capsules?|gumm(?:y|ies)|drops|sprays?|powders?|"
    "patch|patches|injections?|shots?|infusions?|drips?|baths?|epsom|salts?|"
    "lotions?|(?<!ice )(?<!sour )(?<!clotted )creams?|brands?|products?|forms?|"
    "types?|kinds?|labels?|price|cost|shop|store|amazon|news|app|books?|insurance|"
    r"multi\w*|vitamins?|minerals?(?! water)|nutrients?|sources?|calcium|zinc|iron|"
    r"potassium|sodium|selenium|iodine|fluoride|phosph\w+|collagen|melatonin|"
    "creatine|caffeine|alcohol|k2|b12|iu|mg|mcg|aspirin|ibuprofen|paracetamol|"
    "antacids?|laxatives?|antibiotics?|diuretics?|steroids?|insulin|"
    r"\w+(?:statin|cillin|mycin|cycline|azole|olol|pril|sartan|formin|profen)s?",
    # illness, measuring, things
    r"deficien\w*|symptoms?|signs?|levels?|lack|tests?|results?|ranges?|doses?|"
    "effects?|dosages?|overdose|toxicity|intake|amounts?|benefits?|roles?|risks?|"
    r"pain|cramps?|stress|anxiety|depress\w+|sleep\w*|insomnia|energy(?! drinks?)|"
    r"mood|migraines?|flu|cold(?! brew)|covid\S*|asthma|acne|eczema|gout|adhd|"
    "autism|epilepsy|stroke|lupus|pcos|ibs|cancers?|tumou?rs?|diabetes|diseases?|"
    "illness|disorders?|syndrome|pressure|cholesterol|menopause|periods?|pms|"
    r"pregnan\w+|puberty|surgery|exercise|sports?|gym|yoga|workouts?|weight|loss|"
    "health|study|studies|research|article|evidence|facts?|definition|meaning|"
    "difference|ways?|lots?|sort|phone|computer|cars?|paint|watch|money|nhs|reddit|"
    "google|astronauts?|jet lag|factor|foods?|diets?|meals?|nutrition|filter",
    # endings: running, deficiency, arthritis; but not herring
    "(?!(?:spring|herring|pudding|stuffing|dressing|dumpling|topping|filling|seasoning|"
    r"string)\b)\w{3,}ing|"
    r"(?!guinness|passion)\w+(?:itis|osis|algia|ium|polar|onics|a?emia|pathy|aches?|tion|"
    "sion|ment|ness|ity|ism|ology|ency)",
)
NO_FOOD = re.compile(rf"\b(?:{'|'.join(NO_FOOD_WORDS)})\b", re.I)
