"""Every setting from the environment: typed, named, and refused early."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pydantic import BaseSettings, Field, ValidationError, validator


class SettingsError(Exception):
    """A setting in the environment cannot be used."""


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

    class Config:
        """The prefix keeps our variables apart from other programs'."""

        env_prefix = "COFACTOR_"

    @validator("country")
    def country_is_two_letters(cls, country: str | None) -> str | None:
        """Accept ``us`` for US, and nothing for not known."""
        if not country:
            return None
        if len(country) != 2 or not (country.isascii() and country.isalpha()):
            raise ValueError("use two letters, such as US, GB, IE, CA, AU or NZ")
        return country.upper()


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
