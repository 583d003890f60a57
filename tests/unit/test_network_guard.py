"""The guard of the tests itself: what leaves is refused, what stays here works."""

import os
import socket
import subprocess
import sys

import network_guard  # type: ignore[import-not-found]  # placed by tests/conftest.py
import pytest


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost", "", "/run/bus", None])
def test_this_computer_is_local(host: str | None) -> None:
    assert network_guard.is_local(host)


@pytest.mark.parametrize("host", ["192.0.2.1", "2001:db8::1", "example.org", "10.0.0.1"])
def test_other_computers_are_not(host: str) -> None:
    assert not network_guard.is_local(host)


def test_connection_to_another_computer_is_refused() -> None:
    with socket.socket() as one, pytest.raises(PermissionError):
        one.connect(("192.0.2.1", 9))
    assert network_guard.attempts.pop() == "socket.connect 192.0.2.1"


def test_question_for_a_name_is_refused() -> None:
    with pytest.raises(PermissionError):
        socket.getaddrinfo("example.org", 80)
    assert network_guard.attempts.pop() == "socket.getaddrinfo example.org"


def test_programs_that_a_test_starts_are_guarded_too() -> None:
    code = "import socket; socket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('192.0.2.1', 9))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, env=os.environ.copy()
    )
    assert "let nothing leave" in done.stderr


def test_this_computer_answers_itself() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as one:
        assert one.getpeername() == server.getsockname()
