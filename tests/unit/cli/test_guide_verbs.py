"""guide list, show and print in the terminal, and the made-up family of the window: what is said, and the status."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from setup_assistant import resources
from setup_assistant.cli.arguments import read
from setup_assistant.cli.door import run
from setup_assistant.cli.table import width
from setup_assistant.content.load import load_content
from setup_assistant.domain.error import BadUsage
from tests.unit.cli.outside import doors

FAMILY = str(resources.path("examples", "family-three-children.json"))
HEADS = load_content().guide_heads
PRIVATE = "android-private-way"
AT_PHONE = ("--household", FAMILY, "--at", "device-6")

Said = tuple[int, str, str]
Tell = Callable[..., Said]


@pytest.fixture
def tell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Tell:
    """Return a function from the words of a command line to its status, its output and its complaint."""
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    monkeypatch.chdir(tmp_path)

    def told(*words: str) -> Said:
        status = run(words, doors())
        return status, *capsys.readouterr()

    return told


def shown(tell: Tell, *words: str) -> str:
    status, out, complaint = tell("guide", *words)
    assert (status, complaint) == (0, "")
    return out


def value(tell: Tell, *words: str) -> Any:
    out = shown(tell, *words, "--json")
    assert len(out.splitlines()) == 1
    return json.loads(out)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_guide_is_listed_with_its_title_in_80_columns(tell: Tell, lang: str) -> None:
    out = shown(tell, "list", "--lang", lang)
    rows = "".join(out.split())
    assert max(map(width, out.splitlines())) <= 80
    words = load_content().words(lang)
    assert [head.id for head in HEADS if "".join(words.say(head.title).split())[:6] not in rows] == []


def test_the_list_for_scripts_has_every_guide_with_its_words_said(tell: Tell) -> None:
    found = value(tell, "list", "--lang", "ja")
    assert [each["id"] for each in found] == [head.id for head in HEADS]
    assert [each["id"] for each in found if "¦" in each["title"] + each["summary"]] == []
    assert {each["purpose"] for each in found} == {head.purpose.value for head in HEADS}


def test_the_list_is_cut_to_a_kind_of_device(tell: Tell) -> None:
    found = value(tell, "list", "--kind", "xbox")
    assert [each["id"] for each in found] == [head.id for head in HEADS if "xbox" in head.kinds]
    assert found


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize(
    "guide", [PRIVATE, "ios-screen-time", "router-filter", "switch-controls", "register-line-user"]
)
def test_a_guide_is_shown_with_all_its_steps_in_80_columns(tell: Tell, guide: str, lang: str) -> None:
    out = shown(tell, "show", guide, "--lang", lang)
    steps = value(tell, "show", guide)["steps"]
    assert out.count("[ ] ") >= len(steps)
    assert f"[ ] {len(steps)}. " in out
    assert max(map(width, out.splitlines())) <= 80
    assert set(out).isdisjoint("{}¦")


def test_the_household_and_the_device_put_names_and_values_in(tell: Tell) -> None:
    out = shown(tell, "show", PRIVATE, *AT_PHONE, "--lang", "ja")
    assert "結衣のAndroid" in out
    assert "family.cloudflare-dns.com" in out
    assert "結衣" not in shown(tell, "show", PRIVATE, "--lang", "ja")


def test_without_a_plan_no_word_to_type_is_made_up(tell: Tell) -> None:
    out = shown(tell, "show", PRIVATE)
    assert "(shown once a filter is chosen)" in " ".join(out.split())
    assert "cloudflare" not in out


@pytest.mark.parametrize("more", [(), AT_PHONE])
def test_the_filter_that_is_asked_for_is_the_one_to_type(tell: Tell, more: tuple[str, ...]) -> None:
    out = shown(tell, "show", PRIVATE, "--filter", "cleanbrowsing-family", *more)
    assert "family-filter-dns.cleanbrowsing.org" in out
    assert "cloudflare" not in out


def test_a_variant_a_version_and_a_stage_change_the_steps(tell: Tell) -> None:
    usual = value(tell, "show", PRIVATE)["steps"]
    assert value(tell, "show", PRIVATE, "--variant", "galaxy")["steps"] != usual
    older = "ios-screen-time-older-undo"
    steps = [value(tell, "show", older, "--os", f"ios:{version}")["steps"] for version in ("16.4", "17")]
    assert steps[0] != steps[1]
    said = [shown(tell, "show", "ios-screen-time", "--stage", stage) for stage in ("p12", "high")]
    assert said[0] != said[1]


def test_a_guide_for_scripts_is_said_in_words(tell: Tell) -> None:
    out = shown(tell, "show", PRIVATE, "--json", "--lang", "ja")
    assert "¦" not in out
    assert json.loads(out)["guide"]["title"] == "Androidに行き先フィルターを入れる"


@pytest.mark.parametrize(("lang", "said"), [("ja", "手順"), ("en", "Steps"), ("ja+en", "手順 / Steps")])
def test_a_guide_is_printed_in_the_language_of_the_sheet(tell: Tell, tmp_path: Path, lang: str, said: str) -> None:
    made = value(tell, "print", PRIVATE, *AT_PHONE, "-o", "a.txt", "--lang", lang)
    assert made["files"] == ["a.txt"]
    assert f"## {said}\n" in (tmp_path / "a.txt").read_text("utf-8")


@pytest.mark.parametrize("more", [(), ("--large", "--paper", "A5")])
def test_a_guide_is_printed_in_every_form(tell: Tell, tmp_path: Path, more: tuple[str, ...]) -> None:
    pages = value(tell, "print", PRIVATE, "-o", "a.pdf", *more)["pages"]
    files = value(tell, "print", PRIVATE, "-o", "a.svg", *more)["files"]
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
    assert len(files) == pages
    assert "a.pdf" in shown(tell, "print", PRIVATE, "-o", "a.pdf", *more)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["guide"], "guide ACT"),
        (["guide", "draw"], "guide draw (list, show, print)"),
        (["guide", "show"], "guide show ID"),
        (["guide", "print"], "guide print ID"),
        (["guide", "print", PRIVATE], "guide print ID -o FILE"),
        (["guide", "show", PRIVATE, "more"], "more"),
        (["guide", "show", PRIVATE, "--variant", "moon"], "--variant moon (stock, galaxy, xiaomi-oppo)"),
        (["guide", "show", PRIVATE, "--filter", "moon"], "--filter moon"),
        (["guide", "show", PRIVATE, "--os", "ios"], "--os ios"),
        (["guide", "show", PRIVATE, "--os", "ios:"], "--os ios:"),
        (["guide", "show", PRIVATE, "--os", "ios:new"], "--os ios:new"),
        (["guide", "show", PRIVATE, "--at", "device-6"], "--at device-6"),
        (["guide", "show", PRIVATE, "--household", FAMILY, "--at", "moon"], "--at moon"),
        (["guide", "show", PRIVATE, "--stage", "baby"], "--stage baby (toddler, "),
        (["guide", "list", "--kind", "spaceship"], "--kind spaceship"),
    ],
)
def test_what_does_not_fit_is_named(tell: Tell, words: list[str], named: str) -> None:
    status, out, complaint = tell(*words)
    assert (status, out) == (2, "")
    assert named in " ".join(complaint.split())


@pytest.mark.parametrize("act", [("show", "gone"), ("print", "gone", "-o", "a.pdf")])
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_guide_that_the_program_does_not_have_is_named(tell: Tell, act: tuple[str, ...], lang: str) -> None:
    status, out, complaint = tell("guide", *act, "--lang", lang)
    assert (status, out) == (2, "")
    assert "gone" in complaint
    assert json.loads(tell("guide", *act, "--json")[1])["error"] == "no-such-guide"


def test_a_file_of_no_known_kind_is_refused_before_any_work(tell: Tell) -> None:
    assert json.loads(tell("guide", "print", "gone", "-o", "a.doc", "--json")[1])["error"] == "unknown-suffix"


def test_a_guide_has_a_help_in_both_languages(tell: Tell) -> None:
    for lang in ("ja", "en"):
        assert "setup-assistant guide list|show|print [ID]" in shown(tell, "--help", "--lang", lang)


@pytest.mark.parametrize(
    ("words", "lang"), [(["--demo"], "en"), (["--demo", "--lang", "ja"], "ja"), (["--lang=en", "--demo"], "en")]
)
@pytest.mark.usefixtures("tell")
def test_the_demo_opens_the_window_with_the_family_of_the_language(words: list[str], lang: str) -> None:
    asked: list[str] = []

    def demo(of: str) -> int:
        asked.append(of)
        return 7

    assert run(words, doors(demo)) == 7
    assert asked == [lang]


def test_without_the_demo_the_own_family_is_opened(tell: Tell) -> None:
    assert tell("--lang", "ja")[0] == 5


@pytest.mark.parametrize("words", [["plan", FAMILY, "--demo"], ["--demo", "plan", FAMILY], ["--demo=yes"]])
def test_the_demo_goes_with_no_verb_and_takes_no_value(words: list[str]) -> None:
    with pytest.raises(BadUsage) as caught:
        read(words)
    assert "--demo" in caught.value.what
