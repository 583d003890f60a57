"""The program in the terminal, from outside: words, files, exit statuses."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from setup_assistant import resources
from setup_assistant.cli.arguments import KINDS, VERBS
from setup_assistant.cli.table import width

FAMILY = str(resources.path("examples", "family-three-children.json"))

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run the program as a shell does, in a folder of its own."""

    def started(*words: str, given: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
        kept = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
        return subprocess.run(
            [sys.executable, "-m", "setup_assistant", *words],
            input=given,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
            cwd=tmp_path,
            env={**kept, "PYTHONIOENCODING": "utf-8", **environment},
        )

    return started


def told(done: subprocess.CompletedProcess[str]) -> Any:
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return json.loads(done.stdout)


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("verb", ["plan", "coverage"])
def test_advice_is_told_in_80_columns(run: Run, verb: str, lang: str) -> None:
    done = run(verb, FAMILY, "--lang", lang)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) > 20
    assert max(map(width, done.stdout.splitlines())) <= 80
    assert ("結衣" in done.stdout) or lang == "en"


def test_the_time_at_hand_cuts_the_plan(run: Run) -> None:
    short, whole = (told(run("plan", FAMILY, "--json", *more)) for more in (("--budget", "10"), ()))
    assert sum(step["minutes"] for step in short["now"]) <= 10
    assert len(short["now"]) <= 3
    assert len(short["later"]) > len(whole["later"])


def test_the_map_as_json_has_a_sentence_in_every_open_cell(run: Run) -> None:
    made = told(run("coverage", FAMILY, "--json"))
    opened = [cell for cell in made["cells"] if cell["state"] == "open"]
    assert opened
    assert all(cell["sentence"] and "{" not in cell["sentence"] for cell in opened)


def test_the_same_family_by_standard_input_gives_the_same_plan(run: Run) -> None:
    given = Path(FAMILY).read_text("utf-8")
    assert run("plan", "-", given=given).stdout == run("plan", FAMILY).stdout


@pytest.mark.parametrize("kind", ["service", "dns"])
def test_things_are_compared_side_by_side(run: Run, kind: str) -> None:
    done = run("compare", "--kind", kind, "--lang", "ja")
    assert done.returncode == 0
    assert max(map(width, done.stdout.splitlines())) <= 80
    assert len(told(run("compare", "--kind", kind, "--json"))) >= 12


@pytest.mark.parametrize("kind", KINDS)
def test_every_sheet_is_written_in_every_form(run: Run, tmp_path: Path, kind: str) -> None:
    for suffix in (".pdf", ".svg", ".txt"):
        files = told(run("sheet", kind, FAMILY, "-o", f"paper{suffix}", "--json"))["files"]
        assert files
        assert all((tmp_path / name).stat().st_size > 100 for name in files)


def test_several_pages_become_numbered_pictures(run: Run) -> None:
    made = told(run("sheet", "plan", FAMILY, "-o", "plan.svg", "--json"))
    assert made["pages"] > 1
    assert made["files"] == [f"plan-{number}.svg" for number in range(1, made["pages"] + 1)]


def test_a_paper_of_both_languages_and_another_size(run: Run, tmp_path: Path) -> None:
    done = run("sheet", "rules", FAMILY, "--lang", "ja+en", "--paper", "B5", "--large", "-o", "rules.txt")
    assert (done.returncode, done.stderr) == (0, "")
    assert " / " in (tmp_path / "rules.txt").read_text("utf-8")


@pytest.mark.skipif(os.name != "posix", reason="modes are a matter of POSIX")
def test_a_paper_has_the_usual_mode(run: Run, tmp_path: Path) -> None:
    run("sheet", "help", FAMILY, "-o", "help.pdf")
    (tmp_path / "plain").write_text("")
    assert (tmp_path / "help.pdf").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_child_is_chosen_by_number_or_name(run: Run, tmp_path: Path) -> None:
    for wanted in ("3", "湊"):
        run("sheet", "child", FAMILY, "--child", wanted, "-o", f"{wanted}.txt", "--lang", "ja")
    assert (tmp_path / "3.txt").read_text("utf-8") == (tmp_path / "湊.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["plam"], 2, "plam"),
        (["plan"], 2, "HOUSEHOLD"),
        (["sheet", "rules", FAMILY], 2, "-o FILE"),
        (["sheet", "rules", FAMILY, "-o", "rules.docx"], 2, ".pdf .svg .txt"),
        (["sheet", "rules", FAMILY, "-o", "rules"], 2, ".pdf .svg .txt"),
        (["sheet", "child", FAMILY, "--child", "9", "-o", "a.pdf"], 2, "9"),
        (["plan", FAMILY, "--budget", "ten"], 2, "--budget ten"),
        (["content", "check", "--as-of", "soon"], 2, "--as-of soon"),
        (["plan", "none.json"], 3, "none.json"),
        (["plan", "."], 3, "."),
        (["plan", "/dev/zero"], 3, "2048"),
        (["sheet", "rules", FAMILY, "-o", "none/rules.pdf"], 5, "none/rules.pdf"),
        (["sheet", "rules", FAMILY, "--printer", "Nix"], 6, "print"),
        ([], 6, "window"),
    ],
)
def test_a_mistake_is_a_sentence_and_a_status(run: Run, words: list[str], status: int, said: str) -> None:
    done = run(*words, "--lang", "en", QT_QPA_PLATFORM="") if words else run(LANG="en_GB.UTF-8", QT_QPA_PLATFORM="")
    assert (done.returncode, done.stdout) == (status, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) <= 6


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"format": 1, "children": [{"id": "A"}]}', "\ufeff{}", "[" * 90_000]
)
def test_a_damaged_file_is_refused_by_every_verb_that_reads_one(run: Run, tmp_path: Path, content: str) -> None:
    (tmp_path / "h.json").write_text(content, "utf-8")
    for words in (
        ["plan", "h.json"],
        ["coverage", "h.json"],
        ["compare", "--household", "h.json"],
        ["sheet", "map", "h.json", "-o", "a.pdf"],
    ):
        done = run(*words)
        assert done.returncode == 3
        assert "Traceback" not in done.stderr
    assert not (tmp_path / "a.pdf").exists()


def test_a_kind_of_device_that_nobody_knows_is_refused_with_its_place(run: Run) -> None:
    done = run("plan", "-", given='{"format": 1, "devices": [{"id": "device-1", "kind": "spaceship"}]}', LANG="C")
    assert done.returncode == 3
    assert "$.devices[0].kind" in done.stderr.replace("\n", "")


def test_a_newer_file_is_refused_with_its_format(run: Run) -> None:
    done = run("plan", "-", "--lang", "en", given='{"format": 99, "moons": []}')
    assert done.returncode == 3
    assert "format 99" in done.stderr


def test_an_empty_family_has_a_plan_a_map_and_papers(run: Run) -> None:
    for words in (["plan", "-"], ["coverage", "-"], *(["sheet", kind, "-", "-o", "a.pdf"] for kind in KINDS)):
        done = run(*words, given='{"format": 1}')
        assert (done.returncode, done.stderr) == (0, ""), words


@pytest.mark.parametrize("locale", ["C", "ja_JP.UTF-8", "ja_JP.eucJP", "en_US.UTF-8", "tlh"])
def test_the_system_decides_the_language(run: Run, locale: str) -> None:
    done = run("plan", "none.json", LC_ALL=locale)
    assert done.stderr.startswith("ファイルが" if locale.startswith("ja") else "The file")


@pytest.mark.parametrize("encoding", ["ascii", "cp932", "latin-1"])
def test_a_terminal_that_cannot_show_a_character_still_gets_the_plan(run: Run, encoding: str) -> None:
    done = run("plan", FAMILY, "--lang", "ja", PYTHONIOENCODING=f"{encoding}:strict", PYTHONUTF8="0")
    assert done.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("words", [["--version"], ["plan", FAMILY], ["plan", FAMILY, "--json"]])
def test_an_output_without_room_is_a_sentence_and_a_status(words: list[str]) -> None:
    command = [sys.executable, "-m", "setup_assistant", *words, "--lang", "en"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 5
    assert done.stderr.startswith("There is no room left")
    assert "Exception" not in done.stderr


def test_a_reader_that_goes_away_is_no_error() -> None:
    code = f"{sys.executable} -m setup_assistant compare --lang en | head -1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert done.stdout.splitlines()[-1] == "0"


@pytest.mark.skipif(os.name != "posix", reason="signals are a matter of POSIX")
def test_a_wish_to_stop_is_followed_at_once_and_quietly() -> None:
    waiting = subprocess.Popen(
        [sys.executable, "-m", "setup_assistant", "plan", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    time.sleep(1)
    waiting.send_signal(signal.SIGINT)
    out, complaint = waiting.communicate(timeout=10)
    assert (waiting.returncode, out, complaint) == (130, b"", b"")


def test_a_program_without_a_terminal_does_its_work(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "sys.stdout = sys.stderr = None\n"
        "from setup_assistant.__main__ import main\n"
        f"sys.argv[1:] = ['sheet', 'help', {FAMILY!r}, '-o', 'help.txt']\n"
        "raise SystemExit(main())"
    )
    subprocess.run([sys.executable, "-W", "ignore", "-c", code], cwd=tmp_path, check=True)
    assert (tmp_path / "help.txt").stat().st_size > 100


def test_help_names_every_verb(run: Run) -> None:
    for lang in ("ja", "en"):
        shown = run("--help", "--lang", lang).stdout
        assert all(f"setup-assistant {verb}" in shown for verb in VERBS)
        assert max(map(width, shown.splitlines())) <= 80


def test_content_is_checked_and_its_shapes_written(run: Run, tmp_path: Path) -> None:
    assert told(run("content", "check", "--json"))["problems"] == []
    made = told(run("content", "schema", "-o", "shapes", "--json"))["files"]
    assert "shapes/household.schema.json" in made
    assert all(json.loads((tmp_path / name).read_text("utf-8"))["$schema"] for name in made)


def test_the_program_proves_itself(run: Run) -> None:
    done = run("self-check", "--lang", "en", QT_QPA_PLATFORM="offscreen")
    assert (done.returncode, done.stderr) == (0, "")
    assert "PySide6" in done.stdout


def test_no_verb_loads_qt(run: Run, tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from setup_assistant.__main__ import main\n"
        f"sys.argv[1:] = ['sheet', 'plan', {FAMILY!r}, '-o', 'a.pdf']\n"
        "assert main() == 0\n"
        "print([name for name in sys.modules if name.startswith(('PySide6', 'shiboken6', 'yaml', 'babel'))])"
    )
    run("content", "build")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert done.stdout.splitlines()[-1] == "[]"


def test_nothing_is_written_but_the_paper(run: Run, home: Path, tmp_path: Path) -> None:
    run("sheet", "rules", FAMILY, "-o", "rules.pdf")
    assert [each.name for each in tmp_path.iterdir() if each != home] == ["rules.pdf"]
    assert list(home.rglob("*.json")) == []
