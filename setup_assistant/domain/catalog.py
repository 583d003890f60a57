"""The catalog: dated, sourced facts about risks, devices, measures, filters, services, rules and contacts.

Written by hand in resources/catalog/*.yaml, read and checked by `content`.
"""

from datetime import date

from setup_assistant.domain.filter import Baseline, Filter
from setup_assistant.domain.measure import Cover, Measure, Need
from setup_assistant.domain.risk import DeviceKind, FindOut, Line, NeedToWork, Risk, StageInfo
from setup_assistant.domain.rule import Contact, HouseRule, Phrase
from setup_assistant.domain.service import Criterion, Service
from setup_assistant.domain.value import Value


class Catalog(Value, frozen=True, kw_only=True):
    """All content that plans and papers need.  Every tuple is sorted by id; `edition` is its date."""

    edition: date
    stages: tuple[StageInfo, ...]
    """In the order of Stage."""
    risks: tuple[Risk, ...]
    """In the order of the map."""
    device_kinds: tuple[DeviceKind, ...]
    """In the order of the page."""
    lines: tuple[Line, ...]
    needs: tuple[Need, ...]
    measures: tuple[Measure, ...]
    covers: tuple[Cover, ...]
    filters: tuple[Filter, ...]
    baselines: tuple[Baseline, ...]
    criteria: tuple[Criterion, ...]
    """In the order of the comparison."""
    services: tuple[Service, ...]
    rules: tuple[HouseRule, ...]
    promises: tuple[Phrase, ...]
    privacy_lines: tuple[Phrase, ...]
    consequences: tuple[Phrase, ...]
    loosenings: tuple[Phrase, ...]
    contacts: tuple[Contact, ...]
    """In the order of the help page."""
    must_work: tuple[NeedToWork, ...]
    find_outs: tuple[FindOut, ...]
