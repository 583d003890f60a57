"""The focus ring: a line around whatever the keyboard is on, never cut, the same on every control."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QScrollArea, QWidget

from setup_assistant.ui.theme import Theme

_LINE, _GAP = 3, 3


def bring_into_view(control: QWidget) -> None:
    """Scroll the page so that a control that got the focus is seen with its ring; never under a pressed pointer."""
    if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
        return
    each = control.parentWidget()
    while each is not None:
        inside = each.widget() if isinstance(each, QScrollArea) else None
        if isinstance(each, QScrollArea) and inside is not None and inside.isAncestorOf(control):
            # Not ensureWidgetVisible: of a text field it shows the cursor only.
            middle = control.mapTo(inside, control.rect().center())
            out = _LINE + _GAP
            each.ensureVisible(middle.x(), middle.y(), 0, control.height() // 2 + out)
        each = each.parentWidget()


def tab_after(control: QWidget, part: QWidget) -> None:
    """Let Tab go from `control` into `part`, although it was built later than what follows."""
    for each in part.findChildren(QWidget):
        # Lists that a field opens are windows of their own.
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.window() is control.window():
            QWidget.setTabOrder(control, each)
            control = each


class FocusRing(QWidget):
    """Follows the focus within one window.

    Shown for keyboard and programmatic focus, and for the pointer in text fields only.
    """

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._theme = theme
        self._target: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another palette."""
        self._theme = theme
        self.update()

    @Slot(QWidget, QWidget)
    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._target is not None:
            self._target.removeEventFilter(self)
            self._target = None
        if now is not None and now.window() is self.window():
            bring_into_view(now)
        if now is None or now.window() is not self.window() or not self._wanted(now):
            self.hide()
            return
        self._target = now
        now.installEventFilter(self)
        now.destroyed.connect(self._forget)
        self._place()
        QTimer.singleShot(0, self, self._place)

    @staticmethod
    def _wanted(widget: QWidget) -> bool:
        if widget.objectName() in {"heading", "body"} or widget.property("own-ring"):
            return False
        pointer = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        return not pointer or isinstance(widget, QLineEdit | QComboBox)

    @Slot()
    def _forget(self) -> None:
        self._target = None
        self.hide()

    @Slot()
    def _place(self) -> None:
        target = self._target
        if target is None or not target.isVisible():
            self.hide()
            return
        ground = self._ground(target)
        if self.parentWidget() is not ground:
            self.setParent(ground)
        out = _LINE + _GAP
        corner = target.mapTo(ground, QPoint(0, 0))
        around = QRect(corner, target.size()).adjusted(-out, -out, out, out)
        self.setGeometry(around.intersected(ground.rect()))
        self.raise_()
        self.show()

    @staticmethod
    def _ground(target: QWidget) -> QWidget:
        """Return the widget the ring is drawn on: the scrolled page, or the window."""
        each = target.parentWidget()
        while each is not None and each.parentWidget() is not None:
            above = each.parentWidget()
            area = above.parentWidget() if above is not None else None
            if isinstance(area, QScrollArea) and area.widget() is each:
                return each
            each = each.parentWidget()
        return target.window()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move with the control."""
        kinds = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide, QEvent.Type.Show}
        if watched is self._target and event.type() in kinds:
            QTimer.singleShot(0, self, self._place)
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("accent"), _LINE))
        half = _LINE / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), 13, 13)
        painter.end()
