"""Hands a finished paper to a printer: the queue gets the PDF itself, so print and preview are the same pages."""

from typing import Protocol

from setup_assistant.computer.command import Outcome, run
from setup_assistant.domain.error import NoPrinter, PrintFailed

WITHIN_S = 30.0
"""A printing system on a slow computer may think about a large paper."""


class Hand(Protocol):
    """Runs a program and hands it bytes."""

    def __call__(self, argv: tuple[str, ...], *, given: bytes, within_s: float) -> Outcome:
        """Return what the program said."""


def print_pdf(pdf: bytes, printer: str, *, title: str, hand: Hand = run) -> None:
    """Put `pdf` into the queue `printer`.  Raises NoPrinter, PrintFailed.

    `title` is shown in the queue of a shared printer, so it must name no person.
    """
    # The paper goes through a pipe: no copy of it lies on the disk.
    outcome = hand(("lp", "-d", printer, "-t", title), given=pdf, within_s=WITHIN_S) if printer else Outcome(None)
    if outcome.status is None:
        raise NoPrinter
    if outcome.status != 0:
        raise PrintFailed(printer=printer, why=outcome.complaint.strip() or outcome.output.strip())
