"""The lab for tests: one for a whole run where the machine allows it, and its part on loopback."""

from collections.abc import Callable, Iterator

import pytest

from setup_assistant.content.load import load_content
from setup_assistant.domain.catalog import Catalog
from tests.lab import needs
from tests.lab.asking import Asker
from tests.lab.lab import Lab
from tests.lab.laptop import Laptop, Made
from tests.lab.loopback import Loopback
from tests.lab.managed import ManagedLab
from tests.lab.oracles import Oracles

KINDS: dict[str, Callable[[], str | None]] = {
    "netns": needs.missing,
    "daemons": lambda: needs.missing(namespaces=False),
    "managed": needs.missing_managed,
    "resolved": needs.missing_resolved,
    "phone": lambda: needs.missing(browser=True),
}
"""Markers of this folder, and what tells why their tests cannot run here."""
MANAGED_STYLES = ("zeros", "pass", "wrong-name", "unknown-ca", "half-v6-server", "silent", "refused")
"""Ways to answer that stand in the lab with laptops of a manager, beside all operators of the table."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what this machine cannot play, and say why."""
    for kind, missing in KINDS.items():
        marked = [item for item in items if item.get_closest_marker(kind)]
        if marked and (reason := missing()):
            for item in marked:
                item.add_marker(pytest.mark.skip(reason=reason))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in large letters which part of the lab was left out: its tests are the ones that see real answers."""
    for kind, missing in KINDS.items():
        if reason := missing():
            terminalreporter.write_sep("!", f"THE NETWORK LAB DID NOT RUN ({kind}): {reason}", red=True, bold=True)


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """Return the shipped table of operators."""
    return load_content().catalog


@pytest.fixture(scope="session")
def lab(catalog: Catalog, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """Bring the lab up once for all tests; those that change it put it back."""
    with Lab(tmp_path_factory.mktemp("lab"), catalog) as made:
        yield made


@pytest.fixture(scope="session")
def oracles(lab: Lab) -> Oracles:
    """Return the witnesses of the lab."""
    return Oracles(lab)


@pytest.fixture(scope="session")
def ask(lab: Lab) -> Iterator[Asker]:
    """Start the program's check on the laptop once; it takes one order after another."""
    with Asker(lab) as asker:
        yield asker


@pytest.fixture(scope="session")
def managed_lab(catalog: Catalog, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ManagedLab]:
    """Bring up a second lab, for laptops with a network manager: the packets of the first one stay its own."""
    with ManagedLab(tmp_path_factory.mktemp("managed"), catalog, styles=MANAGED_STYLES) as made:
        yield made


@pytest.fixture
def laptop(managed_lab: ManagedLab) -> Iterator[Laptop]:
    """Bring up a fresh laptop with NetworkManager, permissions that count, and a saved Wi-Fi connection."""
    with managed_lab.laptop(Made(wifi=True)) as made:
        yield made


@pytest.fixture(scope="session")
def loopback(catalog: Catalog, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Loopback]:
    """Bring up real servers on loopback: no privilege is needed."""
    with Loopback(tmp_path_factory.mktemp("loopback"), catalog) as made:
        yield made
