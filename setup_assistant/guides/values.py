"""Values of the plan that a guide shows: the child's name and what has to be typed for the chosen filter."""

from setup_assistant.domain.filter import Filter, FilterStatus
from setup_assistant.domain.guide import PLAN_VALUES
from setup_assistant.domain.value import Message, Text, Value, message


class Given(Value, frozen=True, kw_only=True):
    """One value of the plan; `exact` is what a device takes letter by letter, None when there is nothing to type."""

    name: str
    said: str | Text | Message
    exact: str | None = None


def values(chosen: Filter | None, child: str | Text | Message) -> dict[str, Given]:
    """Return every value of PLAN_VALUES; what the filter does not have, or nobody confirmed, is said to be missing."""
    found = {"child": Given(name="child", said=child)}
    for name, value in _of_filter(chosen).items():
        if value and "{" not in value:  # an address with a gap in it belongs to an account that the family must have
            found[name] = Given(name=name, said=value, exact=None if name == "filter_name" else value)
        else:
            key = "guide.value.none" if chosen is None else "guide.value.lacks"
            found[name] = Given(name=name, said=message(key, what=message(f"guide.value.{name}")))
    return {name: found[name] for name in PLAN_VALUES}


def _of_filter(chosen: Filter | None) -> dict[str, str]:
    if chosen is None or chosen.status is FilterStatus.DISCONTINUED:
        return dict.fromkeys(PLAN_VALUES[1:], "")
    sure = {name: () if name in chosen.unconfirmed else getattr(chosen, name) for name in ("ipv4", "ipv6")}
    names = {name: "" if name in chosen.unconfirmed else getattr(chosen, name) for name in ("dot_hostname", "doh_url")}
    addresses = {
        f"filter_v{version}_{number}": address
        for version in (4, 6)
        for number, address in zip((1, 2), (*sure[f"ipv{version}"], "", ""), strict=False)
    }
    return {
        "filter_name": chosen.name,
        "filter_host": names["dot_hostname"],
        "filter_url": names["doh_url"],
        **addresses,
    }
