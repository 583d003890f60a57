"""While a check goes on: how long it still takes, and the ways that are judged already."""

from PySide6.QtWidgets import QVBoxLayout

from setup_assistant.domain.checked import Path, PathResult, way_of
from setup_assistant.ui.accessible import announce
from setup_assistant.ui.page import Page
from setup_assistant.ui.pages.check_names import names_part
from setup_assistant.ui.pages.check_subject import Subject
from setup_assistant.ui.pages.check_ways import path_words, title_of
from setup_assistant.ui.theme import Step as Type
from setup_assistant.ui.widgets.button import Button, Look
from setup_assistant.ui.widgets.mark import IconLine
from setup_assistant.ui.widgets.panel import Panel, Rule
from setup_assistant.ui.widgets.result_row import ResultRow
from setup_assistant.ui.widgets.time_bar import TimeBar


def fill(page: Page, subject: Subject, box: QVBoxLayout) -> None:
    """Put the bar and the rows on the page."""
    now = subject.now
    panel = Panel(page.theme, pad=18)
    panel.box.setSpacing(page.theme.px(8))
    left = page.text(page.words("check.left", seconds=now.seconds), Type.BODY, bold=True)

    def passed(seconds: int) -> None:
        left.setText(page.words("check.left", seconds=seconds))

    panel.box.addWidget(left)
    panel.box.addWidget(TimeBar(page.theme, page.words("check.running"), now.progress, passed))
    panel.box.addWidget(page.label("check.leaving", Type.SMALL, color="ink2"))
    box.addWidget(panel)
    if now.inquiry is None:
        return
    rows = Panel(page.theme, pad=1)
    rows.box.setSpacing(0)
    known = {each.path.id: each for each in now.paths}
    for place, path in enumerate(each for each in now.inquiry.paths if each.decides):
        if place:
            rows.box.addWidget(Rule(page.theme))
        rows.box.addWidget(_row(page, subject, path, known.get(path.id)))
    box.addWidget(rows)
    box.addWidget(names_part(page, now.inquiry))


def stop_button(page: Page) -> Button:
    """Return the button that ends the check."""
    button = page.button("check.stop", "stop", Look.MAIN, icon="circle-stop")
    button.clicked.connect(lambda: page.acted.emit("check-stop", ""))
    return button


def _row(page: Page, subject: Subject, path: Path, found: PathResult | None) -> ResultRow | IconLine:
    network = subject.now.occasion.network if subject.now.occasion is not None else None
    if found is None:
        line = page.words.screen("check.waiting", way=title_of(page, way_of(path), network))
        waiting = IconLine(page.theme, "clock", line, Type.TIGHT)
        pad = page.theme.px(20)
        waiting.setContentsMargins(pad, pad, pad, pad)
        return waiting
    words = path_words(page, found, network)
    row = ResultRow(page.theme, words, narrow=page.view.narrow)
    row.setObjectName(f"row-{path.id}")
    if path.id in subject.now.news:
        announce(row)
    return row
