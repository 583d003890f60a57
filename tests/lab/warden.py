"""Process 1 of a lab: it makes the places, starts and stops daemons, and takes everything with it when it ends.

Started by `unshare --net --mount --pid --fork` (tests/lab/places.py), it reads one JSON order per line from its input
and answers one line to each.  When the input closes, even because the test run was killed, it ends; the kernel then
kills all other processes of its process namespace, and the networks vanish with them.  Nothing is left to clean.
"""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType
from typing import Any

KEEP = "exec sleep infinity"
MOUNTS = """
mount -t sysfs sysfs /sys 2>/dev/null
set -e
mount -t tmpfs tmpfs "$1"
cp -a /etc/. "$1" 2>/dev/null || true
rm -f "$1/resolv.conf"
mount --bind "$1" /etc
mount -t tmpfs tmpfs /run
"""
"""A place has files of its own in /etc and sees no socket of the machine's services in /run."""
QUIET = ("accept_dad", "accept_ra", "router_solicitations")


class Warden:
    """The places and daemons of one lab, by name."""

    def __init__(self, folder: Path) -> None:
        """`folder` takes the daemons' logs and the places' files."""
        self._folder = folder
        self._places: dict[str, subprocess.Popen[bytes]] = {}
        self._daemons: dict[str, subprocess.Popen[bytes]] = {}

    def place(self, names: list[str]) -> dict[str, int]:
        """Make places, each with a network and mounts of its own; return their processes."""
        for name in names:
            argv = ["unshare", "--net", "--mount", "--", "sh", "-c", KEEP]
            self._places[name] = subprocess.Popen(argv, stdin=subprocess.DEVNULL)
        for name in names:
            keeper = self._places[name]
            wait_until(lambda keeper=keeper: _comm(keeper.pid) == "sleep")
            etc = self._folder / f"etc-{name}"
            etc.mkdir()
            script = "".join(f"echo 0 > /proc/sys/net/ipv6/conf/{i}/{q};" for q in QUIET for i in ("all", "default"))
            self._inside(name, "sh", "-c", MOUNTS + script, "mounts", str(etc))
            self._inside(name, "ip", "link", "set", "lo", "up")
        return {name: keeper.pid for name, keeper in self._places.items()}

    def unplace(self, name: str) -> None:
        """Give a place up; its network goes with the last program in it."""
        keeper = self._places.pop(name)
        keeper.kill()
        keeper.wait(2)

    def _inside(self, place: str, *argv: str, stdin: str | None = None) -> str:
        done = subprocess.run(
            [*self._enter(place), *argv], input=stdin, capture_output=True, text=True, check=False, timeout=20
        )
        if done.returncode:
            raise RuntimeError(f"{place}: {' '.join(argv)}: {done.stderr.strip() or done.returncode}")
        return done.stdout

    def _enter(self, place: str) -> list[str]:
        return ["nsenter", "-t", str(self._places[place].pid), "-n", "-m", "--"]

    def run(self, place: str, argv: list[str], stdin: str = "") -> str:
        """Run a command in a place to its end; return what it printed."""
        return self._inside(place, *argv, stdin=stdin)

    def start(self, name: str, place: str, argv: list[str], env: dict[str, str]) -> int:
        """Start a daemon in a place; its output goes to NAME.log."""
        with (self._folder / f"{name}.log").open("ab") as log:
            daemon = subprocess.Popen(
                [*self._enter(place), *argv],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env={**os.environ, **env},
            )
        self._daemons[name] = daemon
        return daemon.pid

    def stop(self, name: str, *, at_once: bool = False) -> bool:
        """End a daemon, if it is there; say whether it was still running.  `at_once` leaves it no last word."""
        daemon = self._daemons.pop(name, None)
        if daemon is None or daemon.poll() is not None:
            return False
        daemon.send_signal(signal.SIGKILL if at_once else signal.SIGTERM)
        try:
            daemon.wait(2)
        except subprocess.TimeoutExpired:
            daemon.kill()
            daemon.wait(2)
        return True

    def running(self) -> dict[str, bool]:
        """Say of each daemon whether it still runs."""
        return {name: daemon.poll() is None for name, daemon in self._daemons.items()}


def _comm(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/comm").read_text("utf-8").strip()
    except OSError:
        return ""


def wait_until(holds: Any, within_s: float = 10) -> None:
    """Wait until `holds()` is true.  Raises TimeoutError."""
    end = time.monotonic() + within_s
    while not holds():
        if time.monotonic() > end:
            raise TimeoutError("the lab did not come up")
        time.sleep(0.005)


def _end(_signal: int, _frame: FrameType | None) -> None:
    sys.exit(0)


def main() -> int:
    """Obey until the input closes."""
    signal.signal(signal.SIGTERM, _end)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    warden = Warden(Path(sys.argv[1]))
    for line in sys.stdin:
        order = json.loads(line)
        try:
            said = {"said": getattr(warden, order.pop("do"))(**order)}
        except (RuntimeError, TimeoutError, OSError, subprocess.SubprocessError) as error:
            said = {"failed": str(error)}
        sys.stdout.write(json.dumps(said) + "\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
