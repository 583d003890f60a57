"""Every sheet as poppler sees it: tags, fonts, margins, bytes, pages."""

from collections.abc import Callable
from pathlib import Path

import pytest

from setup_assistant.paper.form import SIZES_MM, Form, Paper, SheetLang
from setup_assistant.paper.render import Pages
from setup_assistant.paper.sheet import Kind
from tests.contract.paper import judge, samples
from tests.contract.paper.conftest import Make
from tests.unit.paper.acts import UUID

Saved = Callable[[Pages], Path]

POINTS_PER_MM = 72 / 25.4
MARGIN = 12 * POINTS_PER_MM - 0.5
ACROSS = {Kind.COMPARE}

FORMS = [
    *(Form(paper=paper) for paper in Paper),
    *(Form(lang=lang) for lang in SheetLang),
    *(Form(paper=Paper.A5, lang=lang, large=True) for lang in (SheetLang.JA, SheetLang.BOTH)),
]
NAMES = [f"{form.paper} {form.lang}{' large' if form.large else ''}" for form in FORMS]


@pytest.mark.parametrize("kind", Kind)
def test_a_sheet_is_a_tagged_document_with_its_fonts_inside(kind: Kind, make: Make, saved: Saved) -> None:
    path = saved(make(kind))
    said = judge.run("pdfinfo", str(path))
    assert "Tagged:          yes" in said
    assert b"<pdfuaid:part>1</pdfuaid:part>" in path.read_bytes().replace(b" ", b"") or "PDF/UA" in judge.run(
        "pdfinfo", "-meta", str(path)
    ).replace("pdfuaid", "PDF/UA")
    assert judge.tags(path).count("H1") == 1
    fonts = judge.fonts(path)
    assert fonts
    assert all("BIZUDPGothic" in name and embedded for name, embedded in fonts)


@pytest.mark.parametrize("kind", [Kind.MAP, Kind.COMPARE])
def test_tables_are_tagged_with_their_heads(kind: Kind, make: Make, saved: Saved) -> None:
    tags = judge.tags(saved(make(kind)))
    assert "Table" in tags
    assert "THead" in tags
    assert "TH" in tags.split("TBody")[0]


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("form", FORMS, ids=NAMES)
def test_no_word_leaves_the_margins_and_no_page_is_blank(kind: Kind, form: Form, make: Make, saved: Saved) -> None:
    pages = judge.pages(saved(make(kind, form)))
    width, height = sorted(side * POINTS_PER_MM for side in SIZES_MM[form.paper])
    for page in pages:
        assert sorted((page.width, page.height)) == pytest.approx([width, height], abs=1)
        outside = [word.text for word in page.words if leaves(word, page)]
        assert outside == []
        assert len(page.words) > FOOTER_WORDS


def leaves(word: judge.Word, page: judge.Page) -> bool:
    """Tell whether ink leaves the margins.

    A bracket that opens a line has an empty left half, a stop at the end of one an empty right half.
    """
    half = (word.bottom - word.top) / 2
    before = half if word.text[:1] in "「（『" else 0
    after = half if word.text[-1:] in "、。」）" else 0
    sideways = word.left + before < MARGIN or word.right - after > page.width - MARGIN
    return sideways or word.top < MARGIN / 2 or word.bottom > page.height - MARGIN / 2


@pytest.mark.parametrize("form", [form for form in FORMS if not form.large], ids=str)
def test_the_words_of_a_command_stay_whole(form: Form, make: Make, saved: Saved) -> None:
    words = {word.text for page in judge.pages(saved(make(Kind.WAY_BACK, form))) for word in page.words}
    assert {UUID, "ipv4.ignore-auto-dns", "setup-assistant", "/usr/libexec/family-setup-assistant-helper"} <= words


FOOTER_WORDS = 8
"""A page with no more words than its foot is blank."""


@pytest.mark.parametrize("kind", Kind)
def test_the_same_sheet_is_the_same_bytes(kind: Kind, make: Make) -> None:
    assert make(kind).pdf == make(kind).pdf


@pytest.mark.parametrize("kind", Kind)
def test_the_foot_tells_the_page_and_no_name(kind: Kind, make: Make, saved: Saved) -> None:
    pages = judge.pages(saved(make(kind)))
    for number, page in enumerate(pages, 1):
        foot = "".join(word.text for word in page.words if word.top > page.height - 16 * POINTS_PER_MM)
        assert f"{number}/{len(pages)}" in foot
        assert "2026年11月23日" in foot
        assert not [child.nickname for child in samples.FAMILY.children if child.nickname in foot]


@pytest.mark.parametrize("kind", [Kind.HELP, Kind.HANDOUT, Kind.LETTER])
def test_papers_for_others_carry_no_name(kind: Kind, make: Make, saved: Saved) -> None:
    printed = judge.text(saved(make(kind)))
    assert not [child.nickname for child in samples.FAMILY.children if child.nickname in printed]


@pytest.mark.parametrize(
    ("kind", "most"), [(Kind.RULES, 1), (Kind.HANDOUT, 1), (Kind.LETTER, 1), (Kind.CHILD, 2), (Kind.HELP, 2)]
)
def test_a_usual_sheet_takes_few_pages(kind: Kind, most: int, make: Make) -> None:
    assert make(kind).page_count <= most


def test_preview_and_pdf_have_the_same_pages(make: Make, saved: Saved) -> None:
    pages = make(Kind.PLAN)
    assert len(pages.svgs) == len(pages.pngs(40)) == len(judge.pages(saved(pages)))


def test_title_and_language_are_set(make: Make, saved: Saved) -> None:
    path = saved(make(Kind.RULES, Form(lang=SheetLang.EN)))
    assert "Title:           Our rules" in judge.run("pdfinfo", str(path))
    assert b"/Lang(en)" in path.read_bytes().replace(b" ", b"") or b"en" in path.read_bytes()
