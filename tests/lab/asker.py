"""Our own check, run inside a place of the lab, as the program runs it: one order per line, one answer per line.

An order names the filters of the table to put before the shipped ones, and the checks to make; checks of one order run
side by side.  Nothing here knows what the lab is: it asks what the shipped code asks.
"""

import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import msgspec
from msgspec.structs import replace

from setup_assistant.checks.stop import StopSwitch
from setup_assistant.content.load import load_content
from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.checked import CheckResult
from setup_assistant.domain.filter import Filter
from setup_assistant.domain.household import Household, MustWork
from setup_assistant.domain.lookup import Finding, Transport
from setup_assistant.domain.surroundings import Surroundings
from setup_assistant.domain.value import Value
from setup_assistant.jobs import checking

SIDE_BY_SIDE = 12


class Job(Value, frozen=True, kw_only=True):
    """One check."""

    filter: str | None
    via: Transport | None = None
    surroundings: Surroundings = Surroundings()
    must_work: tuple[str, ...] = ()
    nonce: str = "labnonceabcdefgh"
    engines: bool = False
    """False leaves search pages out: most tests are not about them."""
    within_s: float | None = 8.0
    per_second: float | None = None
    """None asks everything at once: the lab's resolvers need no manners."""


class Order(Value, frozen=True, kw_only=True):
    """Checks to make with a table of filters."""

    filters: tuple[Filter, ...] = ()
    jobs: tuple[Job, ...]


class Outcome(Value, frozen=True, kw_only=True):
    """What a check showed, and how long it took."""

    result: CheckResult
    took_s: float
    first_s: float | None
    """When the first finding was heard."""


def run(job: Job, catalog: Catalog) -> Outcome:
    """Make one check as the program does."""
    household = Household(must_work=tuple(MustWork(words=words) for words in job.must_work))
    asked = catalog if job.engines else replace(catalog, engines=())
    surroundings = job.surroundings
    inquiry = checking.inquire(household, asked, surroundings, filter_id=job.filter, nonce=job.nonce, via=job.via)
    began = datetime.now(UTC)
    heard: list[datetime] = []

    def hear(_finding: Finding) -> None:
        heard.append(datetime.now(UTC))

    result = checking.check(
        inquiry,
        asked,
        surroundings,
        now=lambda: datetime.now(UTC),
        heard=hear,
        stop=StopSwitch(),
        within_s=job.within_s,
        per_second=job.per_second,
    )
    return Outcome(
        result=result,
        took_s=(datetime.now(UTC) - began).total_seconds(),
        first_s=(heard[0] - began).total_seconds() if heard else None,
    )


def main() -> None:
    """Obey until the input closes."""
    shipped = load_content().catalog
    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        for line in sys.stdin:
            order = msgspec.json.decode(line, type=Order)
            catalog = replace(shipped, filters=(*order.filters, *shipped.filters))
            outcomes = tuple(pool.map(lambda job, catalog=catalog: run(job, catalog), order.jobs))
            sys.stdout.buffer.write(msgspec.json.encode(outcomes) + b"\n")
            sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
