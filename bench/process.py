"""Whole processes, run in turns so that a busy moment of the computer meets both sides of a ratio."""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
EXAMPLE = "resources/examples/family-three-children.json"
WARM_UP = 2


class Run(NamedTuple):
    """One run of a process."""

    wall_ms: float
    peak_mib: float


class Command(NamedTuple):
    """A Python command line, the folder whose program it runs, and what it adds to the environment."""

    args: tuple[str, ...]
    root: Path = ROOT
    env: tuple[tuple[str, str], ...] = ()


def environment_of(command: Command) -> dict[str, str]:
    """Return the environment of a command: its own program first, a home of its own."""
    return {**os.environ, "PYTHONPATH": str(command.root), **dict(command.env)}


def told(command: Command) -> str:
    """Run it once and return what it printed.  Raises CalledProcessError when it fails."""
    line = [sys.executable, *command.args]
    return subprocess.run(line, check=True, text=True, stdout=subprocess.PIPE, env=environment_of(command)).stdout


def run(command: Command) -> Run:
    """Run it once.  Raises SystemExit when it fails: a broken run has no time."""
    environment = environment_of(command)
    quiet = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    started = time.perf_counter()
    child = os.posix_spawn(sys.executable, [sys.executable, *command.args], environment, file_actions=quiet)
    _, status, usage = os.wait4(child, 0)
    wall = (time.perf_counter() - started) * 1000
    if status:
        raise SystemExit(f"the bench could not run: {' '.join(command.args)}")
    return Run(wall_ms=wall, peak_mib=usage.ru_maxrss / 1024)


def in_turns(*commands: Command, times: int = 11) -> tuple[Run, ...]:
    """Run the commands in turns and return the medians of each."""
    for command in commands * WARM_UP:
        run(command)
    runs: list[list[Run]] = [[] for _ in commands]
    for _ in range(times):
        for command, own in zip(commands, runs, strict=True):
            own.append(run(command))
    return tuple(
        Run(
            wall_ms=statistics.median(one.wall_ms for one in own),
            peak_mib=statistics.median(one.peak_mib for one in own),
        )
        for own in runs
    )
