"""Whether pages that must stay open do, and whether search and video pages turn to their strict form."""

from collections.abc import Iterable

from setup_assistant.checks.findings import ADDRESSES, Findings
from setup_assistant.checks.signature import Address, Said, is_block, says, unwrapped
from setup_assistant.domain.bypass import SafeForm, SearchEngine
from setup_assistant.domain.checked import EngineResult, NeedResult, Opening, Path, Strictness, Use
from setup_assistant.domain.filter import BlockMatch, Filter
from setup_assistant.domain.lookup import Endpoint, RecordKind, Reply

_KINDS = (*ADDRESSES, RecordKind.HTTPS)
_BY_LEVEL = {"strict": Strictness.STRICT, "moderate": Strictness.MODERATE, "on": Strictness.ON}


def needs(findings: Findings, paths: Iterable[Path], filter_: Filter | None) -> tuple[NeedResult, ...]:
    """Return what the deciding paths do with each page that must stay open: the worst of them."""
    ways = [path.via for path in paths]
    match = BlockMatch() if filter_ is None else filter_.match
    return tuple(
        NeedResult(
            name=each.name,
            need=each.about,
            opening=_worst_opening([_opening(findings, via, each.name, match) for via in ways]),
        )
        for each in findings.inquiry.named(Use.NEED)
    )


def _opening(findings: Findings, via: Endpoint, name: str, match: BlockMatch) -> Opening | None:
    """Return what one path does with a page; None where the path gives no reply at all and so says nothing of it."""
    if all(each.reply is None for each in findings.all(via)):
        return None
    replies = [reply for kind in ADDRESSES for reply in findings.replies(via, name, kind)]
    said = [says(each, match) for each in replies]
    if Said.BLOCK not in said and Said.ADDRESS in said:
        return Opening.OPENS
    refused = Said.BLOCK in said or any(each.rcode == "NXDOMAIN" or is_block(each, match) for each in replies)
    is_there = any(findings.knows(each, name) for each in findings.comparisons)
    return Opening.BLOCKED if refused and is_there else Opening.UNCLEAR


def _worst_opening(found: list[Opening | None]) -> Opening:
    said = [each for each in found if each is not None]
    if Opening.BLOCKED in said:
        return Opening.BLOCKED
    return Opening.OPENS if said and all(each is Opening.OPENS for each in said) else Opening.UNCLEAR


class EngineJudge:
    """Judges search and video services on one path after another."""

    def __init__(self, findings: Findings, engines: tuple[SearchEngine, ...]) -> None:
        self._findings = findings
        self._engines = engines

    def judge(self, path: Path) -> tuple[EngineResult, ...]:
        """Return what one path does with each service that was asked for."""
        asked = {each.about for each in self._findings.inquiry.named(Use.ENGINE)}
        return tuple(
            EngineResult(engine=each.id, path=path.id, strictness=self._strictness(path.via, each))
            for each in self._engines
            if each.id in asked
        )

    def _strictness(self, via: Endpoint, engine: SearchEngine) -> Strictness:
        found = (self._one(via, engine, name, kind) for name in engine.names for kind in _KINDS)
        seen = {each for each in found if each is not None}
        levels = seen - {Strictness.OFF, Strictness.UNCLEAR}
        if Strictness.OFF in seen:
            return Strictness.PARTLY if levels else Strictness.OFF
        if Strictness.UNCLEAR in seen or not levels:
            return Strictness.UNCLEAR
        if len(levels) == 1:
            return levels.pop()
        return Strictness.MODERATE if Strictness.MODERATE in levels else Strictness.ON

    def _one(self, via: Endpoint, engine: SearchEngine, name: str, kind: RecordKind) -> Strictness | None:
        """Return what one question shows; None where no such record exists, or nobody asks for it."""
        found = self._findings.of(via, name, kind)
        if not found:
            return None
        if kind is RecordKind.HTTPS and not self._findings.answers_https(via):
            return None
        replies = [each.reply for each in found if each.reply is not None and each.reply.rcode == "NOERROR"]
        if not replies:
            return Strictness.UNCLEAR
        return self._turned(via, engine, name, replies[0])

    def _turned(self, via: Endpoint, engine: SearchEngine, name: str, reply: Reply) -> Strictness | None:
        named = [form for form in engine.forms if form.target in (*reply.aliases, *reply.targets)]
        if named:
            return _BY_LEVEL[named[0].level]
        given = _read((*reply.addresses, *reply.hints))
        if not given:
            return None
        fitting = [form for form in engine.forms if given <= self._addresses(via, form)]
        if not fitting:
            return Strictness.OFF
        if given & self._usual(name):
            return Strictness.UNCLEAR  # both forms live at one address: only a look at the page tells them apart
        return _BY_LEVEL[fitting[0].level] if len(fitting) == 1 else Strictness.ON

    def _addresses(self, via: Endpoint, form: SafeForm) -> set[Address]:
        """Return where the strict form lives: as its operator says, and as this path and the comparison answer."""
        ways = (via, *self._findings.comparisons)
        asked = [
            address
            for way in ways
            for kind in ADDRESSES
            for reply in self._findings.replies(way, form.target, kind)
            for address in reply.addresses
        ]
        return _read((*form.addresses, *asked))

    def _usual(self, name: str) -> set[Address]:
        """Return where the usual form lives, as an unfiltered resolver says."""
        return _read(address for each in self._findings.comparisons for address in self._findings.addresses(each, name))


def _read(addresses: Iterable[str]) -> set[Address]:
    return {found for each in addresses if (found := unwrapped(each)) is not None}
