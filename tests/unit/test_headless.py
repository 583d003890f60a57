"""The program without its window never needs Qt."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = sorted(
    f"setup_assistant.{path.parent.name}"
    for path in (ROOT / "setup_assistant").glob("*/__init__.py")
    if path.parent.name != "ui"
)


def run_python(code: str) -> str:
    """Run `code` in a new interpreter and return what it printed."""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT, env=os.environ.copy()
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_command_line_never_loads_qt() -> None:
    code = "import sys, setup_assistant.cli; print(any(m.startswith(('PySide6', 'shiboken6')) for m in sys.modules))"
    assert run_python(code) == "False"


@pytest.mark.parametrize("package", PACKAGES)
def test_every_module_outside_ui_imports_where_qt_is_missing(package: str) -> None:
    code = (
        "import importlib, pkgutil, sys\n"
        "sys.modules['PySide6'] = sys.modules['shiboken6'] = None\n"
        f"package = importlib.import_module({package!r})\n"
        "for module in pkgutil.walk_packages(package.__path__, package.__name__ + '.'):\n"
        "    importlib.import_module(module.name)\n"
        "print('all')"
    )
    assert run_python(code) == "all"
