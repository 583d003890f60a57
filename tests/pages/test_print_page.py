"""The print page and the papers that leave it."""

import os
import re
import subprocess
import time
from collections.abc import Callable
from dataclasses import replace as with_desk
from pathlib import Path

import pytest
from msgspec.structs import replace as with_fields
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog

from setup_assistant.advice.draft import drafted
from setup_assistant.advice.plan import plan
from setup_assistant.advice.proposals import next_review
from setup_assistant.content.load import Content
from setup_assistant.domain.household import Child, Household, Stage
from setup_assistant.domain.machine import Machine
from setup_assistant.jobs.papers import Order, sheet
from setup_assistant.paper.form import Form, Paper, SheetLang
from setup_assistant.paper.sheet import Kind
from setup_assistant.ui.pages.wanted import Wanted, family_set, read, sheets_of, toggled
from setup_assistant.ui.paper_acts import free, paint
from tests.pages.conftest import NOW
from tests.pages.person import Opened, Person, settle
from tests.unit.paper.acts import ALL
from tests.unit.paper.records import GAP

ONE = Household(children=(Child(id="child-1", stage=Stage.P12, grade=2, nickname="湊", reading="みなと"),))
TODAY = NOW.astimezone().date()


def wait(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not holds() and time.monotonic() < end:
        settle()
        time.sleep(0.02)
    assert holds()


def told(person: Person) -> bool:
    return "notice-close" in person.controls()


def test_what_is_chosen_survives_being_written_down(family: Household) -> None:
    form = Form(paper=Paper.B5, lang=SheetLang.BOTH, large=True)
    wanted = Wanted(sheets=("rules", "map"), form=form, shown="map", printer=2)
    assert read(str(wanted), family, "ja") == wanted


def test_a_link_takes_its_one_paper_and_nonsense_takes_the_usual_ones(family: Household) -> None:
    assert read("letter", family, "ja").sheets == ("letter",)
    children = tuple(each.id for each in family.children)
    assert read("nonsense", family, "ja").sheets == ("rules", *children)
    assert read("a;b;c;;e;f", family, "en").form == Form(lang=SheetLang.EN)


def test_papers_are_offered_only_where_they_say_something(family: Household) -> None:
    assert {"map", "plan", "letter", "compare"} <= set(sheets_of(family))
    assert {"map", "plan", "letter", "compare"}.isdisjoint(sheets_of(ONE))
    assert "record" not in sheets_of(family)
    assert "record" in sheets_of(with_fields(ONE, records=(GAP,)))
    assert "way-back" not in sheets_of(family)
    assert "way-back" in sheets_of(ONE, is_set=True)


def test_a_paper_just_taken_is_looked_at_and_one_left_out_is_not(family: Household) -> None:
    able = sheets_of(family)
    wanted = toggled(read("rules", family, "ja"), "map", able)
    assert (wanted.sheets, wanted.shown) == (("rules", "map"), "map")
    assert toggled(wanted, "map", able).shown == "rules"


def test_one_press_takes_the_four_kinds(opened: Opened, family: Household) -> None:
    person = opened(family, "print", "help")
    person.press("take-set")
    assert read(person.window.detail, family, "ja").sheets == family_set(family)


def test_choosing_changes_no_answer(opened: Opened) -> None:
    person = opened(ONE, "print")
    person.press("take-help")
    person.press("large")
    person.click("lang-ja+en")
    assert person.household.agreement == ONE.agreement


def test_nothing_chosen_is_said_and_nothing_is_printed(opened: Opened) -> None:
    person = opened(ONE, "print", "rules")
    person.press("take-rules")
    person.press("main")
    assert told(person)


def test_the_saved_pdf_is_the_one_that_was_shown(
    opened: Opened, content: Content, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "紙"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(place), ""))
    person = opened(ONE, "print", "child-1")
    person.press("save-pdf")
    wait(lambda: told(person))
    assert (tmp_path / "紙.pdf").read_bytes() == expected(content, Kind.CHILD)


def test_the_review_day_on_paper_is_kept_for_the_reminder(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "紙"), ""))
    person = opened(ONE, "print", "rules")
    person.press("save-pdf")
    wait(lambda: told(person))
    assert person.household.agreement.review_on == next_review(TODAY)


def test_a_paper_without_rules_sets_no_review_day(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "紙"), ""))
    person = opened(ONE, "print", "help")
    person.press("save-pdf")
    wait(lambda: told(person))
    assert person.household.agreement.review_on is None


def expected(content: Content, kind: Kind) -> bytes:
    draft = drafted(ONE, content.catalog, TODAY)
    order = Order(kind=kind, form=Form(), child=ONE.children[0] if kind is Kind.CHILD else None)
    return sheet(order, draft, plan(ONE, content.catalog, TODAY), content, TODAY).pdf


def test_several_papers_go_into_a_folder_and_overwrite_nothing(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    person = opened(ONE, "print")
    person.press("save-pdf")
    wait(lambda: told(person))
    person.press("notice-close")
    person.press("save-pdf")
    wait(lambda: told(person))
    names = sorted(each.name for each in tmp_path.iterdir())
    assert names == ["家族のルールの紙 (2).pdf", "家族のルールの紙.pdf", "湊の紙 (2).pdf", "湊の紙.pdf"]


def test_a_place_that_cannot_be_written_is_said(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("/proc/no/rules.pdf", ""))
    person = opened(ONE, "print", "rules")
    person.press("save-pdf")
    wait(lambda: told(person))


def test_free_names_are_found_also_among_names_not_written_yet(tmp_path: Path) -> None:
    first = free(tmp_path, "a")
    assert free(tmp_path, "a", {first}) == tmp_path / "a (2).pdf"


@pytest.mark.skipif(os.name != "posix", reason="a queue takes the PDF itself where lp is")
def test_a_queue_gets_the_pdf_itself_with_a_title_that_names_nobody(
    opened: Opened, content: Content, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lp = tmp_path / "lp"
    lp.write_text(f'#!/bin/sh\ncat > {tmp_path}/got\necho "$@" > {tmp_path}/words\n')
    lp.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    person = opened(ONE, machine=Machine(printers=("Fridge",)))
    person.window.look_around()
    wait(lambda: person.window.machine.printers == ("Fridge",))
    person.open("print", "child-1")
    person.press("main")
    wait(lambda: told(person))
    assert (tmp_path / "got").read_bytes() == expected(content, Kind.CHILD)
    words = (tmp_path / "words").read_text("utf-8")
    assert "-d Fridge" in words
    assert "湊" not in words


def test_without_a_printer_the_page_says_what_to_do(opened: Opened) -> None:
    person = opened(ONE, "print")
    person.press("main")
    assert told(person)


def test_painted_pages_have_the_size_and_number_of_the_sheet(
    opened: Opened, content: Content, family: Household, tmp_path: Path
) -> None:
    del opened
    made = plan(family, content.catalog, TODAY)
    sheets = [sheet(Order(kind=kind, form=Form()), family, made, content, TODAY) for kind in (Kind.RULES, Kind.MAP)]
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    paint(printer, [(pages, pages.pngs(72)) for pages in sheets])
    told = subprocess.run(["pdfinfo", "-l", "9", str(tmp_path / "out.pdf")], capture_output=True, text=True, check=True)
    count = re.search(r"Pages:\s+(\d+)", told.stdout)
    assert count is not None
    assert int(count[1]) == sum(pages.page_count for pages in sheets)
    sizes = [line.split("size:")[1].split("pts")[0].strip() for line in told.stdout.splitlines() if " size:" in line]
    assert [size.split(" x ")[0][:3] for size in sizes[:2]] == ["595", "842" if sheets[0].page_count == 1 else "595"]


def test_the_way_back_is_offered_once_something_is_set_here(
    opened: Opened, family: Household, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "back.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(place), ""))
    person = opened(family, "print")
    assert "take-way-back" not in person.controls()
    person.window.desk = with_desk(person.window.desk, acts=lambda: ALL)
    person.open("print", "way-back")
    assert "take-way-back" in person.controls()
    person.press("save-pdf")
    wait(lambda: told(person))
    text = subprocess.run(["pdftotext", str(place), "-"], capture_output=True, text=True, check=True).stdout
    assert "このパソコンを元に戻すには" in text
    assert "1.1.1.3" in text
