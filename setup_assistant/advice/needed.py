"""The pages of a family that must stay open, as names that can be asked for."""

import re
from collections.abc import Iterator

from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.household import Household

_ADDRESS = re.compile(r"(?:https?://)?((?:[\w-]+\.)+[^\W\d_][\w-]+)", re.IGNORECASE)
"""What looks like the name of a page in a text: words joined by dots, the last one beginning with a letter."""

MOST = 12
"""Names of a family that one check asks for."""

_LONGEST_NAME, _LONGEST_LABEL = 253, 63


def needed_names(household: Household, catalog: Catalog) -> tuple[tuple[str, str], ...]:
    """Return (name, id of the need or empty) of each page that must stay open, at most `MOST`."""
    return tuple(dict.fromkeys(_needed(household, catalog)))[:MOST]


def _needed(household: Household, catalog: Catalog) -> Iterator[tuple[str, str]]:
    known = {each.id: each for each in catalog.must_work}
    # The family's own pages come first: nobody else can tell about them.
    for each in household.must_work:
        yield from ((host, "") for host in hosts_in(each.words))
    for each in household.must_work:
        if each.need is not None and each.need in known:
            yield from ((host, each.need) for host in known[each.need].hosts)


def hosts_in(words: str) -> tuple[str, ...]:
    """Return the names of pages in a family's own words, lower case and in the ASCII form that resolvers are asked."""
    found = (_ascii(match.group(1)) for match in _ADDRESS.finditer(words))
    return tuple(dict.fromkeys(each for each in found if each is not None))


def _ascii(name: str) -> str | None:
    try:
        host = name.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return None
    fits = len(host) <= _LONGEST_NAME and all(0 < len(label) <= _LONGEST_LABEL for label in host.split("."))
    return host if fits else None
