"""Every setting from the environment: typed, named, and refused early."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import BaseSettings, Field, SecretStr, ValidationError, validator

# What people write, and the code that the world has agreed on.
MISNAMED = {"UK": "GB"}
# As browsers write it: in small letters, without a path, the usual port left out.
ORIGIN = re.compile(r"https?://(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?")
SHORTEST_SECRET = 32  # characters
SWITCHES = {"on": True, "true": True, "1": True}
SWITCHES |= {"off": False, "false": False, "0": False}


class SettingsError(Exception):
    """A setting in the environment cannot be used."""


def two_letters(country: object) -> str | None:
    """Return a country's two letters in capitals, and None for nothing.

    Raises:
        ValueError: If it is something else.
    """
    if country is None or country == "":
        return None
    # What is no text is refused: NO without quotes is false in YAML, and Norway here.
    code = country if isinstance(country, str) else ""
    if len(code) != 2 or not (code.isascii() and code.isalpha()):
        raise ValueError("use two letters, such as US, GB, IE, CA, AU or NZ")
    return MISNAMED.get(code.upper(), code.upper())


def site_origin(text: str) -> str:
    """Return a website's origin as browsers write it.

    Raises:
        ValueError: If it is something else.
    """
    origin = text.strip().lower()
    if origin == "*":
        raise ValueError("name each website; '*' would let every page in the world in")
    if not ORIGIN.fullmatch(origin):
        raise ValueError(
            "use scheme and host without a path, such as https://www.example.org, and "
            "a comma between two"
        )
    scheme, _, place = origin.partition("://")
    return f"{scheme}://{place.removesuffix(':443' if scheme == 'https' else ':80')}"


class Settings(BaseSettings):
    """Read from variables with the prefix ``COFACTOR_``."""

    country: str | None = Field(
        default=None,
        description="Two letters, such as US: whose emergency numbers are named.",
    )
    content: Path = Field(
        default=Path("data/content"), description="Folder of the content."
    )
    models: Path = Field(
        default=Path("models"), description="Folder of trained models."
    )
    state: Path = Field(default=Path("state"), description="Folder of conversations.")
    cache: Path = Field(
        default=Path(".cache"), description="Folder of what can be made anew."
    )
    origins: tuple[str, ...] = Field(
        default=(), description="Websites whose pages may talk to this server."
    )
    secret: SecretStr | None = Field(
        default=None, description="What signs the tokens of conversations."
    )
    session_hours: int = Field(
        default=24, ge=1, le=8760, description="Hours that an unused token is good for."
    )
    messages_per_minute: int = Field(
        default=30, ge=0, description="Messages of one conversation; 0: no limit."
    )
    requests_per_minute: int = Field(
        default=300, ge=0, description="Requests from one address; 0: no limit."
    )
    proxies: int = Field(
        default=0, ge=0, description="How many proxies stand before this server."
    )
    rest: bool = Field(default=True, description="Whether the REST channel is on.")
    socketio: bool = Field(
        default=True, description="Whether the Socket.IO channel is on."
    )

    class Config:
        """The prefix keeps our variables apart from other programs'."""

        env_prefix = "COFACTOR_"

        @classmethod
        def parse_env_var(cls, field_name: str, raw_val: str) -> Any:
            """Read a list with commas (see parent class); all else is plain text."""
            return [one for one in raw_val.split(",") if one.strip()]

    @validator("origins", each_item=True)
    def origins_are_websites(cls, origin: str) -> str:
        """Accept ``https://Example.org:443`` for what a browser calls it."""
        return site_origin(origin)

    @validator("rest", "socketio", pre=True)
    def switch_is_on_or_off(cls, value: object) -> bool:
        """Accept on and off, true and false, 1 and 0."""
        switch = SWITCHES.get(str(value).lower())
        if switch is None:
            raise ValueError("use on or off")
        return switch

    @validator("secret")
    def secret_is_long(cls, secret: SecretStr | None) -> SecretStr | None:
        """Refuse what can be guessed; nothing is as good as not set."""
        length = len(secret.get_secret_value()) if secret else 0
        if 0 < length < SHORTEST_SECRET:
            raise ValueError(
                f"use {SHORTEST_SECRET} characters or more, at random, such as from "
                "'openssl rand -hex 32'"
            )
        return secret if length else None

    @validator("country")
    def country_is_two_letters(cls, country: str | None) -> str | None:
        """Accept ``us`` for US, and nothing for not known."""
        return two_letters(country)


@lru_cache(maxsize=1)
def settings() -> Settings:
    """Return the settings, read once.

    Raises:
        SettingsError: If a variable has a value that cannot be used.
    """
    try:
        return Settings()
    except ValidationError as error:
        lines = [
            f"COFACTOR_{str(one['loc'][0]).upper()}: {one['msg']}."
            for one in error.errors()
        ]
        raise SettingsError("\n".join(lines)) from error
