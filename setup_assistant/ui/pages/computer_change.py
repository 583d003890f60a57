"""While this computer is being set: how far it is, and the question whether it shall stay."""

from setup_assistant.domain.proof import Moment
from setup_assistant.domain.value import Message, message
from setup_assistant.ui.accessible import announce
from setup_assistant.ui.pages.computer_base import SettingPage
from setup_assistant.ui.pages.computer_before import cards, details, filter_line
from setup_assistant.ui.pages.computer_said import Face, ticks
from setup_assistant.ui.progress import Progress
from setup_assistant.ui.setting_view import SettingAct, SettingView
from setup_assistant.ui.theme import Step as Type
from setup_assistant.ui.widgets.button import Button, Look
from setup_assistant.ui.widgets.keep_bar import Asked, CountRing, KeepBar
from setup_assistant.ui.widgets.panel import Panel
from setup_assistant.ui.widgets.time_bar import TimeBar

_ORDER = (Moment.NOTING, Moment.CHANGING, Moment.PROVING, Moment.ASKING)
_SPOKEN = (60, 30, 10)
"""Seconds before the end at which a screen reader says how long is left."""

_RING, _SMALL_RING = 108, 84


def counted(key: str, now: SettingView) -> Message:
    """Return a sentence with the number of changed lines."""
    rows = [row for change in now.plan.changes for row in change.rows if row.changes] if now.plan is not None else []
    return message(key, count=max(1, len(rows)))


def working(page: SettingPage, now: SettingView) -> None:
    """Put the moment and one bar that only grows on the page."""
    panel = Panel(page.theme, pad=18)
    panel.box.setSpacing(page.theme.px(10))
    moment = now.moment or (Moment.GOING_BACK if now.undoing else Moment.NOTING)
    if page.face is Face.WORKING:  # else the heading says it
        label = page.text(page.words.screen(f"setting.moment.{moment.value}"), Type.BODY, bold=True)
        if now.fresh:
            announce(label)
        panel.box.addWidget(label)
    panel.box.addWidget(TimeBar(page.theme, page.words("computer.bar"), lambda: _progress(moment), lambda _left: None))
    if page.face is Face.WORKING:
        # Not in the foot: there a second click on the button that began it would end it again.
        stop = page.acting("computer.stop", "stop", SettingAct.BACK, icon="undo-2")
        panel.box.addLayout(page.link_line(stop))
    page.body.addWidget(panel)
    if now.plan is not None and page.face in {Face.WORKING, Face.KEEPING}:
        page.body.addWidget(filter_line(page, now.plan))
        page.body.addWidget(cards(page, now.plan, done=page.face is Face.KEEPING))


def _progress(moment: Moment) -> Progress:
    total = len(_ORDER) + 1
    done = _ORDER.index(moment) + 1 if moment in _ORDER else len(_ORDER)
    return Progress(done, total, 0)


def keep_button(page: SettingPage) -> Button:
    """Return the answer that keeps; in a narrow window it stands in the foot, where it is always in view."""
    return page.acting("computer.keep.yes", "keep", SettingAct.KEEP, look=Look.MAIN)


def back_button(page: SettingPage) -> Button:
    """Return the answer that puts back at once; beside the one that keeps."""
    return page.acting("computer.keep.no", "put-back", SettingAct.BACK, icon="undo-2")


def asking(page: SettingPage, now: SettingView) -> None:
    """Put the question first, so that it and its answers are in view; below it what was changed."""
    words, narrow = page.words, page.view.narrow
    seconds = round(now.left_s())
    ring = CountRing(
        page.theme,
        words("computer.keep.left"),
        words("computer.keep.unit"),
        now.left_s,
        size=_SMALL_RING if narrow else _RING,
    )
    question = Asked(page.theme, words.screen("computer.keep.question"), words("computer.keep.heard", seconds=seconds))
    said = [question, *(ticks(page, now.proof, absent=False) if now.proof is not None else ())]
    said.append(page.label("computer.keep.try", Type.TIGHT, color="ink2"))
    more = page.acting("computer.keep.more", "more-time", SettingAct.MORE, icon="clock")
    answers = (more,) if narrow else (keep_button(page), back_button(page), more)
    bar = KeepBar(page.theme, ring, tuple(said), answers, narrow=narrow)

    def passed(left: int) -> None:
        question.setAccessibleName(words("computer.keep.heard", seconds=left))
        if left in _SPOKEN:
            announce(question)

    bar.passed.connect(passed)
    page.body.addWidget(bar)
    if now.plan is not None:
        page.body.addWidget(filter_line(page, now.plan))
        page.body.addWidget(cards(page, now.plan, done=True))
        page.body.addWidget(details(page, now.plan))
