"""What holds for every test: no network, no home of the person, no thread left behind, the same luck every time."""

import importlib.util
import os
import shutil
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import HealthCheck, settings

HERE = Path(__file__).parent
LONG = bool(os.environ.get("SETUP_ASSISTANT_LONG"))

# Qt reads these when it is first loaded, so they stand here and not in a fixture.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/nonexistent"
os.environ["PYTHONPATH"] = os.pathsep.join([str(HERE / "guard"), str(HERE.parent)])

settings.register_profile("quick", deadline=None, derandomize=True, max_examples=60, database=None)
settings.register_profile(
    "long", deadline=None, max_examples=1000, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("long" if LONG else "quick")


def _load_guard() -> ModuleType:
    spec = importlib.util.spec_from_file_location("network_guard", HERE / "guard" / "sitecustomize.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["network_guard"] = module
    spec.loader.exec_module(module)
    return module


# The interpreter may have loaded it already, when a test starts pytest.
_guard = sys.modules["sitecustomize"] if hasattr(sys, "_leaves_nothing") else _load_guard()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what this machine cannot do, and say why."""
    reasons = {
        "long": None if LONG else "runs with scripts/test --long",
        "display": None if shutil.which("Xvfb") else "needs Xvfb",
        "printer": None if shutil.which("ippeveprinter") and os.geteuid() == 0 else "needs ippeveprinter and root",
    }
    for item in items:
        for name, reason in reasons.items():
            if reason and item.get_closest_marker(name):
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(autouse=True)
def nothing_leaves() -> Iterator[None]:
    """Fail a test in whose process something tried to reach another computer."""
    before = len(_guard.attempts)
    yield
    assert _guard.attempts[before:] == []


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give every test an empty home: the person's own files are never read or written."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("USERPROFILE", str(folder))
    for name, part in (("CONFIG", ".config"), ("DATA", ".local/share"), ("CACHE", ".cache"), ("STATE", ".state")):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(folder / part))
    return folder


@pytest.fixture(autouse=True)
def no_thread_stays() -> Iterator[None]:
    """Fail a test that leaves a thread running behind it."""
    before = set(threading.enumerate())
    yield
    until = time.monotonic() + 2
    while (left := set(threading.enumerate()) - before) and time.monotonic() < until:
        time.sleep(0.01)
    assert not left, f"still running: {sorted(thread.name for thread in left)}"
