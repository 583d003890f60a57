"""DoQ on loopback, against our own peer."""

import time

import pytest

from setup_assistant.domain.lookup import Failure, Reply, Transport
from tests.contract.checks.asking import found, heard, probes
from tests.contract.checks.conftest import HOST
from tests.contract.checks.server import empty_port, says
from tests.contract.checks.server_quic import quic_server
from tests.lab.pki import Authority, Flaw

TRUE = Reply(rcode="NOERROR", addresses=("192.0.2.1",))


@pytest.fixture
def trusted(authorities: tuple[Authority, Authority], monkeypatch: pytest.MonkeyPatch) -> Authority:
    """Trust the authority for the length of a test."""
    monkeypatch.setenv("SSL_CERT_FILE", str(authorities[0].path))
    return authorities[0]


def test_many_questions_share_one_connection(trusted: Authority) -> None:
    with quic_server(says("@ A 192.0.2.1"), trusted.folder, Flaw.NONE, HOST) as (via, connections):
        findings = found(probes(via, *(f"n{number}.example.com" for number in range(12))), each_s=1.5)
        assert [finding.reply for finding in findings] == [TRUE] * 12
        assert len(connections) == 1


@pytest.mark.parametrize("flaw", [Flaw.EXPIRED, Flaw.UNKNOWN_CA, Flaw.WRONG_NAME])
def test_a_wrong_certificate_is_never_asked(trusted: Authority, flaw: Flaw) -> None:
    # dnspython keeps the reason for itself: not a certificate failure, but never a reply either.
    with quic_server(says("@ A 192.0.2.1"), trusted.folder, flaw, HOST) as (via, connections):
        assert heard(via, each_s=1.5) is Failure.CLOSED
        assert connections == []


def test_nobody_there_is_silence_and_ends_in_time() -> None:
    began = time.monotonic()
    assert heard(empty_port(Transport.DOQ), each_s=0.3) in {Failure.SILENT, Failure.CLOSED}
    assert time.monotonic() - began < 2
