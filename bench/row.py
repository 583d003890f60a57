"""One number of the bench: what was measured, its floor, their ratio and the ratio to hold."""

from setup_assistant.domain.value import Value


class Row(Value, frozen=True, kw_only=True):
    """A measured number beside its floor; `missing` says why it could not be measured."""

    what: str
    unit: str = ""
    measured: float = 0
    floor_name: str = ""
    floor: float = 0
    hold: float = 0
    note: str = ""
    missing: str = ""

    @property
    def ratio(self) -> float:
        """Measured over floor."""
        return self.measured / self.floor if self.floor else 0

    @property
    def holds(self) -> bool:
        """Whether the number was measured and is within what is to hold."""
        return not self.missing and self.ratio <= self.hold


def line(row: Row) -> str:
    """Return a row as one line for the terminal."""
    if row.missing:
        return f"{row.what:<44} not measured: {row.missing}"
    verdict = "holds" if row.holds else "OVER"
    numbers = f"{row.measured:>8.1f} {row.unit:<3} / {row.floor:>8.1f} {row.unit:<3}"
    note = f"  {row.note}" if row.note else ""
    return (
        f"{row.what:<44} {numbers} = {row.ratio:5.2f}  (hold {row.hold:.2f}) {verdict}  floor: {row.floor_name}{note}"
    )
