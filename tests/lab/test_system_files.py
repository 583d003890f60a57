"""System files on real laptops: systemd-resolved, dhclient, a resolv.conf by hand; set, kept, put back exactly."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from msgspec import json as coder

from setup_assistant.domain.setting import Part, Tool, Wanted
from tests.lab import names, needs
from tests.lab.home import ROUTER
from tests.lab.laptop import Laptop, Made
from tests.lab.laptop_files import PERMISSIONS
from tests.lab.managed import ManagedLab
from tests.lab.oracles import Oracles
from tests.lab.plan import Stand

pytestmark = pytest.mark.managed

ACTION = "org.family-setup-assistant.system.files"
INSTALL = needs.ROOT / "packaging/helper/install"
OPEN, HARM = "example.com", names.SAMPLES[0]
ZERO = "0.0.0.0"  # noqa: S104  an answer
LAID = """set -e
installed=$1; up=/run/lab-var
for each in usr/libexec usr/share/polkit-1/actions usr/lib/systemd/system; do
  if [ -d /$each ]; then mount -t overlay overlay -o "lowerdir=$installed/$each:/$each" /$each; fi
done
mkdir -p $up/nm $up/new $up/work
mount --bind /var/lib/NetworkManager $up/nm 2>/dev/null || true
mount -t overlay overlay -o "lowerdir=/var/lib,upperdir=$up/new,workdir=$up/work" /var/lib
mount --bind $up/nm /var/lib/NetworkManager 2>/dev/null || true
"""
"""The helper is laid over the laptop's own system; what it notes stays on the laptop."""
DIGEST = """cd /etc
all() { find . -path ./NetworkManager -prune -o -path ./polkit-1 -prune -o "$@"; }
all -printf '%p %y %m %U %G %l\\n' | sort
all -type f -print0 | sort -z | xargs -0 sha256sum"""
"""Everything in /etc but what NetworkManager and the permissions of a test are."""


class Window:
    """The program on a laptop, as far as system files go."""

    def __init__(self, pc: Laptop, wanted: Wanted, *, user: bool, within_s: int = 60, earlier: str = "") -> None:
        argv = [sys.executable, "-m", "tests.lab.files_driver", coder.encode(wanted).decode(), str(within_s), earlier]
        self.process = pc.popen(argv, user=user)
        self.plan = coder.decode(self.hear()["plan"], type=Part)

    def hear(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, self.process.stderr and self.process.stderr.read()
        return json.loads(line)  # type: ignore[no-any-return]  # it says objects

    def say(self, word: str) -> dict[str, Any]:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{word}\n")
        self.process.stdin.flush()
        return self.hear()

    def close(self, *, kill: bool = False) -> None:
        self.process.send_signal(signal.SIGKILL if kill else 0)
        self.process.communicate(timeout=60)


@contextmanager
def window(
    pc: Laptop, wanted: Wanted, *, user: bool = False, within_s: int = 60, earlier: str = ""
) -> Iterator[Window]:
    made = Window(pc, wanted, user=user, within_s=within_s, earlier=earlier)
    try:
        yield made
    finally:
        made.close()


@pytest.fixture(scope="module")
def installed(managed_lab: ManagedLab) -> Path:
    # Of what lies beside the lab's own folder, a laptop sees nothing.
    place = managed_lab.folder / "installed"
    subprocess.run([INSTALL, place], check=True, umask=0o022)
    return place


def lay(pc: Laptop, installed: Path) -> Laptop:
    pc.do("sh", "-c", LAID, "lay", str(installed))
    return pc


def wanted(stand: Stand, *, encrypted: bool = False) -> Wanted:
    return Wanted(
        filter="lab", name="Lab", v4=(stand.v4,), v6=(stand.v6,), host=stand.host, encrypted=encrypted, browsers=False
    )


def digest(pc: Laptop) -> str:
    return pc.do("sh", "-c", DIGEST)


def answers(pc: Laptop, *questions: str) -> list[str]:
    """Ask as every program does (getent), and return the first address of each name, "" for none."""
    said = [pc.run(["timeout", "2", "getent", "ahostsv4", each]).stdout.split() for each in questions]
    return [words[0] if words else "" for words in said]


@pytest.fixture
def pc(managed_lab: ManagedLab, installed: Path) -> Iterator[Laptop]:
    with managed_lab.laptop(Made(resolved=True)) as made:
        made.nmcli("connection", "modify", "lan", "connection.dns-over-tls", "no")
        made.nmcli("connection", "up", "lan")
        made.settle()
        yield lay(made, installed)


def settled(pc: Laptop) -> None:
    pc.until(lambda: ROUTER[0] in pc.resolvectl("dns", "eth0").stdout, "what NetworkManager tells resolved")


@pytest.mark.resolved
def test_resolved_asks_only_encrypted_keeps_local_names_and_goes_back(pc: Laptop, managed_lab: ManagedLab) -> None:
    stand, before = managed_lab.stands["zeros"], digest(pc)
    pc.permit(ACTION)
    with window(pc, wanted(stand, encrypted=True), user=True) as first:
        assert [each.tool for each in first.plan.changes] == [Tool.RESOLVED]
        began = time.monotonic()
        told = first.say("do")
        took = time.monotonic() - began
        assert told.get("set"), told
        settled(pc)
        with Oracles(managed_lab).capture("router", pc.port("eth0")) as seen:
            assert answers(pc, OPEN, HARM, names.PRINTER) == [
                names.CONTROLS[OPEN][0], ZERO, names.PRINTER_AT[0],
            ]  # fmt: skip
        own = tuple(each.partition("/")[0] for each in pc.do("ip", "-o", "addr", "show", "eth0").split() if "/" in each)
        assert {each.name for each in seen.questions(own)} == {names.PRINTER}
        assert {port for to, port in seen.opened(own) if to in {stand.v4, stand.v6}} == {853}
        assert first.say("keep")["set"]
    sys.stderr.write(f"set in {took * 1000:.0f} ms\n")
    assert digest(pc) != before
    with window(pc, wanted(stand), user=True, earlier=f"{told['token']} {coder.encode(first.plan).decode()}") as later:
        assert later.say("back")["back"]
    assert digest(pc) == before
    settled(pc)
    assert answers(pc, HARM) == [names.HARM[0]]


@pytest.mark.resolved
def test_the_verb_alone_sets_the_computer_encrypted_keeps_home_names_and_puts_all_back(
    managed_lab: ManagedLab, installed: Path
) -> None:
    def verb(*words: str) -> str:
        argv = [sys.executable, "-m", "setup_assistant", *words, "--lang", "en"]
        done = pc.as_user(argv, within_s=60)
        assert done.returncode == 0, (done.stdout, done.stderr)
        return done.stdout

    with managed_lab.laptop(Made(resolved=True)) as made:
        pc = lay(made, installed)
        pc.permit(ACTION, *PERMISSIONS)
        before, profile = digest(pc), pc.nmcli("connection", "show", "lan")
        said = verb("apply", "--filter", "cloudflare-family", "--encrypted", "--yes")
        assert "lan: Names inside the home go to the router as before." in said
        with Oracles(managed_lab).capture("router", pc.port("eth0")) as seen:
            assert answers(pc, OPEN, names.PRINTER) == [names.CONTROLS[OPEN][0], names.PRINTER_AT[0]]
        own = tuple(each.partition("/")[0] for each in pc.do("ip", "-o", "addr", "show", "eth0").split() if "/" in each)
        assert {each.name for each in seen.questions(own)} == {names.PRINTER}
        assert "Everything is in place" in verb("status")
        verb("undo")
        assert digest(pc) == before
        assert settings_of(pc.nmcli("connection", "show", "lan")) == settings_of(profile)


def settings_of(shown: str) -> list[str]:
    """Return the lines of a connection's settings, without when it was used and what it runs."""
    return [line for line in shown.splitlines() if line[:1].islower() and "timestamp" not in line]


@pytest.mark.resolved
def test_who_may_not_is_refused_and_nothing_is_changed(pc: Laptop, managed_lab: ManagedLab) -> None:
    before = digest(pc)
    with window(pc, wanted(managed_lab.stands["zeros"], encrypted=True), user=True) as asked:
        assert asked.say("do")["problem"] == "setting-refused"
    assert digest(pc) == before


@pytest.mark.resolved
@pytest.mark.parametrize("flaw", ["wrong-name", "unknown-ca"])
def test_with_a_wrong_certificate_nothing_resolves_and_the_window_can_go_back(
    pc: Laptop, managed_lab: ManagedLab, flaw: str
) -> None:
    before = digest(pc)
    with window(pc, wanted(managed_lab.stands[flaw], encrypted=True)) as asked:
        assert asked.say("do")["set"]
        settled(pc)
        assert answers(pc, OPEN) == [""]
        assert asked.say("back")["back"]
    assert digest(pc) == before
    settled(pc)
    assert answers(pc, OPEN) == [names.CONTROLS[OPEN][0]]


@pytest.mark.parametrize("manager", ["none", "dhclient"])
def test_a_plain_file_is_set_and_put_back_also_when_the_window_is_killed(
    managed_lab: ManagedLab, installed: Path, manager: Any
) -> None:
    stand = managed_lab.stands["zeros"]
    with managed_lab.laptop(Made(manager=manager)) as made:
        pc = lay(made, installed)
        before = digest(pc)
        with window(pc, wanted(stand)) as first:
            told = first.say("do")
            assert told.get("set"), told
            assert pc.servers() == (stand.v4, stand.v6)
            assert answers(pc, OPEN, HARM) == [names.CONTROLS[OPEN][0], ZERO]
            first.close(kill=True)
        pc.until(lambda: digest(pc) == before, "the way back", within_s=5)
        with window(pc, wanted(stand)) as second:
            told = second.say("do")
            second.say("keep")
        assert pc.servers() == (stand.v4, stand.v6)
        earlier = f"{told['token']} {coder.encode(second.plan).decode()}"
        with window(pc, wanted(stand), earlier=earlier) as later:
            assert later.say("back")["back"]
        assert digest(pc) == before
        assert answers(pc, HARM) == [names.HARM[0]]


def test_a_renewed_lease_does_not_write_over_the_filter_and_does_again_after_undo(
    managed_lab: ManagedLab, installed: Path
) -> None:
    stand = managed_lab.stands["zeros"]
    with managed_lab.laptop(Made(manager="dhclient")) as made:
        pc = lay(made, installed)
        with window(pc, wanted(stand)) as asked:
            assert [each.tool for each in asked.plan.changes] == [Tool.DHCLIENT, Tool.RESOLV_CONF]
            told = asked.say("do")
            renew(pc)
            assert pc.servers() == (stand.v4, stand.v6)
            asked.say("keep")
        earlier = f"{told['token']} {coder.encode(asked.plan).decode()}"
        with window(pc, wanted(stand), earlier=earlier) as later:
            assert later.say("back")["back"]
        renew(pc)
        assert pc.servers() == ROUTER[:1]


def renew(pc: Laptop) -> None:
    """Let another dhclient bind the same card: it runs the same script with the same hooks."""
    files = ("-pf", "/run/again.pid", "-lf", "/run/again.leases")
    done = pc.run(["dhclient", "-4", "-1", "-v", *files, "eth0"])
    assert "bound to" in done.stderr, done.stderr
    pc.do("sh", "-c", "kill $(cat /run/again.pid)")


@pytest.mark.parametrize("by", ["undo", "the start of the computer"])
def test_a_helper_that_is_killed_while_it_waits_is_put_back_by_the_next_call(
    managed_lab: ManagedLab, installed: Path, by: str
) -> None:
    with managed_lab.laptop(Made(manager="none")) as made:
        pc = lay(made, installed)
        before = digest(pc)
        with window(pc, wanted(managed_lab.stands["zeros"])) as asked:
            assert asked.say("do")["set"]
            pc.do("pkill", "-9", "-f", "^/usr/bin/python3 .*family-setup-assistant-helper apply$")
            assert asked.say("keep")["problem"] == "setting-failed"
            assert digest(pc) != before
            if by == "undo":
                assert asked.say("back")["back"]
            else:
                service = pc.read("/usr/lib/systemd/system/family-setup-assistant-back.service")
                (start,) = [line.partition("=")[2] for line in service.splitlines() if line.startswith("ExecStart=")]
                pc.run(start.split(), stdin="{}\n")
        assert digest(pc) == before


def test_time_that_is_over_puts_everything_back_although_the_window_lives(
    managed_lab: ManagedLab, installed: Path
) -> None:
    with managed_lab.laptop(Made(manager="none")) as made:
        pc = lay(made, installed)
        before = digest(pc)
        with window(pc, wanted(managed_lab.stands["zeros"]), within_s=5) as asked:
            assert asked.say("do")["set"]
            pc.until(lambda: digest(pc) == before, "the end of the time", within_s=9)
            assert asked.say("keep")["problem"] == "setting-failed"
        assert digest(pc) == before
