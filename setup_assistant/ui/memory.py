"""Where the person was: focus, scroll place and opened parts, kept while a page is built anew."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QWidget

from setup_assistant.ui.frame import Frame
from setup_assistant.ui.widgets.panel import Disclosure


@dataclass(frozen=True, slots=True)
class Place:
    """One place on one page."""

    page: str
    focus: str
    order: tuple[str, ...]
    """Names of all controls in the order of Tab: when one is gone, its neighbour takes the focus."""
    cursor: int
    scroll: int
    opened: tuple[str, ...]


def remember(frame: Frame) -> Place:
    """Return where the person is in `frame`."""
    focus = QApplication.focusWidget()
    inside = focus if focus is not None and frame.isAncestorOf(focus) else None
    area = frame.page.findChild(QScrollArea, "body")
    return Place(
        page=frame.page.objectName(),
        focus=inside.objectName() if inside is not None else "",
        order=tuple(control.objectName() for control in controls(frame)),
        cursor=inside.cursorPosition() if isinstance(inside, QLineEdit) else -1,
        scroll=area.verticalScrollBar().value() if area is not None else 0,
        opened=tuple(part.objectName() for part in frame.page.findChildren(Disclosure) if part.is_open()),
    )


def restore(frame: Frame, place: Place) -> None:
    """Bring focus, scroll place and opened parts back, as far as they still exist."""
    if frame.page.objectName() != place.page:
        start(frame)
        return
    for part in frame.page.findChildren(Disclosure):
        if part.objectName() in place.opened:
            part.open()
    _focus(frame, place)
    area = frame.page.findChild(QScrollArea, "body")
    if area is not None:
        inside = area.widget()
        if inside is not None:
            inside.adjustSize()
        area.verticalScrollBar().setValue(place.scroll)


def controls(frame: QWidget) -> list[QWidget]:
    """Return what Tab comes to in `frame`, in the order in which it was built.

    Not by the chain of the focus: the binding takes the next one for a child of the one before, and a chain that
    closes is collected while it is shown.
    """
    wanted = Qt.FocusPolicy.TabFocus
    return [each for each in frame.findChildren(QWidget) if each.focusPolicy() & wanted and each.isVisibleTo(frame)]


def _focus(frame: Frame, place: Place) -> None:
    """Give the focus to the control that had it, or to the nearest one that is still there."""
    if not place.focus:
        return
    target = frame.findChild(QWidget, place.focus)
    if isinstance(target, QLineEdit) and place.cursor >= 0:
        target.setCursorPosition(place.cursor)
    if target is None:
        now = {control.objectName(): control for control in controls(frame)}
        at = place.order.index(place.focus) if place.focus in place.order else 0
        nearest = (*place.order[at + 1 :], *reversed(place.order[:at]))
        target = next((now[name] for name in nearest if name in now), frame.findChild(QWidget, "heading"))
    if target is not None:
        target.setFocus(Qt.FocusReason.OtherFocusReason)


def start(frame: Frame) -> None:
    """Put the focus on the heading of a page that was just opened, or on the question that waits there."""
    heading = frame.page.findChild(QWidget, frame.page.read_first)
    if heading is not None:
        heading.setFocus(Qt.FocusReason.OtherFocusReason)


def holds_focus(frame: Frame, control: QWidget) -> bool:
    """Tell whether the focus is in the region that `control` is the first of."""
    focus = QApplication.focusWidget()
    if focus is None:
        return False
    for region in (frame.findChild(QWidget, "rail"), frame.page, frame.foot):
        if region is not None and region.isAncestorOf(control):
            return region.isAncestorOf(focus)
    return False
