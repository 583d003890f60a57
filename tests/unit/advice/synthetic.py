"""A small catalog of our own, and random households for it and for the real one."""

from datetime import UTC, date, datetime

from hypothesis import strategies as st

from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.check import Check, CheckFrom, CheckState
from setup_assistant.domain.fact import Confidence, Cost, Fact
from setup_assistant.domain.filter import Filter, FilterStatus, TestName
from setup_assistant.domain.household import (
    Account,
    AgreedRule,
    Agreement,
    Answer,
    Child,
    Device,
    Got,
    Household,
    MustWork,
    Network,
    NetworkKind,
    Setting,
    SettingState,
    Stage,
)
from setup_assistant.domain.measure import Applies, Cover, Group, Level, Measure, Place
from setup_assistant.domain.risk import DeviceKind, Risk, Scope
from setup_assistant.domain.rule import HouseRule
from setup_assistant.domain.value import Text

FACT = Fact(sources=("own",), checked_on=date(2026, 11, 23), confidence=Confidence.PRIMARY)
RISKS = ("harmful-sites", "search-video", "fraud-malware", "apps", "spending", "time-sleep")
KINDS = ("phone", "tablet", "console")


def text(words: str) -> Text:
    return Text(ja=f"{words}。", en=f"{words}.")


def risk(name: str, number: int) -> Risk:
    return Risk(
        id=name,
        scope=Scope.WAY if number < 3 else Scope.ANYWHERE,
        name=text(name),
        column=text(name),
        worry=text(name),
        weights=(1, 2, 3, 4, 5, 4, number % 6),
        open_sentence=text(f"{name} {{device}} {{place}}"),
        fact=FACT,
    )


def kind(name: str) -> DeviceKind:
    return DeviceKind(
        id=name,
        name=text(name),
        short=text(name),
        icon="smartphone",
        versions=("3", "2", "1"),
        can_have_line=name == "phone",
        risks=RISKS if name != "console" else RISKS[1:],
        portable=name != "console",
        fact=FACT,
    )


def measure(name: str, group: Group, minutes: int, **more: object) -> Measure:
    fields: dict[str, object] = {
        "place": Place.DEVICE,
        "applies": Applies(kinds=KINDS),
        "notices": (),
        "because": text(f"{name} {{child}} {{device}} {{network}}"),
        **more,
    }
    return Measure(
        id=name,
        group=group,
        minutes=minutes,
        name=text(name),
        goal=text(name),
        act=text(f"{name} {{device}} {{network}}"),
        gap=text(f"{name} {{device}} {{places}}"),
        undo_by_child=text(name),
        cost=Cost(yen_a_month=0, fact=FACT),
        help_url="https://example.org/",
        fact=FACT,
        **fields,  # type: ignore[arg-type]  # the fields of this table
    )


def cover(name: str, level: Level, *risks: str, **more: object) -> Cover:
    sentence = text(f"{name} {int(level)} {{device}}")
    return Cover(measure=name, level=level, risks=risks, sentence=sentence, fact=FACT, **more)  # type: ignore[arg-type]  # see above


def site_filter(name: str, status: FilterStatus, *blocks: str, tested: bool = False) -> Filter:
    names = (TestName(name="a.example", expect=text("a"), documented=True, category="adult"),) if tested else ()
    return Filter(
        id=name,
        name=name,
        operator=name,
        country="JP",
        status=status,
        free=True,
        account_needed=False,
        ipv4=("192.0.2.1",),
        ipv6=("2001:db8::1",),
        blocks=blocks,
        test_names=names,
        privacy=text("a"),
        note=text("a"),
        fact=FACT,
    )


def catalog() -> Catalog:
    """Return a catalog with one measure of every sort."""
    return Catalog(
        guides=(),
        edition=date(2026, 11, 23),
        stages=(),
        risks=tuple(risk(name, number) for number, name in enumerate(RISKS)),
        device_kinds=tuple(kind(name) for name in KINDS),
        lines=(),
        needs=(),
        measures=(
            measure("app-one", Group.FILTER_APP, 20, applies=Applies(kinds=("phone", "tablet")), excludes=("app-two",)),
            measure("app-two", Group.FILTER_APP, 10, applies=Applies(kinds=("phone",), lines=("line-a",))),
            measure("console-limit", Group.SERVICE, 5, applies=Applies(kinds=("console",))),
            measure("os-control", Group.OS_CONTROL, 25, applies=Applies(kinds=("phone", "tablet"), since="2")),
            measure("parent-account-off", Group.OS_CONTROL, 15, applies=Applies(kinds=("phone", "tablet"))),
            measure("router-filter", Group.FAMILY_FILTER, 15, place=Place.NETWORK, takes_filter=True),
            measure("device-filter", Group.FAMILY_FILTER, 8, takes_filter=True, applies=Applies(kinds=("phone",))),
            measure("told-only", Group.LINE, 5, plannable=False, applies=Applies(kinds=("phone",))),
        ),
        covers=(
            cover("app-one", Level.FULL, "harmful-sites"),
            cover("app-one", Level.PARTLY, "apps", "search-video"),
            cover("app-two", Level.FULL, "harmful-sites", "apps"),
            cover("console-limit", Level.FULL, "apps", "time-sleep"),
            cover("os-control", Level.FULL, "apps", "spending", since="3"),
            cover("os-control", Level.PARTLY, "apps", "spending", "time-sleep"),
            cover("parent-account-off", Level.PARTLY, "spending"),
            cover("router-filter", Level.FULL, "harmful-sites", "fraud-malware", networks=(NetworkKind.HOME,)),
            cover("device-filter", Level.FULL, "harmful-sites", "fraud-malware"),
            cover("told-only", Level.FULL, "harmful-sites", networks=(NetworkKind.MOBILE,)),
            cover("told-only", Level.NONE, "harmful-sites", networks=(NetworkKind.HOME, NetworkKind.OTHER_WIFI)),
        ),
        filters=(
            site_filter("adult-tested", FilterStatus.ACTIVE, "adult", "malware", "phishing", tested=True),
            site_filter("adult", FilterStatus.ACTIVE, "adult", "malware", "phishing"),
            site_filter("ended", FilterStatus.DISCONTINUED, "adult", "malware", "phishing", tested=True),
            site_filter("malware", FilterStatus.ACTIVE, "malware", tested=True),
            site_filter("unsure", FilterStatus.UNCERTAIN, "adult", "malware", "phishing", tested=True),
        ),
        baselines=(),
        criteria=(),
        services=(),
        rules=(
            HouseRule(
                id="bed-at-nine",
                area="time",
                stages=tuple(Stage),
                rank=1,
                proposed=tuple(Stage),
                words=text("bed"),
                reason=text("sleep"),
                risks=("time-sleep",),
                fact=FACT,
            ),
        ),
        promises=(),
        privacy_lines=(),
        consequences=(),
        loosenings=(),
        contacts=(),
        must_work=(),
        find_outs=(),
        bypasses=(),
        hand_overs=(),
        routers=(),
        engines=(),
        known_names=(),
    )


TODAY = date(2026, 11, 24)


@st.composite
def households(draw: st.DrawFn, book: Catalog) -> Household:
    """Draw a small household whose answers fit a catalog."""
    children = tuple(
        Child(id=f"child-{number}", stage=draw(st.sampled_from(Stage))) for number in range(draw(st.integers(0, 3)))
    )
    networks = tuple(
        Network(
            id=f"net-{number}",
            kind=draw(st.sampled_from(NetworkKind)),
            v6=draw(st.sampled_from(Answer)),
            router=draw(st.sampled_from(Answer)),
        )
        for number in range(draw(st.integers(0, 3)))
    )
    kinds = [each.id for each in book.device_kinds]
    carriers = [None, "line-a", *(each.id for each in book.lines)]
    network_ids = [each.id for each in networks]
    child_ids = [each.id for each in children]
    devices = tuple(
        Device(
            id=f"device-{number}",
            kind=draw(st.sampled_from(kinds)),
            got=draw(st.sampled_from(Got)),
            account=draw(st.sampled_from(Account)),
            carrier=draw(st.sampled_from(carriers)),
            os_version=draw(st.sampled_from([None, "1", "2", "3", "16", "26", "older"])),
            line_user=draw(st.sampled_from(Answer)),
            users=tuple(draw(st.sets(st.sampled_from(child_ids)))) if child_ids else (),
            networks=tuple(draw(st.sets(st.sampled_from(network_ids)))) if network_ids else (),
        )
        for number in range(draw(st.integers(0, 4)))
    )
    family = Household(
        children=children,
        devices=devices,
        networks=networks,
        worries=tuple(draw(st.sets(st.sampled_from([each.id for each in book.risks]), max_size=2))),
        minutes=draw(st.sampled_from([None, 0, 10, 30, 60])),
        must_work=tuple(MustWork(need=each.id) for each in book.must_work[:2]),
        agreement=Agreement(rules=draw(st.sampled_from([None, (AgreedRule(rule=book.rules[0].id),)]))),
    )
    return with_answers(draw, family, book)


def with_answers(draw: st.DrawFn, family: Household, book: Catalog) -> Household:
    """Draw settings and checks for a household."""
    from msgspec.structs import replace  # noqa: PLC0415  used here alone

    pairs = [(each.id, device.id) for each in book.measures if each.place is Place.DEVICE for device in family.devices]
    pairs += [(each.id, net.id) for each in book.measures if each.place is Place.NETWORK for net in family.networks]
    chosen = draw(st.lists(st.sampled_from(pairs), max_size=4, unique=True)) if pairs else []
    filters = [None, *(each.id for each in book.filters)]
    settings = tuple(draw(setting(name, place, filters)) for name, place in chosen)
    ways = [("anywhere", each.id) for each in book.risks if each.scope is Scope.ANYWHERE]
    ways += [(f"{net.id}-v4", book.risks[0].id) for net in family.networks]
    places = [(device.id, way, name) for device in family.devices for way, name in ways]
    looked = draw(st.lists(st.sampled_from(places), max_size=2)) if places else []
    checks = tuple(
        Check(
            id=f"check-{number}",
            device=device,
            way=way,
            risk=name,
            measure=draw(st.sampled_from([each.id for each in book.measures])),
            state=draw(st.sampled_from(CheckState)),
            origin=draw(st.sampled_from(CheckFrom)),
            at=datetime(2026, draw(st.integers(1, 11)), 1, tzinfo=UTC),
        )
        for number, (device, way, name) in enumerate(looked)
    )
    return replace(family, settings=settings, checks=checks)


def setting(name: str, place: str, filters: list[str | None]) -> st.SearchStrategy[Setting]:
    """Return settings of one measure at one place."""
    return st.builds(
        Setting,
        measure=st.just(name),
        at=st.just(place),
        state=st.sampled_from(SettingState),
        seen_on=st.one_of(st.none(), st.dates(date(2026, 1, 1), TODAY)),
        ways=st.sampled_from([(), (f"{place}-v4",)]),
        filter=st.sampled_from(filters),
    )
