"""The newest result: what changed first, then a row for each way, for search, ways past the filter and wanted pages."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from setup_assistant.advice.outcome import Outcome, closes_too
from setup_assistant.domain.check import CheckState
from setup_assistant.domain.record import CheckRecord, WayRecord
from setup_assistant.flow.page import PageId
from setup_assistant.text import calendar
from setup_assistant.text.notation import WORD_JOINER
from setup_assistant.ui.page import Page
from setup_assistant.ui.pages.check_mend import mend_button, mends, step_for_way
from setup_assistant.ui.pages.check_more import elsewhere_rows, hidden_row, leak_rows, needs_row, search_row
from setup_assistant.ui.pages.check_names import names_part, raw_part, servers_part
from setup_assistant.ui.pages.check_subject import BEFORE, Subject
from setup_assistant.ui.pages.check_ways import SYSTEM, title_of, way_words
from setup_assistant.ui.pages.steps import things
from setup_assistant.ui.theme import Step as Type
from setup_assistant.ui.widgets.button import IconButton, Look
from setup_assistant.ui.widgets.mark import IconLine
from setup_assistant.ui.widgets.panel import Panel, Rule
from setup_assistant.ui.widgets.result_row import ResultRow


def fill(page: Page, subject: Subject, box: QVBoxLayout) -> None:
    """Put the rows of the newest record on the page."""
    record, outcome = subject.record, subject.outcome
    if record is None or outcome is None:
        return
    for line in _above(page, subject, record):
        box.addWidget(line)
    panel = Panel(page.theme, pad=1)
    panel.box.setSpacing(0)
    for place, row in enumerate(_rows(page, subject, record, outcome)):
        if place:
            panel.box.addWidget(Rule(page.theme))
        panel.box.addWidget(row)
    box.addWidget(panel)
    box.addWidget(page.label("check.samples-only", Type.SMALL, color="ink2"))
    box.addWidget(IconLine(page.theme, "calendar", page.words.screen("check.holds-computer")))
    _below(page, subject, box)


def _below(page: Page, subject: Subject, box: QVBoxLayout) -> None:
    """Add what can be done besides, and the details."""
    if subject.now.inquiry is not None:
        anew = page.button("check.anew", "anew", Look.LINK, icon="pencil")
        anew.clicked.connect(lambda: page.answer(page.household, BEFORE))
        box.addLayout(page.link_line(anew))
    if mends(subject):  # the main action mends, so that the way on stands here
        onward = page.button("check.onward", "onward", Look.LINK, icon="arrow-right")
        onward.clicked.connect(lambda: page.opened.emit(PageId.RULES.value, ""))
        box.addLayout(page.link_line(onward))
    if subject.now.last is not None:
        box.addWidget(raw_part(page, subject.now.last.findings))
    if subject.now.inquiry is not None:
        box.addWidget(names_part(page, subject.now.inquiry, again=True))
        box.addWidget(servers_part(page, subject.now.inquiry))


def _above(page: Page, subject: Subject, record: CheckRecord) -> Iterator[QWidget]:
    """Yield what comes before the rows: whether the result still counts, and what is not as it was."""
    words, lang = page.words, page.view.lang
    if record.device is None:
        yield IconLine(page.theme, "info", words.screen("check.no-device"), Type.TIGHT)
    if not subject.counts:
        yield IconLine(page.theme, "clock", words.screen("check.outdated"), Type.TIGHT, color="unk")
    if subject.earlier is not None:
        day = calendar.short_day(subject.earlier.at.astimezone().date(), lang)
        count = subject.changed_rows
        key = "check.changes" if count else "check.changes.none"
        yield page.text(
            words.screen(_plural(key, count), day=day, things=things(words, count))
            if count
            else words.screen(key, day=day),
            bold=True,
        )
        gone = _gone(page, subject)
        if gone:
            yield page.text(words.screen("check.changes.gone", names=gone), Type.TIGHT, color="ink2")


def _plural(key: str, count: int) -> str:
    return f"{key}.one" if count == 1 else key


def _gone(page: Page, subject: Subject) -> str:
    """Return the ways past the filter that were there the last time and are not any more."""
    names = {each.id: each.name for each in page.view.catalog.bypasses}
    gone = [
        page.words.say(names[each.about])
        for each in subject.changes
        if each.kind == "leak" and not each.now and each.about in names
    ]
    return ("、" if page.view.lang == "ja" else ", ").join(gone)


def _rows(page: Page, subject: Subject, record: CheckRecord, outcome: Outcome) -> Iterator[QWidget]:
    for way in record.ways:
        yield _way_row(page, subject, record, way)
    if outcome.search is not None:
        yield search_row(page, subject, record, outcome.search)
    yield from leak_rows(page, subject, record, outcome)
    if (hidden := hidden_row(page, outcome)) is not None:
        yield hidden
    yield from elsewhere_rows(page, record)
    if outcome.needs is not None:
        yield needs_row(page, subject, record, outcome.needs)


def _way_row(page: Page, subject: Subject, record: CheckRecord, way: WayRecord) -> ResultRow:
    known = {each.id: each for each in page.view.catalog.bypasses}
    told = [
        known[each] for each in sorted(closes_too(record, way.way)) if each in known and way.state is CheckState.OPEN
    ]
    talk = page.words.screen("check.talk", talk=told[0].talk) if told else ""
    words = way_words(page, record, way, changed=subject.changed("way", way.way), talk=talk)
    actions: list[QWidget] = []
    step = step_for_way(page, record, way.way) if way.state is CheckState.OPEN and way.way != SYSTEM else None
    about = title_of(page, way.way, record.network).replace(WORD_JOINER, "")
    if step is not None:
        actions.append(mend_button(page, step, way.way, about))
    if subject.now.inquiry is not None and subject.counts:
        actions.append(_again(page, record, way.way, about))
    row = ResultRow(page.theme, words, tuple(actions), narrow=page.view.narrow)
    row.setObjectName(f"row-{way.way}")
    return row


def _again(page: Page, record: CheckRecord, way: str, about: str) -> IconButton:
    """Return the small button that asks one way again."""
    name = page.words("check.again.one", about=about)
    button = IconButton(page.theme, "rotate-ccw", name)
    button.setObjectName(f"again-{way}")
    button.clicked.connect(partial(page.acted.emit, "check", f"{record.id}@{way}"))
    return button
