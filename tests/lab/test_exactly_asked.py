"""Exactly what the list before a check names is asked, of exactly whom it names; counted by tcpdump and the servers."""

from collections import Counter
from itertools import pairwise

import pytest

from setup_assistant.domain.lookup import Probe, Transport
from tests.lab.asker import Job
from tests.lab.asking import AT_HOME, Asker, asks
from tests.lab.home import LAPTOP, ROUTER
from tests.lab.lab import Lab
from tests.lab.names import MUST_WORK
from tests.lab.oracles import Oracles

pytestmark = pytest.mark.netns

PLAIN = {Transport.UDP, Transport.TCP}
SIMPLER = {"FORMERR", "NOTIMP", "BADVERS"}
FILTER = "cloudflare-family"


def listed(probes: tuple[Probe, ...]) -> Counter[tuple[str, str, str]]:
    """Return (name, kind, server) of every plain question of a list; the system's look-up goes to the first router."""
    plain = (each for each in probes if each.via.transport in {*PLAIN, Transport.SYSTEM})
    return Counter((each.question.name, each.question.kind.value, each.via.address or ROUTER[0]) for each in plain)


def encrypted(probes: tuple[Probe, ...]) -> set[tuple[str, int]]:
    return {
        (each.via.address, each.via.port) for each in probes if each.via.transport not in {*PLAIN, Transport.SYSTEM}
    }


def daemon_at(lab: Lab, address: str) -> str:
    return next(each.name for each in lab.resolvers if address in each.addresses)


def test_a_check_asks_its_list_and_nothing_else(lab: Lab, oracles: Oracles, ask: Asker) -> None:
    job = Job(filter=FILTER, surroundings=AT_HOME, must_work=MUST_WORK[:2], engines=True, within_s=None)
    daemons = [each.name for each in lab.resolvers]
    before = {name: len(lab.log(name)) for name in daemons}
    with oracles.capture("laptop") as seen:
        (outcome,) = ask(job)
    probes = outcome.result.inquiry.probes
    assert not outcome.result.stopped
    asked = Counter((each.name, each.kind, each.server) for each in seen.questions(LAPTOP))
    # A server that does not understand a question is asked it once more in the simplest form (id.server at dnsmasq).
    simpler = [each.probe for each in outcome.result.findings if each.reply is not None and each.reply.rcode in SIMPLER]
    assert {each.question.name for each in simpler} <= {"id.server"}
    assert asked == listed((*probes, *simpler))
    assert {MUST_WORK[0], "www.google.com", "nudity.testcategory.com"} <= {name for name, _, _ in asked}
    doors = encrypted(probes)
    assert set(seen.opened(LAPTOP)) == doors
    allowed = {(server, 53) for _, _, server in listed(probes)} | doors
    assert {(address, port) for address, port, _ in seen.reached(LAPTOP)} <= allowed
    # What went inside the encrypted connections is counted by the servers themselves.
    for address, _ in doors:
        name = daemon_at(lab, address)
        theirs = Counter((what, kind) for who, what, kind in oracles.asked_of(name, before[name]) if who in LAPTOP)
        ours = Counter((p.question.name, p.question.kind.value) for p in probes if p.via.address == address)
        assert theirs == ours, name


@pytest.mark.parametrize("via", [Transport.DOT, Transport.DOH])
def test_an_encrypted_check_sends_no_plain_question(lab: Lab, oracles: Oracles, ask: Asker, via: Transport) -> None:
    with oracles.capture("laptop") as seen:
        (outcome,) = ask(Job(filter=FILTER, surroundings=AT_HOME, via=via))
    assert seen.questions(LAPTOP) == ()
    assert set(seen.opened(LAPTOP)) == encrypted(outcome.result.inquiry.probes)
    # One connection for each resolver, however many questions.
    assert len(seen.opened(LAPTOP)) == len(set(seen.opened(LAPTOP)))
    assert len(lab.resolvers) > len(seen.opened(LAPTOP))


def test_no_harmful_name_and_no_other_operators_sample_is_asked(oracles: Oracles, ask: Asker, lab: Lab) -> None:
    with oracles.capture("laptop") as seen:
        ask(Job(filter="quad9-secure", surroundings=asks("9.9.9.9", "2620:fe::fe")))
    asked = {each.name for each in seen.questions(LAPTOP)}
    others = {test.name for each in lab.catalog.filters if each.id != "quad9-secure" for test in each.test_names} - {
        "isitblocked.org"
    }
    assert "isitblocked.org" in asked
    assert asked & others == set()


def test_ids_and_ports_cannot_be_guessed(oracles: Oracles, ask: Asker) -> None:
    with oracles.capture("laptop") as seen:
        ask(Job(filter=FILTER, surroundings=asks("1.1.1.3"), engines=True))
    sent = [each for each in seen.packets if each.protocol == "udp" and each.source in LAPTOP and each.port == 53]
    numbers = [int.from_bytes(each.payload[:2], "big") for each in sent]
    ports = [each.source_port for each in sent]
    assert len(sent) > 50
    for drawn in (numbers, ports):
        steps = Counter(later - earlier for earlier, later in pairwise(drawn))
        assert len(set(drawn)) > len(drawn) * 0.8
        assert steps.most_common(1)[0][1] < len(drawn) / 4
