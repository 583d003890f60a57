"""A guide as a handout: every guide in words, some as poppler sees them, and what a family put into theirs."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from html import unescape
from pathlib import Path

import pytest
from msgspec.structs import replace

from setup_assistant import resources
from setup_assistant.content.load import Content
from setup_assistant.domain.guide import Purpose
from setup_assistant.domain.household import Household
from setup_assistant.domain.plan import Plan
from setup_assistant.domain.progress import GuideProgress, StepNote
from setup_assistant.domain.screen import Where
from setup_assistant.guides import find
from setup_assistant.guides.telling import Telling
from setup_assistant.guides.walked import Walked
from setup_assistant.jobs import advice, guiding, papers
from setup_assistant.paper import codes
from setup_assistant.paper.form import LARGE_PT, Form, Paper, SheetLang
from setup_assistant.paper.glyphs import BLANK
from setup_assistant.paper.render import Pages
from setup_assistant.paper.sheet import Kind, Sheet, Walk, WriteLines
from setup_assistant.paper.voice import plain
from setup_assistant.storage import household_file
from tests.contract.paper import judge
from tests.contract.paper.samples import TODAY
from tests.contract.paper.test_pages import body, headings, last_line
from tests.contract.paper.test_pdf import FOOTER_WORDS, leaves
from tests.contract.paper.test_typed_words import LITERAL

Saved = Callable[[Pages], Path]

FAMILY = household_file.read(resources.path("examples", "family-three-children.json"))
PRIVATE, PHONE = "android-private-way", "device-6"
HOST = "family.cloudflare-dns.com"
SOME = (PRIVATE, "ios-screen-time", "router-filter", "switch-controls", "register-line-user", "docomo-filter-app")
"""Guides of every kind: two on phones, one on the network, one on a console, one at a counter, one that is weak."""
FORMS = [Form(), Form(lang=SheetLang.BOTH), Form(paper=Paper.A5), Form(large=True)]
CODE_MM, DOTS = 42, 200
ALT = re.compile(rb"/Alt\s*(?:<([0-9A-Fa-f\s]+)>|\(((?:\\.|[^\\()]|\([^()]*\))*)\))", re.DOTALL)
SQUARE = re.compile(r"Figure:.*?/BBox \[([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+)\]", re.DOTALL)


@cache
def plan(content: Content, family: Household) -> Plan:
    return advice.plan(family, content.catalog, TODAY)


def opened(content: Content, kept: GuideProgress, family: Household = FAMILY) -> Walked:
    return guiding.guiding(content, family, plan(content, family), kept)


def printed(content: Content, kept: GuideProgress, form: Form | None = None, family: Household = FAMILY) -> Pages:
    order = papers.Order(kind=Kind.GUIDE, form=form or Form(), guide=kept)
    return papers.sheet(order, family, plan(content, family), content, TODAY)


drawn_once = cache(printed)  # the pages of one guide for several tests


def at_home(content: Content, guide: str) -> GuideProgress:
    """Return a guide at the first place of the family that it suits."""
    head = next(each for each in content.guide_heads if each.id == guide)
    devices = [each.id for each in FAMILY.devices if head.kinds and find.suits(head, each)]
    return GuideProgress(guide=guide, at=next(iter(devices), None if head.kinds else "home-1"))


def every_guide(content: Content) -> Iterator[GuideProgress]:
    """Yield every shipped guide with each of its variants."""
    for head in content.guide_heads:
        asked = content.guide(head.id).variants
        for option in asked.options if asked else (None,):
            yield GuideProgress(guide=head.id, variant=option.id if option else None)


def walk(sheet: Sheet) -> Walk:
    (found,) = (block for block in sheet.blocks if isinstance(block, Walk))
    return found


def heads(sheet: Sheet) -> Iterator[str]:
    """Yield the heading of the steps in each language, and of each step its number, whose it is and the minutes."""
    yield from ("".join(plain(each).split()) for each in walk(sheet).title)
    for stage in walk(sheet).stages:
        said = [stage.number, *(" / ".join(map(plain, lines)) for lines in (stage.whose, stage.minutes))]
        yield "".join("".join(said).split())


def alternatives(pdf: Path) -> set[str]:
    """Return the words that stand in the tags for what is drawn."""
    found = set()
    for coded, literal in ALT.findall(pdf.read_bytes()):
        data = bytes.fromhex(coded.decode()) if coded else re.sub(rb"\\(.)", rb"\1", literal, flags=re.DOTALL)
        found.add(data.decode("utf-16") if data.startswith(b"\xfe\xff") else data.decode("latin-1"))
    return found


@pytest.mark.parametrize("lang", SheetLang)
def test_every_guide_in_each_of_its_variants_is_a_sheet_with_all_its_steps(content: Content, lang: SheetLang) -> None:
    form = Form(lang=lang)
    for kept in every_guide(content):
        now = opened(content, kept)
        pages, at = printed(content, kept, form), (kept.guide, kept.variant)
        numbers = [int(stage.number) for stage in walk(pages.sheet).stages]
        assert numbers == list(range(1, len(now.steps) + 1)), at
        text = pages.text
        assert BLANK not in text, at
        assert set(text).isdisjoint("{}¦《》"), at
        for words in map(content.words, form.langs):
            told = Telling(now.guide, words, now.given)
            said = [now.guide.title, now.guide.summary, *(each for step in now.steps for each in (step.do, step.why))]
            assert [told.plain(each) for each in said if told.plain(each) not in text] == [], at
        first = Telling(now.guide, content.words(form.langs[0]), now.given)
        assert all(first.described(screen) in text for step in now.steps for screen in step.screens), at


def test_every_guide_names_its_way_back(content: Content) -> None:
    for head in find.of_purpose(content.guide_heads, Purpose.SET):
        assert f"{head.id}-undo" in printed(content, GuideProgress(guide=head.id)).text


def test_no_guide_has_a_line_for_a_password(content: Content) -> None:
    words = content.words("ja")
    hint, note = words("paper.guide.hint"), words("paper.guide.noted")
    accounts = {need.id for need in content.catalog.needs if need.is_account}
    for head in content.guide_heads:
        sheet = printed(content, GuideProgress(guide=head.id)).sheet
        lines = [line for block in sheet.blocks if isinstance(block, WriteLines) for line in block.labels]
        said = [plain(each) for line in lines for each in line]
        with_account = not accounts.isdisjoint(opened(content, GuideProgress(guide=head.id)).needs)
        assert said == ([hint, note] if with_account else [note]), head.id
    assert "パスワードは書きません" in hint


@pytest.mark.parametrize("guide", SOME)
@pytest.mark.parametrize("lang", [SheetLang.JA, SheetLang.EN])
def test_a_guide_is_a_tagged_document_that_tells_its_drawings(
    content: Content, saved: Saved, guide: str, lang: SheetLang
) -> None:
    kept = at_home(content, guide)
    path = saved(drawn_once(content, kept, Form(lang=lang)))
    assert "Tagged:          yes" in judge.run("pdfinfo", str(path))
    assert judge.tags(path).count("H1") == 1
    fonts = judge.fonts(path)
    assert fonts
    assert all("BIZUDPGothic" in name and embedded for name, embedded in fonts)
    now, found = opened(content, kept), alternatives(path)
    told = Telling(now.guide, content.words(lang.value), now.given)
    wanted = {told.described(screen) for step in now.steps for screen in step.screens}
    assert wanted - found == set()
    assert {
        each.word for stage in walk(printed(content, kept).sheet).stages for each in stage.codes if each.svg
    } <= found


@pytest.mark.parametrize("guide", SOME)
@pytest.mark.parametrize("form", FORMS, ids=["A4", "both", "A5", "large"])
def test_no_word_of_a_guide_leaves_the_margins_and_no_page_is_blank(
    content: Content, saved: Saved, guide: str, form: Form
) -> None:
    for page in judge.pages(saved(drawn_once(content, at_home(content, guide), form))):
        assert [word.text for word in page.words if leaves(word, page)] == []
        assert len(page.words) > FOOTER_WORDS


@pytest.mark.parametrize("guide", SOME)
@pytest.mark.parametrize("form", FORMS, ids=["A4", "both", "A5", "large"])
def test_no_heading_of_a_guide_or_of_a_step_stands_alone_at_the_end_of_a_page(
    content: Content, saved: Saved, guide: str, form: Form
) -> None:
    pages = drawn_once(content, at_home(content, guide), form)
    known = headings(pages.sheet) | set(heads(pages.sheet))
    assert [last_line(page) for page in judge.pages(saved(pages)) if last_line(page) in known] == []


@pytest.mark.parametrize("guide", SOME)
def test_the_same_guide_is_the_same_bytes_in_black_and_white(content: Content, guide: str) -> None:
    kept = at_home(content, guide)
    pages = drawn_once(content, kept, Form())
    assert pages.pdf == printed(content, kept).pdf
    inks = set(re.findall(rb'(?:fill|stroke)="(#[0-9a-f]+)"', b"".join(pages.svgs)))
    assert inks <= {b"#000000", b"#ffffff"}


@pytest.mark.parametrize("guide", SOME)
def test_large_print_is_large_but_for_the_words_on_the_drawings(content: Content, saved: Saved, guide: str) -> None:
    kept = at_home(content, guide)
    pages = drawn_once(content, kept, Form(large=True))
    assert pages.sheet.layout.body_pt == LARGE_PT == 22
    now, words = opened(content, kept), content.words("ja")
    told = Telling(now.guide, words, now.given)
    sketches = [told.sketch(screen) for step in now.steps for screen in step.screens]
    drawn = {said.words for each in sketches for said in each.says} | {words("guide.draft")}
    drawn |= {act for each in sketches for _, act in each.acts}
    letters = {"".join(each.split()) for each in drawn}
    small = {
        unescape(word.text)
        for page in judge.pages(saved(pages))
        for word in body(page)
        if word.bottom - word.top < LARGE_PT - 0.1
    }
    # Single characters are signs of the drawing: a button, a question mark at an unconfirmed word, the number of a tag.
    assert [each for each in small if len(each) > 1 and not any(each in one for one in letters)] == []


def test_a_square_code_on_paper_is_the_one_of_the_word_to_type(content: Content, saved: Saved) -> None:
    path = saved(printed(content, GuideProgress(guide=PRIVATE, at=PHONE)))
    wanted = codes.modules(HOST)
    boxes = [tuple(map(float, box)) for box in SQUARE.findall(judge.tags(path))]
    side = CODE_MM * 72 / 25.4
    (box,) = [each for each in boxes if each[2] - each[0] == pytest.approx(side, abs=0.1)]
    pages, bitmaps = judge.pages(path), judge.mono(path, dots=DOTS)
    module = side / len(wanted)
    read = [
        tuple(
            tuple(
                bitmap.rows[_dot(page.height - box[3] + (y + 0.5) * module)][_dot(box[0] + (x + 0.5) * module)] == "1"
                for x in range(len(wanted))
            )
            for y in range(len(wanted))
        )
        for page, bitmap in zip(pages, bitmaps, strict=True)
    ]
    assert wanted in read


def _dot(points: float) -> int:
    return int(points * DOTS / 72)


def test_a_square_code_has_quiet_ground_and_is_drawn_module_by_module() -> None:
    rows = codes.modules(HOST)
    assert {len(row) for row in rows} == {len(rows)}
    edge = [*rows[: codes.MARGIN], *rows[-codes.MARGIN :]]
    assert not any(module for row in edge for module in row)
    assert not any(module for row in rows for module in (*row[: codes.MARGIN], *row[-codes.MARGIN :]))
    drawn = {(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)h1v1h-1z", codes.svg(HOST))}
    assert drawn == {(x, y) for y, row in enumerate(rows) for x, on in enumerate(row) if on}
    assert codes.modules("1.1.1.3") != rows


@pytest.mark.parametrize("lang", SheetLang)
def test_a_guide_for_a_phone_prints_the_word_to_type_with_its_code(content: Content, lang: SheetLang) -> None:
    sheet = printed(content, GuideProgress(guide=PRIVATE, at=PHONE), Form(lang=lang)).sheet
    assert [(code.word, bool(code.svg)) for stage in walk(sheet).stages for code in stage.codes] == [(HOST, True)]


def test_without_a_plan_no_word_to_type_and_no_code_is_printed(content: Content) -> None:
    pages = printed(content, GuideProgress(guide=PRIVATE), family=Household())
    assert [code for stage in walk(pages.sheet).stages for code in stage.codes] == []
    assert "cloudflare" not in pages.text


@pytest.mark.parametrize("lang", SheetLang)
def test_the_names_of_the_family_and_its_note_are_printed(content: Content, saved: Saved, lang: SheetLang) -> None:
    note = StepNote(step="host", words="うちの画面では「プライベートDNSの指定」")
    kept = GuideProgress(guide=PRIVATE, at=PHONE, notes=(note,))
    paper = judge.text(saved(printed(content, kept, Form(lang=lang))))
    assert note.words in paper
    assert "結衣のAndroid" in paper
    child = printed(content, GuideProgress(guide="ios-screen-time", at="device-7"), Form(lang=lang))
    assert "湊" in child.text
    assert "湊" in judge.text(saved(child))


@pytest.mark.parametrize("typed", LITERAL)
def test_whatever_a_family_types_is_printed_as_it_stands(content: Content, saved: Saved, typed: str) -> None:
    children = tuple(replace(each, nickname=typed) for each in FAMILY.children)
    devices = tuple(replace(each, name=typed) for each in FAMILY.devices)
    family = replace(FAMILY, children=children, devices=devices)
    kept = GuideProgress(guide="ios-allow-person", at="device-7", notes=())
    first = opened(content, kept, family).steps[0].id
    pages = printed(content, replace(kept, notes=(StepNote(step=first, words=typed),)), family=family)
    assert pages.text.count(typed) >= 2
    assert "".join(typed.split()) in judge.text(saved(pages))


def test_a_step_on_the_childs_device_is_never_said_to_be_on_the_network(content: Content) -> None:
    names = {each.name for each in FAMILY.networks}
    at_network = [replace(kept, at="home-1") for kept in every_guide(content) if not content.guide(kept.guide).kinds]
    wrong = []
    for kept in at_network:
        steps = opened(content, kept).steps
        for step, stage in zip(steps, walk(printed(content, kept).sheet).stages, strict=True):
            if step.at is not Where.ROUTER and plain(stage.whose[0]) in names:
                wrong.append((kept.guide, step.id))
    assert at_network
    assert wrong == []
