"""Services side by side: those that fit the family's own answers, in an order nobody can buy."""

import unicodedata

from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.household import Household
from setup_assistant.domain.service import Service
from setup_assistant.domain.value import message
from setup_assistant.text import notation

ORDER = message("compare.order")
"""The ordering rule in words, to stand beside every comparison."""


def fitting(household: Household, catalog: Catalog) -> tuple[Service, ...]:
    """Return the services for the family's devices and lines; all of them while there is no device."""
    kinds = {device.kind for device in household.devices}
    lines = {device.carrier for device in household.devices}
    fits = (
        each
        for each in catalog.services
        if not household.devices or (kinds & set(each.kinds) and (not each.lines or lines & set(each.lines)))
    )
    return tuple(sorted(fits, key=_order))


def every(catalog: Catalog) -> tuple[Service, ...]:
    """Return all services in the order of the comparison."""
    return tuple(sorted(catalog.services, key=_order))


def _order(service: Service) -> tuple[bool, int, str, str]:
    """Order by price, unconfirmed prices last, then by the reading of the name, then by id."""
    yen = service.cost.yen_a_month
    return (yen is None, yen or 0, _reading(service.name.ja), service.id)


def _reading(name: str) -> str:
    """Return a name as it sorts: readings for kanji, hiragana for katakana, plain letters."""
    read = "".join(run.reading or run.base for run in notation.parse(name))
    folded = unicodedata.normalize("NFKC", read).casefold()
    return "".join(chr(ord(each) - 0x60) if "ァ" <= each <= "ヶ" else each for each in folded)
