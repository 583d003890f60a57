"""Pictures of every page and every sheet, with the example family: people look at them before a change is done."""

import argparse
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from setup_assistant import resources
from setup_assistant.advice.plan import plan
from setup_assistant.content.load import Content, load_content
from setup_assistant.domain.household import Household
from setup_assistant.domain.machine import Machine
from setup_assistant.domain.progress import END, START
from setup_assistant.domain.settings import Settings, Theme
from setup_assistant.flow import engine, progress
from setup_assistant.flow.page import PageId
from setup_assistant.jobs import papers
from setup_assistant.paper.form import Form, SheetLang
from setup_assistant.paper.sheet import Kind
from setup_assistant.storage import household_file
from setup_assistant.storage.store import MemoryStore
from setup_assistant.ui.desk import Desk
from setup_assistant.ui.start import application, make_window
from setup_assistant.ui.window import Window

_NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
"""The day of the pictures, so that two runs give the same ones."""

_SHEET_PPI = 90

_GUIDE, _GUIDE_KIND = "ios-screen-time", "iphone"
_GUIDE_PICTURES = (
    ("start", START, ""),
    ("step", "downtime", ""),
    ("practice", "downtime", "practice"),
    ("two", "contacts", ""),
    ("end", END, ""),
)
"""Name, step, and what the page is opened at."""


def example(name: str = "family-three-children") -> Household:
    """Return an example household."""
    path = resources.path("examples", f"{name}.json")
    return household_file.decode(path.read_bytes(), str(path))


def window_for(content: Content, household: Household, settings: Settings, size: QSize) -> Window:
    """Return a shown window of `size` with nothing kept anywhere."""
    desk = Desk(
        content=content,
        store=MemoryStore(household),
        now=lambda: _NOW,
        machine=Machine,
        settings=settings,
        keep_settings=lambda _settings: None,
    )
    window = make_window(desk)
    window.setMinimumSize(640, 400)
    window.resize(size)
    window.show()
    settle(window)
    return window


def settle(window: Window) -> None:
    """Let Qt finish laying out and painting, with everything that a page started beside it."""
    for _ in range(2):
        QApplication.processEvents()
        window.tasks.wait()
        QApplication.processEvents()


def pages(household: Household, only: Iterable[str]) -> list[tuple[str, str]]:
    """Return (page, detail) of all pictures to take."""
    beside = (PageId.GUIDES, PageId.ALL, PageId.HELP, PageId.ABOUT)
    wanted = [(page.value, "") for page in (*engine.path(household), *beside)]
    if household.devices:
        wanted.insert(2, (PageId.DEVICES.value, household.devices[0].id))
    chosen = set(only)
    return [each for each in wanted if not chosen or each[0] in chosen]


def take_pages(args: argparse.Namespace, household: Household) -> int:
    """Take the pictures of pages that the arguments ask for; return their number."""
    application()
    content = load_content()
    width, height = (int(part) for part in args.size.split("x"))
    count = 0
    for lang, theme, scale in product(args.lang.split(","), args.theme.split(","), args.scale.split(",")):
        settings = Settings(language="en" if lang == "en" else "ja", theme=Theme(theme), text_percent=int(scale))
        window = window_for(content, household, settings, QSize(width, height))
        for page, detail in pages(household, args.only):
            window.open_page(page, detail)
            settle(window)
            name = f"{page}{'-' + detail if detail else ''}-{lang}-{theme}-{scale}.png"
            window.grab().save(str(Path(args.output) / name))
            count += 1
        count += _take_guide(args, window, f"{lang}-{theme}-{scale}")
        count += _take_faces(args, window, f"{lang}-{theme}-{scale}")
        window.close()
    return count


def _take_guide(args: argparse.Namespace, window: Window, look: str) -> int:
    """Take the pictures of one guide: its start, a step, the rehearsal of it, its end; return their number."""
    if args.only and PageId.GUIDE.value not in args.only:
        return 0
    devices = [each.id for each in window.household.devices if each.kind == _GUIDE_KIND]
    for name, step, detail in _GUIDE_PICTURES:
        window.keep(progress.open_step(window.household, _GUIDE, devices[-1] if devices else None, step))
        window.open_page(PageId.GUIDE.value, detail)
        settle(window)
        window.grab().save(str(Path(args.output) / f"guide-{name}-{look}.png"))
    return len(_GUIDE_PICTURES)


def _take_faces(args: argparse.Namespace, window: Window, look: str) -> int:
    """Take the pictures of the pages that do something for a while, with made-up states; return their number."""
    count = 0
    for page, faces in _FACES.items():
        if args.only and page.value not in args.only:
            continue
        for name in faces(window):
            settle(window)
            window.grab().save(str(Path(args.output) / f"{page.value}-{name}-{look}.png"))
            count += 1
    return count


def _checks(window: Window) -> Iterator[str]:
    """Bring every face of the check page into the window, one after the other, and yield its name."""
    from setup_assistant.ui import check_pictures  # noqa: PLC0415 - the other pages need none of it

    for name, face in check_pictures.faces(window.desk.content, window.household, window.desk).items():
        window.keep(face.household)
        window.__dict__["checking"] = check_pictures.Shown(face.checking)
        window.open_page(PageId.CHECK.value, face.detail)
        yield name


def _settings(window: Window) -> Iterator[str]:
    """Do the same with the page that sets this computer."""
    from setup_assistant.ui import setting_pictures  # noqa: PLC0415 - as above

    for name, face in setting_pictures.faces(window.desk.content, _NOW).items():
        window.__dict__["setting"] = setting_pictures.Shown(face)
        window.open_page(PageId.COMPUTER.value)
        yield name


def _hand_overs(window: Window) -> Iterator[str]:
    """Do the same with the page that hands a setting on."""
    from setup_assistant.ui import hand_over_pictures  # noqa: PLC0415 - as above

    for name, face in hand_over_pictures.faces(window.desk.content, example(), window.desk).items():
        window.keep(face.household)
        window.__dict__["handing"] = hand_over_pictures.Shown(face.handing)
        window.open_page(PageId.HAND_OVER.value, face.detail)
        yield name


_FACES = {PageId.CHECK: _checks, PageId.COMPUTER: _settings, PageId.HAND_OVER: _hand_overs}


def take_sheets(args: argparse.Namespace, household: Household) -> int:
    """Take the pictures of all sheets, every page of each; return their number."""
    content = load_content()
    made = plan(household, content.catalog, _NOW.date())
    count = 0
    for kind, lang in product((kind for kind in Kind if kind is not Kind.GUIDE), args.lang.split(",")):
        order = papers.Order(kind=kind, form=Form(lang=SheetLang(lang)))
        pictures = papers.sheet(order, household, made, content, _NOW.date()).pngs(_SHEET_PPI)
        for number, picture in enumerate(pictures, 1):
            Path(args.output, f"sheet-{kind.value}-{lang}-{number}.png").write_bytes(picture)
            count += 1
    return count


def take_guides(args: argparse.Namespace, household: Household) -> int:
    """Write contact sheets of the guides."""
    from setup_assistant.ui import guide_pictures  # noqa: PLC0415 - pictures of pages need none of it

    application()
    content = load_content()
    made = plan(household, content.catalog, _NOW.date())
    subject = guide_pictures.Subject(content=content, household=household, plan=made, today=_NOW.date())
    count = guide_pictures.take(subject, set(args.guides), args.lang.split(","), Path(args.output))
    sys.stdout.write(f"{count} contact sheets of guides\n")
    return 0


def main(argv: list[str] | None = None) -> int:
    """Take pictures from the command line."""
    parser = argparse.ArgumentParser(prog="pictures")
    parser.add_argument("-o", "--output", required=True)
    parser.add_argument("--lang", default="ja,en")
    parser.add_argument("--size", default="1280x720")
    parser.add_argument("--scale", default="100,200")
    parser.add_argument("--theme", default="light,dark,contrast")
    parser.add_argument("--family", default="family-three-children")
    parser.add_argument("--only", nargs="*", default=())
    parser.add_argument("--guides", nargs="*", default=None, help="contact sheets of guides, all or those named")
    args = parser.parse_args(argv)
    Path(args.output).mkdir(parents=True, exist_ok=True)
    household = example(args.family)
    if args.guides is not None:
        return take_guides(args, household)
    taken = take_pages(args, household)
    sheets = 0 if args.only else take_sheets(args, household)
    sys.stdout.write(f"{taken} pictures of pages, {sheets} of sheets\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
