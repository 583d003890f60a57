"""Household jobs: open a file from outside, save a copy.

The family's own file is loaded, kept and erased by the store itself (`ports.Store`).
"""

import sys
from pathlib import Path

from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.error import FileTooLarge, FileUnreadable, HouseholdDamaged
from setup_assistant.domain.household import Household
from setup_assistant.flow.reference import first_unknown
from setup_assistant.storage import household_file
from setup_assistant.storage.atomic import write_atomically

STDIN = "-"


def open_household(path: str, catalog: Catalog) -> Household:
    """Return the household in a file from outside; "-" reads standard input.

    Raises FileMissing, FileUnreadable, FileTooLarge, HouseholdDamaged, HouseholdTooNew.
    """
    household = _from_stdin() if path == STDIN else household_file.read(Path(path))
    where = first_unknown(household, catalog)
    if where is not None:
        # A name that this program's catalog does not have: no plan could be made of it.
        raise HouseholdDamaged(path=path, where=where)
    return household


def copy_household(household: Household, path: Path) -> None:
    """Save a copy under another name; the program goes on with its own file.  Raises AssistantError."""
    write_atomically(path, household_file.encode(household, str(path)))


def _from_stdin() -> Household:
    try:
        data = sys.stdin.buffer.read(household_file.LIMIT + 1)
    except OSError as problem:
        raise FileUnreadable(path=STDIN, why=problem.strerror or str(problem)) from problem
    if len(data) > household_file.LIMIT:
        raise FileTooLarge(path=STDIN, limit_kb=household_file.LIMIT // 1024)
    return household_file.decode(data, STDIN)
