"""A sheet to look at: the very pages that are printed, and the same words as text."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from setup_assistant.paper.render import Pages
from setup_assistant.ui.theme import Step, Theme
from setup_assistant.ui.view import View
from setup_assistant.ui.widgets.button import Button, IconButton, Look
from setup_assistant.ui.widgets.label import Label


class PaperPicture(QLabel):
    """One page of a sheet, as large as its place allows; paper is white in every palette."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown = b""
        self._svg: QSvgRenderer | None = None
        self._pixmap = QPixmap()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_page(self, svg: bytes) -> None:
        """Show another page."""
        if svg is self._shown:
            return
        self._shown, self._svg = svg, _read(svg)
        if self.pixmap().isNull():
            self.setPixmap(QPixmap(1, 1))  # never painted: it makes the label a graphic for screen readers
        self._pixmap = QPixmap()
        self.update()

    def height_for(self, width: int) -> int:
        """Return the height of the whole page in `width` pixels."""
        page = self._page()
        return round(width * page.height() / page.width()) + 2

    def _page(self) -> QSize:
        return self._svg.defaultSize() if self._svg is not None else QSize(595, 842)

    def minimumSizeHint(self) -> QSize:
        """Return a size at which the shape of the page can still be seen."""
        return QSize(self._theme.px(160), self._theme.px(220))

    def sizeHint(self) -> QSize:
        """Return the size of an upright page."""
        return QSize(self._theme.px(360), self._theme.px(509))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page in the middle of its place."""
        del event
        painter = QPainter(self)
        size = self._page().scaled(self.size() - QSize(2, 2), Qt.AspectRatioMode.KeepAspectRatio)
        box = QRectF((self.width() - size.width()) // 2, 1, size.width(), size.height())
        painter.fillRect(box, Qt.GlobalColor.white)
        if self._svg is not None:
            painter.drawPixmap(box.topLeft(), self._drawn(size))
        painter.setPen(QPen(self._theme.color("ctl"), 1))
        painter.drawRect(box.adjusted(-0.5, -0.5, 0.5, 0.5))
        painter.end()

    def _drawn(self, size: QSize) -> QPixmap:
        """Return the page as pixels of the screen, drawn once for each size."""
        ratio = self.devicePixelRatioF()
        pixels = size * ratio
        if self._pixmap.size() != pixels and self._svg is not None:
            self._pixmap = QPixmap(pixels)
            self._pixmap.fill(Qt.GlobalColor.white)
            painter = QPainter(self._pixmap)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._svg.render(painter)
            painter.end()
            self._pixmap.setDevicePixelRatio(ratio)
        return self._pixmap


@lru_cache(maxsize=3)
def _read(svg: bytes) -> QSvgRenderer:
    """Read a page once, though the window's page is built anew around it after each answer."""
    return QSvgRenderer(QByteArray(svg))


class SheetPreview(QWidget):
    """The page picture, "page x of y" with two buttons, and a button that gives the sheet as text."""

    wanted = Signal()
    """The preview is about to be seen and has no pages yet."""

    def __init__(self, view: View, said: str) -> None:
        super().__init__()
        self._view, self._said = view, said
        self._pages: Pages | None = None
        self._at = 0
        self.picture = PaperPicture(view.theme)
        self.text = self._text_view()
        self._foot = Label(view.theme, "", Step.SMALL, color="ink2").single_line()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(view.theme.px(8))
        box.addWidget(self.picture, 1)
        box.addWidget(self.text, 1)
        box.addLayout(self._row())
        box.addStretch(0)

    def show_pages(self, pages: Pages) -> None:
        """Show a sheet; the page stays when it still exists."""
        self._pages = pages
        self._show(pages, min(self._at, pages.page_count - 1))
        if self._read.isChecked():
            self.text.setPlainText(pages.text)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the sheet as soon as it can be seen, before the first painting."""
        super().showEvent(event)
        if self._pages is None:
            self.wanted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the buttons right below the page in a high window."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.picture.setMaximumHeight(max(self.picture.height_for(self.width()), self.picture.minimumHeight()))

    def _row(self) -> QHBoxLayout:
        view = self._view
        self._back = IconButton(view.theme, "chevron-left", view.words("preview.back"), size=(40, 36))
        self._on = IconButton(view.theme, "chevron-right", view.words("preview.on"), size=(40, 36))
        self._read = Button(view.theme, view.words("preview.text"), Look.LINK, icon="file-text")
        self._read.setCheckable(True)
        for button, name in ((self._back, "page-back"), (self._on, "page-on"), (self._read, "read-text")):
            button.setObjectName(name)
        self._back.clicked.connect(lambda: self._turn(-1))
        self._on.clicked.connect(lambda: self._turn(1))
        self._read.toggled.connect(self._as_text)
        row = QHBoxLayout()
        row.setSpacing(view.theme.px(6))
        for widget in (self._back, self._foot, self._on):
            widget.hide()
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._read)
        return row

    def _text_view(self) -> QPlainTextEdit:
        text = QPlainTextEdit()
        text.setObjectName("sheet-text")
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setFont(self._view.theme.font(Step.BODY))
        self._view.theme.dress(text)
        text.setAccessibleName(self._said)
        text.hide()
        return text

    def _as_text(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal gives the flag by position
        if on and self._pages is not None:
            self.text.setPlainText(self._pages.text)
        self.text.setVisible(on)
        self.picture.setVisible(not on)
        self._read.setText(self._view.words("preview.picture" if on else "preview.text"))
        self._read.updateGeometry()

    def _turn(self, by: int) -> None:
        """Turn a page; after the last one comes the first."""
        if self._pages is not None:
            self._show(self._pages, (self._at + by) % self._pages.page_count)

    def _show(self, pages: Pages, at: int) -> None:
        self._at = at
        count = pages.page_count
        self.picture.show_page(pages.svgs[at])
        self._fit()
        place = self._view.words("preview.page", page=at + 1, pages=count)
        self.picture.setAccessibleName(f"{self._said} {place}")
        self._foot.setText(place)
        for widget in (self._back, self._foot, self._on):
            widget.setVisible(count > 1 or widget is self._foot)
