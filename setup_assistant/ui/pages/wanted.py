"""What is chosen on the print page, kept in what the page is opened at: nothing of it belongs to the household."""

from dataclasses import dataclass, replace

from setup_assistant.domain.household import Got, Household
from setup_assistant.paper.form import Form, Paper, SheetLang
from setup_assistant.paper.sheet import Kind

_FIELDS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Chosen sheets by name, how they are printed, which one is looked at, and where they go."""

    sheets: tuple[str, ...]
    form: Form
    shown: str
    printer: int = 0
    """Place among the printers of this computer, or -1 for the system's own dialog."""

    def __str__(self) -> str:
        """Return the text that `read` understands."""
        large = "large" if self.form.large else ""
        return ";".join((",".join(self.sheets), self.form.lang, self.form.paper, large, self.shown, str(self.printer)))


def sheets_of(household: Household, *, is_set: bool = False) -> tuple[str, ...]:
    """Return every sheet that this household can print: kinds, and ids of children for their own sheets.

    `is_set`: the program set something on this computer, so that there is a way back.
    """
    own = any(device.got is not Got.SCHOOL_LENT for device in household.devices)
    lent = any(device.got is Got.SCHOOL_LENT for device in household.devices)
    return (
        Kind.RULES.value,
        *(child.id for child in household.children),
        *((Kind.MAP.value, Kind.PLAN.value) if household.devices else ()),
        *((Kind.RECORD.value,) if household.records else ()),
        Kind.HANDOUT.value,
        Kind.HELP.value,
        *((Kind.COMPARE.value,) if own else ()),
        *((Kind.LETTER.value,) if lent else ()),
        *((Kind.WAY_BACK.value,) if is_set else ()),
    )


def family_set(household: Household) -> tuple[str, ...]:
    """Return the four kinds that go together: the family's rules, each child's sheet, the map and the plan."""
    able = sheets_of(household)
    children = {child.id for child in household.children}
    return tuple(each for each in able if each in children | {Kind.RULES.value, Kind.MAP.value, Kind.PLAN.value})


def read(detail: str, household: Household, lang: str, *, is_set: bool = False) -> Wanted:
    """Return what `detail` says: the text of a Wanted, the name of one sheet, or nothing for the usual choice."""
    able = sheets_of(household, is_set=is_set)
    parts = detail.split(";")
    usual = tuple(each for each in able if each == Kind.RULES.value or each in {c.id for c in household.children})
    if len(parts) != _FIELDS:
        sheets = (detail,) if detail in able else usual
        return Wanted(sheets=sheets, form=Form(lang=SheetLang(lang)), shown=sheets[0])
    sheets = tuple(each for each in able if each in parts[0].split(","))
    langs, sizes = {each.value: each for each in SheetLang}, {each.value: each for each in Paper}
    form = Form(lang=langs.get(parts[1], SheetLang(lang)), paper=sizes.get(parts[2], Paper.A4), large=bool(parts[3]))
    shown = parts[4] if parts[4] in able else Kind.RULES.value
    return Wanted(sheets=sheets, form=form, shown=shown, printer=int(parts[5]) if parts[5].isdecimal() else -1)


def toggled(wanted: Wanted, sheet: str, able: tuple[str, ...]) -> Wanted:
    """Return the choice, out of `able`, with `sheet` taken or left out; the sheet just taken is looked at."""
    if sheet in wanted.sheets:
        rest = tuple(each for each in wanted.sheets if each != sheet)
        shown = wanted.shown if wanted.shown != sheet or not rest else rest[0]
        return replace(wanted, sheets=rest, shown=shown)
    chosen = {*wanted.sheets, sheet}
    return replace(wanted, sheets=tuple(each for each in able if each in chosen), shown=sheet)
