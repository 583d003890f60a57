"""The lines of the page that shows a change: each way as it is and as it will be."""

from typing import Literal

from setup_assistant.domain.setting import Row
from setup_assistant.domain.value import Message, message

AUTOMATIC: Literal["automatic"] = "automatic"
"""The network decides."""

Servers = tuple[str, ...] | Literal["automatic"] | None


def both_ways(*, before: tuple[Servers, Servers], after: tuple[Servers, Servers], names: str) -> tuple[Row, ...]:
    """Return a line for each way that is touched; `names` is the filter's."""
    ways = ("setting.row.usual-way", "setting.row.second-way")
    return tuple(
        Row(what=message(way), before=_servers(was), after=message("setting.row.filter", filter=names))
        if was != will
        else Row(what=message(way), before=_servers(was), after=_servers(was))
        for way, was, will in zip(ways, before, after, strict=True)
        if will is not None
    )


def encryption(*, before: bool, after: bool) -> tuple[Row, ...]:
    """Return the line about asking encrypted."""
    return (Row(what=message("setting.row.encrypted"), before=_on(on=before), after=_on(on=after)),)


def _servers(servers: Servers) -> Message:
    if servers in {None, AUTOMATIC, ()}:
        return message("setting.row.automatic")
    return message("setting.row.servers", servers=", ".join(servers or ()))


def _on(*, on: bool) -> Message:
    return message("setting.row.on" if on else "setting.row.off")
