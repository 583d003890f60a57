"""The foot of the window: back, what happens when you stop here, and the main action."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from setup_assistant.ui.theme import Step
from setup_assistant.ui.view import View
from setup_assistant.ui.widgets.button import Button
from setup_assistant.ui.widgets.label import Label
from setup_assistant.ui.widgets.tools import Ground

_NARROWEST, _LINES = 640, 66
"""Width of the narrowest window, and the height of three lines, in pixels at 100 % text."""


def foot_bar(view: View, back: Button | None, says: str, actions: tuple[Button, ...], main: Button | None) -> QWidget:
    """Return the foot: the focus goes from the main action back to Back."""
    px = view.theme.px
    bar = Ground(view)
    bar.setObjectName("foot")
    row = QHBoxLayout(bar)
    side = px(16 if view.narrow else 36)
    row.setContentsMargins(side, px(10), side, px(10))
    row.setSpacing(px(12))
    if back is not None:
        row.addWidget(back)
    said = Label(view.theme, says, Step.SMALL, color="ink2")
    said.setAlignment(Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(said, 1)
    crowded = view.narrow and (actions or said.heightForWidth(_room(view, back, main)) > px(_LINES))
    if crowded or not says:
        said.hide()
        row.addStretch(1)
    for action in actions:
        row.addWidget(action)
    if main is not None:
        row.addWidget(main)
    order = [button for button in (main, *actions, back) if button is not None]
    for first, second in pairwise(order):
        QWidget.setTabOrder(first, second)
    return bar


def _room(view: View, *buttons: Button | None) -> int:
    """Return the width that the words have in the narrowest window."""
    px = view.theme.px
    taken = sum(button.sizeHint().width() + px(12) for button in buttons if button is not None)
    return max(1, px(_NARROWEST - 32) - taken)
