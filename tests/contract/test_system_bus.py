"""The door to the system's bus, against a real bus of the test's own: absent, refusing, silent and broken services."""

import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from jeepney import DBusAddress, HeaderFields, Message, MessageType, message_bus, new_error, new_method_return
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from setup_assistant.computer import bus
from setup_assistant.computer.bus import ABSENT, TOO_LATE, BusError, SystemBus
from setup_assistant.computer.network_manager import NetworkManagerHand
from setup_assistant.domain.setting import Part, Wanted

SERVICE = "org.example.Service"
WANTED = Wanted(filter="some-filter", name="Some filter", v4=("192.0.2.3",))
PROGRAM = shutil.which("dbus-daemon")

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="needs dbus-daemon")


@pytest.fixture
def daemon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[subprocess.Popen[bytes]]:
    """Start a bus that this test alone takes for the system's."""
    path = tmp_path / "bus"
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={path}")
    process = subprocess.Popen(["dbus-daemon", "--session", "--nofork", f"--address=unix:path={path}"])
    end = time.monotonic() + 5
    while not path.exists() and time.monotonic() < end:
        time.sleep(0.01)
    yield process
    process.kill()
    process.wait()


@pytest.fixture
def serve(daemon: subprocess.Popen[bytes]) -> Iterator[Callable[[Callable[[Message], Message | None]], list[Message]]]:
    """Return what starts a service that answers as it is told to; it returns the list of what was asked."""
    assert daemon.poll() is None
    lines: list[DBusConnection] = []
    threads: list[threading.Thread] = []

    def start(answer: Callable[[Message], Message | None]) -> list[Message]:
        line, asked = open_dbus_connection("SYSTEM"), list[Message]()
        line.send_and_get_reply(message_bus.RequestName(SERVICE), timeout=5)

        def work() -> None:
            with suppress(OSError, EOFError, ValueError, TimeoutError):
                while True:
                    message = line.receive(timeout=5)
                    if message.header.message_type is MessageType.method_call:
                        asked.append(message)
                        if (said := answer(message)) is not None:
                            line.send(said)

        lines.append(line)
        threads.append(threading.Thread(target=work))
        threads[-1].start()
        return asked

    yield start
    daemon.kill()
    for thread in threads:
        thread.join()
    for line in lines:
        line.close()


@pytest.fixture
def call() -> Iterator[SystemBus]:
    made = SystemBus(SERVICE)
    yield made
    made.close()


def test_an_answer_is_returned_and_asks_nobody_for_a_password_unless_told(
    serve: Callable[[Callable[[Message], Message]], list[Message]], call: SystemBus
) -> None:
    asked = serve(lambda message: new_method_return(message, "su", ("words", 7)))
    assert call("/a", "org.example.Face.Ask", "as", ["x"]) == ("words", 7)
    call("/a", "org.example.Face.Ask", asking=True)
    # 0x2: no service is started for it; 0x4: a person may be asked.
    assert [message.header.flags.value & 0x6 for message in asked] == [0x2, 0x6]
    assert asked[0].body == (["x"],)
    fields = asked[0].header.fields
    assert (fields[HeaderFields.interface], fields[HeaderFields.member]) == ("org.example.Face", "Ask")


def test_an_error_brings_its_name_and_words(
    serve: Callable[[Callable[[Message], Message]], list[Message]], call: SystemBus
) -> None:
    serve(lambda message: new_error(message, "org.example.PermissionDenied", "s", ("not you",)))
    with pytest.raises(BusError) as caught:
        call("/a", "org.example.Face.Ask")
    assert (caught.value.name, caught.value.words) == ("org.example.PermissionDenied", "not you")
    assert caught.value.means_refused
    assert not caught.value.means_gone


def test_a_service_that_says_nothing_costs_its_time_and_the_next_call_is_a_fresh_one(
    serve: Callable[[Callable[[Message], Message | None]], list[Message]],
    call: SystemBus,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bus, "QUICK_S", 0.1)
    answers = iter((None, "late"))
    serve(lambda message: new_method_return(message, "s", (said,)) if (said := next(answers)) else None)
    with pytest.raises(BusError) as caught:
        call("/a", "org.example.Face.Ask")
    assert caught.value.name == TOO_LATE
    assert call("/a", "org.example.Face.Ask") == ("late",)


def test_a_service_that_is_not_there_is_absent_and_not_started(
    daemon: subprocess.Popen[bytes], call: SystemBus
) -> None:
    assert daemon.poll() is None
    with pytest.raises(BusError) as caught:
        call("/a", "org.example.Face.Ask")
    assert caught.value.means_gone
    assert NetworkManagerHand(call).plan(WANTED) == Part()


def test_a_bus_that_ends_is_absent_and_one_that_comes_again_is_found(
    daemon: subprocess.Popen[bytes], call: SystemBus, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with pytest.raises(BusError):
        call("/a", "org.example.Face.Ask")
    daemon.kill()
    daemon.wait()
    with pytest.raises(BusError) as caught:
        call("/a", "org.example.Face.Ask")
    assert caught.value.name == ABSENT
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path / 'nowhere'}")
    assert NetworkManagerHand(call).plan(WANTED) == Part()


def test_the_address_of_a_service_is_the_one_that_was_asked_for(
    serve: Callable[[Callable[[Message], Message]], list[Message]],
) -> None:
    asked = serve(new_method_return)
    made = SystemBus(SERVICE)
    made("/where/it/is", "org.example.Face.Ask")
    made.close()
    assert DBusAddress(asked[0].header.fields[HeaderFields.path]).object_path == "/where/it/is"
