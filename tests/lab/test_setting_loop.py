"""An ordinary user sets a real NetworkManager: kept after proof, or back as it was, whatever comes in between."""

from collections.abc import Iterator

import pytest

from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.journal import Stage
from setup_assistant.domain.proof import ProofPart, ProofState, Why
from setup_assistant.domain.setting import RemarkKind
from tests.lab.changed import JOURNAL, Changed
from tests.lab.home import ROUTER
from tests.lab.laptop import Laptop, Made
from tests.lab.laptop_files import PERMISSIONS, WIFI_SECRET, WIFI_UUID, uuid_of
from tests.lab.managed import ManagedLab

pytestmark = pytest.mark.managed

FILTER = "cloudflare-family"
LAN = uuid_of("eth0")
FILE = "/etc/NetworkManager/system-connections/lan.nmconnection"
RUN = "/run/NetworkManager/system-connections"
SECRETS_KEPT = """
import json, sys
from setup_assistant.computer.network_manager import NetworkManagerHand
from setup_assistant.domain.setting import (Change, Tool)
asks = '{"dns":["192.0.2.3"],"ignore-auto-dns":true,"dns-priority":-50}'
states = {"before": '{"ipv4":{}}', "after": '{"ipv4":%s}' % asks}
change = Change(tool=Tool.NETWORK_MANAGER, at=sys.argv[1], name="Wi-Fi", **states)
hand = NetworkManagerHand()
getattr(hand, sys.argv[2])(*{"keep": ((change,),), "back": ((change,), "")}[sys.argv[2]])
sys.stdout.write(str(hand.now(change) == {"keep": change.after, "back": change.before}[sys.argv[2]]))
"""


@pytest.fixture
def changed(laptop: Laptop, catalog: Catalog) -> Changed:
    return Changed(laptop, catalog)


@pytest.fixture
def changed_two(managed_lab: ManagedLab, catalog: Catalog) -> Iterator[Changed]:
    with managed_lab.laptop(Made(cards=2)) as laptop:
        yield Changed(laptop, catalog)


def parts(ending: dict[str, object]) -> dict[str, str]:
    proof = ending["proof"]
    assert isinstance(proof, dict)
    return {each["part"]: each["state"] for each in proof["parts"]}


def test_a_proved_filter_stays_and_undo_restores_every_setting_and_file(changed: Changed) -> None:
    before, wanted = changed.state(), changed.wanted(FILTER)
    ending = changed.said("apply", wanted)
    assert (ending["kept"], changed.stages()) == (True, [Stage.KEPT])
    assert set(parts(ending).values()) == {ProofState.HOLDS, ProofState.ABSENT}
    # The router's IPv6 server is out as well, in use and in resolv.conf.
    assert changed.laptop.dns() == (*wanted.v4, *wanted.v6)
    assert not set(ROUTER) & set(changed.laptop.servers())
    assert changed.state() != before
    standing = changed.said("status")
    assert [each["standing"] for each in standing["places"]] == ["in-place"]
    assert not {"foreign", "uncovered", "unfinished"} & standing.keys()
    assert changed.said("undo")["why"] == Why.HAND
    assert changed.settled(before) == before
    assert changed.stages() == []


@pytest.mark.parametrize(
    ("style", "part"),
    [
        ("pass", ProofPart.FILTER),
        ("silent", ProofPart.FILTER),
        ("refused", ProofPart.FILTER),
        ("half-v6-server", ProofPart.SECOND_WAY),
    ],
)
def test_a_server_that_proves_nothing_goes_back_by_itself(
    changed: Changed, managed_lab: ManagedLab, style: str, part: ProofPart
) -> None:
    stand, before = managed_lab.stands[style], changed.state()
    ending = changed.said("apply", changed.wanted(FILTER, v4=(stand.v4,), v6=(stand.v6,)))
    assert (ending["why"], parts(ending)[part]) == (Why.UNPROVEN, ProofState.FAILS)
    assert changed.settled(before) == before
    assert changed.stages() == []


def test_a_question_that_nobody_answers_goes_back_by_itself(changed: Changed) -> None:
    before = changed.state()
    assert changed.said("apply", changed.wanted(FILTER), keep=False, seconds=1)["why"] == Why.TIME
    assert changed.settled(before) == before


def test_when_the_program_never_starts_again_network_manager_puts_the_network_back(changed: Changed) -> None:
    before = changed.state()
    assert changed.tell("apply", changed.wanted(FILTER), kill_at=("journal done", 1), after=True, within_s=2) is None
    assert changed.laptop.dns() != ROUTER
    changed.laptop.until(lambda: changed.laptop.dns() == ROUTER, "the way back without the program")
    assert changed.state()[0].splitlines()[:-1] == before[0].splitlines()  # it is held in memory, over its file
    assert changed.said("recover")["why"] == Why.ENDED
    assert changed.settled(before) == before


def test_both_connections_of_two_cards_are_set_and_put_back(changed_two: Changed) -> None:
    before, wanted = changed_two.state(), changed_two.wanted(FILTER)
    assert changed_two.said("apply", wanted)["kept"]
    assert {changed_two.laptop.dns(card) for card in ("eth0", "eth1")} == {(*wanted.v4, *wanted.v6)}
    # Which family comes first is the system's: the one that was there first.
    assert sorted(changed_two.laptop.servers()) == sorted((*wanted.v4, *wanted.v6))
    changed_two.tell("undo")
    assert changed_two.settled(before) == before


@pytest.mark.long
def test_one_card_keeps_its_way_when_the_other_is_unplugged_and_both_come_back(changed_two: Changed) -> None:
    before, wanted = changed_two.state(), changed_two.wanted(FILTER)
    assert changed_two.said("apply", wanted)["kept"]
    changed_two.laptop.link_down("eth1")
    changed_two.laptop.until(lambda: changed_two.laptop.dns("eth1") == (), "the lost cable")
    changed_two.tell("undo")
    changed_two.laptop.link_up("eth1")
    assert changed_two.settled(before) == before


@pytest.mark.parametrize(
    "lacking", [("settings.modify.system",), ("network-control",), ("checkpoint-rollback",), PERMISSIONS]
)
def test_a_refused_permission_is_told_and_leaves_the_computer_as_it_was(
    changed: Changed, lacking: tuple[str, ...]
) -> None:
    changed.laptop.permit(*(each for each in PERMISSIONS if each not in lacking))
    before = changed.state()
    plan = changed.said("plan", changed.wanted(FILTER))
    assert RemarkKind.ASKS_PASSWORD in {each["kind"] for each in plan["remarks"]}
    ending = changed.said("apply", changed.wanted(FILTER))
    assert (ending["why"], ending["problem"]) == (Why.FAILED, "setting-refused")
    # Without this one permission the setting is written before the system refuses: only then is anything put back.
    assert ending.get("untouched", False) is (lacking != ("network-control",))
    assert changed.settled(before) == before
    assert changed.stages() == []


def test_without_the_promise_of_the_system_the_weaker_net_is_told_and_the_journal_still_puts_back(
    changed: Changed,
) -> None:
    condition = "if (/checkpoint/.test(action.id)) { return polkit.Result.NO; }"
    rule = f"polkit.addRule(function(action, subject) {{ {condition} }});\n"
    changed.laptop.write("/etc/polkit-1/rules.d/05-no-promise.rules", rule)
    changed.laptop.permit(*PERMISSIONS)
    before, wanted = changed.state(), changed.wanted(FILTER)
    assert RemarkKind.WEAKER_NET in {each["kind"] for each in changed.said("plan", wanted)["remarks"]}
    assert changed.tell("apply", wanted, kill_at=("journal done", 1), after=True) is None
    assert changed.said("recover")["why"] == Why.ENDED
    assert changed.settled(before) == before
    assert changed.said("apply", wanted)["kept"]


def test_a_renamed_connection_is_found_and_keeps_its_new_name(changed: Changed) -> None:
    assert changed.said("apply", changed.wanted(FILTER))["kept"]
    changed.laptop.nmcli("connection", "modify", LAN, "connection.id", "Renamed", "ipv4.dns-search", "other.example")
    assert "stuck" not in changed.said("undo")
    told = changed.laptop.nmcli(
        "-g", "connection.id,ipv4.dns,ipv4.ignore-auto-dns,ipv4.dns-search", "connection", "show", LAN
    )
    assert told.splitlines() == ["Renamed", "", "no", "other.example"]


def test_a_connection_that_was_removed_needs_nothing(changed: Changed) -> None:
    assert changed.said("apply", changed.wanted(FILTER))["kept"]
    changed.laptop.nmcli("connection", "delete", LAN)
    assert [each["standing"] for each in changed.said("status")["places"]] == ["gone"]
    assert "stuck" not in changed.said("undo")
    assert changed.stages() == []


def test_a_connection_that_was_only_in_memory_is_so_again(changed: Changed) -> None:
    laptop = changed.laptop
    laptop.do("rm", FILE)
    laptop.nmcli("connection", "reload")
    laptop.nmcli("connection", "add", "save", "no", "type", "ethernet", "ifname", "eth0", "con-name", "passing",
                 "connection.uuid", LAN)  # fmt: skip
    laptop.nmcli("connection", "up", LAN)
    laptop.settle()
    before = changed.state()
    assert "passing" in before[0].splitlines()[-1]
    assert changed.said("apply", changed.wanted(FILTER))["kept"]
    assert laptop.holds("test -e /etc/NetworkManager/system-connections/passing.nmconnection")
    changed.tell("undo")
    assert changed.settled(before) == before


def test_the_connection_that_network_manager_made_by_itself_is_there_again_after_undo_and_a_new_start(
    managed_lab: ManagedLab, catalog: Catalog
) -> None:
    """Nobody ever saved it: it is made anew at each start, unless its card is noted as one that has a file."""
    with managed_lab.laptop(Made()) as laptop:
        laptop.do("sh", "-c", f"rm {FILE}; sed -i /no-auto-default/d /etc/NetworkManager/NetworkManager.conf")
        laptop.restart_network_manager(reboot=True)
        laptop.settle()
        changed, files = Changed(laptop, catalog), "find /etc/NetworkManager/system-connections -type f"
        wanted = changed.wanted(FILTER)
        assert changed.said("apply", wanted)["kept"]
        laptop.restart_network_manager(reboot=True)
        laptop.settle(*wanted.v4, *wanted.v6)
        assert [each["standing"] for each in changed.said("status")["places"]] == ["in-place"]
        changed.tell("undo")
        laptop.settle()
        assert laptop.do("sh", "-c", files) == ""
        laptop.restart_network_manager(reboot=True)
        laptop.settle()
        assert laptop.dns() == ROUTER


def test_a_connection_that_netplan_writes_at_each_start_is_told_and_left_alone(changed: Changed) -> None:
    """A change of it would be called kept and be gone after the next start."""
    laptop, text = changed.laptop, changed.laptop.read(FILE)
    for name, kinds in (
        ("netplan-eth0", {"unknown-keeper"}),
        ("netplan-NM-home", {"whole-computer", "this-connection"}),
    ):
        laptop.do("sh", "-c", f"rm -f {FILE} {RUN}/netplan-*")
        laptop.write(f"{RUN}/{name}.nmconnection", text, mode="600")
        laptop.nmcli("connection", "reload")
        laptop.nmcli("connection", "up", LAN)
        laptop.settle()
        plan = changed.said("plan", changed.wanted(FILTER))
        assert ({each["kind"] for each in plan["remarks"]}, bool(plan.get("changes"))) == (kinds, len(kinds) > 1)


def test_a_file_that_a_person_wrote_holds_the_same_settings_in_network_managers_own_words(changed: Changed) -> None:
    laptop = changed.laptop
    laptop.write(
        FILE, f"# mine\n{laptop.read(FILE)}".replace("type=ethernet", "type=ethernet\ntimestamp=7"), mode="600"
    )
    laptop.nmcli("connection", "reload")
    before, own = changed.state(), laptop.read(FILE)
    assert changed.said("apply", changed.wanted(FILTER))["kept"]
    changed.tell("undo")
    # NetworkManager writes its files anew: a remark and its note of the last use are no settings, and go.
    assert laptop.read(FILE) == own.replace("# mine\n", "").replace("timestamp=7\n", "")
    assert [line for line in changed.state()[0].splitlines() if ":" in line] == [
        line for line in before[0].splitlines() if ":" in line
    ]


def test_the_password_of_a_wireless_connection_stays_and_is_in_no_journal(changed: Changed) -> None:
    laptop = changed.laptop
    for verb in ("keep", "back"):
        assert laptop.python("-c", SECRETS_KEPT, WIFI_UUID, verb) == "True"
        assert f"psk={WIFI_SECRET}" in laptop.read("/etc/NetworkManager/system-connections/Home Wi-Fi.nmconnection")
    assert changed.said("apply", changed.wanted(FILTER))["kept"]
    assert WIFI_SECRET not in laptop.read(JOURNAL)
