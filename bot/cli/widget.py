"""``cofactor widget``: the tag that puts the chat on a website."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.server.widget_files import MODULE, SCRIPT, integrity, widget_file
from bot.settings import site_origin

AFTERWARDS = """\
Paste this before </body> of each page that shall have the chat. Then:
- Does the website send a Content-Security-Policy? Add to it:
    script-src {scripts}
    connect-src {server}
- Is the website not on {server} itself? Start Cofactor with its address:
    COFACTOR_ORIGINS=https://www.example.org
- The hash belongs to this version. After each update of Cofactor, run this again and \
paste the new tag; with the old one, browsers refuse the script."""
NONCE = "- Put the page's own nonce in place of PAGE-NONCE, anew for each answer."
PLAIN = "- The address is http: on a page that came by https, browsers refuse it. Use \
https there."


def _server_origin(text: str) -> str:
    try:
        return site_origin(text.strip().removesuffix("/"))
    except ValueError as error:
        raise typer.BadParameter(
            f"'{text}' is no origin. Write scheme and host, and a port if there is "
            "one, without a path: https://chat.example.org."
        ) from error


def widget_cli(
    server: Annotated[
        str,
        typer.Option(
            help="Where people's browsers reach Cofactor: https://chat.example.org",
            callback=_server_origin,
        ),
    ] = "http://localhost:5005",
    module: Annotated[
        bool, typer.Option("--module", help="As an ES module, with the element.")
    ] = False,
    nonce: Annotated[
        bool, typer.Option("--nonce", help="With a place for the page's nonce.")
    ] = False,
) -> None:
    """Print the tag that puts the chat on a website, with the script's hash."""
    typer.echo(widget_tag(server, module=module, nonce=nonce))
    scripts = "'nonce-PAGE-NONCE'" if nonce else server
    advice = [AFTERWARDS.format(server=server, scripts=scripts)]
    if nonce:
        advice.append(NONCE)
    if server.startswith("http:"):
        advice.append(PLAIN)
    # Not to the standard output, so that the tag alone can go into a file.
    typer.echo("\n".join(advice), err=True)


def widget_tag(server: str, *, module: bool = False, nonce: bool = False) -> str:
    """Return the tag for the origin ``server``, with the hash of its script.

    Raises:
        WidgetMissingError: If the widget has not been built.
    """
    name = MODULE if module else SCRIPT
    attributes = [
        'type="module"' if module else "",
        f'src="{server}/widget/{name}"',
        f'integrity="{integrity(widget_file(name))}"',
        'crossorigin="anonymous"',
        'nonce="PAGE-NONCE"' if nonce else "",
        # A module waits for the page anyway.
        "" if module else "async",
    ]
    tag = f"<script {' '.join(one for one in attributes if one)}></script>"
    return f"{tag}\n<cofactor-chat></cofactor-chat>" if module else tag
