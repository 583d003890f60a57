"""phone-check in the terminal: what is listed, the code, what happens, the verdict and the status."""

import json
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from setup_assistant import resources
from setup_assistant.cli.door import run
from setup_assistant.cli.square import fits, square
from setup_assistant.cli.table import width
from setup_assistant.domain.check import CheckState
from setup_assistant.domain.error import NoLan
from setup_assistant.domain.phone import (
    ClosedBy,
    NobodyYet,
    PhoneCame,
    PhoneClosed,
    PhoneEvent,
    PhoneReason,
    PhoneReported,
    PhoneRisk,
    PhoneVerdict,
    Reach,
    Reachability,
)
from setup_assistant.jobs.drawings import code
from tests.unit.checks.imitation import ROUTER4, home
from tests.unit.cli.outside import NOW, Page, Phone, doors, no_phone

FAMILY = resources.path("examples", "family-three-children.json")
CHOSEN = ("--filter", "cloudflare-family")
CLOSED = PhoneClosed(by=ClosedBy.USE)

Tell = Callable[..., tuple[int, str, str]]


def reported(state: CheckState, reason: PhoneReason = PhoneReason.SAMPLES_BLOCKED) -> PhoneReported:
    blocked = 2 if state is CheckState.BLOCKED else 0
    risk = PhoneRisk(risk="harmful-sites", state=state, reason=reason, blocked=blocked // 2, asked=1)
    verdict = PhoneVerdict(
        filter="cloudflare-family", state=state, reason=reason, risks=(risk,), blocked=blocked, asked=2, at=NOW
    )
    return PhoneReported(verdict=verdict)


def came(event: PhoneReported) -> Phone:
    return Phone(events=(PhoneCame(), event, CLOSED))


@pytest.fixture
def tell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Tell:
    """Return a function from a phone and the words of a command line to status, output and complaint."""
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)

    def told(phone: Any, *words: str) -> tuple[int, str, str]:
        status = run(("phone-check", *words), doors(phone=phone, surroundings=lambda: home(ROUTER4)))
        return status, *capsys.readouterr()

    return told


@pytest.mark.parametrize(
    ("state", "status"),
    [(CheckState.BLOCKED, 0), (CheckState.OPEN, 7), (CheckState.CANNOT_TELL, 9), (CheckState.NOT_REACHABLE, 9)],
)
def test_the_status_is_that_of_the_verdict(tell: Tell, state: CheckState, status: int) -> None:
    phone = came(reported(state))
    assert tell(phone, *CHOSEN)[0] == status
    assert json.loads(tell(came(reported(state)), *CHOSEN, "--json")[1])["status"] == status
    assert phone.page.closed == 1


@pytest.mark.parametrize("by", ClosedBy)
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_page_that_nobody_used_tells_nothing(tell: Tell, by: ClosedBy, lang: str) -> None:
    status, out, complaint = tell(Phone(events=(NobodyYet(), PhoneClosed(by=by))), *CHOSEN, "--lang", lang)
    assert (status, complaint) == (9, "")
    assert {"ja": "何も分かっていません。", "en": "nothing is known"}[lang] in " ".join(out.split())
    assert "止まる" not in out
    assert "Blocked" not in out
    value = json.loads(tell(Phone(events=(PhoneClosed(by=by),)), *CHOSEN, "--json")[1])
    assert (value["verdict"], value["status"]) == (None, 9)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_everything_is_said_in_80_columns_in_the_order_in_which_it_happens(tell: Tell, lang: str) -> None:
    events = (NobodyYet(), PhoneCame(), reported(CheckState.OPEN, PhoneReason.SAMPLES_OPEN), CLOSED)
    phone = Phone(events=events)
    out = tell(phone, *CHOSEN, "--lang", lang)[1]
    said = {
        "ja": ("nudity.testcategory.com", Page.url, "まだ来ていません", "開きました", "通る: ", "分からないこと"),
        "en": ("nudity.testcategory.com", Page.url, "No phone has come", "opened the page", "Open: ", "ther browsers"),
    }[lang]
    places = [out.index(part) for part in said]
    assert places == sorted(places)
    assert max(map(width, out.splitlines())) <= 80
    assert set(out).isdisjoint("{}¦")
    assert [name for name in phone.orders[0].names if name not in out] == []
    assert phone.orders[0].lang == lang


@pytest.mark.parametrize("reach", Reach)
def test_what_stands_in_the_way_of_phones_is_said_when_none_came(tell: Tell, reach: Reach) -> None:
    rule = "sudo firewall-cmd --add-port=8731/tcp --timeout=10m" if reach is Reach.FIREWALL_LIKELY else ""
    events = (NobodyYet(found=Reachability(reach=reach, rule=rule)), CLOSED)
    out = " ".join(tell(Phone(events=events), *CHOSEN, "--lang", "en")[1].split())
    assert "irewall" in out
    assert rule in out
    assert ("--add-port" in out) == bool(rule)


@pytest.mark.parametrize("reason", PhoneReason)
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_reason_of_a_phone_has_words(tell: Tell, reason: PhoneReason, lang: str) -> None:
    status, out, complaint = tell(came(reported(CheckState.CANNOT_TELL, reason)), *CHOSEN, "--lang", lang)
    assert (status, complaint) == (9, "")
    assert {"ja": "不明: ", "en": "Can't tell: "}[lang] in out


def test_the_code_is_shown_and_holds_the_address(tell: Tell) -> None:
    lines = square(code(Page.url))
    out = tell(came(reported(CheckState.BLOCKED)), *CHOSEN)[1].splitlines()
    assert [line for line in lines if line.rstrip() not in (each.rstrip() for each in out)] == []
    assert max(map(len, lines)) < 60


def test_a_drawn_code_has_every_module_in_its_place() -> None:
    modules = code(Page.url)
    drawn = [[(upper, lower) for upper, lower in map(_pair, line)] for line in square(modules)]
    rows = [[pair[half] for pair in line] for line in drawn for half in (0, 1)]
    assert rows[: len(modules)] == [list(row) for row in modules]
    assert not any(any(row) for row in rows[len(modules) :])


def _pair(block: str) -> tuple[bool, bool]:
    return block in "▄ ", block in "▀ "


@pytest.mark.parametrize(
    ("columns", "encoding", "can"), [(80, "utf-8", True), (20, "utf-8", False), (80, "ascii", False), (80, None, True)]
)
def test_a_code_is_shown_only_where_it_can_be_read(columns: int, encoding: str | None, *, can: bool) -> None:
    assert fits(square(code(Page.url)), columns, encoding) is can


def test_a_narrow_terminal_gets_the_address_alone(tell: Tell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    out = tell(came(reported(CheckState.BLOCKED)), *CHOSEN)[1]
    assert Page.url in out
    assert "█" not in out


def test_ctrl_c_closes_the_page(tell: Tell, tmp_path: Path) -> None:
    def phone(_order: object, _links: object, _event: Callable[[PhoneEvent], None], /) -> Page:
        os.kill(os.getpid(), signal.SIGINT)
        return page

    page = Page()
    kept = tmp_path / "family.json"
    kept.write_bytes(FAMILY.read_bytes())
    status, _, complaint = tell(phone, *CHOSEN, "--household", str(kept), "--keep")
    assert (status, complaint, page.closed) == (130, "", 1)
    assert kept.read_bytes() == FAMILY.read_bytes()


def test_the_time_that_was_asked_for_closes_the_page(tell: Tell, monkeypatch: pytest.MonkeyPatch) -> None:
    later = iter(range(0, 10_000, 61))
    monkeypatch.setattr("setup_assistant.cli.phone_verbs.time.monotonic", lambda: next(later))
    phone = Phone()
    assert tell(phone, *CHOSEN, "--minutes", "1")[0] == 9
    assert phone.page.closed == 1


def test_a_fault_on_the_way_closes_the_page(tell: Tell) -> None:
    def phone(_order: object, _links: object, _event: Callable[[PhoneEvent], None], /) -> Page:
        raise NoLan

    status, out, complaint = tell(phone, *CHOSEN, "--json")
    assert (status, complaint) == (NoLan.exit_status, "")
    assert json.loads(out.splitlines()[-1])["error"] == NoLan.code


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_verdict_is_kept_for_the_device_and_the_network_that_were_named(
    tell: Tell, tmp_path: Path, lang: str
) -> None:
    kept = tmp_path / "family.json"
    kept.write_bytes(FAMILY.read_bytes())
    family = json.loads(FAMILY.read_text("utf-8"))
    device, network = family["devices"][0]["id"], family["networks"][0]["id"]
    words = ("--household", str(kept), "--device", device, "--network", network, "--keep", "--lang", lang)
    status, out, _ = tell(came(reported(CheckState.OPEN, PhoneReason.SAMPLES_OPEN)), *CHOSEN, *words)
    (record,) = json.loads(kept.read_text("utf-8"))["records"]
    assert (status, str(kept) in out) == (7, True)
    assert (record["origin"], record["device"], record["network"]) == ("phone", device, network)
    assert [each["state"] for each in record["ways"]] == ["open"]


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["--filter", "moon"], "--filter moon"),
        (["--minutes", "0"], "--minutes 0 (1-10)"),
        (["--minutes", "11"], "--minutes 11 (1-10)"),
        (["--minutes", "soon"], "--minutes soon"),
        (["--household", str(FAMILY), "--device", "moon"], "--device moon"),
        (["--keep"], "phone-check --keep --household FILE"),
    ],
)
def test_what_does_not_fit_is_named_before_a_page_opens(tell: Tell, words: list[str], named: str) -> None:
    status, out, complaint = tell(no_phone, *words)
    assert status == 2
    assert named in " ".join((out + complaint).split())
