"""Before the first step of a guide: which version, which way, what must be ready, whether it is worth it."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from setup_assistant.domain.fact import to_confirm
from setup_assistant.domain.risk import DeviceKind
from setup_assistant.flow import progress
from setup_assistant.flow.devices import set_version
from setup_assistant.guides import find, way
from setup_assistant.guides.telling import Telling
from setup_assistant.guides.walked import Walked
from setup_assistant.text import calendar
from setup_assistant.ui.page import Page
from setup_assistant.ui.pages.device import chips
from setup_assistant.ui.pages.guide_open import open_guide, open_step
from setup_assistant.ui.pages.guide_trouble import links, on_paper
from setup_assistant.ui.pages.step_facts import section
from setup_assistant.ui.pages.steps import duration
from setup_assistant.ui.theme import Step as Type
from setup_assistant.ui.widgets.button import Button, Look
from setup_assistant.ui.widgets.mark import IconLine
from setup_assistant.ui.widgets.panel import Panel

_UNKNOWN = "unknown"


def fill(page: Page, now: Walked, telling: Telling) -> None:
    """Put the start of a guide on its page."""
    if page.view.narrow:
        page.body.addWidget(page.text(telling.screen(now.guide.summary), color="ink2"))
    _warnings(page, now)
    _better(page, now)
    _version(page, now)
    _variant(page, now, telling)
    page.body.addWidget(_ready(page, now))
    advice = way.advice(now.guide, now.way.school)
    if advice is not None:
        worth = page.words(
            f"guide.worth.{advice.worth.value}", school=page.words(f"guide.school.{advice.school.value}")
        )
        page.body.addWidget(section(page, worth, [telling.screen(advice.why)]))
    for key, guides in (("before", now.guide.before), ("second", now.guide.second)):
        _others(page, now, key, guides)
    page.body.addWidget(on_paper(page, now))
    page.body.addLayout(links(page, now))


def begin_button(page: Page, now: Walked) -> Button:
    """Return the button that opens the first step that is not done."""
    left = next((step for step in now.steps if step.id not in now.progress.done), now.steps[0])
    key = "guide.begin" if not now.progress.done else "guide.go-on"
    button = Button(
        page.theme, page.words(key, minutes=duration(page.words, now.minutes_left or 1)), Look.MAIN, after="arrow-right"
    )
    button.clicked.connect(lambda: open_step(page, now, left.id))
    return button


def _warnings(page: Page, now: Walked) -> None:
    """Say what is not certain: weak facts, an old guide, words that nobody confirmed."""
    words, guide, lang = page.words, now.guide, page.view.lang
    lines = []
    if guide.ask_shop:
        lines.append(words.screen("guide.ask-shop"))
    if page.view.today > guide.valid_until:
        lines.append(words.screen("guide.past", day=calendar.day(guide.valid_until, lang)))
    elif to_confirm(guide.fact, page.view.today):
        lines.append(words.screen("guide.to-confirm", day=calendar.day(guide.fact.checked_on, lang)))
    unsure = sum(bool(way.doubts(guide, step, lang)) for step in now.steps)
    if unsure:
        lines.append(words.screen("guide.unsure", count=unsure, total=len(now.steps)))
    for line in lines:
        page.body.addWidget(IconLine(page.theme, "info", line, Type.TIGHT, color="unk"))


def _better(page: Page, now: Walked) -> None:
    """Offer the guide that fits the device, where this one does not."""
    heads = page.view.content.guide_heads
    head = find.by_id(heads, now.guide.id)
    if now.device is None or head is None or find.suits(head, now.device):
        return
    other = next((found for each in head.sets if (found := find.for_measure(heads, each, now.device))), None)
    key = "guide.not-for" if other is None else "guide.not-for.other"
    page.body.addWidget(IconLine(page.theme, "info", page.words.screen(key), Type.TIGHT, color="unk"))
    if other is not None:
        button = Button(page.theme, page.words.say(other.title), Look.PLAIN, after="arrow-right")
        button.setObjectName(f"better-{other.id}")
        button.clicked.connect(partial(open_guide, page, other.id, now.progress.at))
        page.body.addLayout(page.link_line(button))


def _version(page: Page, now: Walked) -> None:
    """Ask for the version, first of all, where the guide depends on it; what was told is chosen and can be changed."""
    kind = _kind(page, now)
    if kind is None or not _depends(now):
        return
    names = {"older": page.words("version.older")}
    choices = [(each, names.get(each, each)) for each in kind.versions] + [(_UNKNOWN, page.words("answer.unknown"))]
    system = page.words.say(kind.system or kind.name)
    question = page.words("guide.version", system=system)

    def tell(value: str) -> None:
        version = None if value == _UNKNOWN else value
        at = now.progress
        if now.device is not None:
            page.answer(set_version(page.household, now.device.id, version))
        else:
            page.answer(progress.tell_version(page.household, at.guide, at.at, version))

    box = _question(page, question, page.words.screen(kind.version_help) if kind.version_help else "")
    box.addLayout(chips(page, "version", choices, now.way.version or _UNKNOWN, question, tell))
    page.body.addLayout(box)


def _variant(page: Page, now: Walked, telling: Telling) -> None:
    """Ask which way the guide goes; the usual one is chosen already."""
    asked = now.guide.variants
    if asked is None:
        return
    at = now.progress
    choices = [(each.id, telling.plain(each.name)) for each in asked.options]
    chosen = next(each for each in asked.options if each.id == now.way.variant)
    question = telling.plain(asked.question)
    box = _question(page, question, telling.screen(chosen.note) if chosen.note else "")
    row = chips(
        page,
        "variant",
        choices,
        chosen.id,
        question,
        lambda to: page.answer(progress.choose(page.household, at.guide, at.at, to)),
    )
    box.addLayout(row)
    page.body.addLayout(box)


def _question(page: Page, question: str, note: str) -> QVBoxLayout:
    box = QVBoxLayout()
    box.setSpacing(page.theme.px(6))
    box.addWidget(page.text(question, bold=True))
    if note:
        box.addWidget(page.text(note, Type.TIGHT, color="ink2"))
    return box


def _ready(page: Page, now: Walked) -> QWidget:
    """Return everything that must be ready, each on its line; hints are written on paper, never a password."""
    panel = Panel(page.theme, pad=16)
    needs = {each.id: each for each in page.view.catalog.needs}
    panel.box.addWidget(page.label("guide.needs" if now.needs else "guide.needs.none", Type.H2))
    for need in now.needs:
        icon = "key-round" if needs[need].is_account else "minus"
        panel.box.addWidget(IconLine(page.theme, icon, page.words.screen(needs[need].name), Type.BODY, color="ink"))
    minutes = duration(page.words, way.minutes(now.steps))
    panel.box.addWidget(
        IconLine(
            page.theme,
            "clock",
            page.words.screen("guide.takes", minutes=minutes, steps=len(now.steps)),
            Type.BODY,
            color="ink",
        )
    )
    panel.box.addWidget(page.label("guide.needs.hints", Type.SMALL, color="ink2"))
    return panel


def _others(page: Page, now: Walked, key: str, guides: tuple[str, ...]) -> None:
    heads = [head for each in guides if (head := find.by_id(page.view.content.guide_heads, each)) is not None]
    if not heads:
        return
    page.body.addWidget(page.label(f"guide.{key}", Type.TIGHT, bold=True))
    for head in heads:
        button = Button(page.theme, page.words.say(head.title), Look.LINK, after="arrow-right")
        button.setObjectName(f"{key}-{head.id}")
        button.clicked.connect(partial(open_guide, page, head.id, now.progress.at))
        page.body.addLayout(page.link_line(button))


def _kind(page: Page, now: Walked) -> DeviceKind | None:
    wanted = now.device.kind if now.device is not None else next(iter(now.guide.kinds), None)
    return next((each for each in page.view.content.device_kinds if each.id == wanted and each.versions), None)


def _depends(now: Walked) -> bool:
    """Tell whether the version changes anything in the guide."""
    return bool(now.guide.since or now.guide.until or any(step.since or step.until for step in now.guide.steps))
