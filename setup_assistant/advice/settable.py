"""What of a filter may be typed into a device: never what no source confirmed."""

from msgspec.structs import replace

from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.error import FilterNotSettable
from setup_assistant.domain.filter import Filter, FilterStatus
from setup_assistant.domain.value import Id

_NOTHING: dict[str, tuple[str, ...] | str] = {"ipv4": (), "ipv6": (), "dot_hostname": "", "doh_url": ""}
"""Fields that are set on devices, and what stands there when nothing is known."""


def settable(catalog: Catalog, filter_id: Id) -> Filter:
    """Return a filter without what is unconfirmed of it.

    Raises FilterNotSettable for one that is unknown, has ended, is uncertain or needs an account.
    """
    chosen = next((each for each in catalog.filters if each.id == filter_id), None)
    if chosen is None or chosen.account_needed or chosen.status is not FilterStatus.ACTIVE:
        raise FilterNotSettable(filter=filter_id if chosen is None else chosen.name)
    unsure = {
        name: nothing for name, nothing in _NOTHING.items() if name in chosen.unconfirmed or _is_own(chosen, name)
    }
    return replace(chosen, **unsure)


def _is_own(of: Filter, name: str) -> bool:
    """Tell whether a value has a place for a customer's number."""
    value = getattr(of, name)
    return isinstance(value, str) and "{" in value
