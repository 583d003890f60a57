"""The catalog by id, and which line of the cover table holds for a measure on a device."""

from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.filter import Filter, FilterStatus, samples
from setup_assistant.domain.household import Device, NetworkKind, Stage
from setup_assistant.domain.measure import Cover, Measure
from setup_assistant.domain.risk import Scope
from setup_assistant.domain.version import fits, numbers

HARMFUL_SITES = "harmful-sites"
SEARCH_VIDEO = "search-video"
FRAUD_MALWARE = "fraud-malware"
SPENDING = "spending"
PARENT_ACCOUNT = "parent-account-off"
LINE_USER = "line-user-registration"
SOCIAL_SETTINGS = "social-teen-settings"


class Index:
    """A catalog made quick to ask; built once per plan."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.kinds = {each.id: each for each in catalog.device_kinds}
        self.measures = {each.id: each for each in catalog.measures}
        self.filters = {each.id: each for each in catalog.filters}
        self.risks = {each.id: each for each in catalog.risks}
        self.way_risks = tuple(each for each in catalog.risks if each.scope is Scope.WAY)
        self.other_risks = tuple(each for each in catalog.risks if each.scope is Scope.ANYWHERE)
        self._lines: dict[tuple[str, str], list[Cover]] = {}
        self._found: dict[tuple[str, str, str | None, NetworkKind | None, str], Cover | None] = {}
        for cover in catalog.covers:
            for risk in cover.risks:
                self._lines.setdefault((cover.measure, risk), []).append(cover)

    def cover(self, measure: str, device: Device, network: NetworkKind | None, risk: str) -> Cover | None:
        """Return the line of the cover table that speaks most exactly of this device; None when none does."""
        key = (measure, device.kind, device.os_version, network, risk)
        if key not in self._found:
            lines = [
                cover
                for cover in self._lines.get((measure, risk), ())
                if (not cover.kinds or device.kind in cover.kinds)
                and (network is None or not cover.networks or network in cover.networks)
                and fits(device.os_version, cover.since)
            ]
            self._found[key] = min(lines, key=lambda each: _exactness(each, device), default=None)
        return self._found[key]


def _exactness(cover: Cover, device: Device) -> tuple[int, tuple[int, ...], int, str]:
    """Order lines: most conditions first, then the version; in doubt the weaker line."""
    since = numbers(cover.since or "")
    newest = since if device.os_version is None else tuple(-number for number in (*since, *(0,) * (4 - len(since))))
    return (-(bool(cover.kinds) + bool(cover.networks)), newest, cover.level, cover.sentence.ja)


def applies(measure: Measure, device: Device, stage: Stage) -> bool:
    """Tell whether a measure can be set for a device in the hands of a child of this stage."""
    stages = measure.applies.stages
    return can_work(measure, device) and (not stages or stage in stages)


def can_work(measure: Measure, device: Device) -> bool:
    """Tell whether a measure does anything on a device: its kind, its version and its line fit.

    What was set once ends with a change of the carrier or of the device, whatever the family told before.
    """
    conditions = measure.applies
    return (
        (not conditions.kinds or device.kind in conditions.kinds)
        and fits(device.os_version, conditions.since)
        and (not conditions.lines or device.carrier in conditions.lines)
    )


def is_excluded(one: Measure, other: Measure) -> bool:
    """Tell whether two measures may not be on the same device."""
    return other.id in one.excludes or one.id in other.excludes


def has_sample(filter_: Filter, category: str = "adult") -> bool:
    """Tell whether the operator documents a harmless test name that proves this category."""
    return any(each.category == category for each in samples(filter_))


def has_second_way(filter_: Filter) -> bool:
    """Tell whether a filter has confirmed addresses for the second way of a home network."""
    return bool(filter_.ipv6) and "ipv6" not in filter_.unconfirmed


def is_plannable(filter_: Filter) -> bool:
    """Tell whether a filter may be put into a plan: sure to run, free, without an account, stops adult sites.

    An address or a category that no source confirmed is never planned: a wrong address harms a child.
    """
    return (
        filter_.status is FilterStatus.ACTIVE
        and filter_.free
        and not filter_.account_needed
        and "adult" in filter_.blocks
        and not {"ipv4", "blocks"} & set(filter_.unconfirmed)
    )
