"""Asking in tests: a clock that stands, and short patience."""

from datetime import UTC, datetime

from setup_assistant.checks.ask import ask_all
from setup_assistant.domain.lookup import Endpoint, Failure, Finding, Probe, Question, RecordKind, Reply

AT = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
NAME = "www.example.com"


def probes(via: Endpoint, *names: str, kind: RecordKind = RecordKind.A) -> list[Probe]:
    """Questions for one resolver."""
    return [Probe(question=Question(name=name, kind=kind), via=via) for name in names or (NAME,)]


def found(asked: list[Probe], *, each_s: float = 0.4, within_s: float = 5.0) -> list[Finding]:
    """Ask without a pace."""
    told: list[Finding] = []
    findings = ask_all(asked, heard=told.append, within_s=within_s, now=lambda: AT, per_second=None, each_s=each_s)
    assert sorted(map(id, told)) == sorted(map(id, findings))
    assert all((finding.reply is None) != (finding.failure is None) for finding in findings)
    return list(findings)


def heard(via: Endpoint, *, kind: RecordKind = RecordKind.A, each_s: float = 0.4) -> Reply | Failure:
    """Ask one question and return what came of it."""
    (finding,) = found(probes(via, kind=kind), each_s=each_s)
    said = finding.reply or finding.failure
    assert said is not None
    return said
