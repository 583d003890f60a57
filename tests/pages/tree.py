"""What a screen reader is told of a window: one line for each node, indented as the nodes are nested."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtGui import QAccessible, QAccessibleInterface

from setup_assistant.ui.window import Window

ROLE = QAccessible.Role
ACTIVE = frozenset(
    {ROLE.Button, ROLE.CheckBox, ROLE.RadioButton, ROLE.ComboBox, ROLE.EditableText, ROLE.Link, ROLE.Cell}
    | {ROLE.SpinBox, ROLE.Slider, ROLE.MenuItem, ROLE.ListItem, ROLE.Table, ROLE.ButtonMenu, ROLE.PageTab}
)
"""Roles that somebody can act on, or move within: each needs a name."""


class Node(NamedTuple):
    """One visible node."""

    depth: int
    role: str
    name: str
    states: tuple[str, ...]
    active: bool

    def __str__(self) -> str:
        """Return the line of a snapshot."""
        states = f" [{', '.join(self.states)}]" if self.states else ""
        return f"{'  ' * self.depth}{self.role}: {self.name}{states}".rstrip()


def nodes(window: Window) -> list[Node]:
    """Return all visible nodes, outer ones first; nameless containers are left out, their content is not."""
    return list(_walk(QAccessible.queryAccessibleInterface(window), 0))


def _walk(interface: QAccessibleInterface, depth: int) -> Iterator[Node]:
    state, role = interface.state(), interface.role()
    if state.invisible:
        return
    name = interface.text(QAccessible.Text.Name)
    silent = role in {ROLE.Client, ROLE.Pane, ROLE.Grouping} and not name
    if not silent:
        said = (
            ("checked", state.checked),
            ("expanded", state.expanded),
            ("collapsed", state.collapsed),
            ("disabled", state.disabled),
            ("read only", state.readOnly and role is ROLE.EditableText),
        )
        yield Node(depth, role.name, name, tuple(word for word, on in said if on), active=role in ACTIVE)
    for number in range(interface.childCount()):
        child = interface.child(number)
        if child is not None:
            yield from _walk(child, depth if silent else depth + 1)
