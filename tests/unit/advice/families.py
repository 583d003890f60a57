"""Short words for households of the tests, and the real catalog."""

from datetime import UTC, date, datetime
from functools import cache

from setup_assistant.advice.plan import plan
from setup_assistant.content.load import load_content
from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.check import Check, CheckFrom, CheckState
from setup_assistant.domain.coverage import Cell, Gap, State
from setup_assistant.domain.household import (
    Account,
    Answer,
    Child,
    Device,
    Got,
    Household,
    Network,
    NetworkKind,
    Setting,
    SettingState,
    Stage,
)
from setup_assistant.domain.plan import Plan

TODAY = date(2026, 11, 24)
WEB = ("harmful-sites", "fraud-malware")
SET, SEEN, UNKNOWN, NOT_SET = SettingState.SET, SettingState.SEEN, SettingState.UNKNOWN, SettingState.NOT_SET

HOME = Network(id="home", kind=NetworkKind.HOME, v6=Answer.NO, router=Answer.YES)
DUAL = Network(id="home", kind=NetworkKind.HOME, v6=Answer.YES, router=Answer.YES)
MOBILE = Network(id="line", kind=NetworkKind.MOBILE)
FRIENDS = Network(id="friends", kind=NetworkKind.OTHER_WIFI)


@cache
def catalog() -> Catalog:
    return load_content().catalog


def child(number: int, stage: Stage) -> Child:
    return Child(id=f"child-{number}", stage=stage)


def device(  # noqa: PLR0913  the answers about a device
    kind: str,
    *networks: Network,
    name: str = "it",
    got: Got = Got.BOUGHT,
    account: Account = Account.CHILD,
    carrier: str | None = None,
    version: str | None = None,
    users: tuple[str, ...] = (),
    line_user: Answer = Answer.YES,
) -> Device:
    return Device(
        id=name,
        kind=kind,
        got=got,
        account=account,
        carrier=carrier,
        os_version=version,
        users=users,
        line_user=line_user,
        networks=tuple(each.id for each in networks),
    )


def phone(kind: str, carrier: str, *networks: Network, name: str = "it", version: str | None = None) -> Device:
    return device(kind, *networks, name=name, got=Got.CONTRACT, carrier=carrier, version=version)


def put(
    measure: str,
    state: SettingState = SET,
    *,
    at: str = "it",
    seen_on: date | None = None,
    ways: tuple[str, ...] = (),
    chosen: str | None = None,
) -> Setting:
    return Setting(measure=measure, at=at, state=state, seen_on=seen_on, ways=ways, filter=chosen)


def look(
    state: CheckState,
    measure: str,
    *,
    at: str = "it",
    way: str = "anywhere",
    risk: str = "apps",
    on: date = TODAY,
    origin: CheckFrom = CheckFrom.FAMILY,
) -> Check:
    moment = datetime(on.year, on.month, on.day, 12, tzinfo=UTC)
    return Check(id="check-1", device=at, way=way, risk=risk, measure=measure, state=state, at=moment, origin=origin)


def household(
    stages: tuple[Stage, ...], devices: tuple[Device, ...], networks: tuple[Network, ...], *settings: Setting
) -> Household:
    children = tuple(child(number, stage) for number, stage in enumerate(stages, start=1))
    return Household(children=children, devices=devices, networks=networks, settings=settings)


def planned(family: Household) -> Plan:
    return plan(family, catalog(), TODAY)


def cell(found: Plan, way: str, risk: str, at: str = "it") -> Cell:
    return next(each for each in found.coverage.cells if (each.device, each.way, each.risk) == (at, way, risk))


def state(found: Plan, way: str, risk: str, at: str = "it") -> State:
    return cell(found, way, risk, at).state


def key(found: Cell) -> str:
    """Return the key of the sentence of a cell, or "content" when it is a sentence of the catalog."""
    return getattr(found.sentence, "key", "content")


def gap_of(found: Plan, measure: str, at: str = "it") -> Gap | None:
    return next((each for each in found.coverage.gaps if (each.device, each.measure) == (at, measure)), None)


def measures(found: Plan) -> list[str]:
    return [step.measure for step in (*found.now, *found.later)]
