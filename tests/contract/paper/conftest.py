"""The content once for all sheets, and a sheet made of it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from setup_assistant.content.load import Content, load_content
from setup_assistant.domain.household import Child, Household
from setup_assistant.domain.progress import GuideProgress
from setup_assistant.jobs.guiding import guiding
from setup_assistant.paper.form import Form
from setup_assistant.paper.render import Pages, render
from setup_assistant.paper.sheet import Kind
from setup_assistant.paper.sheets import build
from setup_assistant.paper.way_back import guide_of
from tests.contract.paper import samples
from tests.unit.paper import acts
from tests.unit.paper.records import BEFORE, GAP, LOOK, family

Make = Callable[..., Pages]

GUIDE = "android-private-way"
"""The guide whose handout stands for all where kinds of sheets are judged alike."""


@pytest.fixture(scope="session")
def qapp() -> object:
    """Return the application as the program makes it: one process has one, and later tests need its roles."""
    from setup_assistant.ui.start import application  # noqa: PLC0415 - most tests of papers need no window

    return application()


@pytest.fixture(scope="session")
def content() -> Content:
    return load_content()


@pytest.fixture(scope="session")
def make(content: Content) -> Make:
    """Return a function from (kind, form, household, child) to pages."""

    def made(
        kind: Kind, form: Form | None = None, household: Household = samples.FAMILY, child: Child | None = None
    ) -> Pages:
        form = form or Form()
        words = tuple(content.words(lang) for lang in form.langs)
        if kind is Kind.RECORD and household is samples.FAMILY:
            household = family(GAP, BEFORE, looks=(LOOK,))
        subject = samples.subject(content, household, child)
        if kind is Kind.GUIDE:
            subject = replace(subject, guiding=guiding(content, household, subject.plan, GuideProgress(guide=GUIDE)))
        if kind is Kind.WAY_BACK:
            back = guiding(content, household, subject.plan, GuideProgress(guide=guide_of(acts.ALL) or ""))
            subject = replace(subject, acts=acts.ALL, guiding=back)
        return render(build(kind, subject, words, form))

    return made


@pytest.fixture
def saved(tmp_path: Path) -> Callable[[Pages], Path]:
    """Return a function that writes a PDF for poppler."""

    def write(pages: Pages) -> Path:
        path = tmp_path / "sheet.pdf"
        path.write_bytes(pages.pdf)
        return path

    return write
