"""Ids of children, devices and networks: a number is given once and never again in one household."""

import msgspec

from setup_assistant.domain.household import Household


def last_number(household: Household) -> int:
    """Return the largest number ever given in an id, also to something removed since."""
    ids = [child.id for child in household.children]
    ids += [device.id for device in household.devices]
    ids += [network.id for network in household.networks]
    ids += [check.id for check in household.checks]
    ids += [record.id for record in household.records]
    ids += [gap.device for gap in household.gap_numbers]
    return max((household.last_number, *map(_number, ids)))


def next_id(household: Household, kind: str) -> tuple[Household, str]:
    """Return the household that noted the number, and the new id "KIND-NUMBER"."""
    number = last_number(household) + 1
    return msgspec.structs.replace(household, last_number=number), f"{kind}-{number}"


def remember(household: Household) -> Household:
    """Return the household that keeps its largest number, to be called before something is removed."""
    return msgspec.structs.replace(household, last_number=last_number(household))


def _number(identifier: str) -> int:
    digits = identifier.rpartition("-")[2]
    # A number of ten digits was not counted by us: an id like a telephone number may not push the count up.
    return int(digits) if digits.isdecimal() and len(digits) < 10 else 0  # noqa: PLR2004  explained above
