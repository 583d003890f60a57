"""Household jobs: open a file from anywhere, keep, copy, erase."""

import sys
from pathlib import Path

from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.error import FileTooLarge, FileUnreadable, HouseholdDamaged
from setup_assistant.domain.household import Household
from setup_assistant.flow.reference import first_unknown
from setup_assistant.ports import Store
from setup_assistant.storage import household_file
from setup_assistant.storage.atomic import write_atomically

STDIN = "-"


def open_household(path: str, catalog: Catalog) -> Household:
    """Return the household in a file from outside; "-" reads standard input.

    Raises FileMissing, FileUnreadable, FileTooLarge, HouseholdDamaged, HouseholdTooNew.
    """
    household = _from_stdin() if path == STDIN else household_file.read(Path(path))
    return _known(household, catalog, path)


def load_household(store: Store, catalog: Catalog) -> Household | None:
    """Return the family's own household, or None when there is none yet.  Raises AssistantError."""
    household = store.load()
    return None if household is None else _known(household, catalog, "household.json")


def save_household(store: Store, household: Household) -> None:
    """Keep the household; called after every change.  Raises AssistantError."""
    store.save(household)


def copy_household(household: Household, path: Path) -> None:
    """Save a copy under another name; the program goes on with its own file.  Raises AssistantError."""
    write_atomically(path, household_file.encode(household, str(path)))


def erase_household(store: Store) -> None:
    """Remove the family's own household and what lies beside it.  Raises AssistantError."""
    store.erase()


def _from_stdin() -> Household:
    try:
        data = sys.stdin.buffer.read(household_file.LIMIT + 1)
    except OSError as problem:
        raise FileUnreadable(path=STDIN, why=problem.strerror or str(problem)) from problem
    if len(data) > household_file.LIMIT:
        raise FileTooLarge(path=STDIN, limit_kb=household_file.LIMIT // 1024)
    return household_file.decode(data, STDIN)


def _known(household: Household, catalog: Catalog, path: str) -> Household:
    """Refuse names that this program's catalog does not have: no plan could be made of them."""
    where = first_unknown(household, catalog)
    if where is not None:
        raise HouseholdDamaged(path=path, where=where)
    return household
