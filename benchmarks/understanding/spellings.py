"""Words that are spelled otherwise in Britain than in America."""

from __future__ import annotations

import re
from collections.abc import Mapping

# The beginning of a word in American and in British spelling. The end is kept.
STEMS = """
fiber fibre | anemi anaemi | estrogen oestrogen | liter litre | milliliter millilitre |
gray grey | color colour | behavior behaviour | tumor tumour | hemoglobin haemoglobin |
hematolog haematolog | hemorrhag haemorrhag | esophag oesophag | pediatric paediatric |
yogurt yoghurt | aluminum aluminium | judgment judgement | diarrhea diarrhoea |
calcemi calcaemi | hypercalcemi hypercalcaemi | hypocalcemi hypocalcaemi |
magnesemi magnesaemi | hypomagnesemi hypomagnesaemi | hyperglycemi hyperglycaemi |
hypermagnesemi hypermagnesaemi | hypoglycemi hypoglycaemi | glycemi glycaemi |
ischemi ischaemi | leukemi leukaemi | edema oedema | celiac coeliac | fetus foetus |
fetal foetal | gynecolog gynaecolog | orthopedic orthopaedic | anesthe anaesthe |
cesarean caesarean | sulfate sulphate | sulfur sulphur | neighbor neighbour |
favor favour | flavor flavour | labor labour | odor odour | vapor vapour |
harbor harbour | honor honour | center centre | theater theatre | defense defence |
skeptic sceptic | mold mould | plow plough | donut doughnut | moms mums | mommy mummy |
labeled labelled | labeling labelling | traveling travelling | traveled travelled |
counselor counsellor | modeling modelling | canceled cancelled | fulfill fulfil |
analyz analys | paralyz paralys | catalyz catalys | mineraliz mineralis |
metaboliz metabolis | randomiz randomis | hospitaliz hospitalis | stabiliz stabilis |
optimiz optimis | recogniz recognis | summariz summaris | utiliz utilis |
realiz realis |
organiz organis | neutraliz neutralis | normaliz normalis | minimiz minimis |
maximiz maximis | apologiz apologis | specializ specialis | emphasiz emphasis |
categoriz categoris | criticiz criticis | demineraliz demineralis |
memoriz memoris | prioritiz prioritis | synthesiz synthesis |
tranquiliz tranquillis | sensitiz sensitis | oxidiz oxidis
"""
WORDS = {"mom": "mum", "program": "programme", "programs": "programmes"}
WORDS |= {"gram": "gramme", "grams": "grammes", "moldy": "mouldy"}
AMERICAN = dict(pair.split() for pair in STEMS.split("|"))
# British "metabolism" and "emphasis" are American too: a verb ends in one of these.
VERB = r"(?=e|ing|ation|able)"


def _pattern(stem: str) -> str:
    is_verb = stem.endswith(("iz", "is", "yz", "ys"))
    return stem + (VERB if is_verb else "")


def _respelled(text: str, pairs: Mapping[str, str], words: Mapping[str, str]) -> str:
    stems = "|".join(map(_pattern, sorted(pairs, key=len, reverse=True)))
    whole = "|".join(words)
    pattern = re.compile(rf"\b(?:(?P<word>{whole})\b|(?P<stem>{stems}))", re.I)

    def other(match: re.Match[str]) -> str:
        found = match[0]
        new = words[found.lower()] if match["word"] else pairs[found.lower()]
        if found.isupper() and len(found) > 1:
            return new.upper()
        return new.capitalize() if found[0].isupper() else new

    return pattern.sub(other, text)


def british(text: str) -> str:
    """Return ``text`` with its American spellings in British."""
    return _respelled(text, AMERICAN, WORDS)


def american(text: str) -> str:
    """Return ``text`` with its British spellings in American."""
    back = {british: american for american, british in AMERICAN.items()}
    words = {british: american for american, british in WORDS.items()}
    return _respelled(text, back, words)
