"""Places with a network of their own, seen from the test: made, entered, and gone with the run."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Self

import psutil

from tests.lab.needs import own_namespaces

ROOT = Path(__file__).parents[2]


class Places:
    """The places of one lab and its warden."""

    def __init__(self, folder: Path) -> None:
        """Start the warden in namespaces of its own."""
        self.folder = folder
        self.env = {
            "PATH": os.pathsep.join((os.environ["PATH"], "/usr/sbin", "/sbin")),
            "PYTHONPATH": str(ROOT),
            "LANG": "C.UTF-8",
            "HOME": str(folder),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        warden = [sys.executable, "-m", "tests.lab.warden", str(folder)]
        with (folder / "warden.log").open("wb") as log:
            self._process = subprocess.Popen(
                [*own_namespaces(), "--", *warden],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                cwd=ROOT,
                env=self.env,
            )
        self._pids: dict[str, int] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_why: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the warden's input: everything of the lab ends with it."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(5)
        self._process.stdout.close()

    def order(self, do: str, **with_: Any) -> Any:
        """Let the warden do one thing.  Raises RuntimeError with what it said."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"do": do, **with_}) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"the warden ended: {(self.folder / 'warden.log').read_text('utf-8')}")
        answer = json.loads(line)
        if "failed" in answer:
            raise RuntimeError(answer["failed"])
        return answer["said"]

    def make(self, *names: str) -> dict[str, int]:
        """Make places; return their processes as the warden numbers them."""
        inner: dict[str, int] = self.order("place", names=list(names))
        seen = _outer(self._process.pid)
        self._pids |= {name: seen[pid] for name, pid in inner.items()}
        return inner

    def unmake(self, name: str) -> None:
        """Give a place up."""
        self.order("unplace", name=name)
        del self._pids[name]

    def start(self, name: str, place: str, argv: Sequence[str], env: Mapping[str, str] | None = None) -> None:
        """Start a daemon."""
        self.order("start", name=name, place=place, argv=list(argv), env=dict(env or {}))

    def stop(self, name: str, *, at_once: bool = False) -> None:
        """Stop a daemon, if it runs; `at_once` kills it."""
        self.order("stop", name=name, at_once=at_once)

    def do(self, place: str, *argv: str, stdin: str = "") -> str:
        """Run one quick command as part of the set-up; return what it printed.  Raises RuntimeError if it fails."""
        said: str = self.order("run", place=place, argv=list(argv), stdin=stdin)
        return said

    def enter(self, place: str) -> list[str]:
        """Return the words that run what follows them in a place."""
        user = [] if os.geteuid() == 0 else ["--user", "--preserve-credentials"]
        return ["nsenter", "-t", str(self._pids[place]), *user, "--net", "--mount", "--uts", "--pid", "--"]

    def write(self, place: str, path: str, text: str) -> None:
        """Write a file that only this place sees."""
        self.do(place, "sh", "-c", 'mkdir -p "$(dirname "$1")" && cat > "$1"', "write", path, stdin=text)


def _outer(pid: int) -> dict[int, int]:
    """Return, for all below `pid`, the number of each process in the lab and here."""
    numbers: dict[int, int] = {}
    for process in psutil.Process(pid).children(recursive=True):
        status = Path(f"/proc/{process.pid}/status").read_text("utf-8")
        (line,) = (line for line in status.splitlines() if line.startswith("NSpid:"))
        numbers[int(line.split()[-1])] = process.pid
    return numbers
