"""The one rule that decides whether a message is clear enough to be answered."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.content.knowledge import knowledge
from bot.content.safety import Safety
from bot.content.safety_rules import SafetyRules
from bot.pipeline.alarm import REFER, URGENT, Alarm, Shares, alarm, kinds
from bot.pipeline.classifier import PART_SHARES, PIECES
from bot.pipeline.judged import Judged, Reason
from bot.pipeline.named_topics import named_topics
from bot.pipeline.pieces import Entity, Piece
from bot.pipeline.questions import is_asking, is_put_as_question

DECISION = "decision"  # what decided, for whoever asks
QUESTIONS = "questions"  # those of a message that holds several, each like a message

UNCLEAR, SEVERAL = "nlu_fallback", "several"
# What goes on from what was said: by itself, or naming only something.
GOES_ON, NAMES_ONLY = "follow_up", "inform"
REFUSED = ("out_of_scope", "uncovered")
# What a message that goes on can be like to the model, by itself.
UNSURE = ("disagree", "tell_more")
TELL_COUNTRY, COUNTRY = "tell_country", "country"
# What is answered beside other questions, though it is on no topic; and what is done
# whatever else is asked.
ON_ITSELF, ERASE = ("about_bot", "help"), "erase_data"
LEVELS = ("level", "magnesium_intake", "vitamin_d_intake")
LETTER = re.compile(r"[a-z0-9]", re.I)


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False
)
class Decision(GraphComponent, IntentClassifier):
    """Answers, offers up to three topics, says that it has no answer, or declines.

    Where two topics are close, what the message names settles it: a medicine is a
    question on medicines, two levels of intake are a scenario.
    """

    def __init__(
        self, config: dict[str, Any], topics: Collection[str], safety: Safety
    ) -> None:
        """Takes the thresholds, the topics, and the safety categories."""
        self._config, self._topics = config, topics
        self._kinds, self._rules = kinds(safety), SafetyRules(safety)
        self._referrals = {name: it for name, it in self._kinds.items() if it == REFER}

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Returns the component's default config (see parent class)."""
        # Why these: docs/decisions.md. `make evaluate` shows what a change does.
        return {
            # A message is surely on a topic where all topics together have this.
            "sure_from": 0.80,
            # From this probability of a topic on, its answer is given; from the second
            # on, if the message is surely on a topic: then the doubt is only which.
            # Below it the likeliest topics are offered, ...
            "answer_from": 0.55,
            "answer_from_if_sure": 0.45,
            # ... unless all topics together have less than this: then it is said that
            # there is no answer, or that the matter is another.
            "offer_from": 0.25,
            # From this probability for all categories of one kind on, safety has the
            # word: in the whole message, and in a part of it. A rule of safety.yml has
            # it anyway: SafetyGuard comes after this.
            "urgent_from": 0.50,
            "urgent_in_part_from": 0.98,
            "refer_from": 0.50,
            "refer_in_part_from": 0.90,
            # A part of a message is a question of its own from this probability of a
            # topic on. Two such parts are answered one by one; one of them is, where
            # the message as a whole is not clear.
            "answer_in_part_from": 0.60,
            # With the nutrient talked of before, a message that is off topic by itself
            # is on one from this probability on, unless it is surely off.
            "answer_if_off_from": 0.85,
            "surely_off": 0.95,
            # Below this, what is named may settle on another topic, if the message is
            # surely on a topic, and that one is among so many of the likeliest.
            "settle_below": 0.60,
            "settle_among": 3,
        }

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Decision:
        """Creates a new component (see parent class for full docstring)."""
        return cls.of_content(config)

    @classmethod
    def of_content(cls, config: dict[str, Any]) -> Decision:
        """Return the decision between the topics and categories of the content."""
        content = knowledge()
        return cls(config, frozenset(content.topics), content.safety)

    def process(self, messages: list[Message]) -> list[Message]:
        """Sets the intent that the shares are clear enough for, and what decided.

        In a message that holds several questions, those too.
        """
        for message in messages:
            unread = Piece(message.get(TEXT) or "", message.get(ENTITIES, []))
            whole, *parts = message.get(PIECES) or [unread]
            judged = self._judge(whole, message.get(PART_SHARES) or {})
            if self._kinds.get(judged.intent) != URGENT:
                judged = self._in_parts(judged, list(map(self._judge, parts)))
            share = max(whole.shares.values(), default=0.0)
            intent = {"name": judged.intent, "confidence": share}
            message.set(INTENT, intent, add_to_output=True)
            message.set(ENTITIES, list(judged.entities), add_to_output=True)
            message.set(QUESTIONS, judged.questions, add_to_output=True)
            message.set(DECISION, judged.why, add_to_output=True)
        return messages

    def _judge(self, piece: Piece, parts: Mapping[str, Shares] | None = None) -> Judged:
        """Return what ``piece`` is taken for; with what came before, if it goes on."""
        own = self._as_it_stands(piece, piece.shares, piece.entities, parts or {})
        if piece.shares_about is None:
            return own
        about = self._as_it_stands(piece, piece.shares_about, piece.entities_about, {})
        is_open = own.intent in (UNCLEAR, GOES_ON)
        if about.intent not in self._topics and not (
            is_open and about.intent in self._referrals
        ):
            return own
        if own.intent == about.intent:
            share = max(own.share, about.share)
            entities = about.entities if piece.points_back else own.entities
            return replace(own, share=share, entities=entities)
        # "Signs of low potassium" is surely off topic; "how much in pumpkin seeds" not.
        is_off = own.share < self._config["surely_off"] and own.intent == REFUSED[0]
        is_off |= own.intent == NAMES_ONLY and not own.entities
        is_off |= own.intent in UNSURE and own.share < self._config["settle_below"]
        threshold = "answer_in_part_from" if is_open else "answer_if_off_from"
        if (is_open or is_off) and about.share >= self._config[threshold]:
            why = self._why("in_context", about.share, threshold)
            return replace(about, why={**why, "named": piece.about})
        return own

    def _as_it_stands(
        self,
        piece: Piece,
        shares: Shares,
        entities: Sequence[Entity],
        parts: Mapping[str, Shares],
    ) -> Judged:
        heard = self._alarm(piece.text, shares, parts)
        name, why = self._decide(piece.text, entities, shares, heard)
        share = heard.share if heard else shares.get(name, 0.0)
        return Judged(piece.text, name, share, why, entities)

    def _in_parts(self, whole: Judged, parts: Sequence[Judged]) -> Judged:
        """Return what to act on if ``parts`` of a message are questions of their own.

        Several questions are acted on one by one. One is acted on alone if the message
        as a whole asks nothing, or nothing clear.
        """
        if any(self._kinds.get(one.intent) == URGENT for one in parts):
            return whole
        sure = self._config["sure_from"]
        erasing = [one for one in parts if one.intent == ERASE and one.share >= sure]
        if erasing and whole.intent not in self._kinds:
            return replace(erasing[0], why={**erasing[0].why, "part": erasing[0].text})
        found: list[Judged] = []
        for part in parts:
            is_new = not any(part.asks_the_same_as(one) for one in found)
            if is_new and self._is_question(part, after=found):
                found.append(part)
        asked = [one for one in found if one.intent not in (NAMES_ONLY, *REFUSED)]
        if not asked:
            return whole
        least = min(one.share for one in found)
        why = self._why("several", least, "answer_in_part_from")
        if len(found) > 1:
            questions = [one.as_question() for one in found]
            return replace(whole, intent=SEVERAL, why=why, questions=questions)
        if whole.intent in (*self._topics, *REFUSED, *self._kinds):
            return whole
        return replace(found[0], why={**why, "rule": "in_part", "part": found[0].text})

    def _is_question(self, part: Judged, after: Sequence[Judged]) -> bool:
        """Tell whether a part is a clear question, or names something for one.

        What only names something completes the question before it; a level may answer
        the questionnaire.
        """
        if part.share < self._config["answer_in_part_from"]:
            return False
        if part.intent == NAMES_ONLY:
            gives_level = any(one["entity"] in LEVELS for one in part.entities)
            return gives_level or bool(after and part.entities)
        if part.intent in self._referrals:
            # "6 yo with low vit d, which dose" is one question, for a doctor.
            return is_put_as_question(part.text)
        known = (*self._topics, *ON_ITSELF, REFUSED[1])
        return part.intent in known and is_asking(part.text)

    def _decide(
        self,
        text: str,
        entities: Sequence[Entity],
        shares: Shares,
        heard: Alarm | None,
    ) -> tuple[str, Reason]:
        """Return the intent to act on, and what decided."""
        if heard is not None:
            if heard.part is None:
                return heard.category, self._why("safety", heard.share, heard.threshold)
            why = self._why("safety_in_part", heard.share, heard.threshold)
            return heard.category, {**why, "part": heard.part}
        tells_country = any(one["entity"] == COUNTRY for one in entities)
        ranking = [
            name
            for name in sorted(shares, key=lambda name: -shares[name])
            # Without a country that was found, there are no numbers to name.
            if name not in self._kinds and (tells_country or name != TELL_COUNTRY)
        ]
        topics = [name for name in ranking if name in self._topics]
        on_topic = sum(shares[name] for name in topics)
        if not ranking:
            return UNCLEAR, {"rule": "nothing_likely"}
        first = ranking[0]
        is_other = first not in topics and first not in REFUSED
        if is_other and shares[first] >= on_topic:
            return first, {"rule": "no_question", "share": shares[first]}
        if not topics or on_topic < self._config["offer_from"]:
            if tells_country:
                return TELL_COUNTRY, self._why("country", on_topic, "offer_from")
            likelier = max(REFUSED, key=lambda name: shares.get(name, 0.0))
            return likelier, self._why("topics_unlikely", on_topic, "offer_from")
        if not _has_letters(text):
            return REFUSED[0], {"rule": "no_letters"}
        return self._topic(entities, topics, shares[topics[0]], on_topic)

    def _alarm(
        self, text: str, shares: Shares, parts: Mapping[str, Shares]
    ) -> Alarm | None:
        """Return what is heard that only a person may answer.

        What is over or made up is no alarm, for the rules and for what was learned; it
        may be for a doctor all the same.
        """
        if not _has_letters(text):  # to the model, a thousand quotes cry for help
            return None
        heard = alarm(shares, parts, self._kinds, self._config)
        if heard is not None and self._rules.spares(heard.category, text):
            return alarm(shares, parts, self._referrals, self._config)
        return heard

    def _topic(
        self,
        entities: Sequence[Entity],
        topics: Sequence[str],
        share: float,
        on_topic: float,
    ) -> tuple[str, Reason]:
        """Return one of ``topics``, likeliest first, or that none is clear enough."""
        is_sure = on_topic >= self._config["sure_from"]
        if is_sure and share < self._config["settle_below"]:
            for topic, named in named_topics(entities).items():
                if topic in topics[: self._config["settle_among"]]:
                    why = self._why("named", share, "settle_below")
                    return topic, {**why, "named": named}
        threshold = "answer_from_if_sure" if is_sure else "answer_from"
        if share >= self._config[threshold]:
            return topics[0], self._why("clear", share, threshold)
        return UNCLEAR, self._why("unclear", share, threshold)

    def _why(self, rule: str, share: float, threshold: str) -> Reason:
        return {"rule": rule, "share": share, "threshold": self._config[threshold]}


def _has_letters(text: str) -> bool:
    """Tell whether a message has a letter of the English alphabet, or a digit.

    What has neither is no question, whatever it is like to the model: ",,,". Accents,
    and the forms in which mathematics writes letters, make no difference.
    """
    return not text or bool(LETTER.search(unicodedata.normalize("NFKD", text)))
