"""What a caller may say: one JSON object on one line, read strictly.  Whatever is not expected is refused."""

import ipaddress
import json
import re
from dataclasses import dataclass

from setup_helper import texts

LIMIT = 64 * 1024
"""Bytes of the line."""

SHORTEST_S, LONGEST_S = 5, 600
SERVERS_AT_MOST = 8

_ID = re.compile(r"[0-9a-f]{32}")
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_HOST = re.compile(rf"(?:{_LABEL}\.){{1,20}}[a-z](?:[a-z0-9-]{{0,61}}[a-z0-9])?")
_LONGEST_HOST, _LONGEST_ADDRESS = 253, 45


class Refused(Exception):
    """The caller asked for something that is not on the list; the words name the place, never what was sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Apply:
    """Write some files, and put them back after `within_s` unless told to keep them."""

    id: str
    targets: tuple[str, ...]
    servers: tuple[str, ...]
    host: str
    encrypted: bool
    within_s: int


def read_apply(line: bytes) -> Apply:
    """Read the request of `apply`.  Raises Refused."""
    given = _object(line, {"id", "targets", "servers", "host", "encrypted", "within_s"})
    targets = _list(given["targets"], "targets", len(texts.PATHS))
    if not targets or any(not isinstance(each, str) or each not in texts.PATHS for each in targets):
        raise Refused("targets")
    asked = Apply(
        id=_id(given["id"]),
        targets=tuple(each for each in texts.PATHS if each in targets),
        servers=tuple(_address(each) for each in _list(given["servers"], "servers", SERVERS_AT_MOST)),
        host=_host(given["host"]),
        encrypted=_truth(given["encrypted"]),
        within_s=seconds(given["within_s"]),
    )
    if texts.NEED_SERVERS.intersection(asked.targets) and not asked.servers:
        raise Refused("servers")
    if asked.encrypted and not asked.host:
        raise Refused("host")
    return asked


def read_undo(line: bytes) -> str | None:
    """Read the request of `undo`: one change by its id, or everything (None).  Raises Refused."""
    given = _object(line, {"id"} if _has_id(line) else set())
    return _id(given["id"]) if given else None


def read_status(line: bytes) -> None:
    """Read the request of `status`, which has nothing to say.  Raises Refused."""
    _object(line, set())


def seconds(given: object) -> int:
    """Return a time that may be asked for.  Raises Refused."""
    if not isinstance(given, int) or isinstance(given, bool) or not SHORTEST_S <= given <= LONGEST_S:
        raise Refused("within_s")
    return given


def _has_id(line: bytes) -> bool:
    return line.strip() != b"{}"


def _object(line: bytes, keys: set[str]) -> dict[str, object]:
    if len(line) > LIMIT:
        raise Refused("length")
    try:
        given = json.loads(line.decode("utf-8"), object_pairs_hook=_unique, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise Refused("json") from None
    if not isinstance(given, dict) or set(given) != keys:
        raise Refused("keys")
    return given


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key twice")
    return found


def _no_number(_word: str) -> object:
    raise ValueError("no number")


def _list(given: object, where: str, at_most: int) -> list[object]:
    if not isinstance(given, list) or len(given) > at_most:
        raise Refused(where)
    if any(not isinstance(each, str) for each in given) or len(set(given)) != len(given):
        raise Refused(where)
    return given


def _id(given: object) -> str:
    if not isinstance(given, str) or not _ID.fullmatch(given):
        raise Refused("id")
    return given


def _truth(given: object) -> bool:
    if not isinstance(given, bool):
        raise Refused("encrypted")
    return given


def _host(given: object) -> str:
    if not isinstance(given, str) or len(given) > _LONGEST_HOST or (given and not _HOST.fullmatch(given)):
        raise Refused("host")
    return given


def _address(given: object) -> str:
    """Return an address in its one shortest form; those that lead nowhere or only to a neighbour are refused."""
    if not isinstance(given, str) or len(given) > _LONGEST_ADDRESS or "%" in given:
        raise Refused("servers")
    try:
        read = ipaddress.ip_address(given)
    except ValueError:
        raise Refused("servers") from None
    mapped = getattr(read, "ipv4_mapped", None) is not None
    if str(read) != given or mapped or read.is_unspecified or read.is_multicast or read.is_loopback:
        raise Refused("servers")
    if read.is_link_local or read == ipaddress.ip_address("255.255.255.255"):
        raise Refused("servers")
    return given
