"""A phone on a cable is set with consent, exactly put back, and believed as little as anybody."""

import re
from itertools import product
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from setup_assistant.domain.error import (
    AssistantError,
    BadUsage,
    FileMissing,
    FileUnreadable,
    FilterNotSettable,
    NoCablePhone,
    PhoneRefused,
)
from setup_assistant.domain.phone import HandedFilter
from setup_assistant.jobs.handing_cable import hand_by_cable, take_back_by_cable
from setup_assistant.ports import Outcome
from tests.unit.computer.android import Android, Killed, dies, refuses

MODE, HOST = "private_dns_mode", "private_dns_specifier"
FAMILY = HandedFilter(id="f", name="Family", host="family.example")
SET = {MODE: "hostname", HOST: "family.example"}
BEFORE = [
    {name: value for name, value in ((MODE, mode), (HOST, host)) if value}
    for mode, host in product(("", "off", "opportunistic", "hostname"), ("", "own.example", "Other-1.Example"))
]
CALLS = 1 + 2 + 2 + 2
"""Words to the phone: who is there, two to read, two to set, two to see."""
PLAIN = re.compile(r"[A-Za-z0-9._:-]+")


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    return tmp_path / "before.json"


def handed(phone: Android, saved: Path, of: HandedFilter = FAMILY) -> None:
    hand_by_cable(phone, of, saved, consent=True)


@pytest.mark.parametrize("before", BEFORE, ids=str)
def test_setting_and_taking_back_leaves_the_phone_exactly_as_it_was(saved: Path, before: dict[str, str]) -> None:
    phone = Android(dict(before))
    handed(phone, saved)
    assert phone.settings == SET
    assert saved.stat().st_mode & 0o077 == 0
    take_back_by_cable(phone, saved)
    assert phone.settings == before
    assert not saved.exists()


@pytest.mark.parametrize("before", BEFORE, ids=str)
def test_name_is_there_before_the_mode_that_uses_it_and_goes_after_it(saved: Path, before: dict[str, str]) -> None:
    phone = Android(dict(before))
    handed(phone, saved)
    take_back_by_cable(phone, saved)
    named = [next(word for word in each if word in (MODE, HOST)) for each in phone.changes]
    assert named[:2] == [HOST, MODE]
    assert named[2:] == ([HOST, MODE] if before.get(MODE) == "hostname" else [MODE, HOST])


@pytest.mark.parametrize("number", range(1, CALLS + 1))
@pytest.mark.parametrize("before", BEFORE, ids=str)
def test_killed_at_any_call_the_file_takes_the_phone_back(saved: Path, before: dict[str, str], number: int) -> None:
    phone = Android(dict(before), at={number: dies})
    with pytest.raises(Killed):
        handed(phone, saved)
    phone.at.clear()
    if saved.exists():
        take_back_by_cable(phone, saved)
    assert phone.settings == before


@pytest.mark.parametrize("number", range(1, CALLS + 1))
@pytest.mark.parametrize("before", BEFORE, ids=str)
def test_refused_at_any_call_it_goes_back_by_itself(saved: Path, before: dict[str, str], number: int) -> None:
    phone = Android(dict(before), at={number: refuses})
    with pytest.raises((PhoneRefused, NoCablePhone)):
        handed(phone, saved)
    assert phone.settings == before
    assert not saved.exists()


def test_phone_that_refuses_even_to_go_back_keeps_its_file(saved: Path) -> None:
    phone = Android({MODE: "off"}, at={5: refuses, **dict.fromkeys(range(6, 20), refuses)})
    with pytest.raises(PhoneRefused):
        handed(phone, saved)
    assert saved.exists()
    phone.at.clear()
    take_back_by_cable(phone, saved)
    assert phone.settings == {MODE: "off"}


def test_phone_that_only_pretends_is_found_out(saved: Path) -> None:
    phone = Android({MODE: "off"}, at={4: lambda: Outcome(0), 5: lambda: Outcome(0)})
    with pytest.raises(PhoneRefused):
        handed(phone, saved)


def test_without_consent_nothing_is_asked_of_the_phone(saved: Path) -> None:
    phone = Android()
    with pytest.raises(BadUsage):
        hand_by_cable(phone, FAMILY, saved, consent=False)
    assert (phone.asked, saved.exists()) == ([], False)


def test_filter_without_a_name_of_its_own_changes_nothing(saved: Path) -> None:
    phone = Android()
    with pytest.raises(FilterNotSettable):
        handed(phone, saved, HandedFilter(id="f", name="F", doh_url="https://f.example/q"))
    assert phone.asked == []


def test_second_run_does_not_write_over_what_the_first_kept(saved: Path) -> None:
    phone = Android({MODE: "off"})
    handed(phone, saved)
    kept = saved.read_bytes()
    with pytest.raises(BadUsage):
        handed(phone, saved)
    assert saved.read_bytes() == kept


@pytest.mark.parametrize(
    "listed",
    [
        "List of devices attached\n\n",
        "List of devices attached\nA\tdevice\nB\tdevice\n",
        "List of devices attached\n{serial}\tunauthorized\n",
        "List of devices attached\n{serial}\toffline\n",
        "List of devices attached\n-s\tdevice\n",
        "List of devices attached\n$(reboot)\tdevice\n",
        "List of devices attached\na b\tdevice\n",
        "",
    ],
)
def test_only_one_phone_that_its_owner_let_in_is_touched(saved: Path, listed: str) -> None:
    phone = Android(listed=listed)
    with pytest.raises(NoCablePhone):
        handed(phone, saved)
    assert phone.asked == [("adb", "devices")]


def test_first_call_may_tell_of_its_server(saved: Path) -> None:
    phone = Android(
        listed="* daemon not running; starting now at tcp:5037\nList of devices attached\n{serial}\tdevice\n"
    )
    handed(phone, saved)
    assert phone.settings == SET


def test_missing_adb_is_said(saved: Path) -> None:
    with pytest.raises(NoCablePhone) as caught:
        hand_by_cable(lambda _argv: Outcome(None), FAMILY, saved, consent=True)
    assert caught.value.what == "adb"


@pytest.mark.parametrize("name", [MODE, HOST])
@pytest.mark.parametrize(
    "answer",
    [
        "off; reboot",
        "$(reboot)",
        "`id`",
        "hostname\nput",
        "\x1b[2Joff",
        "a" * 5000,
        "'",
        "-x",
        "..",
        "a b",
        "HOSTNAME;",
        "х.рф",
    ],
)
def test_hostile_answer_stops_before_anything_is_changed(saved: Path, name: str, answer: str) -> None:
    phone = Android({MODE: "off"}, answers={name: answer})
    with pytest.raises(PhoneRefused) as caught:
        handed(phone, saved)
    assert phone.changes == []
    assert not saved.exists()
    assert len(caught.value.what) <= 80
    assert caught.value.what.isprintable()


@given(host=st.one_of(st.text(max_size=40), st.from_regex(r"[a-z0-9.;$`'\"| -]{1,40}"), st.just("a." * 200)))
def test_no_host_name_ever_becomes_a_word_of_the_phones_shell(host: str) -> None:
    phone = Android({MODE: "off"})
    saved = Path("/nonexistent/before.json")
    with pytest.raises(AssistantError):  # there is no such folder, so it ends before any change at the latest
        handed(phone, saved, HandedFilter(id="f", name="F", host=host))
    assert all(PLAIN.fullmatch(word) for each in phone.asked for word in each)


@given(host=st.one_of(st.text(max_size=40), st.from_regex(r"[a-z0-9.;$`'\"| -]{1,40}", fullmatch=True)))
def test_set_of_commands_never_changes_with_the_host(host: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    phone = Android({MODE: "off"})
    saved = tmp_path_factory.mktemp("saved") / "before.json"
    try:
        handed(phone, saved, HandedFilter(id="f", name="F", host=host))
    except AssistantError:
        assert phone.settings == {MODE: "off"}
    assert all(PLAIN.fullmatch(word) for each in phone.asked for word in each)
    assert len({len(each) for each in phone.asked}) <= 3 + 1


def test_another_phone_is_not_given_what_this_one_had(saved: Path) -> None:
    handed(Android({MODE: "off"}), saved)
    other = Android({MODE: "opportunistic"}, serial="OTHER1")
    with pytest.raises(PhoneRefused):
        take_back_by_cable(other, saved)
    assert other.settings == {MODE: "opportunistic"}
    assert saved.exists()


@pytest.mark.parametrize(
    "kept",
    [
        b"",
        b"{}",
        b'{"serial": "-s", "way": {}}',
        b'{"serial": "A", "way": {"mode": "off; reboot"}}',
        b"\xff",
        b"[" * 9000,
    ],
)
def test_kept_file_that_was_changed_is_not_believed(saved: Path, kept: bytes) -> None:
    saved.write_bytes(kept)
    phone = Android()
    with pytest.raises(FileUnreadable):
        take_back_by_cable(phone, saved)
    assert phone.asked == []


def test_kept_host_that_was_changed_never_reaches_the_phone(saved: Path) -> None:
    phone = Android(dict(SET))
    saved.write_bytes(msgspec.json.encode({"serial": phone.serial, "way": {"mode": "hostname", "host": "a;reboot"}}))
    with pytest.raises(PhoneRefused):
        take_back_by_cable(phone, saved)
    assert phone.changes == []


def test_missing_file_is_said(saved: Path) -> None:
    with pytest.raises(FileMissing):
        take_back_by_cable(Android(), saved)
