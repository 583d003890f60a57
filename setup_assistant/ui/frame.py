"""The frame around a page: the journey's line, the page itself and the foot, built anew for each view."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from setup_assistant.flow import engine
from setup_assistant.flow.page import PageId
from setup_assistant.ui.page import Page
from setup_assistant.ui.view import View
from setup_assistant.ui.widgets.button import Button, Look
from setup_assistant.ui.widgets.choice import one_stop_each
from setup_assistant.ui.widgets.foot import foot_bar
from setup_assistant.ui.widgets.notice import Notice
from setup_assistant.ui.widgets.rail import StageBar, StageRail
from setup_assistant.ui.widgets.tools import ViewTools


@dataclass(frozen=True, slots=True, kw_only=True)
class Moves:
    """What the frame asks the window for."""

    open_page: Callable[[str], None]
    back: Callable[[], None]
    forward: Callable[[], None]
    station: Callable[[int], None]
    factor: Callable[[float], None]
    theme: Callable[[str], None]
    language: Callable[[str], None]


class Frame(QWidget):
    """One page with everything around it; thrown away when anything changes."""

    def __init__(self, view: View, page: Page, moves: Moves, notice: Notice | None) -> None:
        super().__init__()
        self.page = page
        one_stop_each(page)
        self.stations = engine.stations(view.household, page.id)
        down = view.narrow
        outer = QBoxLayout(QBoxLayout.Direction.TopToBottom if down else QBoxLayout.Direction.LeftToRight, self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        side = (StageBar if down else StageRail)(view, self.stations, _tools(view, moves))
        side.setObjectName("rail")
        side.chosen.connect(moves.station)
        outer.addWidget(side)
        column = QVBoxLayout()
        column.setSpacing(0)
        if notice is not None:
            column.addWidget(notice)
        column.addWidget(page, 1)
        self.foot = _foot(view, page, moves)
        column.addWidget(self.foot)
        outer.addLayout(column, 1)


def _tools(view: View, moves: Moves) -> ViewTools:
    tools = ViewTools(view)
    tools.help_asked.connect(lambda: moves.open_page(PageId.HELP.value))
    tools.about_asked.connect(lambda: moves.open_page(PageId.ABOUT.value))
    tools.compact_asked.connect(lambda: moves.open_page(PageId.ALL.value))
    tools.factor_chosen.connect(moves.factor)
    tools.theme_chosen.connect(moves.theme)
    tools.language_chosen.connect(moves.language)
    return tools


def _foot(view: View, page: Page, moves: Moves) -> QWidget:
    words = view.words
    back = page.back_action()
    if back is None and engine.before(view.household, page.id) is not None:
        back = Button(view.theme, words("foot.back"), icon="arrow-left")
        back.clicked.connect(moves.back)
    if back is not None:
        back.setObjectName("back")
    main = page.main_action()
    following = engine.following(view.household, page.id)
    if main is None and following is not None and page.has_next():
        main = Button(view.theme, words(f"foot.next.{following.value}"), Look.MAIN, after="arrow-right")
        main.clicked.connect(moves.forward)
    if main is not None:
        main.setObjectName("main")
    return foot_bar(view, back, _says(view, page), page.other_actions(), main)


def _says(view: View, page: Page) -> str:
    """Return what stands in the foot: the question's number, the time left, what happens when you stop."""
    own = page.foot()
    if own is not None:
        return own
    words, parts = view.words, []
    if number := engine.question(page.id):
        parts.append(words("foot.question", number=number[0], total=number[1]))
    if view.narrow and parts:
        return parts[0]
    if left := engine.time_left(view.household, page.id):
        parts.append(words.say(left))
    parts.append(words.say(engine.if_you_stop(page.id)))
    return "　".join(parts) if view.lang == "ja" else "  ".join(parts)


def keyboard_regions(frame: Frame) -> tuple[QWidget, ...]:
    """Return the parts that F6 steps through: rail, page, foot; each by its first control."""
    regions = []
    for region in (frame.findChild(QWidget, "rail"), frame.page, frame.foot):
        first = _first_control(region) if region is not None else None
        if first is not None:
            regions.append(first)
    return tuple(regions)


def _first_control(region: QWidget) -> QWidget | None:
    main = region.findChild(QWidget, "main")
    if main is not None:
        return main
    for child in region.findChildren(QWidget):
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisibleTo(region) and child.isEnabled():
            return child
    return None
