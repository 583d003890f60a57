"""Family site-name filters and the unfiltered resolvers they are compared with."""

from enum import StrEnum

from setup_assistant.domain.fact import Fact
from setup_assistant.domain.value import Id, Text, Value


class FilterStatus(StrEnum):
    """State of a family site-name filter on the day its entry was checked."""

    ACTIVE = "active"
    UNCERTAIN = "uncertain"
    DISCONTINUED = "discontinued"


class BlockMatch(Value, frozen=True, kw_only=True):
    """How an answer of this operator says "blocked"."""

    a: tuple[str, ...] = ()
    aaaa: tuple[str, ...] = ()
    rcode: str = ""
    ede: tuple[int, ...] = ()
    soa: str = ""


class TestName(Value, frozen=True, kw_only=True):
    """A harmless name for trying a filter."""

    name: str
    expect: Text
    documented: bool
    """True only when the operator itself publishes it as a test."""
    category: str = ""
    """The word of `blocks` that it tries, or "in-use" or "signature": such a name proves no block."""


class Filter(Value, frozen=True, kw_only=True):
    """A public site-name filter that families use."""

    id: Id
    name: str
    operator: str
    country: str
    status: FilterStatus
    free: bool
    account_needed: bool
    ipv4: tuple[str, ...] = ()
    ipv6: tuple[str, ...] = ()
    doh_url: str = ""
    dot_hostname: str = ""
    doq_hostname: str = ""
    blocks: tuple[str, ...]
    enforces: tuple[str, ...] = ()
    youtube_level: str = ""
    match: BlockMatch = BlockMatch()
    test_names: tuple[TestName, ...] = ()
    privacy: Text
    note: Text
    unconfirmed: tuple[str, ...] = ()
    """Field names whose value no source confirmed: never shown as facts."""
    fact: Fact


def samples(of: Filter) -> tuple[TestName, ...]:
    """Return the names whose block proves that `of` works: published by its operator, of a category that it blocks.

    A filter without a sample is not testable, whatever pages tell that its operator is in use.
    """
    return tuple(name for name in of.test_names if name.documented and name.category in of.blocks)


class Baseline(Value, frozen=True, kw_only=True):
    """A public resolver without a filter, for comparison."""

    id: Id
    name: str
    ipv4: tuple[str, ...]
    ipv6: tuple[str, ...]
    doh_url: str
    dot_hostname: str
    fact: Fact
