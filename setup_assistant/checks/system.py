"""The look-up of the operating system: what every program on this computer gets."""

import asyncio
import socket
from ipaddress import ip_address
from threading import Thread

from setup_assistant.checks.line import Heard, Patience
from setup_assistant.domain.lookup import Failure, Question, RecordKind, Reply

MOST_AT_ONCE = 8
_FAMILY = {RecordKind.A: socket.AF_INET, RecordKind.AAAA: socket.AF_INET6}
_NO_DATA = getattr(socket, "EAI_NODATA", None)
"""The name exists, but not with this kind of address; macOS says EAI_NONAME for both."""


class System:
    """Asks in threads that can be left behind: a look-up of the system cannot be taken back."""

    dated = None

    def __init__(self, *, patience: Patience) -> None:
        self._patience = patience
        self._room = asyncio.Semaphore(MOST_AT_ONCE)

    async def ask(self, question: Question, *, edns: bool = True) -> Heard:  # noqa: ARG002 - the system decides that
        """Ask; the system tells only addresses."""
        if question.chaos or question.kind not in _FAMILY:
            return Failure.UNSUPPORTED
        async with self._room:
            loop = asyncio.get_running_loop()
            future: asyncio.Future[Heard] = loop.create_future()

            def look_up() -> None:
                heard = looked_up(question)
                try:
                    loop.call_soon_threadsafe(_settle, future, heard)
                except RuntimeError:
                    return  # the check is over

            Thread(target=look_up, name="look-up", daemon=True).start()
            try:
                async with asyncio.timeout(self._patience.system_s):
                    return await future
            except TimeoutError:
                return Failure.SILENT

    async def close(self) -> None:
        """Leave the threads to themselves."""


def _settle(future: asyncio.Future[Heard], heard: Heard) -> None:
    if not future.done():
        future.set_result(heard)


def looked_up(question: Question) -> Heard:
    """Ask the system once.

    The last dot keeps search domains away: no name leaves that was not listed.  It also passes by the hosts file
    (seen with glibc 2.36); entries there are found by reading it.
    """
    try:
        rows = socket.getaddrinfo(question.name + ".", None, family=_FAMILY[question.kind], type=socket.SOCK_STREAM)
    except socket.gaierror as problem:
        return _why(problem.errno)
    except (OSError, UnicodeError):
        return Failure.UNREACHABLE
    addresses = {str(ip_address(str(row[4][0]).partition("%")[0])) for row in rows}
    return Reply(rcode="NOERROR", addresses=tuple(sorted(addresses)))


def _why(code: int | None) -> Heard:
    if code is not None and code == _NO_DATA:
        return Reply(rcode="NOERROR")
    if code == socket.EAI_NONAME:
        return Reply(rcode="NXDOMAIN")
    if code == socket.EAI_FAIL:
        return Reply(rcode="SERVFAIL")
    # EAI_AGAIN: a server that fails, and no server at all, look the same; no reply is claimed.
    return Failure.SILENT if code == socket.EAI_AGAIN else Failure.UNREACHABLE
