"""A check of 24 resolvers x 12 names beside what no check can beat, and beside 24 parallel `dig`; without a pace."""

import json
import statistics
from collections.abc import Iterator

from bench import distant
from bench.row import Row

ROUNDS = 7
WHAT = "check, 24 resolvers x 12 names, 5-40 ms"
WAYS = (("udp", 53, 1, 2.0), ("dot", 853, 3, 3.0), ("doh", 443, 3, 5.0))
"""Transport, port, round trips that it cannot do without, and what is to hold."""
QUESTIONS = len(distant.ADDRESSES) * len(distant.NAMES)


def check() -> Iterator[Row]:
    """Measure every way in turns, each in a new process, so that a busy moment meets all of them."""
    if reason := distant.missing():
        yield Row(what=WHAT, missing=reason)
        return
    addresses, names = ",".join(distant.ADDRESSES), ",".join(distant.NAMES)
    took: dict[str, list[float]] = {}
    with distant.line() as line:
        for _ in range(ROUNDS):
            floor = json.loads(line.told("bench/floors/distance.py", addresses, names))
            for name, ms in floor.items():
                took.setdefault(name, []).append(ms)
            for way, port, _trips, _hold in WAYS:
                asked = json.loads(line.told("bench/inside/asking.py", way, str(port), distant.HOST, addresses, names))
                if asked["replies"] != QUESTIONS:
                    raise SystemExit(f"only {asked['replies']} of {QUESTIONS} questions over {way} got a reply")
                took.setdefault(way, []).append(asked["wall"])
                took.setdefault(f"{way}-cpu", []).append(asked["cpu"])
    yield from _rows({name: statistics.median(each) for name, each in took.items()})


def _rows(median: dict[str, float]) -> Iterator[Row]:
    for way, _port, trips, hold in WAYS:
        yield Row(
            what=f"{WHAT}, {way}",
            unit="ms",
            measured=median[way],
            floor_name="the slowest round trip" if trips == 1 else f"{trips} of the slowest round trips",
            floor=trips * median["slowest"],
            hold=hold,
            note=f"of it {median[f'{way}-cpu']:.0f} ms computing",
        )
    yield Row(
        what=f"{WHAT}, udp",
        unit="ms",
        measured=median["udp"],
        floor_name="24 parallel dig -f",
        floor=median["dig"],
        hold=0.2,
    )


MEASURES = (check,)
