"""What stands on the sheet besides the rules: promises, what is not looked at, broken rules, more freedom, a day."""

from collections.abc import Callable, Iterable
from datetime import date

from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from setup_assistant.advice import proposals
from setup_assistant.advice.growth import next_april
from setup_assistant.domain.household import Household
from setup_assistant.domain.rule import Phrase
from setup_assistant.flow.agreement import (
    set_loosening,
    set_not_looked_at,
    set_promises,
    set_review,
    set_when_broken,
)
from setup_assistant.text import calendar
from setup_assistant.ui.pages.drafting import RewordingPage
from setup_assistant.ui.pages.names import text_field
from setup_assistant.ui.theme import Step
from setup_assistant.ui.widgets.choice import ChoiceChip
from setup_assistant.ui.widgets.date_field import DateField
from setup_assistant.ui.widgets.line import ChoiceLine, TickLine
from setup_assistant.ui.widgets.panel import Disclosure, Panel
from setup_assistant.ui.widgets.wrap import WrapRow

Now = Callable[[], tuple[str, ...]]
"""Reads the lines as they are now: words may have been typed since the page was built."""
Change = Callable[[tuple[str, ...]], Household]


def agreed_sections(page: RewordingPage) -> None:
    """Put all sections on the page, the date last."""
    _promises(page)
    _private(page)
    _broken(page)
    _loosen(page)
    _review(page)


def _promises(page: RewordingPage) -> None:
    known = proposals.promises(page.draft, page.view.catalog)

    def now() -> tuple[str, ...]:
        return page.draft.agreement.promises or ()

    panel = _section(page, "promises", known, now, lambda chosen: set_promises(page.draft, chosen))
    _own(page, panel, "promises", now, {each.id for each in known}, lambda chosen: set_promises(page.draft, chosen))


def _private(page: RewordingPage) -> None:
    """Lines that are ticked stand in the text as they are said in the window's language."""
    known = proposals.privacy_lines(page.draft, page.view.catalog)
    said = {each.id: page.words.say(each.words) for each in known}
    spoken = {text: each.id for each in known for text in _both(page, each)}

    def now() -> tuple[str, ...]:
        lines = page.draft.agreement.not_looked_at.split("\n")
        return tuple(spoken.get(line, line) for line in lines if line.strip())

    def change(chosen: tuple[str, ...]) -> Household:
        return set_not_looked_at(page.draft, "\n".join(said.get(each, each) for each in chosen))

    panel = _section(page, "private", known, now, change)
    _own(page, panel, "private", now, set(said), change)


def _both(page: RewordingPage, phrase: Phrase) -> tuple[str, ...]:
    return tuple(page.view.content.words(lang).say(phrase.words) for lang in ("ja", "en"))


def _broken(page: RewordingPage) -> None:
    known = proposals.consequences(page.draft, page.view.catalog)
    panel = _panel(page, "broken")
    group = QButtonGroup(page)
    for phrase in known:
        line = ChoiceLine(page.theme, page.words.screen(phrase.words))
        line.setObjectName(f"broken-{phrase.id}")
        line.setChecked(page.draft.agreement.when_broken == phrase.id)
        line.clicked.connect(lambda _on=False, which=phrase.id: page.change(set_when_broken(page.draft, which)))
        group.addButton(line)
        panel.box.addWidget(line)
    page.body.addWidget(panel)


def _loosen(page: RewordingPage) -> None:
    known = proposals.loosenings(page.draft, page.view.catalog)
    _section(
        page, "loosen", known, lambda: page.draft.agreement.loosen, lambda chosen: set_loosening(page.draft, chosen)
    )


def _panel(page: RewordingPage, key: str) -> Panel:
    panel = Panel(page.theme, pad=14)
    panel.box.setSpacing(page.theme.px(8))
    panel.box.addWidget(page.label(f"agreed.{key}", bold=True))
    if lead := page.words.screen(f"agreed.{key}.lead"):
        panel.box.addWidget(page.text(lead, Step.SMALL, color="ink2"))
    return panel


def _section(page: RewordingPage, key: str, known: Iterable[Phrase], now: Now, change: Change) -> Panel:
    """Put a section on the page: chosen sentences, then the others behind a quiet line."""
    panel = _panel(page, key)
    there = now()
    others = []
    for phrase in known:
        if phrase.id in there:
            panel.box.addWidget(_tick(page, key, phrase, now, change))
        else:
            others.append(phrase)
    if others:
        panel.box.addWidget(_more(page, key, others, now, change))
    page.body.addWidget(panel)
    return panel


def _tick(page: RewordingPage, key: str, phrase: Phrase, now: Now, change: Change) -> TickLine:
    line = TickLine(page.theme, page.words.screen(phrase.words))
    line.setObjectName(f"{key}-{phrase.id}")
    line.setChecked(phrase.id in now())

    def tick(on: bool) -> None:  # noqa: FBT001 - Qt's signal gives the flag by position
        page.change(change((*now(), phrase.id) if on else tuple(each for each in now() if each != phrase.id)))

    line.clicked.connect(tick)
    return line


def _more(page: RewordingPage, key: str, others: list[Phrase], now: Now, change: Change) -> Disclosure:
    """Return the quiet line before the other proposals; they are made when somebody opens it."""
    inside = QWidget()
    box = QVBoxLayout(inside)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(page.theme.px(8))

    def fill() -> None:
        if not box.count():
            for phrase in others:
                box.addWidget(_tick(page, key, phrase, now, change))

    words = page.words.plural("agreed.more", len(others))
    said = page.words("choice.name", about=page.words(f"agreed.{key}"), answer=words)
    part = Disclosure(page.theme, words, f"more-{key}", inside, said=said)
    part.toggled.connect(fill)
    return part


def _own(page: RewordingPage, panel: Panel, key: str, now: Now, known: set[str], change: Change) -> None:
    """Add a field for the family's own sentence; several of them stay behind each other."""
    own = tuple(each for each in now() if each not in known)
    kept = tuple(each for each in now() if each in known)
    said = page.words(f"agreed.{key}.own")
    field = text_field(page, f"own-{key}", " ".join(own), said, hint=said)

    def typed(text: str) -> None:
        page.write(change((*kept, text) if text.strip() else kept))

    field.textEdited.connect(typed)
    field.editingFinished.connect(lambda: page.acted.emit("glyphs", field.text()))
    panel.box.addWidget(field)


def _review(page: RewordingPage) -> None:
    """Offer three months, 1 April and a day of one's own."""
    panel = _panel(page, "review")
    now = page.draft.agreement.review_on
    today = page.view.today
    days = {"months": today + proposals.REVIEW_AFTER, "april": next_april(today)}
    row = WrapRow(page.theme.px(8))
    group = QButtonGroup(page)
    group.setExclusive(True)
    for key, day in days.items():
        said = page.words(f"agreed.review.{key}", day=calendar.day(day, page.view.lang))
        chip = ChoiceChip(page.theme, said, said, soft=True)
        chip.setObjectName(f"review-{key}")
        chip.setChecked(now == day)
        chip.clicked.connect(lambda _on=False, day=day: page.change(set_review(page.draft, day)))
        group.addButton(chip)
        row.addWidget(chip)
    row.addWidget(_own_day(page, now or min(days.values())))
    panel.box.addLayout(row)
    page.body.addWidget(panel)


def _own_day(page: RewordingPage, now: date) -> DateField:
    field = DateField(page.view, "review-own", page.words("agreed.review.own"), now)
    field.editingFinished.connect(lambda: _pick(page, field, now))
    return field


def _pick(page: RewordingPage, field: DateField, before: date) -> None:
    if field.day() != before:
        page.write(set_review(page.draft, field.day()))
