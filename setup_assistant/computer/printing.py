"""Hands a finished paper to a printer: the queue gets the PDF itself, so print and preview are the same pages."""

import os
import tempfile
from pathlib import Path

from setup_assistant.computer.command import Run, run
from setup_assistant.domain.error import NoPrinter, PrintFailed


def print_pdf(pdf: bytes, printer: str, *, title: str, copies: int = 1, ask: Run = run) -> None:
    """Put `pdf` into the queue `printer`.  Raises NoPrinter, PrintFailed.

    `title` is shown in the queue of a shared printer, so it must name no person.
    """
    if not printer:
        raise NoPrinter
    handle, name = tempfile.mkstemp(suffix=".pdf")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(pdf)
        outcome = ask(("lp", "-d", printer, "-t", title, "-n", str(copies), "--", name))
    finally:
        Path(name).unlink(missing_ok=True)
    if outcome.status is None:
        raise NoPrinter
    if outcome.status != 0:
        raise PrintFailed(printer=printer, why=outcome.complaint.strip() or outcome.output.strip())
