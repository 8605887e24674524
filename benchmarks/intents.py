"""How often a model names the right topic, and one where none is meant."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from benchmarks.bots import Bot
from benchmarks.report import Row, run
from benchmarks.understanding.questions import questions
from bot.cli.quiet import quiet
from bot.content.knowledge import knowledge


def measure(bots: Sequence[Bot]) -> list[Row]:
    """Measure intents: questions of topics and off-topic ones, never trained on.

    It is what the model says alone: no safety rule, no action, no form.
    """
    quiet()  # Rasa says a line for each message
    right, wrong, taken = [], [], []
    for bot in bots:
        bot.train_once()
        on_topic, off_topic = asyncio.run(_intents(bot))
        topics, count = knowledge().topics, len(on_topic)
        served = [intent in good for intent, good in on_topic]
        named = [intent in topics for intent, _ in on_topic]
        right.append(100 * sum(served) / count)
        wrong.append(100 * (sum(named) - sum(served)) / count)
        taken.append(100 * sum(one in topics for one in off_topic) / len(off_topic))
    return [
        _row(f"Right topic, {count} questions never trained on", right),
        _row("Wrong topic, the same questions", wrong),
        _row(f"A topic for {len(off_topic)} questions off topic", taken),
    ]


def _row(what: str, figures: list[float]) -> Row:
    ratio = figures[1] / figures[0] if figures[1:] and figures[0] else None
    return Row(what, "%", figures, ratio)


async def _intents(bot: Bot) -> tuple[list[tuple[str, set[str]]], list[str]]:
    """Return the intent of each question of a topic, with what serves it; of others."""
    from rasa.core.agent import Agent
    from rasa.core.channels.channel import UserMessage

    agent = Agent()
    (model,) = bot.folder.glob("models/*.tar.gz")
    agent.load_model(str(model))

    async def intent(text: str) -> str:
        parsed = await agent.processor.parse_message(UserMessage(text))
        return str(parsed["intent"]["name"])

    on_topic = [
        (await intent(row["text"]), {row["topic"], *row["also"]})
        for row in questions("topics")
    ]
    return on_topic, [await intent(row["text"]) for row in questions("off_topic")]


if __name__ == "__main__":
    run(measure)
