"""Saving and printing sheets: the same pages that were shown."""

import re
import sys
from pathlib import Path

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QFileDialog

from setup_assistant.advice.proposals import next_review
from setup_assistant.domain.error import NoPrinter
from setup_assistant.flow.agreement import set_review
from setup_assistant.jobs import papers
from setup_assistant.jobs.papers import Order
from setup_assistant.paper.render import Pages
from setup_assistant.paper.sheet import Kind
from setup_assistant.ui.asked import PapersAsked
from setup_assistant.ui.host import Host, result, tell, words_of
from setup_assistant.ui.keeping import documents

_DPI = 300
_LONGEST_NAME = 40
_NOT_IN_NAMES = re.compile(r"[^\w .()-]+")


class PaperActs:
    """Saves sheets as PDF and hands them to printers."""

    def __init__(self, host: Host) -> None:
        self._host = host

    def save(self, asked: PapersAsked) -> None:
        """Ask for a place, then write the sheets there: one file each."""
        named = self._places(asked.orders)
        if not named:
            return

        def write() -> tuple[Path, ...]:
            return tuple(
                path for order, place in named for path in papers.write_sheet(self._pages(asked, order), place)
            )

        def landed(paths: tuple[Path, ...] | None) -> None:
            if paths:
                place = paths[0] if len(paths) == 1 else paths[0].parent
                self._remember(asked)
                tell(self._host, "act.saved", path=place, count=len(paths))

        self._host.tasks.run(write, land=lambda done: landed(result(self._host, done)))

    def print_out(self, asked: PapersAsked) -> None:
        """Hand the PDFs to a queue, or paint the pages on what the system's dialog chose."""
        if asked.printer and sys.platform != "win32":
            self._to_queue(asked)
        elif QPrinterInfo.availablePrinterNames():
            self._by_dialog(asked)
        else:
            self._host.show_error(NoPrinter())

    def _pages(self, asked: PapersAsked, order: Order) -> Pages:
        return papers.sheet(order, asked.household, asked.plan, self._host.desk.content, self._host.desk.today())

    def _places(self, orders: tuple[Order, ...]) -> list[tuple[Order, Path]]:
        """Return where each sheet goes, or nothing when the dialog was closed."""
        host, words = self._host, words_of(self._host)
        title = words("act.save.dialog")
        if len(orders) == 1:
            usual = free(documents(), self._name(orders[0]))
            name, _ = QFileDialog.getSaveFileName(host.window(), title, str(usual), "PDF (*.pdf)")
            path = Path(name)
            return [(orders[0], path if path.suffix.lower() == ".pdf" else Path(f"{name}.pdf"))] if name else []
        folder = QFileDialog.getExistingDirectory(host.window(), words("act.save.folder"), str(documents()))
        taken: list[tuple[Order, Path]] = []
        for order in orders if folder else ():
            place = free(Path(folder), self._name(order), {each for _, each in taken})
            taken.append((order, place))
        return taken

    def _name(self, order: Order) -> str:
        words = words_of(self._host)
        name = words(f"sheet.{order.kind.value}") if order.child is None else words("act.save.child")
        if order.guide is not None:
            heads = self._host.desk.content.guide_heads
            name = next((words.say(head.title) for head in heads if head.id == order.guide.guide), name)
        if order.child is not None and order.child.nickname.strip():
            name = words("sheet.child", child=order.child.nickname.strip())
        return _NOT_IN_NAMES.sub("-", name)[:_LONGEST_NAME].strip(" .") or order.kind.value

    def _to_queue(self, asked: PapersAsked) -> None:
        titles = {order: words_of(self._host)(f"paper.name.{order.kind.value}") for order in asked.orders}

        def hand_over() -> str:
            for order in asked.orders:
                papers.print_sheet(self._pages(asked, order), asked.printer, titles[order])
            return asked.printer

        def landed(printer: str | None) -> None:
            if printer is not None:
                self._remember(asked)
                tell(self._host, "act.printed", printer=printer)

        self._host.tasks.run(hand_over, land=lambda done: landed(result(self._host, done)))

    def _by_dialog(self, asked: PapersAsked) -> None:
        """Let the system's dialog choose a printer; the pages are drawn off the main thread, then painted."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if asked.printer:
            printer.setPrinterName(asked.printer)
        printer.setDocName(words_of(self._host)("act.print.document"))
        dialog = QPrintDialog(printer, self._host.window())
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return

        def draw() -> list[tuple[Pages, tuple[bytes, ...]]]:
            made = [self._pages(asked, order) for order in asked.orders]
            return [(pages, pages.pngs(_DPI)) for pages in made]

        def landed(drawn: list[tuple[Pages, tuple[bytes, ...]]] | None) -> None:
            if drawn is not None:
                paint(printer, drawn)
                self._remember(asked)
                tell(self._host, "act.printed", printer=printer.printerName())

        self._host.tasks.run(draw, land=lambda done: landed(result(self._host, done)))

    def _remember(self, asked: PapersAsked) -> None:
        """Keep the day of the next review that now stands on paper, so that the program can say when it comes."""
        household = self._host.household
        agreed = any(order.kind in {Kind.RULES, Kind.CHILD} for order in asked.orders)
        if agreed and household.agreement.review_on is None:
            self._host.keep(set_review(household, next_review(self._host.desk.today())))


def free(folder: Path, name: str, taken: set[Path] | None = None) -> Path:
    """Return a file name in `folder` that is not in use, so that nothing is overwritten silently."""
    number = 1
    path = folder / f"{name}.pdf"
    while path.exists() or path in (taken or set()):
        number += 1
        path = folder / f"{name} ({number}).pdf"
    return path


def paint(printer: QPrinter, drawn: list[tuple[Pages, tuple[bytes, ...]]]) -> None:
    """Paint page pictures on `printer`, each on a page of its own size."""
    painter = QPainter()
    for pages, pictures in drawn:
        layout = pages.sheet.layout
        for picture in pictures:
            _set_page(printer, layout.width_mm, layout.height_mm)
            if painter.isActive():
                printer.newPage()
            else:
                painter.begin(printer)
            image = QImage.fromData(picture)
            painter.drawImage(printer.paperRect(QPrinter.Unit.DevicePixel), image)
    if painter.isActive():
        painter.end()


def _set_page(printer: QPrinter, width: float, height: float) -> None:
    across = width > height
    size = QPageSize(QSizeF(min(width, height), max(width, height)), QPageSize.Unit.Millimeter)
    turned = QPageLayout.Orientation.Landscape if across else QPageLayout.Orientation.Portrait
    layout = QPageLayout(size, turned, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    printer.setPageLayout(layout)
