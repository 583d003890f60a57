"""Real servers on loopback, where no privilege is needed: the same answers, asked by dig and by our own code."""

import subprocess
from datetime import UTC, datetime
from ipaddress import ip_address

import pytest

from setup_assistant.checks.ask import ask_all
from setup_assistant.domain.lookup import Endpoint, Finding, Probe, Question, RecordKind, Transport
from tests.lab import names
from tests.lab.loopback import PORTS, Loopback
from tests.lab.needs import find
from tests.lab.plan import Stand
from tests.lab.resolver import Block

pytestmark = pytest.mark.daemons

SAMPLE = names.SAMPLES[0]
ENCRYPTED = {Transport.DOT: PORTS.dot, Transport.DOH: PORTS.doh}


def dig(stand: Stand, name: str, kind: str = "A") -> list[str]:
    program = find("dig")
    assert program is not None
    words = [program, f"@{stand.v4}", "-p", str(PORTS.plain), "+short", "+tries=1", "+time=2", name, kind]
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout.split()


def endpoint(stand: Stand, via: Transport) -> Endpoint:
    port = ENCRYPTED.get(via, PORTS.plain)
    host = stand.host if via in ENCRYPTED else ""
    path = "/dns-query" if via is Transport.DOH else ""
    return Endpoint(transport=via, address=stand.v4, port=port, host=host, path=path)


def asked(stand: Stand, via: Transport, *kinds: RecordKind) -> tuple[Finding, ...]:
    probes = [Probe(question=Question(name=SAMPLE, kind=kind), via=endpoint(stand, via)) for kind in kinds]
    return ask_all(probes, heard=lambda _: None, within_s=5, now=lambda: datetime.now(UTC), per_second=None)


def test_dig_sees_every_style(loopback: Loopback) -> None:
    seen = {name: dig(stand, SAMPLE) for name, stand in loopback.stands.items()}
    for name, stand in loopback.stands.items():
        block = stand.style.block
        passing = block is Block.PASS and not stand.style.lies
        assert (seen[name] == [names.HARM[0]]) == passing, name
    assert seen["zeros"] == ["0.0.0.0"]  # noqa: S104 - an answer
    assert seen["nxdomain"] == []
    assert seen["lying-nxdomain"] == [names.ELSEWHERE[0]]
    assert dig(loopback.stands["half"], SAMPLE, "AAAA") == [names.HARM[1]]


@pytest.mark.parametrize("via", [Transport.UDP, Transport.TCP, Transport.DOT, Transport.DOH])
def test_our_answers_are_those_of_dig_over_every_transport(
    loopback: Loopback, via: Transport, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(loopback.authority.path))
    for name in ("zeros", "nxdomain", "page", "half", "ede", "ede-zeros", "pass"):
        stand = loopback.stands[name]
        for finding in asked(stand, via, RecordKind.A, RecordKind.AAAA):
            assert finding.reply is not None, (name, finding.failure)
            kind = finding.probe.question.kind.value
            assert {*map(ip_address, finding.reply.addresses)} == {*map(ip_address, dig(stand, SAMPLE, kind))}, name
            assert (17 in finding.reply.ede) == (stand.style.block in {Block.EDE, Block.EDE_ZEROS}), name


@pytest.mark.parametrize("name", ["unknown-ca", "wrong-name", "expired"])
@pytest.mark.parametrize("via", list(ENCRYPTED))
def test_a_flawed_certificate_is_never_believed(
    loopback: Loopback, name: str, via: Transport, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(loopback.authority.path))
    (finding,) = asked(loopback.stands[name], via, RecordKind.A)
    assert finding.reply is None
    assert finding.failure == "certificate"
