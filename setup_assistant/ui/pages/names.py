"""Names, readings and grades of the children: a part of the first page that opens when somebody wants it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLineEdit, QWidget

from setup_assistant.domain.household import Child
from setup_assistant.domain.value import NAME_LIMIT
from setup_assistant.flow.answers import GRADES, name_child, remove_child, set_grade
from setup_assistant.ui.page import Page
from setup_assistant.ui.theme import Step
from setup_assistant.ui.widgets.button import Look
from setup_assistant.ui.widgets.choice import ChoiceChip
from setup_assistant.ui.widgets.field import TextField
from setup_assistant.ui.widgets.panel import Panel
from setup_assistant.ui.widgets.wrap import WrapRow


def text_field(page: Page, name: str, value: str, said: str, *, hint: str = "") -> QLineEdit:
    """Return a field for a family's own words; what is typed stays text."""
    field = TextField(page.theme, name, said, value)
    field.setMaxLength(NAME_LIMIT)
    field.setPlaceholderText(hint)
    field.setMinimumWidth(page.theme.px(140))
    return field


def child_names(page: Page) -> QWidget:
    """Return the fields of all children."""
    panel = Panel(page.theme, ground="sunk", pad=12)
    panel.box.setSpacing(page.theme.px(10))
    for number, child in enumerate(page.household.children, 1):
        panel.box.addLayout(_fields(page, number, child))
    return panel


def _fields(page: Page, number: int, child: Child) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(page.theme.px(12))
    words = page.words
    said = words("child.number", number=number)
    name = text_field(page, f"name-{child.id}", child.nickname, f"{said} {words('child.nickname')}")
    name.textEdited.connect(lambda text: _typed(page, child.id, nickname=text))
    name.editingFinished.connect(lambda: _glyphs(page, name.text()))
    reading = text_field(page, f"reading-{child.id}", child.reading, f"{said} {words('child.reading')}")
    reading.textEdited.connect(lambda text: _typed(page, child.id, reading=text))
    fields = ((words("child.nickname"), name), (words("child.reading"), reading))
    for column, (caption, field) in enumerate(fields):
        label = page.text(f"{said} {caption}" if column == 0 else caption, Step.SMALL, color="ink2")
        label.setBuddy(field)
        grid.addWidget(label, 0, column)
        grid.addWidget(field, 1, column)
    remove = page.button("children.remove", f"remove-{child.id}", Look.QUIET, icon="x")
    remove.setAccessibleName(words("children.remove.name", number=number))
    remove.clicked.connect(lambda: page.answer(remove_child(page.household, child.id)))
    grid.addWidget(remove, 1, 2, alignment=Qt.AlignmentFlag.AlignLeft)
    if child.stage in GRADES:
        grid.addLayout(_grades(page, number, child), 2, 0, 1, 3)
    grid.setColumnStretch(3, 1)
    return grid


def _grades(page: Page, number: int, child: Child) -> WrapRow:
    row = WrapRow(page.theme.px(8))
    row.addWidget(page.text(page.words("child.grade"), Step.SMALL, color="ink2"))
    group = QButtonGroup(page)
    for grade in (*GRADES[child.stage], None):
        words = page.words("child.grade.unknown") if grade is None else page.words("child.grade.one", grade=grade)
        chip = ChoiceChip(page.theme, words, page.words("child.grade.name", number=number, grade=words), soft=True)
        chip.setObjectName(f"grade-{child.id}-{grade or 0}")
        chip.setChecked(child.grade == grade)
        chip.clicked.connect(lambda _on=False, value=grade: _grade(page, child.id, value))
        group.addButton(chip)
        row.addWidget(chip)
    about = f"{page.words('child.number', number=number)} {page.words('child.grade')}"
    row.addWidget(page.why("child-grade", about=about, at=child.id))
    return row


def _grade(page: Page, child: str, grade: int | None) -> None:
    page.answer(set_grade(page.household, child, grade, page.view.today))


def _typed(page: Page, child: str, *, nickname: str | None = None, reading: str | None = None) -> None:
    now = next(each for each in page.household.children if each.id == child)
    changed = name_child(
        page.household,
        child,
        now.nickname if nickname is None else nickname,
        now.reading if reading is None else reading,
    )
    page.household = changed
    page.typed.emit(changed)


def _glyphs(page: Page, text: str) -> None:
    page.acted.emit("glyphs", text)
