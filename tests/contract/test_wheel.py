"""The wheel carries everything: installed elsewhere, it passes its own check without this repository."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def python(*args: str, path: Path | None = None, cwd: Path) -> str:
    """Run Python in `cwd`, with `path` searched first, and return what it printed."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    if path is not None:
        environment["PYTHONPATH"] = str(path)
    done = subprocess.run(
        [sys.executable, *args], capture_output=True, text=True, check=False, cwd=cwd, env=environment
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip = ("-m", "pip", "--disable-pip-version-check", "--quiet")
    python(*pip, "wheel", "--no-deps", "--no-build-isolation", "--no-index", "-w", str(folder), str(ROOT), cwd=folder)
    wheel = next(folder.glob("*.whl"))
    target = folder / "site"
    python(*pip, "install", "--no-deps", "--no-index", "--target", str(target), str(wheel), cwd=folder)
    return target


@pytest.mark.long
def test_wheel_is_the_program_that_runs(installed: Path, tmp_path: Path) -> None:
    where = python("-c", "import setup_assistant; print(setup_assistant.__file__)", path=installed, cwd=tmp_path)
    assert Path(where.strip()).is_relative_to(installed)


@pytest.mark.long
def test_wheel_carries_resources_and_compiled_content(installed: Path) -> None:
    resources = installed / "setup_assistant" / "resources"
    for part in ("index.msgpack", "fonts/BIZUDPGothic-Regular.ttf", "icons/map.svg", "paper", "examples"):
        assert (resources / part).exists(), part


@pytest.mark.long
def test_program_from_the_wheel_passes_its_own_check(installed: Path, tmp_path: Path) -> None:
    python("-m", "setup_assistant", "self-check", path=installed, cwd=tmp_path)
