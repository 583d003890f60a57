"""What the rules page and the print page share: the sheet as it will be printed, and its preview."""

from functools import cached_property

from PySide6.QtWidgets import QVBoxLayout, QWidget

from setup_assistant.advice.draft import drafted
from setup_assistant.domain.household import Household
from setup_assistant.jobs.papers import Order
from setup_assistant.paper.form import Form, SheetLang
from setup_assistant.paper.sheet import Kind
from setup_assistant.ui.asked import PreviewAsked
from setup_assistant.ui.page import Page
from setup_assistant.ui.widgets.sheet_preview import SheetPreview

FAMILY = Kind.RULES.value
"""The family's sheet among the sheets that are shown."""

_SIDE = 396


class DraftPage(Page):
    """A page about the sheet; `draft` is the household with the proposals where nothing was decided yet."""

    @cached_property
    def draft(self) -> Household:
        """The household as the sheet shows it; every change is made to this one."""
        return drafted(self.view.household, self.view.catalog, self.view.today)

    def change(self, household: Household) -> None:
        """Give a new answer about the sheet."""
        self.answer(household)

    def write(self, household: Household) -> None:
        """Keep words that are being typed and show them on the sheet."""
        self.draft = self.household = household
        self.typed.emit(household)
        self.look()

    def preview(self, order: Order, said: str) -> SheetPreview:
        """Return the preview of a sheet; it asks for its pages when it is seen."""
        self._order = order
        self._preview = SheetPreview(self.view, said)
        self._preview.setObjectName("preview")
        self._preview.wanted.connect(self.look)
        return self._preview

    def side(self, switch: QWidget | None, order: Order, said: str) -> QWidget:
        """Return the preview below the control that says which sheet it shows."""
        side = QWidget()
        px, narrow = self.theme.px, self.view.narrow
        box = QVBoxLayout(side)
        box.setContentsMargins(*((0, px(8), 0, 0) if narrow else (px(8), px(12), px(28), px(8))))
        box.setSpacing(px(8))
        if switch is not None:
            box.addWidget(switch)
        preview = self.preview(order, said)
        preview.setMinimumHeight(px(560 if narrow else 300))
        box.addWidget(preview, 1)
        if not narrow:
            side.setFixedWidth(px(_SIDE))
        return side

    def look(self) -> None:
        """Ask for the pages of the sheet as it is now."""
        asked = PreviewAsked(
            order=self._order,
            household=self.draft,
            plan=self.view.plan,
            owner=self._preview,
            land=self._preview.show_pages,
        )
        self.acted.emit("preview", asked)

    def order_of(self, sheet: str, form: Form | None = None) -> Order:
        """Return the order of a sheet by its name: a kind, or the id of a child for that child's sheet."""
        child = next((each for each in self.draft.children if each.id == sheet), None)
        usual = Form(lang=SheetLang(self.view.lang))
        kind = Kind.CHILD if child else Kind(sheet)
        acts = self.view.acts if kind is Kind.WAY_BACK else ()
        return Order(kind=kind, form=form or usual, child=child, acts=acts)

    def sheet_name(self, sheet: str) -> str:
        """Return what a sheet is called."""
        child = next((each for each in self.draft.children if each.id == sheet), None)
        if child is None:
            return self.words(f"sheet.{sheet}")
        return self.words("sheet.child", child=self.words.say(self.view.labels.child(child.id)))


class RewordingPage(DraftPage):
    """The rules page as its parts see it, opened at "SHEET.RULE": the shown sheet, the rule being reworded."""

    @property
    def sheet(self) -> str:
        """The sheet that is shown: the family's, or the one of a child."""
        wanted = self.view.detail.partition(".")[0]
        return wanted if any(child.id == wanted for child in self.draft.children) else FAMILY

    @property
    def editing(self) -> int:
        """Place of the rule that is being reworded, -1 for none."""
        place = self.view.detail.partition(".")[2]
        return int(place) if place.isdecimal() else -1

    def edit(self, number: int | None, household: Household | None = None) -> None:
        """Open a rule for rewording, or close it; `household` goes with it as an answer."""
        place = "" if number is None else number
        self.answer(self.household if household is None else household, f"{self.sheet}.{place}")
