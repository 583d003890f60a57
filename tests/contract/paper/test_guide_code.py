"""The square code of a printed guide, read back by another program from the whole page in black and white."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from setup_assistant.content.load import Content
from setup_assistant.domain.progress import GuideProgress, StepNote
from setup_assistant.paper.form import Form, Paper, SheetLang
from setup_assistant.paper.render import Pages
from tests.contract.paper import judge
from tests.contract.paper.test_guide_sheet import HOST, PHONE, PRIVATE, printed

pytestmark = pytest.mark.skipif(shutil.which("zbarimg") is None, reason="needs zbarimg (zbar-tools)")

Saved = Callable[[Pages], Path]
EERO = GuideProgress(guide="router-filter", at="home-1", variant="eero")
NOTED = GuideProgress(
    guide=PRIVATE, at=PHONE, notes=(StepNote(step="host", words="うちの画面では「プライベートDNSの指定」"),)
)
ADDRESSES = {"1.1.1.3", "1.0.0.3", "2606:4700:4700::1113", "2606:4700:4700::1003"}
FORMS = [Form(), Form(lang=SheetLang.BOTH), Form(paper=Paper.A5), Form(paper=Paper.LETTER), Form(large=True)]


def read(pdf: Path, folder: Path) -> list[str]:
    """Return the words of every code on the pages, as a laser printer of 200 dots to the inch would leave them."""
    subprocess.run(["pdftoppm", "-r", "200", "-mono", pdf, folder / "page"], check=True, timeout=60)
    pages = sorted(folder.glob("page*.pbm"))
    assert pages
    done = subprocess.run(["zbarimg", "--quiet", "--raw", *pages], capture_output=True, check=False, timeout=60)
    return done.stdout.decode().split()


@pytest.mark.parametrize("form", FORMS, ids=["A4", "both", "A5", "letter", "large"])
def test_code_of_the_name_for_android_is_read_from_the_page_with_its_text_beside_it(
    content: Content, saved: Saved, tmp_path: Path, form: Form
) -> None:
    pdf = saved(printed(content, GuideProgress(guide=PRIVATE, at=PHONE), form))
    assert read(pdf, tmp_path) == [HOST]
    assert HOST in judge.text(pdf)


def test_addresses_for_a_router_are_text_to_type_without_a_code(content: Content, saved: Saved, tmp_path: Path) -> None:
    pdf = saved(printed(content, GuideProgress(guide="router-filter", at="home-1", variant="asus")))
    assert read(pdf, tmp_path) == []
    assert any(address in judge.text(pdf) for address in ADDRESSES)


def test_several_codes_stand_each_beside_its_text(content: Content, saved: Saved, tmp_path: Path) -> None:
    pdf = saved(printed(content, EERO))
    assert set(read(pdf, tmp_path)) == ADDRESSES
    assert all(address in judge.text(pdf) for address in ADDRESSES)


@pytest.mark.parametrize("kept", [EERO, NOTED], ids=["eero", "noted"])
def test_no_step_with_codes_runs_into_the_foot_of_its_page(content: Content, saved: Saved, kept: GuideProgress) -> None:
    pages = judge.pages(saved(printed(content, kept, Form(lang=SheetLang.BOTH))))
    feet = []
    for page in pages:
        foot = max(word.top for word in page.words if word.text.startswith("手順書"))
        feet.append([word.text for word in page.words if word.bottom > foot])
    assert len(pages) > 1
    assert {len(foot) for foot in feet} == {len(feet[0])}
