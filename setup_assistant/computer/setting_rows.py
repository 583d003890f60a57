"""The lines of the page that shows a change of Windows or macOS: each way as it is and as it will be."""

from typing import Literal

from setup_assistant.domain.setting import Row
from setup_assistant.domain.value import Message, message

AUTOMATIC: Literal["automatic"] = "automatic"
"""The network decides."""

Servers = tuple[str, ...] | Literal["automatic"] | None
"""None where a way is not touched."""


def both_ways(*, before: tuple[Servers, Servers], after: tuple[Servers, Servers]) -> tuple[Row, ...]:
    """Return a line for each way that is touched."""
    return tuple(
        Row(what=message(f"setting.row.{family}"), before=_servers(was), after=_servers(will))
        for family, was, will in zip(("ipv4", "ipv6"), before, after, strict=True)
        if will is not None
    )


def encryption(*, before: bool) -> Row:
    """Return the line about asking encrypted, which will be so."""
    was = "setting.row.encrypted-on" if before else "setting.row.encrypted-off"
    return Row(what=message("setting.row.encrypted"), before=message(was), after=message("setting.row.encrypted-on"))


def _servers(servers: Servers) -> Message:
    if servers == AUTOMATIC or not servers:
        return message("setting.row.router" if servers else "setting.row.nobody")
    return message("setting.row.servers", servers=", ".join(servers))
