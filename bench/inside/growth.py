"""Times of the plan for 9, 18 and 30 devices; prints them in ms."""

import json
import statistics
import sys
import time
from datetime import date

from msgspec.structs import replace

from setup_assistant.advice.plan import plan
from setup_assistant.content.load import load_content
from setup_assistant.domain.household import Household
from setup_assistant.jobs.household import open_household

TODAY = date(2026, 11, 24)
TIMES = 7

content = load_content()
family = open_household(sys.argv[1], content.catalog)


def with_devices(count: int) -> Household:
    """Return the family with `count` devices, made of its own."""
    own = family.devices
    devices = tuple(replace(own[at % len(own)], id=f"grown-{at}") for at in range(count))
    return replace(family, devices=devices, settings=(), checks=(), gap_numbers=())


def plan_ms(household: Household) -> float:
    """Return the median time of a plan."""
    took = []
    for _ in range(TIMES):
        start = time.perf_counter()
        plan(household, content.catalog, TODAY)
        took.append((time.perf_counter() - start) * 1000)
    return statistics.median(took)


sizes = (9, 18, 30)
grown = {size: with_devices(size) for size in sizes}
plan_ms(grown[9])
print(json.dumps({str(size): plan_ms(each) for size, each in grown.items()}))
