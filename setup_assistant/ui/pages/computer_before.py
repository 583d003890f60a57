"""Before this computer is set: which filter, before and after, what it counts for, and every step behind Details."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from setup_assistant.domain.proof import Why
from setup_assistant.domain.setting import RemarkKind, SettingPlan, Tool
from setup_assistant.jobs import setting_here
from setup_assistant.text.errors import say
from setup_assistant.ui.pages.computer_base import SettingPage, guide_button, guide_here
from setup_assistant.ui.pages.computer_said import (
    Face,
    lines_of,
    literal,
    remarks,
)
from setup_assistant.ui.pages.step_facts import filter_of
from setup_assistant.ui.setting_view import SettingAct, SettingView, Stage
from setup_assistant.ui.theme import Step as Type
from setup_assistant.ui.widgets.before_after import JOINTS, BeforeAfter, Head
from setup_assistant.ui.widgets.button import Button, Look
from setup_assistant.ui.widgets.field import Picker
from setup_assistant.ui.widgets.label import Label
from setup_assistant.ui.widgets.line import TickLine
from setup_assistant.ui.widgets.mark import IconLine
from setup_assistant.ui.widgets.panel import Disclosure, Panel

_BROWSERS = frozenset({Tool.FIREFOX, Tool.CHROMIUM})


def fill(page: SettingPage, now: SettingView) -> None:
    """Put what would be changed on the page, or why nothing can be."""
    if now.moved:
        page.body.addWidget(IconLine(page.theme, "info", page.words.screen("computer.moved"), Type.TIGHT, color="unk"))
    page.body.addLayout(_filter(page, now))
    if now.plan is None:
        page.body.addWidget(IconLine(page.theme, "clock", page.words.screen("computer.planning"), Type.TIGHT))
        return
    if page.face is Face.READY:
        page.body.addWidget(cards(page, now.plan, done=False))
    page.body.addWidget(_to_know(page, now.plan))
    for option in _options(page, now, now.plan):
        page.body.addWidget(option)
    if page.face is Face.READY:
        page.body.addWidget(asked(page, now.plan))
        page.body.addWidget(details(page, now.plan))
    _last_time(page, now)
    if page.face is Face.READY:
        page.body.addLayout(page.link_line(guide_button(page)))


def nothing(page: SettingPage, now: SettingView) -> None:
    """Put what stands in the way on the page."""
    panel = Panel(page.theme, pad=18)
    if now.stage is Stage.LOOKING:
        panel.box.addWidget(IconLine(page.theme, "clock", page.words.screen("computer.looking"), Type.TIGHT))
    elif now.error is not None and page.face is Face.FAILED:
        said = say(now.error, page.words)
        for part in filter(None, (said.text, said.advice)):
            panel.box.addWidget(page.text(part))
    else:
        panel.box.addWidget(page.label("computer.untouched"))
    if now.stage is Stage.ABSENT:
        panel.box.addWidget(page.label("computer.absent", Type.TIGHT, color="ink2"))
    elif guide_here(page) is not None and now.stage is not Stage.LOOKING:
        panel.box.addWidget(page.label("computer.by-hand", Type.TIGHT, color="ink2"))
    page.body.addWidget(panel)


def cards(page: SettingPage, plan: SettingPlan, *, done: bool) -> BeforeAfter:
    """Return both cards: as it is and as it will be, or as it was and as it is."""
    words, rows = page.words, lines_of(page, plan)
    changed = sum(row.changes for row in rows)
    tag = words("computer.tag.changes", changed=changed, same=len(rows) - changed)
    if done:
        heads = (
            Head(icon="file-text", title=words("computer.card.was"), tag=words("computer.tag.noted")),
            Head(icon="pencil", title=words("computer.card.is"), tag=tag),
        )
    else:
        heads = (
            Head(icon="file-text", title=words("computer.card.now")),
            Head(icon="pencil", title=words("computer.card.then"), tag=tag),
        )
    return BeforeAfter(page.theme, heads, rows, joints=JOINTS[page.view.lang], narrow=page.view.narrow)


def filter_line(page: SettingPage, plan: SettingPlan) -> Label:
    """Return which filter the rows below are about, where it cannot be chosen any more."""
    said = page.words.screen("computer.filter", filter=plan.wanted.name)
    return page.text(said, Type.TIGHT, bold=True)


def details(page: SettingPage, plan: SettingPlan) -> Disclosure:
    """Return what is literally done, behind a line."""

    def inside() -> QWidget:
        return literal(page, [f"{change.name}: {line}" for change in plan.changes for line in change.literal])

    return Disclosure(page.theme, page.words("computer.details"), "literal", inside)


def asked(page: SettingPage, plan: SettingPlan) -> Disclosure:
    """Return the names that are asked for after the change, and whom, behind a line; no others are."""
    names, compared = setting_here.asks(page.household, page.view.catalog, plan.wanted.filter)
    joint = "、" if page.view.lang == "ja" else ", "
    said = page.words.screen("computer.asked", filter=plan.wanted.name, compared=joint.join(compared))
    line = page.words("computer.asks", count=len(names))
    return Disclosure(page.theme, line, "asked", f"{joint.join(names)}\n\n{said}")


def set_button(page: SettingPage, now: SettingView) -> Button | None:
    """Return the button that sets this computer; none before it is known what that changes."""
    if now.plan is None:
        return None
    return page.acting("computer.set", "main", SettingAct.DO, look=Look.MAIN, icon="check")


def _filter(page: SettingPage, now: SettingView) -> QVBoxLayout:
    names = {each.id: each.name for each in page.view.catalog.filters}
    box = Picker(page.theme, "computer-filter", page.words("computer.which"))
    for each in now.choices:
        box.addItem(names.get(each, each), each)
    box.pick(now.chosen or "")
    box.activated.connect(lambda at: page.ask(SettingAct.FILTER, box.itemData(at)))
    layout = QVBoxLayout()
    layout.setSpacing(page.theme.px(4))
    layout.addWidget(page.label("computer.which", Type.BODY, bold=True))
    layout.addLayout(page.row(box))
    return layout


def _to_know(page: SettingPage, plan: SettingPlan) -> Panel:
    """Return what it counts for, what it is not, and how it is taken back."""
    panel = Panel(page.theme, ground="sunk", pad=16)
    panel.box.setSpacing(page.theme.px(8))
    reached = page.face is Face.READY
    impossible = page.face is Face.IMPOSSIBLE
    panel.box.addWidget(page.label("computer.why-not" if impossible else "computer.know", Type.BODY, bold=True))
    for line in remarks(page, plan):
        panel.box.addWidget(line)
    if reached:
        panel.box.addWidget(IconLine(page.theme, "lock", page.words.screen("computer.no-lock"), Type.TIGHT))
        panel.box.addWidget(IconLine(page.theme, "undo-2", page.words.screen("computer.undo-later"), Type.TIGHT))
    elif impossible and not plan.remarks:
        panel.box.addWidget(IconLine(page.theme, "info", page.words.screen("computer.nothing-found"), Type.TIGHT))
    return panel


def _options(page: SettingPage, now: SettingView, plan: SettingPlan) -> list[TickLine]:
    """Return what can be chosen besides, where it can be held to here."""
    found = []
    chosen, kinds = filter_of(page, now.chosen), {each.kind for each in plan.remarks}
    has_name = chosen is not None and chosen.dot_hostname != "" and "{" not in chosen.dot_hostname
    cannot = {RemarkKind.NO_ENCRYPTION, RemarkKind.UNSUPPORTED, RemarkKind.NOT_PERMITTED} & kinds
    if now.encrypted or (has_name and not cannot):
        found.append(_option(page, "encrypted", SettingAct.ENCRYPTED, on=now.encrypted))
    if not now.browsers or any(each.tool in _BROWSERS for each in plan.changes):
        found.append(_option(page, "browsers", SettingAct.BROWSERS, on=now.browsers))
    return found


def _option(page: SettingPage, name: str, act: SettingAct, *, on: bool) -> TickLine:
    line = TickLine(page.theme, page.words.screen(f"computer.option.{name}"))
    line.setObjectName(f"option-{name}")
    line.setChecked(on)
    line.toggled.connect(lambda ticked: page.ask(act, ticked))
    return line


def _last_time(page: SettingPage, now: SettingView) -> None:
    """Tell of a change that went back, as long as nothing else was done since."""
    last = now.status.last if now.status is not None else None
    if last is None or last.kept or last.why in {None, Why.HAND}:  # what somebody chose is no news
        return
    at = last.at.astimezone()
    why = page.words.screen(f"setting.why.{last.reason}")
    key = "computer.last.untouched" if last.untouched else "computer.last"
    said = page.words.screen(key, day=f"{at:%m/%d}", time=f"{at:%H:%M}", why=why)
    page.body.addWidget(IconLine(page.theme, "rotate-ccw", said, Type.TIGHT))
