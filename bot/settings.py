"""Every setting from the environment: typed, named, and refused early."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import BaseSettings, Field, ValidationError, validator

# What people write, and the code that the world has agreed on.
MISNAMED = {"UK": "GB"}
ORIGIN = re.compile(
    r"(?P<scheme>https?)://"
    r"(?P<host>[a-z0-9]([a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])"
    r"(:(?P<port>[0-9]{1,5}))?/?"
)
DEFAULT_PORTS = {"http": "80", "https": "443"}


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


def web_origin(text: str) -> str:
    """Return an origin as browsers write it, such as ``https://www.example.org``.

    Raises:
        ValueError: If it is something else, such as an address with a path.
    """
    found = ORIGIN.fullmatch(text.strip().lower())
    if found is None:
        raise ValueError(
            f"'{text.strip()}' is no origin; write scheme and host, and a port if "
            "there is one, without a path: https://www.example.org"
        )
    scheme, host, port = found["scheme"], found["host"], found["port"]
    # Browsers leave a scheme's own port out, and origins are compared as texts.
    shown = "" if port in (None, DEFAULT_PORTS[scheme]) else f":{port}"
    return f"{scheme}://{host}{shown}"


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
        default=(),
        description="Other websites that may have the chat, with commas between.",
    )

    class Config:
        """The prefix keeps our variables apart from other programs'."""

        env_prefix = "COFACTOR_"

        @classmethod
        def parse_env_var(cls, field_name: str, raw_val: str) -> Any:
            """Leave a list to its validator: pydantic would ask for JSON."""
            return raw_val

    @validator("country")
    def country_is_two_letters(cls, country: str | None) -> str | None:
        """Accept ``us`` for US, and nothing for not known."""
        return two_letters(country)

    @validator("origins", pre=True)
    def origins_are_origins(cls, origins: str | tuple[str, ...]) -> tuple[str, ...]:
        """Take a text apart at its commas."""
        listed = origins.split(",") if isinstance(origins, str) else origins
        return tuple(web_origin(one) for one in listed if one.strip())


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
