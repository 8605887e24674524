"""``cofactor ask``: one question, or one a line, answered without a server."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli.explain import explained
from bot.cli.quiet import quiet
from bot.cli.train import trained_model

if TYPE_CHECKING:
    from bot.server.assistant import Assistant, Turn


def ask_cli(
    question: Annotated[
        str | None, typer.Argument(help="The question, in quotes.")
    ] = None,
    jsonl: Annotated[
        bool,
        typer.Option(
            "--jsonl", help="Read JSON lines from standard input, write one for each."
        ),
    ] = False,
    explain: Annotated[
        bool,
        typer.Option("--explain", help="Say too how it was understood, and why so."),
    ] = False,
) -> None:
    """Ask one question, or many with --jsonl: {"id", "text", "sender"} a line."""
    if jsonl == (question is not None):
        typer.echo(
            'Give a question in quotes, or --jsonl: cofactor ask "..."', err=True
        )
        raise typer.Exit(code=2)
    assistant = load_assistant()
    if question is not None:
        turn = asyncio.run(assistant.say(question, "terminal"))
        typer.echo("\n\n".join(str(one.get("text", "")) for one in turn.messages))
        if explain:
            typer.echo(f"\n{explained(_facts(turn))}")
        return
    asyncio.run(_answer_lines(assistant, sys.stdin.buffer, explain))


def load_assistant() -> Assistant:
    """Load the assistant, training it first if need be."""
    model = trained_model()
    quiet()
    from bot.server.assistant import Assistant

    return Assistant(model)


async def _answer_lines(
    assistant: Assistant, lines: Iterable[bytes], explain: bool
) -> None:
    for number, row in enumerate(read_lines(lines), start=1):
        sender = str(row.get("sender") or f"line-{number}")
        turn = await assistant.say(row["text"], sender)
        shown = report(row["id"], row["text"], turn)
        if explain:
            shown["explain"] = _facts(turn)
        typer.echo(json.dumps(shown, ensure_ascii=False))
        sys.stdout.flush()


def _facts(turn: Turn) -> dict[str, Any]:
    from bot.server.evidence import evidence

    return evidence(turn)


def read_lines(lines: Iterable[bytes]) -> Iterator[dict[str, Any]]:
    """Yield each line as a mapping with ``id`` and ``text``; blank lines are left out.

    Raises:
        typer.Exit: If a line is not such a JSON object; the line is named.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            if not isinstance(row, dict) or "text" not in row or "id" not in row:
                raise ValueError('it is not an object with "id" and "text"')
        except ValueError as error:
            typer.echo(f"Line {number} of the input: {error}.", err=True)
            raise typer.Exit(code=2) from error
        yield row


def report(id: object, text: object, turn: Turn) -> dict[str, Any]:
    """Return what is written for one question."""
    return {
        "id": id,
        "text": text,
        "kind": turn.kind,
        "topics": turn.topics,
        "confidence": round(turn.confidence, 4),
        "slots": turn.slots,
        "messages": [
            {"text": one.get("text", ""), "buttons": one.get("buttons", [])}
            for one in turn.messages
        ],
        "elapsed_ms": round(turn.elapsed_ms, 2),
    }
