"""An Android phone on a cable, and what it is set to ask."""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from setup_assistant.domain.value import Value


class PrivateMode(StrEnum):
    """How an Android phone asks, in its own words."""

    OFF = "off"
    OPPORTUNISTIC = "opportunistic"
    HOSTNAME = "hostname"


class PrivateWay(Value, frozen=True, kw_only=True):
    """What an Android phone is set to ask; None where nobody ever set it."""

    mode: PrivateMode | None = None
    host: str | None = None


class CablePhone(Value, frozen=True, kw_only=True):
    """A phone on a cable and what it is set to; kept in a file until it is put back."""

    serial: Annotated[str, Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$")]
    way: PrivateWay
