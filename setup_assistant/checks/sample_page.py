"""Whether a sample opens where no filter is: without that, a page that a phone cannot open proves no block.

The operator's own harmless page is opened once, past every filter of this home: its address comes from an unfiltered
resolver, asked encrypted.
"""

import http.client
import socket
import ssl
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime

from setup_assistant.checks.ask import ask_all
from setup_assistant.checks.signature import is_real
from setup_assistant.domain.household import Answer
from setup_assistant.domain.lookup import Endpoint, Probe, Question

WITHIN_S = 4.0
"""How long the look-up may take, and then each of at most two addresses."""

_TRIES = 2

Places = Callable[[str], tuple[str, ...]]
"""Real addresses of a name, as an unfiltered resolver tells them."""


def opens(name: str, places: Places, *, port: int = 443, within_s: float = WITHIN_S) -> Answer:
    """Return whether the page of `name` answers over https: NO only where somebody there refuses."""
    found = [_opens_at(name, address, port, within_s) for address in places(name)[:_TRIES]]
    if Answer.YES in found:
        return Answer.YES
    return Answer.NO if found and all(each is Answer.NO for each in found) else Answer.UNKNOWN


def places_from(resolvers: Sequence[Endpoint]) -> Places:
    """Return a look-up of names at unfiltered resolvers."""

    def places(name: str) -> tuple[str, ...]:
        probes = [Probe(question=Question(name=name), via=each) for each in resolvers]
        found = ask_all(probes, heard=lambda _: None, within_s=WITHIN_S, now=_now)
        return tuple(dict.fromkeys(_addresses(each.reply.addresses for each in found if each.reply is not None)))

    return places


def _addresses(replies: Iterable[tuple[str, ...]]) -> Iterable[str]:
    return (address for reply in replies for address in reply if is_real(address))


def _opens_at(name: str, address: str, port: int, within_s: float) -> Answer:
    """Ask one address for the page; a certificate of somebody else, and a closed door, are a refusal."""
    page = http.client.HTTPSConnection(name, port, timeout=within_s)
    try:
        raw = socket.create_connection((address, port), timeout=within_s)
        page.sock = ssl.create_default_context().wrap_socket(raw, server_hostname=name)
        page.request("HEAD", "/")
        page.getresponse()
    except (ssl.SSLCertVerificationError, ConnectionRefusedError):
        return Answer.NO
    except (OSError, http.client.HTTPException):
        return Answer.UNKNOWN
    finally:
        page.close()
    return Answer.YES


def _now() -> datetime:
    return datetime.now(UTC)
