"""Pictures of every page and every sheet, with the example family: people look at them before a change is done."""

import argparse
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from setup_assistant import resources
from setup_assistant.content.load import Content, load_content
from setup_assistant.domain.household import Household
from setup_assistant.domain.machine import Machine
from setup_assistant.domain.settings import Settings, Theme
from setup_assistant.flow import engine
from setup_assistant.flow.page import PageId
from setup_assistant.storage import household_file
from setup_assistant.storage.store import MemoryStore
from setup_assistant.ui.desk import Desk
from setup_assistant.ui.start import application, make_window
from setup_assistant.ui.window import Window

_NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
"""The day of the pictures, so that two runs give the same ones."""


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
    settle()
    return window


def settle() -> None:
    """Let Qt finish laying out and painting."""
    for _ in range(4):
        QApplication.processEvents()


def pages(household: Household, only: Iterable[str]) -> list[tuple[str, str]]:
    """Return (page, detail) of all pictures to take."""
    wanted = [(page.value, "") for page in (*engine.path(household), PageId.ALL, PageId.HELP, PageId.ABOUT)]
    if household.devices:
        wanted.insert(2, (PageId.DEVICES.value, household.devices[0].id))
    chosen = set(only)
    return [each for each in wanted if not chosen or each[0] in chosen]


def take(args: argparse.Namespace) -> int:
    """Take the pictures that the arguments ask for; return their number."""
    application()
    content = load_content()
    household = example(args.family)
    folder = Path(args.output)
    folder.mkdir(parents=True, exist_ok=True)
    width, height = (int(part) for part in args.size.split("x"))
    count = 0
    for lang in args.lang.split(","):
        for theme in args.theme.split(","):
            for scale in args.scale.split(","):
                settings = Settings(
                    language="en" if lang == "en" else "ja", theme=Theme(theme), text_percent=int(scale)
                )
                window = window_for(content, household, settings, QSize(width, height))
                for page, detail in pages(household, args.only):
                    window.open_page(page, detail)
                    settle()
                    window.tasks.wait()  # the sheet beside the page
                    settle()
                    window.tasks.wait()
                    settle()
                    name = f"{page}{'-' + detail if detail else ''}-{lang}-{theme}-{scale}.png"
                    window.grab().save(str(folder / name))
                    count += 1
                window.close()
    return count


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
    count = take(parser.parse_args(argv))
    sys.stdout.write(f"{count} pictures\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
