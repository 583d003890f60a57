"""The catalog: dated, sourced facts about risks, devices, measures, filters, services, rules and contacts.

Written by hand in resources/catalog/*.yaml, read and checked by `content`.
"""

from datetime import date

from setup_assistant.domain.bypass import Bypass, KnownName, SearchEngine
from setup_assistant.domain.filter import Baseline, Filter
from setup_assistant.domain.guide import GuideHead
from setup_assistant.domain.hand_over import HandOver, Router
from setup_assistant.domain.measure import Cover, Measure, Need
from setup_assistant.domain.risk import DeviceKind, FindOut, Line, NeedToWork, Risk, StageInfo
from setup_assistant.domain.rule import Contact, HouseRule, Phrase
from setup_assistant.domain.service import Criterion, Service
from setup_assistant.domain.value import Value


class Catalog(Value, frozen=True, kw_only=True):
    """All content that plans and papers need, each tuple sorted by id unless said; `edition` is its date."""

    edition: date
    stages: tuple[StageInfo, ...]
    """In the order of Stage."""
    risks: tuple[Risk, ...]
    """In the order of the map."""
    device_kinds: tuple[DeviceKind, ...]
    """In the order of the page."""
    lines: tuple[Line, ...]
    """In the order of the page."""
    needs: tuple[Need, ...]
    measures: tuple[Measure, ...]
    covers: tuple[Cover, ...]
    filters: tuple[Filter, ...]
    baselines: tuple[Baseline, ...]
    engines: tuple[SearchEngine, ...]
    known_names: tuple[KnownName, ...]
    criteria: tuple[Criterion, ...]
    """In the order of the comparison."""
    services: tuple[Service, ...]
    rules: tuple[HouseRule, ...]
    promises: tuple[Phrase, ...]
    privacy_lines: tuple[Phrase, ...]
    consequences: tuple[Phrase, ...]
    loosenings: tuple[Phrase, ...]
    """Phrases are in the order of their files, which is the order of proposals."""
    contacts: tuple[Contact, ...]
    """In the order of the help page."""
    must_work: tuple[NeedToWork, ...]
    """In the order of the page."""
    find_outs: tuple[FindOut, ...]
    """In the order of their file."""
    bypasses: tuple[Bypass, ...]
    """In the order of the page: what this computer sees first."""
    hand_overs: tuple[HandOver, ...]
    """In the order of their file."""
    routers: tuple[Router, ...]
    """In the order of the page."""
    guides: tuple[GuideHead, ...]
    """Heads alone; a guide itself is opened when it is read."""
