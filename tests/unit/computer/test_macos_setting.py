"""What a family filter would change on a Mac: rules on parsed values; answers in three languages, written by hand."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from setup_assistant.computer import macos_setting
from setup_assistant.computer.macos_setting import Service
from setup_assistant.domain.error import SettingFailed
from setup_assistant.domain.setting import RemarkKind, Wanted

WANTED = Wanted(filter="some-family", name="Some family", v4=("1.1.1.3",), v6=("2606:4700:4700::1113",), browsers=False)
ORDER = """\
An asterisk (*) denotes that a network service is disabled.
(1) USB 10/100/1000 LAN
(Hardware Port: USB 10/100/1000 LAN, Device: en7)

(2) Wi-Fi
(Hardware Port: Wi-Fi, Device: en0)

(*) Thunderbolt Bridge
(Hardware Port: Thunderbolt Bridge, Device: bridge0)

(3) Office, second floor (new)
(Hardware Port: Ethernet Adapter (en4), Device: en4)

(4) Work VPN
(Hardware Port: com.wireguard.macos, Device: )
"""


def test_services_that_are_on_and_have_a_device_are_found() -> None:
    assert macos_setting.services(ORDER) == ("USB 10/100/1000 LAN", "Wi-Fi", "Office, second floor (new)")


@pytest.mark.parametrize(
    ("port", "device"), [("Hardwareanschluss", "Gerät"), ("ハードウェアポート", "装置"), ("Port matériel", "Appareil")]
)
def test_services_are_found_in_any_language(port: str, device: str) -> None:
    translated = ORDER.replace("Hardware Port", port).replace("Device", device)
    assert macos_setting.services(translated) == macos_setting.services(ORDER)


def test_a_name_with_signs_that_no_person_types_is_left_alone() -> None:
    assert macos_setting.services("(1) Wi\x07Fi\n(Hardware Port: Wi-Fi, Device: en0)\n") == ()


@pytest.mark.parametrize("said", ["", "command not found", "(1) Wi-Fi", "(Hardware Port: Wi-Fi, Device: en0)"])
def test_an_answer_in_another_form_holds_no_service(said: str) -> None:
    assert macos_setting.services(said) == ()


@pytest.mark.parametrize(
    "said",
    [
        "There aren't any DNS Servers set on Wi-Fi.\n",
        "Es sind keine DNS-Server für Wi-Fi konfiguriert.\n",
        "Wi-FiにはDNSサーバが設定されていません。\n",
        "",
    ],
)
def test_a_sentence_without_an_address_means_that_the_network_decides(said: str) -> None:
    assert macos_setting.servers(said) == "automatic"


def test_addresses_are_kept_as_they_are_typed_and_in_order() -> None:
    said = "2620:FE::FE\n192.168.1.53\nfe80::1%en0\n"
    assert macos_setting.servers(said) == ("2620:FE::FE", "192.168.1.53", "fe80::1%en0")


def kinds(part: object) -> set[RemarkKind]:
    return {each.kind for each in part.remarks}  # type: ignore[attr-defined]  a Part


def test_each_service_gets_one_list_for_both_ways() -> None:
    part = macos_setting.plan((Service(name="Wi-Fi", servers="automatic"),), WANTED)
    (change,) = part.changes
    assert json.loads(change.before) == {"servers": "automatic"}
    assert json.loads(change.after) == {"servers": ["1.1.1.3", "2606:4700:4700::1113"]}
    assert [each.what.key for each in change.rows] == ["setting.row.ipv4", "setting.row.ipv6"]
    assert change.by_hand == ('networksetup -setdnsservers "Wi-Fi" empty',)
    assert kinds(part) == {
        RemarkKind.NOT_VERIFIED,
        RemarkKind.ASKS_PASSWORD,
        RemarkKind.WHOLE_COMPUTER,
        RemarkKind.THIS_CONNECTION,
        RemarkKind.WEAKER_NET,
    }


def test_remarks_say_what_this_does_not_do() -> None:
    wanted = replace(WANTED, encrypted=True, browsers=True, v6=())
    part = macos_setting.plan((Service(name="Wi-Fi", servers="automatic"),), wanted)
    assert kinds(part) >= {RemarkKind.BY_PROFILE, RemarkKind.BROWSERS_STAY, RemarkKind.NO_SECOND_WAY}


def test_a_service_that_asks_the_filter_already_stays() -> None:
    part = macos_setting.plan((Service(name="Wi-Fi", servers=(*WANTED.v4, *WANTED.v6)),), WANTED)
    assert (part.changes, kinds(part)) == ((), {RemarkKind.NOT_VERIFIED, RemarkKind.ALREADY})


def test_a_mac_without_a_service_cannot_be_set() -> None:
    assert kinds(macos_setting.plan((), WANTED)) == {RemarkKind.NOT_VERIFIED, RemarkKind.UNSUPPORTED}


@given(st.lists(st.ip_addresses().map(str), max_size=5))
def test_what_was_typed_is_put_back_word_for_word(typed: list[str]) -> None:
    servers = macos_setting.servers("\n".join(typed) or "nothing")
    for change in macos_setting.plan((Service(name="Wi-Fi", servers=servers),), WANTED).changes:
        words = macos_setting.word(macos_setting.place(change.before).servers)
        assert words == (" ".join(typed) or "empty")


@pytest.mark.parametrize("text", ["", "{}", '{"servers": "none"}', '{"servers": 1}', "[]"])
def test_a_note_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(SettingFailed):
        macos_setting.place(text)
