"""``cofactor chat``: a conversation in the terminal."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import typer

from bot.cli.ask import load_assistant

if TYPE_CHECKING:
    from bot.server.assistant import Assistant

QUIT = {"/quit", "/exit", "quit", "exit"}


def chat_cli() -> None:
    """Talk in the terminal. A number picks a button; /quit ends."""
    assistant = load_assistant()
    typer.echo("Ask about magnesium or vitamin D. A number picks a choice; /quit ends.")
    asyncio.run(_talk(assistant))


async def _talk(assistant: Assistant) -> None:
    buttons: list[dict[str, str]] = []
    while True:
        try:
            text = input("\nYou: ").strip()
        except (EOFError, KeyboardInterrupt):
            typer.echo("")
            return
        if text.lower() in QUIT:
            return
        if text.isdigit() and 0 < int(text) <= len(buttons):
            text = buttons[int(text) - 1]["payload"]
        turn = await assistant.say(text, "terminal")
        buttons = [one for m in turn.messages for one in m.get("buttons", [])]
        for message in turn.messages:
            typer.echo(f"\n{message.get('text', '')}")
        for number, button in enumerate(buttons, start=1):
            typer.echo(f"  {number}. {button['title']}")
