"""How the program is shown: kept apart from the household, in a small file of its own."""

from enum import StrEnum
from typing import Annotated, Literal

from msgspec import Meta

from setup_assistant.domain.value import Value

SETTINGS_FORMAT = 1
"""Version of the settings file that this program writes."""


class Theme(StrEnum):
    """Colours of the window; `system` follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Settings(Value, frozen=True, kw_only=True):
    """Language, text size and colours of the window."""

    format: int = SETTINGS_FORMAT
    language: Literal["ja", "en"] | None = None
    """None follows the system."""
    text_percent: Annotated[int, Meta(ge=100, le=200)] = 100
    theme: Theme = Theme.SYSTEM
