"""Random households, made by the same functions that the window calls."""

from collections.abc import Callable
from datetime import date

from hypothesis import strategies as st

from setup_assistant.domain.fact import Confidence, Fact
from setup_assistant.domain.household import Account, Answer, Got, Household, NetworkKind, SettingState, Stage
from setup_assistant.domain.machine import Machine
from setup_assistant.domain.risk import DeviceKind
from setup_assistant.domain.value import Text
from setup_assistant.flow import agreement, answers, devices, engine, networks
from setup_assistant.flow.page import PageId

_FACT = Fact(sources=("own",), checked_on=date(2026, 11, 23), confidence=Confidence.PRIMARY)


def kind(name: str, *, line: bool = False) -> DeviceKind:
    said = Text(ja=name, en=name)
    return DeviceKind(id=name, name=said, short=said, icon="monitor", can_have_line=line, risks=(), fact=_FACT)


PHONE, TV, LINUX = kind("iphone", line=True), kind("tv"), kind("linux-pc")

Change = Callable[[Household], Household]


def _of(
    ids: Callable[[Household], tuple[str, ...]], change: Callable[[Household, str], Household]
) -> st.SearchStrategy[Change]:
    """Draw a change of one of the things that are there at that moment, or none."""

    def at(number: int) -> Change:
        def changed(household: Household) -> Household:
            found = ids(household)
            return change(household, found[number % len(found)]) if found else household

        return changed

    return st.integers(0, 5).map(at)


def _children(household: Household) -> tuple[str, ...]:
    return tuple(each.id for each in household.children)


def _devices(household: Household) -> tuple[str, ...]:
    return tuple(each.id for each in household.devices)


def _networks(household: Household) -> tuple[str, ...]:
    return tuple(each.id for each in household.networks)


def _set(household: Household, at: str) -> Household:
    return devices.set_setting(household, "ios-screen-time", at, SettingState.SEEN, seen_on=date(2026, 4, 3))


changes: st.SearchStrategy[Change] = st.one_of(
    st.sampled_from(Stage).map(lambda stage: lambda h: answers.add_child(h, stage)),
    st.sampled_from([PHONE, TV, LINUX]).map(lambda each: lambda h: devices.add_device(h, each)),
    st.just(lambda h: devices.add_this_computer(h, Machine(kind="linux-pc", v6=Answer.YES), LINUX)),
    st.sampled_from(NetworkKind).map(lambda each: lambda h: networks.add_network(h, each)),
    _of(_children, answers.remove_child),
    _of(_children, lambda h, child: answers.name_child(h, child, "蓮")),
    _of(_devices, devices.remove_device),
    _of(_devices, lambda h, device: devices.set_users(h, device, _children(h)[:1])),
    _of(_devices, lambda h, device: devices.set_carrier(h, device, "au")),
    _of(_devices, lambda h, device: devices.set_carrier(h, device, None)),
    _of(_devices, devices.set_carrier_unknown),
    _of(_devices, lambda h, device: devices.set_networks(h, device, _networks(h))),
    _of(_devices, lambda h, device: devices.set_got(h, device, Got.SCHOOL_LENT)),
    _of(_devices, lambda h, device: devices.set_got(h, device, Got.WIFI_ONLY)),
    _of(_devices, lambda h, device: devices.set_account(h, device, Account.PARENT)),
    _of(_devices, _set),
    _of(_networks, _set),
    _of(_networks, networks.remove_network),
    _of(_networks, lambda h, network: networks.set_second_way(h, network, Answer.NO)),
    st.sampled_from(["worries", "must-work", "minutes"]).map(lambda each: lambda h: answers.dont_know(h, each)),
    st.integers(0, 60).map(lambda each: lambda h: answers.set_minutes(h, each)),
    st.just(lambda h: answers.set_worries(h, ["strangers", "spending"])),
    st.integers(0, 20).map(lambda each: lambda h: agreement.add_own_rule(h, f"rule {each}")),
    st.tuples(st.integers(-2, 14), st.sampled_from([-1, 1])).map(lambda each: lambda h: agreement.move_rule(h, *each)),
    st.integers(-2, 14).map(lambda each: lambda h: agreement.remove_rule(h, each)),
    st.sampled_from(PageId).map(lambda each: lambda h: engine.go(h, each)),
)


@st.composite
def families(draw: st.DrawFn) -> Household:
    household = Household()
    for change in draw(st.lists(changes, max_size=25)):
        household = change(household)
    return household
