"""No name of an adapter, a service or a network changes what is called: neither the commands nor their texts."""

import base64
import json
import re
import shlex
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given, settings
from hypothesis import strategies as st

from setup_assistant.computer import macos_setting, osascript, powershell, windows_script
from setup_assistant.computer.guarded import Ticket
from setup_assistant.computer.macos_hand import MacOS
from setup_assistant.computer.windows_hand import Windows
from setup_assistant.domain.error import SettingFailed
from setup_assistant.domain.setting import Change
from setup_assistant.ports import Outcome
from tests.contract.setting.conftest import FAMILY, WINDOWS

PIECES = [
    "'",
    "\u2018",
    "\u2019",
    "\u201a",
    "\u201b",
    '"',
    "`",
    "$(",
    ")",
    ";",
    "&",
    "|",
    "\n",
    "\r",
    "\0",
    "--",
    "-e",
    "*",
]
PIECES += [
    "Remove-Item C:\\",
    "rm -rf /",
    "@DATA@",
    "\\",
    " ",
    "ワイヤレス",
    "\u2028",
    "%",
    "#",
    "\x1b[2J",
    "\udc80",
    "😀",
]
names = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), min_size=1, max_size=6).map("".join)
visible = names.filter(lambda name: not macos_setting._UNUSUAL.search(name) and "\udc80" not in name)

SHELLS = [each for each in ("/bin/sh", "/bin/bash") if Path(each).exists()]
"""macOS has bash 3.2 as /bin/sh, in the manner of a plain shell."""


class Recorder:
    """Answers with one text and keeps the words."""

    def __init__(self, output: str) -> None:
        self.output, self.asked = output, list[tuple[str, ...]]()

    def __call__(self, argv: tuple[str, ...]) -> Outcome:
        self.asked.append(argv)
        return Outcome(0, self.output)


def windows_answer(*named: str) -> str:
    """Return the reading script's answer for adapters with such names."""
    adapters = [dict(each) for each in WINDOWS["adapters"]]
    for each, name in zip(adapters, named, strict=False):
        each["name"] = each["about"] = name
        for family in ("v4", "v6"):
            each[family] = {"now": ["192.168.1.1"], "fixed": each[family]["fixed"], "profile": ""}
    values = {"adapters": adapters[: len(named)], "encrypts": True, "known": [], "guards": []}
    return base64.b64encode(json.dumps(values).encode("utf-8", "surrogatepass")).decode()


def hole(frame: str, script: str) -> str:
    """Return what stands in the hole of a frame, which must be base64."""
    head, _, tail = frame.partition(powershell.HOLE)
    match = re.fullmatch(re.escape(head) + "([A-Za-z0-9+/=]+)" + re.escape(tail), script)
    assert match, script
    return match[1]


def elevated(folder: Path, *named: str) -> tuple[list[tuple[str, ...]], list[bytes], list[Change]]:
    """Return the words and the script files with which adapters of such names would be set."""
    elevate = Recorder("")
    system = Windows(ask=Recorder(windows_answer(*named)), elevate=elevate, folder=folder)
    changes = system.plan(FAMILY).changes
    system.start(changes, Ticket("a" * 32, folder / "s", 60))
    system.restore(changes, "b" * 32)
    return elevate.asked, [each.read_bytes() for each in sorted(folder.glob("*.ps1"))], list(changes)


@given(names, names)
@example("x'; Remove-Item C:\\ -Recurse; '", "\u2019; Remove-Item C:\\ ; \u2018")
@settings(deadline=None, max_examples=60)
def test_names_of_adapters_never_reach_a_command_or_a_script(first: str, second: str) -> None:
    with TemporaryDirectory() as folder:
        plain = elevated(Path(folder), "Wi-Fi", "LAN")
        try:
            hostile = elevated(Path(folder), first, second)
        except SettingFailed:
            assert "\udc80" in first + second, "only what is no text at all is refused as a whole"
            return
    assert hostile[:2] == plain[:2]
    assert [each.literal for each in hostile[2]] == [each.literal for each in plain[2]]


def test_holes_take_base64_and_nothing_else(tmp_path: Path) -> None:
    words, scripts, changes = elevated(tmp_path, "Wi-Fi", "LAN")
    assert len(changes) == len(words) == len(scripts) == 2
    for argv, script in zip(words, scripts, strict=True):
        assert argv[:4] == ("powershell", "-NoProfile", "-NonInteractive", "-EncodedCommand")
        launcher = base64.b64decode(argv[4]).decode("utf-16-le")
        bootstrap = base64.b64decode(hole(powershell.LAUNCHER, launcher)).decode("utf-16-le")
        told = json.loads(base64.b64decode(hole(powershell.BOOTSTRAP, bootstrap)))
        assert told.keys() == {"file", "hash"}
        request = json.loads(base64.b64decode(hole(windows_script.CHANGE, script.decode())))
        assert request["verb"] in {"set", "back"}
        assert [each.keys() for each in request["changes"]] == [{"before", "after"}] * 2


@given(visible, visible)
@example("x'; rm -rf / ; '", "--")
@example("$(touch /tmp/x)", "-e")
@settings(deadline=None, max_examples=60)
def test_names_of_services_stay_one_word_each(first: str, second: str) -> None:
    services = [first, second] if first != second else [first]
    changes = macos_setting.plan(
        tuple(macos_setting.Service(name=each, servers="automatic") for each in services), FAMILY
    )
    elevate = Recorder("")
    MacOS(ask=Recorder(""), elevate=elevate).start(changes.changes, Ticket("a" * 32, Path("/x/signal"), 60))
    (argv,) = elevate.asked
    end = argv.index("--") + 1
    assert argv[:end] == osascript.command("")[:end]
    assert argv[end : end + 7] == (
        "/bin/sh",
        "-c",
        osascript.SET,
        "family-setup-assistant",
        "a" * 32,
        "/x/signal",
        "60",
    )
    servers = " ".join((*FAMILY.v4, *FAMILY.v6))
    assert argv[end + 7 :] == tuple(word for each in services for word in (each, "empty", servers))


@given(visible)
@example("x'; rm -rf / ; '")
@example("-setairportpower")
@settings(deadline=None, max_examples=40)
def test_a_shell_hands_on_a_name_as_it_is(name: str) -> None:
    """AppleScript's `quoted form of` and the shell script, with the real shell between them."""
    script = osascript._HEAD + 'networksetup() { printf \'%s\\0\' "$@"; }\ncheck "$@"\nput_back "$@"\n'
    for shell in SHELLS:
        line = " ".join(shlex.quote(word) for word in (shell, "-c", script, "us", name, "1.1.1.3 ::1", "empty"))
        done = subprocess.run([shell, "-c", line], capture_output=True, check=True)
        assert done.stdout.decode().split("\0") == ["-setdnsservers", name, "1.1.1.3", "::1", ""]


@given(st.text(max_size=12).filter(lambda word: "\0" not in word))
@example("1.1.1.3; rm")
@example("-x")
@example("$(id)")
@example("*")
@example("é")
@example(" ")
@example("empty")
@example("fe80::1%en0 ::1")
@settings(deadline=None, max_examples=40)
def test_a_shell_takes_lists_of_addresses_alone(word: str) -> None:
    script = osascript._HEAD + 'check Wi-Fi "$1" empty\n'
    words = ["-c", script, "us", word.encode("utf-8", "replace")]
    (status,) = {subprocess.run([shell, *words], check=False).returncode for shell in SHELLS}
    fits = word == "empty" or re.fullmatch("[0-9a-zA-F:.%][0-9a-zA-F:.% ]*", word, re.ASCII)
    assert status == (0 if fits else 3)
