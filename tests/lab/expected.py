"""What a check has to say of each style over each transport; written from what the styles are, not from the code."""

from setup_assistant.domain.check import CheckState
from setup_assistant.domain.checked import Reason
from setup_assistant.domain.lookup import Transport
from setup_assistant.domain.value import Value
from tests.lab.pki import Flaw
from tests.lab.plan import Style
from tests.lab.resolver import Block, Oddity

BLOCKED, OPEN = CheckState.BLOCKED, CheckState.OPEN
CANNOT_TELL, NOT_REACHABLE = CheckState.CANNOT_TELL, CheckState.NOT_REACHABLE
PLAIN = {Transport.UDP, Transport.TCP}
ASKED = (Transport.UDP, Transport.TCP, Transport.DOT, Transport.DOH, Transport.DOQ)


class Verdict(Value, frozen=True, kw_only=True):
    """What must come out, or why this pair does not exist."""

    state: CheckState = CANNOT_TELL
    reasons: tuple[Reason, ...] = ()
    """Any of these is right."""
    impossible: str = ""

    def fits(self, state: CheckState, reason: Reason) -> bool:
        """Say whether a result is right."""
        return state is self.state and reason in self.reasons


def _is(state: CheckState, *reasons: Reason) -> Verdict:
    return Verdict(state=state, reasons=reasons)


_UNREADABLE = _is(CANNOT_TELL, Reason.UNREADABLE)
_FAILING = _is(CANNOT_TELL, Reason.FAILING)
_ODD = {
    Oddity.SILENT: _is(NOT_REACHABLE, Reason.NO_REPLY),
    Oddity.REFUSED: _is(NOT_REACHABLE, Reason.REFUSED),
    Oddity.SLOW: _is(BLOCKED, Reason.SAMPLES_BLOCKED),
    Oddity.TRUNCATED: _is(BLOCKED, Reason.SAMPLES_BLOCKED),
    Oddity.SERVFAIL: _FAILING,
    Oddity.RCODE_REFUSED: _FAILING,
    Oddity.EMPTY: _FAILING,
    Oddity.HTML: _is(NOT_REACHABLE, Reason.NO_REPLY),
}
_BY_BLOCK = {
    Block.PASS: _is(OPEN, Reason.SAMPLES_OPEN),
    Block.HALF: _is(OPEN, Reason.HALF_OPEN),
}


def expected(style: Style, via: Transport, *, v6: bool) -> Verdict:
    """Return the verdict that a check must give."""
    if style.odd:
        return _expected_odd(style.odd, via)
    if style.flaw is not Flaw.NONE and via not in PLAIN:
        # dnspython says of a wrong certificate over QUIC only that the connection ended.
        return _is(NOT_REACHABLE, Reason.NO_REPLY) if via is Transport.DOQ else _is(CANNOT_TELL, Reason.UNTRUSTED)
    if style.path != "/dns-query" and via is Transport.DOH:
        return _UNREADABLE
    if style.lies:
        return _is(CANNOT_TELL, Reason.LYING)
    if style.block is Block.PAGE and style.page[0] not in style.tells.a:
        return _is(CANNOT_TELL, Reason.OTHER_FILTER, Reason.UNCLEAR)
    block = style.block_v6 if v6 and style.block_v6 is not None else style.block
    return _BY_BLOCK.get(block, _is(BLOCKED, Reason.SAMPLES_BLOCKED))


def _expected_odd(odd: Oddity, via: Transport) -> Verdict:
    if via is Transport.DOQ and odd not in {Oddity.SILENT, Oddity.REFUSED}:
        return Verdict(impossible="no server plays this oddity over QUIC: the lab's DoQ door asks real ones")
    if via is Transport.DOQ:
        return _is(NOT_REACHABLE, Reason.NO_REPLY)
    if odd is Oddity.HTML and via is Transport.DOH:
        return _UNREADABLE
    return _ODD.get(odd, _UNREADABLE)


NEVER_ALL_CLEAR = (
    "half",
    "half-v6-server",
    "lying",
    "lying-nxdomain",
    "silent",
    "refused",
    "other",
    "unknown-page",
    "pass",
    "servfail",
    "rcode-refused",
    "empty",
    "html",
    "garbage",
    "wrong-id",
    "wrong-question",
)
"""Styles of which no check may ever say that everything is blocked."""
