"""Setting this computer: what would change, changing it, the question at the end, how it stands, all of it back."""

from PySide6.QtGui import QKeySequence, QShortcut

from setup_assistant.flow.page import PageId
from setup_assistant.text import calendar
from setup_assistant.text.errors import say
from setup_assistant.ui.accessible import announce
from setup_assistant.ui.pages import computer_after, computer_before, computer_change
from setup_assistant.ui.pages.computer_base import SettingPage, guide_button
from setup_assistant.ui.pages.computer_said import Face
from setup_assistant.ui.setting_view import SettingAct, Stage
from setup_assistant.ui.widgets.button import Button, Look
from setup_assistant.ui.widgets.label import Heading

_FILL = {
    Face.READY: computer_before.fill,
    Face.ALREADY: computer_before.fill,
    Face.IMPOSSIBLE: computer_before.fill,
    Face.WORKING: computer_change.working,
    Face.STOPPING: computer_change.working,
    Face.KEEPING: computer_change.working,
    Face.GOING_BACK: computer_change.working,
    Face.ASKING: computer_change.asking,
    Face.KEPT: computer_after.kept,
    Face.BACK: computer_after.back,
    Face.UNTOUCHED: computer_after.back,
    Face.UNDONE: computer_after.back,
    Face.STUCK: computer_after.back,
    Face.IN_PLACE: computer_after.standing,
    Face.CHANGED: computer_after.standing,
    Face.NOT_EVERYWHERE: computer_after.standing,
}
_LEADS = {
    Face.KEPT: ("computer.check", PageId.CHECK),
    Face.ALREADY: ("computer.check", PageId.CHECK),
    Face.IN_PLACE: ("computer.check", PageId.CHECK),
    Face.NOT_EVERYWHERE: ("computer.check", PageId.CHECK),
    Face.UNDONE: ("hand-over.to-setup", PageId.SETUP),
}
_ACTS = {
    Face.BACK: ("computer.retry", SettingAct.ANEW, "rotate-ccw"),
    Face.UNTOUCHED: ("computer.retry", SettingAct.ANEW, "rotate-ccw"),
    Face.STUCK: ("computer.recover", SettingAct.RECOVER, "undo-2"),
    Face.CHANGED: ("computer.set-again", SettingAct.ANEW, "rotate-ccw"),
}
_FOOT = {
    Face.READY: "computer.foot",
    Face.WORKING: "computer.foot.leaving",
    Face.ASKING: "computer.foot.leaving",
    Face.STOPPING: "computer.foot.wait",
    Face.KEEPING: "computer.foot.wait",
    Face.GOING_BACK: "computer.foot.wait",
    Face.KEPT: "computer.foot.kept",
    Face.IN_PLACE: "computer.foot.kept",
}
_LOOK_AGAIN = frozenset({Face.ELSEWHERE, Face.FAILED, Face.IMPOSSIBLE})
_BY_HAND = frozenset({Face.ABSENT, Face.FAILED, Face.IMPOSSIBLE})


class ComputerPage(SettingPage):
    """One face of setting this computer."""

    @property
    def read_first(self) -> str:  # type: ignore[override]  # the base has one name for all pages
        """Return the question while it waits, else the heading."""
        return "keep-question" if self.face is Face.ASKING else "heading"

    def build(self) -> None:
        """Fill the body with the face; Escape puts back while something changes."""
        fill = _FILL.get(self.face, computer_before.nothing)
        fill(self, self.now)
        if self.now.stage in {Stage.WORKING, Stage.ASKING}:
            escape = QShortcut(QKeySequence("Escape"), self)
            escape.activated.connect(lambda: self.ask(SettingAct.BACK))
        self.body.addStretch(1)

    def heading(self) -> Heading:
        """Return the heading; what has just come is said, unless the focus goes there anyway."""
        heading = super().heading()
        if self.now.fresh:
            announce(heading)
        return heading

    def title(self) -> str:
        """Return what is asked or found."""
        if self.face is Face.FAILED and self.now.error is not None:
            return say(self.now.error, self.words).title.rstrip("。.")
        if self.face is Face.ASKING:
            return self.words.screen(computer_change.counted("computer.title.asking", self.now))
        return self.words.screen(f"computer.title.{self.face.value}")

    def lead(self) -> str:
        """Return what that means."""
        words, now, ending = self.words, self.now, self.now.ending
        if self.face is Face.READY and now.plan is not None:
            return words.screen(computer_change.counted("computer.lead.changes", now))
        if self.face in {Face.BACK, Face.UNTOUCHED} and ending is not None and ending.reason:
            return words.screen(f"setting.why.{ending.reason}")
        if self.now.stage is Stage.STANDING and now.status is not None and now.status.kept_at is not None:
            day = calendar.day(now.status.kept_at.astimezone().date(), self.view.lang)
            return words.screen("computer.lead.standing", day=day)
        if self.face is Face.FAILED:
            return ""
        return words.screen(f"computer.lead.{self.face.value}")

    def foot(self) -> str | None:
        """Return what leaving does while something changes, and else what stays as it is."""
        key = _FOOT.get(self.face)
        return None if key is None else self.words.screen(key)

    def main_action(self) -> Button | None:
        """Return the act of this face."""
        return _main(self)

    def other_actions(self) -> tuple[Button, ...]:
        """Return looking again where that can help, and what stands beside Keep in a narrow window."""
        if self.face is Face.ASKING and self.view.narrow:
            return (computer_change.back_button(self),)
        if self.face in _LOOK_AGAIN:
            return (self.acting("computer.look", "look", SettingAct.LOOK, icon="rotate-ccw"),)
        return ()


def _main(page: ComputerPage) -> Button | None:
    """Return the main button of each face; where nothing can be done here, the guide."""
    face, now = page.face, page.now
    if face is Face.READY:
        return computer_before.set_button(page, now)
    if face is Face.ASKING and page.view.narrow:
        return computer_change.keep_button(page)
    if face is Face.NOT_EVERYWHERE and now.status is not None and now.status.uncovered:
        return page.acting("computer.set-too", "main", SettingAct.ANEW, look=Look.MAIN, after="arrow-right")
    if face in _LEADS:
        key, to = _LEADS[face]
        return page.leading(key, "main", to)
    if face in _ACTS:
        key, act, icon = _ACTS[face]
        return page.acting(key, "main", act, look=Look.MAIN, icon=icon)
    return guide_button(page, Look.MAIN) if face in _BY_HAND else None
