"""A drawn screen of a guide as a piece of a phone's page: words in boxes, in the phone's own letters and colours.

The pictures that Typst draws are fifty times larger: each carries the shapes of its letters.
"""

import html
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from setup_assistant.domain.phone import HandedStep
from setup_assistant.domain.screen import (
    Act,
    Address,
    Alert,
    Block,
    Button,
    Buttons,
    Field,
    Keypad,
    Picker,
    Row,
    Rows,
    Screen,
    Switch,
)

LABEL = "label_"
"""Begins the name of a drawn word, so that the page can say it in the other language."""

_KEYS = "123456789"
_NAMING = ("label", "sub", "value", "title", "text")
"""Fields of a part that name its words."""


def drawn(step: HandedStep, alt: str, told: Mapping[str, str]) -> str:
    """Return the picture of a step; `alt` is the name of its description and `told` holds the words by name."""
    pen = _Pen(told, step.unsure, sum(1 for each in _acts(step.screen)))
    screen = step.screen
    edges = "".join((" cut-top" if screen.cut_top else "", " cut-bottom" if screen.cut_bottom else ""))
    described = html.escape(told[alt])
    head = f'<figure class="screen {screen.style}{edges}" role="img" aria-label="{described}" data-alt="{alt}">'
    return f"{head}{pen.bar(screen)}{''.join(map(pen.block, screen.blocks))}</figure>"


@dataclass(frozen=True, slots=True)
class _Pen:
    """Draws parts with the words of one page."""

    told: Mapping[str, str]
    unsure: tuple[tuple[str, frozenset[str]], ...]
    acts: int

    def bar(self, screen: Screen) -> str:
        """Return the line at the top: the way back, the title, the button at the right."""
        if screen.title is None and screen.back is None and screen.right is None:
            return ""
        back = "" if screen.back is None else f'<span class="back">‹ {self.word(screen.back)}</span>'
        title = "" if screen.title is None else f"<b>{self.word(screen.title)}</b>"
        right = "" if screen.right is None else self.button(screen.right)
        return f'<div class="bar">{back}{title}{right}</div>'

    def block(self, block: Block) -> str:
        """Return one part of a screen; what needs no shape of its own is its words in a box."""
        match block:
            case Rows(header=header, rows=rows, footer=footer):
                made = f"{self.line(header)}{self.group(rows)}{self.line(footer)}"
            case Alert():
                made = self.alert(block)
            case Buttons(buttons=buttons):
                made = f'<div class="buttons">{"".join(map(self.button, buttons))}</div>'
            case Keypad():
                made = self.keypad(block)
            case Field() | Picker():
                made = self.field(block)
            case Address():
                made = f'<div class="address{_marked(block.act)}">{self.word(block.label)}</div>'
            case _:
                made = "".join(f'<div class="box">{self.word(name)}</div>' for name in _labels(block))
        return made

    def alert(self, alert: Alert) -> str:
        """Return a question in front of the screen."""
        field = "" if alert.field is None else self.field(alert.field)
        buttons = "".join(map(self.button, alert.buttons))
        said = f"<b>{self.word(alert.title)}</b>{self.line(alert.text)}"
        rows = self.group(alert.rows) if alert.rows else ""
        return f'<div class="alert">{said}{rows}{field}<div class="buttons">{buttons}</div></div>'

    def group(self, rows: Iterable[Row]) -> str:
        """Return rows under each other."""
        return f'<div class="group">{"".join(map(self.row, rows))}</div>'

    def row(self, row: Row) -> str:
        """Return one row: its words, what stands at the right, and how it is switched."""
        danger = " danger" if row.danger else ""
        value = "" if row.value is None else f'<span class="value">{self.word(row.value)}</span>'
        switch = _switch("toggle", row.toggle) + _switch("check", row.check)
        more = '<span class="more">›</span>' if row.chevron else ""
        words = f"<span>{self.word(row.label)}{self.line(row.sub)}</span>"
        inner = f"{_switch('radio', row.radio)}{words}{value}{switch}{more}"
        return f'<div class="row{danger}{_marked(row.act)}">{inner}{self.order(row.act)}</div>'

    def button(self, button: Button) -> str:
        """Return a button."""
        looks = "".join((" main" if button.main else "", " danger" if button.danger else "", _marked(button.act)))
        return f'<span class="button{looks}">{self.word(button.label)}{self.order(button.act)}</span>'

    def field(self, field: Field | Picker) -> str:
        """Return a field with its name above and what is typed in it."""
        value = "" if field.value is None else self.word(field.value)
        box = f'<div class="typed{_marked(field.act)}">{value}{self.order(field.act)}</div>'
        return f'<div class="field">{self.word(field.label)}{box}</div>'

    def keypad(self, keypad: Keypad) -> str:
        """Return dots above keys for digits."""
        keys = "".join(f"<span>{key}</span>" for key in (*_KEYS, "", "0", ""))
        dots = "○ " * keypad.dots
        return f'<div class="keypad">{self.word(keypad.label)}<div>{dots}</div><div class="keys">{keys}</div></div>'

    def line(self, name: str | None) -> str:
        """Return a smaller line of words, if there are any."""
        return "" if name is None else f"<small>{self.word(name)}</small>"

    def word(self, name: str) -> str:
        """Return a drawn word; one that nobody confirmed in a language is dotted there."""
        doubt = " ".join(f"unsure-{lang}" for lang, names in self.unsure if name in names)
        mark = f' class="{doubt}"' if doubt else ""
        return f'<span{mark} data-word="{LABEL}{name}">{html.escape(self.told[LABEL + name])}</span>'

    def order(self, act: Act | None) -> str:
        """Return the number of an act where a screen has several."""
        return f'<i class="order">{act.order}</i>' if act is not None and self.acts > 1 else ""


def _marked(act: Act | None) -> str:
    return "" if act is None else " act"


def _switch(kind: str, state: Switch | None) -> str:
    return "" if state is None else f'<i class="{kind} {state}"></i>'


def _acts(value: object) -> Iterable[Act]:
    """Yield every act of a screen or a part of one."""
    if isinstance(value, Act):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _acts(each)
    else:
        for name in getattr(value, "__struct_fields__", ()):
            yield from _acts(getattr(value, name))


def _labels(value: object) -> Iterable[str]:
    """Yield the words of a part that has no shape of its own."""
    if isinstance(value, tuple):
        for each in value:
            yield from _labels(each)
        return
    for name in getattr(value, "__struct_fields__", ()):
        inner = getattr(value, name)
        if name in _NAMING and isinstance(inner, str):
            yield inner
        else:
            yield from _labels(inner)
