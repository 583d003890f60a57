"""What the pretended systems share: a state in a file, a fate, and elevated processes that outlive their caller."""

import fcntl
import json
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[3]


def fate() -> dict[str, Any]:
    """Return what shall go wrong."""
    path = State().folder / "fate.json"
    return json.loads(path.read_text()) if path.exists() else {}


class State:
    """The settings of a pretended computer, in a folder that survives every process."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or Path(os.environ["PRETENDED_COMPUTER"])

    def load(self) -> dict[str, Any]:
        return json.loads((self.folder / "state.json").read_text("utf-8"))

    def save(self, values: dict[str, Any]) -> None:
        draft = self.folder / f"state.{os.getpid()}"
        draft.write_text(json.dumps(values, ensure_ascii=True), "utf-8")
        draft.replace(self.folder / "state.json")

    @contextmanager
    def changing(self) -> Iterator[dict[str, Any]]:
        with (self.folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            values = self.load()
            yield values
            self.save(values)

    def doom(self, **what: Any) -> None:
        """Let something go wrong from now on; nothing, without a word."""
        (self.folder / "fate.json").write_text(json.dumps(what))

    def count(self, argv: list[str]) -> None:
        """Note that a program was called."""
        with (self.folder / "called.jsonl").open("a") as file:
            file.write(json.dumps(argv) + "\n")

    def called(self) -> list[list[str]]:
        path = self.folder / "called.jsonl"
        return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []

    def processes(self) -> list[int]:
        """Return the elevated processes that are alive."""
        path = self.folder / "pids"
        pids = [int(word) for word in path.read_text().split()] if path.exists() else []
        return [pid for pid in pids if is_alive(pid)]

    def end_processes(self) -> None:
        for pid in self.processes():
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)


def is_alive(pid: int) -> bool:
    """Tell whether a process runs; one that ended and was not asked after does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def fork_away(state: State) -> bool:
    """Start a process that the caller's end does not touch; True in it."""
    sys.stdout.flush()
    child = os.fork()
    if child:
        os.waitpid(child, 0)
        return False
    os.setsid()
    if os.fork():
        os._exit(0)
    null = os.open(os.devnull, os.O_RDWR)
    for each in (0, 1, 2):
        os.dup2(null, each)
    with (state.folder / "pids").open("a") as file:
        file.write(f"{os.getpid()}\n")
    return True


def install(folder: Path, name: str, module: str) -> None:
    """Put a program into a folder that answers by a module of these tests."""
    program = folder / name
    program.write_text(
        f"#!{sys.executable} -SE\nimport sys\nsys.path.insert(0, {str(ROOT)!r})\n"
        f"from tests.contract.setting.{module} import main\nmain()\n"
    )
    program.chmod(0o755)
