"""The square code of a printed guide, read back by another program from the whole page in black and white."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from setup_assistant.content.load import Content
from setup_assistant.domain.progress import GuideProgress
from setup_assistant.paper.form import Form, Paper, SheetLang
from setup_assistant.paper.render import Pages
from tests.contract.paper import judge
from tests.contract.paper.test_guide_sheet import HOST, PHONE, PRIVATE, printed

pytestmark = pytest.mark.skipif(shutil.which("zbarimg") is None, reason="needs zbarimg (zbar-tools)")

Saved = Callable[[Pages], Path]
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
    assert all(address in judge.text(pdf) for address in ("1.1.1.3", "1.0.0.3", "2606:4700:4700::1113"))
