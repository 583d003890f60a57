"""profile and hand-over in the terminal: what is written, what is said first, what is refused."""

import json
import os
import plistlib
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from setup_assistant.cli.arguments import VERBS
from setup_assistant.cli.door import run
from setup_assistant.cli.table import width
from setup_assistant.domain.check import CheckState
from setup_assistant.domain.phone import HandTo, PhoneCame
from tests.unit.checks.imitation import ROUTER4, home
from tests.unit.cli.outside import Page, Phone, doors, no_phone
from tests.unit.cli.test_phone_verbs import CLOSED, came, reported
from tests.unit.lan.test_signing import School

CHOSEN = ("--filter", "cloudflare-family")
Tell = Callable[..., tuple[int, str, str]]
FAKE_ADB = """#!/bin/sh
echo "$*" >> "$0.log"
case "$1 $4 $5 $6 $7" in
  "devices    ") printf 'List of devices attached\\nR5CT\\tdevice\\n' ;;
  *"settings get"*private_dns_mode) cat "$0.mode" 2>/dev/null || echo null ;;
  *"settings get"*private_dns_specifier) cat "$0.host" 2>/dev/null || echo null ;;
  *"settings put"*private_dns_mode) echo "$8" > "$0.mode" ;;
  *"settings put"*private_dns_specifier) echo "$8" > "$0.host" ;;
  *"settings delete"*private_dns_mode) rm -f "$0.mode" ;;
  *"settings delete"*private_dns_specifier) rm -f "$0.host" ;;
  *) exit 9 ;;
esac
"""


@pytest.fixture
def tell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Tell:
    """Return a function from the words of a command line (and a phone) to status, output and complaint."""
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)

    def told(*words: str, phone: Any = no_phone) -> tuple[int, str, str]:
        status = run(words, doors(phone=phone, surroundings=lambda: home(ROUTER4)))
        return status, *capsys.readouterr()

    return told


@pytest.fixture
def cable(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Put an `adb` before all others, and return its place."""
    adb = tmp_path / "bin" / "adb"
    adb.parent.mkdir()
    adb.write_text(FAKE_ADB)
    adb.chmod(0o755)
    monkeypatch.setenv("PATH", f"{adb.parent}{os.pathsep}{os.environ['PATH']}")
    return adb


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_profile_writes_the_file_and_says_what_to_compare_and_that_it_is_unsigned(tell: Tell, lang: str) -> None:
    status, out, complaint = tell("profile", *CHOSEN, "-o", "a.mobileconfig", "--lang", lang)
    assert (status, complaint) == (0, "")
    whole = plistlib.loads(Path("a.mobileconfig").read_bytes())
    assert whole["PayloadDisplayName"].endswith("1.1.1.1 for Families (malware + adult)")
    assert {"ja": "署名はありません", "en": "not signed"}[lang] in " ".join(out.split())
    assert "family.cloudflare-dns.com" in out
    assert "ios-filter-profile-undo" in out
    assert max(map(width, out.splitlines())) <= 80


def test_profile_by_name_and_over_the_web_differ(tell: Tell) -> None:
    tell("profile", *CHOSEN, "-o", "a.mobileconfig", "--via", "dot")
    tell("profile", *CHOSEN, "-o", "b.mobileconfig")
    kinds = [
        plistlib.loads(Path(name).read_bytes())["PayloadContent"][0]["DNSSettings"]["DNSProtocol"]
        for name in ("a.mobileconfig", "b.mobileconfig")
    ]
    assert kinds == ["TLS", "HTTPS"]


def test_profile_is_signed_for_who_brings_a_certificate(tell: Tell, tmp_path: Path) -> None:
    school = School(tmp_path)
    signer = school.signer
    more = ("--sign", str(signer.certificate), "--key", str(signer.key), "--chain", str(signer.chain))
    before = set(tmp_path.iterdir())
    status, out, _ = tell("profile", *CHOSEN, "-o", "a.mobileconfig", *more, "--json")
    assert status == 0
    value = json.loads(out)
    assert (value["signed"], value["self_made"]) == (True, False)
    assert set(tmp_path.iterdir()) - before == {tmp_path / "a.mobileconfig"}
    assert b"<plist" in Path("a.mobileconfig").read_bytes()
    assert not Path("a.mobileconfig").read_bytes().startswith(b"<?xml")


def test_self_made_certificate_is_said_to_be_no_better(tell: Tell, tmp_path: Path) -> None:
    from tests.unit.lan.test_signing import PEM, certificate, ec, key_file  # noqa: PLC0415  of this test alone

    own = ec.generate_private_key(ec.SECP256R1())
    (tmp_path / "own.pem").write_bytes(certificate("Me", own, "Me", own).public_bytes(PEM))
    key_file(tmp_path / "own.key", own)
    out = tell("profile", *CHOSEN, "-o", "a.mobileconfig", "--sign", "own.pem", "--key", "own.key", "--lang", "en")[1]
    assert "no better than unsigned" in " ".join(out.split())


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("profile",), 2),
        (("profile", "-o", "a.mobileconfig"), 2),
        (("profile", *CHOSEN), 2),
        (("profile", *CHOSEN, "-o", "a.plist"), 2),
        (("profile", "--filter", "nobody", "-o", "a.mobileconfig"), 2),
        (("profile", "--filter", "nextdns-profile", "-o", "a.mobileconfig"), 6),
        (("profile", *CHOSEN, "-o", "a.mobileconfig", "--via", "udp"), 2),
        (("profile", *CHOSEN, "-o", "a.mobileconfig", "--sign", "c.pem"), 2),
        (("profile", *CHOSEN, "-o", "a.mobileconfig", "--key", "k.pem"), 2),
        (("profile", *CHOSEN, "-o", "a.mobileconfig", "--sign", "c.pem", "--key", "k.pem"), 3),
        (("profile", *CHOSEN, "-o", "nowhere/a.mobileconfig"), 5),
        (("hand-over",), 2),
        (("hand-over", "--to", "windows"), 2),
        (("hand-over", "--to", "router"), 2),
        (("hand-over", "--to", "apple", "--minutes", "11"), 2),
        (("hand-over", "--to", "android", *CHOSEN, "--consent"), 2),
        (("hand-over", "--to", "android", *CHOSEN, "--undo"), 2),
        (("hand-over", "--to", "apple", *CHOSEN, "--adb", "--saved", "s"), 2),
        (("hand-over", "--to", "android", *CHOSEN, "--adb", "--consent"), 2),
        (("hand-over", "--to", "android", "--filter", "opendns-familyshield"), 6),
    ],
)
def test_what_does_not_fit_is_refused_and_leaves_no_file(tell: Tell, words: tuple[str, ...], status: int) -> None:
    assert tell(*words)[0] == status
    assert list(Path().iterdir()) == []


def test_terminal_knows_every_kind_of_phone_without_loading_what_is_drawn_on_it() -> None:
    assert VERBS["hand-over"].options["--to"].known == (*HandTo, "router")


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("to", ["apple", "android"])
def test_page_is_told_from_the_name_to_compare_to_the_verdict(tell: Tell, to: str, lang: str) -> None:
    phone = Phone(events=(PhoneCame(), reported(CheckState.BLOCKED), CLOSED))
    status, out, _ = tell("hand-over", "--to", to, *CHOSEN, "--lang", lang, phone=phone)
    assert status == 0
    (order,) = phone.orders
    assert order.handed is not None
    assert (order.handed.to, order.lang) == (to, lang)
    back = {"apple": "ios-filter-profile-undo", "android": "android-private-way-undo"}[to]
    said = ("family.cloudflare-dns.com", "10", back, "nudity.testcategory.com", Page.url)
    places = [out.index(part) for part in said]
    assert places == sorted(places)
    assert {"ja": "止まる: ", "en": "Blocked: "}[lang] in out
    assert max(map(width, out.splitlines())) <= 80
    assert set(out).isdisjoint("{}¦")
    assert phone.page.closed == 1


def test_page_for_scripts_gives_the_verdict_without_the_drawings(tell: Tell) -> None:
    out = tell("hand-over", "--to", "apple", *CHOSEN, "--json", phone=came(reported(CheckState.OPEN)))[1]
    value = json.loads(out)
    assert (value["status"], value["to"], value["host"]) == (7, "apple", "family.cloudflare-dns.com")
    assert len(out) < 4000


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_router_gets_both_ways_and_a_warning(tell: Tell, lang: str) -> None:
    status, out, _ = tell("hand-over", "--to", "router", *CHOSEN, "--lang", lang)
    assert status == 0
    assert all(each in out for each in ("1.1.1.3", "1.0.0.3", "2606:4700:4700::1113", "2606:4700:4700::1003"))
    assert {"ja": "変えられないルーター", "en": "cannot be changed"}[lang] in " ".join(out.split())
    assert "router-filter-undo" in out
    assert not any(word in out for word in ("DNS", "IPv"))
    value = json.loads(tell("hand-over", "--to", "router", *CHOSEN, "--json")[1])
    assert value["usual"] == ["1.1.1.3", "1.0.0.3"]


@pytest.mark.skipif(os.name != "posix", reason="the fake adb is a shell script")
@pytest.mark.parametrize("mode", ["", "off", "opportunistic"])
def test_phone_on_a_cable_is_set_and_put_back_by_a_real_program(tell: Tell, cable: Path, mode: str) -> None:
    if mode:
        cable.with_suffix(".mode").write_text(mode + "\n")
    words = ("hand-over", "--to", "android", "--adb", "--saved", "before.json", "--lang", "en")
    status, out, _ = tell(*words, *CHOSEN)
    assert status == 2
    assert "owner's consent" in " ".join(out.split())
    assert not cable.with_suffix(".log").exists()
    status, out, _ = tell(*words, *CHOSEN, "--consent")
    assert status == 0
    assert cable.with_suffix(".host").read_text() == "family.cloudflare-dns.com\n"
    assert cable.with_suffix(".mode").read_text() == "hostname\n"
    assert "USB debugging" in " ".join(out.split())
    assert stat.S_IMODE(Path("before.json").stat().st_mode) == 0o600
    assert tell(*words, "--undo")[0] == 0
    found = cable.with_suffix(".mode")
    assert (found.read_text().strip() if found.exists() else "") == mode
    assert not cable.with_suffix(".host").exists()
    assert not Path("before.json").exists()


def test_without_adb_it_is_said(tell: Tell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    words = ("hand-over", "--to", "android", "--adb", "--consent", "--saved", "before.json", "--lang", "en")
    status, _, complaint = tell(*words, *CHOSEN)
    assert status == 6
    assert "cable" in complaint
