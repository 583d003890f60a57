"""A family for the sheets, with a map and a plan made by hand from the catalog's own words."""

from dataclasses import replace
from datetime import date

from setup_assistant.content.load import Content
from setup_assistant.domain.coverage import Cell, CoverageMap, Gap, State, Way
from setup_assistant.domain.household import (
    AgreedRule,
    Agreement,
    Child,
    Device,
    Got,
    Household,
    Network,
    NetworkKind,
    Stage,
)
from setup_assistant.domain.plan import Growth, Plan, Remaining, Step
from setup_assistant.domain.risk import Scope
from setup_assistant.domain.value import Text
from setup_assistant.paper.subject import Subject

TODAY = date(2026, 11, 23)

FAMILY = Household(
    children=(
        Child(id="child-1", stage=Stage.HIGH, nickname="蓮", reading="れん"),
        Child(id="child-2", stage=Stage.JUNIOR, nickname="結衣", reading="ゆい"),
        Child(id="child-3", stage=Stage.P12, grade=2, nickname="湊", reading="みなと"),
    ),
    devices=(
        Device(id="d1", kind="iphone", name="蓮のiPhone", users=("child-1",)),
        Device(id="d2", kind="android-phone", name="結衣のAndroid", users=("child-2",)),
        Device(id="d3", kind="iphone", name="湊のiPhone", users=("child-3",)),
        Device(id="d4", kind="ipad", name="みんなのiPad"),
        Device(id="d5", kind="switch2"),
        Device(id="d6", kind="tv", name="居間のテレビ"),
        Device(id="d7", kind="windows-pc", name="このパソコン", found=True),
        Device(id="d8", kind="chromebook", name="結衣の学校の端末", users=("child-2",), got=Got.SCHOOL_LENT),
        Device(id="d9", kind="ipad", name="湊の学校の端末", users=("child-3",), got=Got.SCHOOL_LENT),
    ),
    networks=(
        Network(id="home", kind=NetworkKind.HOME, name="家のWi-Fi"),
        Network(id="mobile", kind=NetworkKind.MOBILE, name="携帯の回線"),
        Network(id="grand", kind=NetworkKind.OTHER_WIFI, name="祖父母の家"),
        Network(id="out", kind=NetworkKind.OTHER_WIFI, name="外のWi-Fi"),
    ),
    agreement=Agreement(review_on=date(2027, 4, 4)),
)

WAYS = (
    Way(id="home-v4", network="home"),
    Way(id="home-v6", network="home", second=True),
    Way(id="mobile", network="mobile"),
    Way(id="grand", network="grand"),
    Way(id="out", network="out"),
    Way(id="anywhere", network=None),
)

AGREED = Agreement(
    rules=tuple(AgreedRule(rule=each) for each in ("no-reply-strangers", "show-before-reply")),
    review_on=date(2027, 4, 4),
)

_STATES = (State.BLOCKED, State.BLOCKED, State.OPEN, State.CANNOT_TELL, State.KEPT_BY_US, State.NOT_REACHABLE)
_OPEN = Text(ja="{device}は、¦{places}で¦サイトが¦そのまま¦通ります。", en="{device} lets sites through on {places}.")


def subject(content: Content, household: Household = FAMILY, child: Child | None = None) -> Subject:
    """Return the sample family, or another one with the same kind of map and plan."""
    return Subject(
        household=household,
        plan=plan(content, household),
        catalog=content.catalog,
        today=TODAY,
        child=child or (household.children[-1] if household.children else None),
        kanji=content.kanji,
    )


def of_nobody(about: Subject) -> Subject:
    """Return the subject without a chosen child."""
    return replace(about, child=None)


def plan(content: Content, household: Household) -> Plan:
    """Return a plan with the first measures of the catalog."""
    devices = household.devices
    steps = tuple(_step(content, device, number) for number, device in enumerate(devices[:5], 1))
    return Plan(
        now=steps[:3],
        later=tuple(_waiting(step) for step in steps[3:]),
        cards=(),
        remaining=tuple(
            Remaining(device=device.id, risk="strangers", sentence=_OPEN, fields=_fields(device))
            for device in devices[:2]
        ),
        growth=tuple(
            Growth(child=child.id, stage=Stage.JUNIOR, on=date(2031, 4, 1), words=(_OPEN_LATER,))
            for child in household.children[-1:]
        ),
        minutes_now=sum(step.minutes for step in steps[:3]),
        minutes_later=sum(step.minutes for step in steps[3:]),
        yen_a_month=330,
        unpriced=1,
        gain=10,
        coverage=coverage(content, household),
        gap_numbers=(),
    )


_OPEN_LATER = Text(ja="自分で決める時間を、¦少し¦ふやします。", en="You decide over a little more time yourself.")


def coverage(content: Content, household: Household) -> CoverageMap:
    """Return a map with every state in it."""
    cells: list[Cell] = []
    for place, device in enumerate(household.devices):
        for column, way in enumerate(WAYS):
            for risk in content.catalog.risks:
                if (risk.scope is Scope.WAY) != (way.network is None):
                    turn = place + column + (0 if way.network else content.catalog.risks.index(risk))
                    cells.append(_cell(device, way, risk.id, _STATES[turn % len(_STATES)], place + 1))
    gaps = tuple(
        Gap(
            number=number,
            device=device.id,
            measure="ios-screen-time",
            cells=(),
            sentence=_OPEN,
            minutes=3,
            fields=_fields(device),
        )
        for number, device in enumerate(household.devices[:5], 1)
    )
    return CoverageMap(ways=WAYS, cells=tuple(cells), gaps=gaps)


def _cell(device: Device, way: Way, risk: str, state: State, gap: int) -> Cell:
    seen = TODAY if state is State.BLOCKED else None
    numbered = gap if state is State.OPEN and gap <= 5 else None
    return Cell(
        device=device.id,
        way=way.id,
        risk=risk,
        state=state,
        sentence=_OPEN,
        fields=_fields(device),
        at=seen,
        gap=numbered,
    )


def _fields(device: Device) -> tuple[tuple[str, str | Text], ...]:
    return (("device", device.name or device.kind), ("places", Text(ja="外のWi-Fi", en="other Wi-Fi")))


def _step(content: Content, device: Device, number: int) -> Step:
    measure = content.catalog.measures[number % len(content.catalog.measures)]
    return Step(
        measure=measure.id,
        at=device.id,
        devices=(device.id,),
        act=measure.act,
        fields=(("device", device.name), ("network", "家のWi-Fi"), ("child", "湊"), ("places", "家"), ("place", "家")),
        because=(measure.because,),
        minutes=measure.minutes,
        yen_a_month=measure.cost.yen_a_month,
        closes=(number,),
        cells=(),
        weight=5,
        help_url=measure.help_url,
    )


def _waiting(step: Step) -> Step:
    values = {name: getattr(step, name) for name in step.__struct_fields__}
    return Step(**{**values, "on": date(2026, 11, 28)})
