"""check in the terminal: what is listed, what is said, the one value for scripts, and the status."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from setup_assistant import resources
from setup_assistant.cli.door import run
from setup_assistant.cli.table import width
from setup_assistant.domain.lookup import Failure
from setup_assistant.domain.surroundings import Browser, OwnLookup, Surroundings
from tests.unit.checks import imitation as it
from tests.unit.checks.imitation import ROUTER4, ROUTER6, World, home
from tests.unit.cli.outside import Asked, doors, refused

FAMILY = resources.path("examples", "family-three-children.json")
CHOSEN = ("--filter", "cloudflare-family")
SAMPLES = ("nudity.testcategory.com", "malware.testcategory.com")
HOSTILE = "\x1b]0;evil\x07\u202eFire\nfox\x9b2J"

Tell = Callable[..., tuple[int, str, str]]


def world(v4: it.Style = it.zeros, v6: it.Style = it.zeros, system: it.Style = it.zeros) -> World:
    return World(styles={ROUTER4: v4, ROUTER6: v6, "system": system})


@pytest.fixture
def tell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Tell:
    """Return a function from a check and the words of a command line to status, output and complaint."""
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    monkeypatch.chdir(tmp_path)

    def told(check: Any, *words: str, around: Surroundings | None = None) -> tuple[int, str, str]:
        found = around if around is not None else home(ROUTER4, ROUTER6)
        status = run(("check", *words), doors(check=check, surroundings=lambda: found))
        return status, *capsys.readouterr()

    return told


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_list_names_everything_and_asks_nothing(tell: Tell, lang: str) -> None:
    status, out, complaint = tell(refused, "--list", *CHOSEN, "--lang", lang)
    asked = Asked(world())
    tell(asked, *CHOSEN)
    names = {each.question.name for each in asked.inquiries[0].probes}
    stable = {name for name in names if not name.endswith(".example.com")}
    addresses = {each.via.address for each in asked.inquiries[0].probes}
    assert (status, complaint) == (0, "")
    assert len(names - stable) == 1
    assert [each for each in stable | addresses if each not in out] == []
    assert max(map(width, out.splitlines())) <= 80


def test_the_list_for_scripts_is_what_will_be_asked(tell: Tell) -> None:
    value = json.loads(tell(refused, "--list", *CHOSEN, "--json")[1])
    assert value["inquiry"]["filter"] == "cloudflare-family"
    assert {each["name"] for each in value["inquiry"]["names"]} >= set(SAMPLES)
    assert value["seconds"] > 0


def test_names_stand_before_the_first_result(tell: Tell) -> None:
    out = tell(Asked(world()), *CHOSEN)[1]
    assert out.index("Names that will be asked") < out.index("Blocked  The usual way")
    assert out.index("Blocked  The usual way") < out.index("Way  ")


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_result_is_told_in_80_columns_with_what_it_cannot_see(tell: Tell, lang: str) -> None:
    status, out, complaint = tell(Asked(world(v6=it.open_way)), *CHOSEN, "--lang", lang)
    assert (status, complaint) == (7, "")
    assert max(map(width, out.splitlines())) <= 80
    said = {
        "ja": ("止まる", "通る", "もう1本の通り道", "証拠", "検索と動画", "この検査で見えないもの", "学校の端末"),
        "en": (
            "Blocked",
            "Open",
            "The second way",
            "Proof",
            "Search and video",
            "What this check cannot see",
            "tablet",
        ),
    }
    assert [each for each in said[lang] if each not in out] == []
    assert set(out).isdisjoint("{}¦")


@pytest.mark.parametrize(
    ("made", "status"),
    [
        (world(), 0),
        (world(v6=it.open_way), 7),
        (world(v4=it.half), 7),
        (world(system=it.open_way), 7),
        (world(v6=it.lying), 9),
        (world(it.portal, it.portal, it.portal), 9),
        (world(v6=it.always(Failure.SILENT)), 9),
        (world(*[it.always(Failure.UNREACHABLE)] * 3), 9),
        (world(v4=it.other_page), 9),
        (world(it.servfail, it.servfail, it.servfail), 9),
    ],
)
def test_the_status_is_that_of_the_worst_way(tell: Tell, made: World, status: int) -> None:
    assert tell(Asked(made), *CHOSEN)[0] == status
    value = json.loads(tell(Asked(made), *CHOSEN, "--json")[1])
    assert value["status"] == status
    assert value["stopped"] is False


def test_a_page_that_must_stay_open_and_does_not_is_a_status_of_its_own(
    tell: Tell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(it.NEEDS, "line.me", "192.0.2.41")

    def strict(question: it.Question, usual: it.Answer) -> it.Answer:
        stopped = {"A": it.NULL, "AAAA": it.NULL6} if question.name == "line.me" else {}
        return stopped.get(question.kind, it.zeros(question, usual))

    asked = Asked(world(strict, strict, strict))
    status, out, _ = tell(asked, *CHOSEN, "--household", str(FAMILY), "--json")
    opened = {each["name"]: each["opening"] for each in json.loads(out)["needs"]}
    assert (status, opened["line.me"]) == (10, "blocked")


def test_one_value_for_scripts_holds_everything(tell: Tell) -> None:
    _, out, complaint = tell(Asked(world(v6=it.open_way)), *CHOSEN, "--json", "--lang", "ja")
    assert (complaint, len(out.splitlines())) == ("", 1)
    value = json.loads(out)
    assert {each["path"]["id"]: each["state"] for each in value["paths"] if each["path"]["kind"] != "filter"} == {
        f"server-{ROUTER4}": "blocked",
        f"server-{ROUTER6}": "open",
        "system": "blocked",
    }
    assert {*value} == {
        *("at", "filter", "device", "network", "inquiry", "paths", "engines", "needs", "leaks", "stopped", "status"),
    }
    assert {each["sight"] for each in value["leaks"]} >= {"found", "cannot-see"}
    assert {each["engine"] for each in value["engines"]} >= {"google", "youtube"}


def test_a_filter_without_samples_can_never_be_told(tell: Tell) -> None:
    status, out, _ = tell(Asked(world()), "--filter", "adguard-family", "--json")
    value = json.loads(out)
    deciding = [each for each in value["paths"] if each["path"]["kind"] != "filter"]
    assert status == 9
    assert {(each["state"], each["reason"]) for each in deciding} == {("cannot-tell", "not-testable")}
    assert not any(name in out for name in SAMPLES)


def test_without_a_filter_that_is_meant_nothing_is_an_all_clear(tell: Tell) -> None:
    status, out, _ = tell(Asked(world()))
    assert status != 0 or "cloudflare" in out.lower()


@pytest.mark.parametrize("via", ["udp", "tcp", "dot", "doh", "system"])
def test_the_filter_itself_is_asked_in_the_way_that_is_named(tell: Tell, via: str) -> None:
    asked = Asked(World())
    tell(asked, *CHOSEN, "--via", via, "--timeout", "9")
    paths = asked.inquiries[0].paths
    assert paths
    assert {each.via.transport for each in paths} == {via}
    assert asked.within == [9]


def test_ctrl_c_tells_what_is_known_and_keeps_nothing(tell: Tell, tmp_path: Path) -> None:
    kept = tmp_path / "family.json"
    kept.write_bytes(FAMILY.read_bytes())
    words = (*CHOSEN, "--household", str(kept), "--keep")
    status, out, _ = tell(Asked(world(), interrupted_after=30), *words)
    assert status == 130
    assert "The second way" in out[out.index("Way  ") :]
    assert "Blocked" not in out
    assert kept.read_bytes() == FAMILY.read_bytes()
    value = json.loads(tell(Asked(world(), interrupted_after=30), *words, "--json")[1])
    assert (value["status"], value["stopped"]) == (130, True)
    assert "blocked" not in {each["state"] for each in value["paths"]}


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_result_is_kept_in_the_file_and_printed_from_it(tell: Tell, tmp_path: Path, lang: str) -> None:
    kept = tmp_path / "family.json"
    kept.write_bytes(FAMILY.read_bytes())
    network = json.loads(FAMILY.read_text("utf-8"))["networks"][0]["id"]
    words = (*CHOSEN, "--household", str(kept), "--keep", "--network", network, "--lang", lang)
    status, out, _ = tell(Asked(world(v6=it.open_way)), *words)
    (record,) = json.loads(kept.read_text("utf-8"))["records"]
    assert status == 7
    assert str(kept) in out
    assert (record["network"], record["filter"]) == (network, "cloudflare-family")
    assert [(each["way"], each["state"]) for each in record["ways"]] == [
        *(("v4", "blocked"), ("v6", "open"), ("system", "blocked")),
    ]
    assert run(("sheet", "record", str(kept), "-o", str(tmp_path / "record.txt"), "--lang", lang), doors()) == 0
    text = (tmp_path / "record.txt").read_text("utf-8")
    assert {"ja": "- 通る: もう1本の通り道", "en": "- Open: The second way"}[lang] in text


def test_a_network_that_is_only_guessed_decides_nothing(tell: Tell, tmp_path: Path) -> None:
    kept = tmp_path / "family.json"
    kept.write_bytes(FAMILY.read_bytes())
    out = tell(Asked(world()), *CHOSEN, "--household", str(kept), "--keep", around=Surroundings())[1]
    saved = json.loads(kept.read_text("utf-8"))
    assert "network" not in saved["records"][0]
    assert [each for each in saved.get("checks", []) if each["origin"] == "computer"] == []
    assert "The map stays as it is" in out


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["--filter", "moon"], "--filter moon (114dns-family, "),
        (["--via", "pigeon"], "--via pigeon (udp, tcp, dot, doh, doq, system)"),
        (["--timeout", "soon"], "--timeout soon"),
        (["--keep"], "check --keep --household FILE"),
        (["--keep", "--household", "-"], "check --keep --household FILE"),
        (["--keep", "--household", "a.json", "--via", "dot"], "check --keep --via"),
        (["--keep", "--household", "a.json", "--via", "system"], "check --keep --via"),
        (["--network", "moon"], "--network moon"),
        (["more"], "more"),
    ],
)
def test_what_does_not_fit_is_named_before_anything_is_asked(tell: Tell, words: list[str], named: str) -> None:
    status, out, complaint = tell(refused, *words)
    assert status == 2
    assert named in " ".join((out + complaint).split())


def test_hostile_names_cannot_steer_the_terminal(tell: Tell) -> None:
    browser = Browser(id="firefox", profile=HOSTILE, own_lookup=OwnLookup.ON, asks=HOSTILE)
    around = home(ROUTER4, ROUTER6, browsers=(browser,), proxies=(HOSTILE,), hosts=((HOSTILE, "192.0.2.9"),))
    out = tell(Asked(world()), *CHOSEN, around=around)[1]
    assert "evilFire fox" in " ".join(out.split())
    assert set(out).isdisjoint("\x1b\x07\x9b\u202e")
    assert json.loads(tell(Asked(world()), *CHOSEN, "--json", around=around)[1])["status"] in {0, 9}


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("verb", ["check", "phone-check"])
def test_each_verb_has_a_help_in_both_languages(
    tell: Tell, capsys: pytest.CaptureFixture[str], verb: str, lang: str
) -> None:
    assert run((verb, "--help", "--lang", lang), doors()) == 0
    out = capsys.readouterr().out
    assert f"setup-assistant {verb} [--filter FILTER] [--household FILE]" in " ".join(out.split())
    assert ("フィルター" in out or "スマートフォン" in out) is (lang == "ja")
    assert tell(refused, "--help", "--lang", lang)[0] == 0
