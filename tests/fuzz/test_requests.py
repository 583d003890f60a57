"""No request, however hostile, is a crash, a verdict or an end: the family's phone is served after all of them."""

import logging
import os
import random
import socket
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace

import msgspec
import pytest
from msgspec import structs

from setup_assistant.domain.check import CheckState
from setup_assistant.domain.phone import HandTo, PhoneCame, PhoneOrder
from setup_assistant.lan.door import PhoneDoor
from tests.contract.lan.hands import handed
from tests.contract.lan.phones import MANY, ORDER, a_door, ask, given, parsed, post, report
from tests.fuzz.hostile import Hostile

LONG = bool(os.environ.get("SETUP_ASSISTANT_LONG"))
REQUESTS = 50_000 if LONG else 800
TALKERS = 4
ORDERS = {"tries": ORDER, "hands-over": structs.replace(ORDER, handed=handed(HandTo.APPLE).handed)}
EXPECTED = {0, 404}
"""Nothing at all, or nothing in polite words."""


@contextmanager
def no_complaints() -> Iterator[list[logging.LogRecord]]:
    """Collect what asyncio and uvicorn say about errors of their own or ours."""
    heard: list[logging.LogRecord] = []

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            heard.append(record)

    ear = Ear(logging.ERROR)
    loggers = [logging.getLogger(name) for name in ("asyncio", "uvicorn.error")]
    for logger in loggers:
        logger.addHandler(ear)
    loggers[1].setLevel(logging.ERROR)
    try:
        yield heard
    finally:
        for logger in loggers:
            logger.removeHandler(ear)


def answer_to(door: PhoneDoor, data: bytes, *, stays: bool) -> int:
    """Send a request, hear the answer, and return its status; 0 for none.  Who stays leaves the line open."""
    address, port = door.host.split(":")
    with socket.create_connection((address, int(port)), timeout=5) as peer:
        heard = b""
        with suppress(ConnectionError):
            peer.sendall(data)
            if not stays:
                peer.shutdown(socket.SHUT_WR)
            while piece := peer.recv(65536):
                heard += piece
    return parsed(heard).status if heard else 0


def attack(door: PhoneDoor, hostile: Hostile, count: int, counted: Counter[int], seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311  luck that can be repeated
    for number in range(count):
        # One in fifty waits until it is cut off; all of them would take longer than anybody has.
        counted[answer_to(door, hostile.request(number), stays=dice.random() < 0.02)] += 1


@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS)
def test_hostile_requests_change_nothing_and_the_right_phone_is_served_after_them(order: PhoneOrder) -> None:
    right = msgspec.json.encode(report(order))
    with a_door(order, limits=replace(MANY, patience_s=0.3)) as (door, heard), no_complaints() as complaints:
        token = str(given(ask(door).body)["token"])
        word = door.url.rsplit("/", 1)[1]
        counters = [Counter[int]() for _ in range(TALKERS)]
        attackers = [
            threading.Thread(
                target=attack,
                args=(door, Hostile(door.host, word, token, right, seed=seed), REQUESTS // TALKERS, counted, seed),
            )
            for seed, counted in enumerate(counters)
        ]
        for each in attackers:
            each.start()
        for each in attackers:
            each.join()
        counted = sum(counters, Counter[int]())
        assert heard.events == [PhoneCame()]
        assert complaints == []
        assert counted.total() == REQUESTS
        # Some of each, or the test would prove nothing.
        assert set(counted) == EXPECTED
        assert min(counted.values()) > REQUESTS / 10
        assert post(door, right).status == 200
        assert heard.closed.wait(2)
    assert [verdict.state for verdict in heard.verdicts] == [CheckState.BLOCKED]
