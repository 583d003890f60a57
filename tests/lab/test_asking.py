"""What our code hears is what dig and kdig hear: over every transport, both families, at the operators' addresses."""

from ipaddress import ip_address

import pytest

from setup_assistant.domain.checked import Use
from setup_assistant.domain.lookup import Failure, Finding, RecordKind, Transport
from tests.lab import names
from tests.lab.asker import Job, Outcome
from tests.lab.asking import Asker, asks
from tests.lab.home import Home
from tests.lab.lab import Lab
from tests.lab.oracles import Oracles

pytestmark = pytest.mark.netns

EVERY = (Transport.UDP, Transport.TCP, Transport.DOT, Transport.DOH, Transport.DOQ)


def found(outcome: Outcome, address: str, name: str, kind: RecordKind = RecordKind.A) -> Finding:
    return next(
        each
        for each in outcome.result.findings
        if each.probe.via.address == address and each.probe.question.name == name and each.probe.question.kind is kind
    )


def test_every_transport_hears_what_dig_hears(lab: Lab, oracles: Oracles, ask: Asker) -> None:
    styles = [lab.stands[name] for name in ("zeros", "nxdomain", "page", "half", "search-strict")]
    jobs = [Job(filter=stand.filter.id, via=via, engines=True) for stand in styles for via in EVERY]
    outcomes = ask(*jobs, filters=tuple(stand.filter for stand in styles))
    for job, outcome in zip(jobs, outcomes, strict=True):
        stand = next(each for each in styles if each.filter.id == job.filter)
        asked = [
            (address, name, kind)
            for address in (stand.v4, stand.v6)
            for name in (names.SAMPLES[0], "www.youtube.com")
            for kind in (RecordKind.A, RecordKind.AAAA)
        ]
        heard = oracles.digs("laptop", [(address, name, kind.value, ()) for address, name, kind in asked])
        for (address, name, kind), said in zip(asked, heard, strict=True):
            reply = found(outcome, address, name, kind).reply
            assert reply is not None, (job, address)
            assert reply.rcode == said.rcode, (job, address, name)
            assert {*map(ip_address, reply.addresses)} == {*map(ip_address, said.of(kind.value))}, (job, address, name)
            assert reply.aliases == said.of("CNAME"), (job, address, name)


def test_a_refused_server_costs_no_waiting(lab: Lab, ask: Asker) -> None:
    stand = lab.stands["refused"]
    (outcome,) = ask(Job(filter=stand.filter.id, via=Transport.UDP), filters=(stand.filter,))
    refused = [each for each in outcome.result.findings if each.failure is Failure.REFUSED]
    assert len(refused) > 3
    assert max(each.took_ms for each in refused) < 300


def test_the_first_answers_come_long_before_a_silent_server_is_given_up(lab: Lab, ask: Asker) -> None:
    silent, quick = lab.stands["silent"], lab.stands["zeros"]
    job = Job(filter=quick.filter.id, surroundings=asks(quick.v4, silent.v4))
    (outcome,) = ask(job, filters=(quick.filter,))
    assert outcome.first_s is not None
    assert outcome.first_s < 0.5
    assert outcome.took_s > 1.4


def test_discovery_and_identity_are_read_at_the_operators_own_address(lab: Lab, ask: Asker) -> None:
    (outcome,) = ask(Job(filter="cloudflare-family", via=Transport.UDP))
    inquiry = outcome.result.inquiry
    discovery, identity = (inquiry.named(use)[0].name for use in (Use.DISCOVERY, Use.IDENTITY))
    for address in ("1.1.1.3", "2606:4700:4700::1113"):
        door = found(outcome, address, discovery, RecordKind.SVCB).reply
        own = found(outcome, address, identity, RecordKind.TXT).reply
        assert door is not None
        assert own is not None
        assert door.targets == ("family.cloudflare-dns.com",) * len(door.targets)
        assert own.texts == ("family.cloudflare-dns.com",)
    assert any(each.name == "cloudflare-family" for each in lab.resolvers)


def test_a_caught_question_names_who_really_answered(lab: Lab, ask: Asker) -> None:
    with lab.being(Home(hijack="203.0.113.53")):
        (outcome,) = ask(Job(filter="cloudflare-family", via=Transport.UDP))
    identity = outcome.result.inquiry.named(Use.IDENTITY)[0].name
    caught = found(outcome, "1.1.1.3", identity, RecordKind.TXT).reply
    free = found(outcome, "2606:4700:4700::1113", identity, RecordKind.TXT).reply
    assert caught is not None
    assert free is not None
    assert caught.texts == ("dns.isp.example",)
    assert free.texts == ("family.cloudflare-dns.com",)
