"""A drawn screen in words, made from the same data: for screen readers, for tagged paper, for the terminal."""

from collections.abc import Iterator, Mapping

from setup_assistant.domain.screen import (
    Act,
    Address,
    Alert,
    Block,
    Button,
    Buttons,
    Cards,
    Chart,
    Code,
    Field,
    Keypad,
    Message,
    Picker,
    Row,
    Rows,
    Screen,
    Switch,
    Tab,
    Tabs,
)
from setup_assistant.guides.parts import acts
from setup_assistant.text.words import Words

Said = Mapping[str, str]


def describe(screen: Screen, said: Said, words: Words) -> str:
    """Return which device it is, what stands on it from top to bottom, and what is marked."""
    return words("guide.alt.end").join((*_sentences(screen, said, words), "")).strip()


def _sentences(screen: Screen, said: Said, words: Words) -> Iterator[str]:
    yield words(f"guide.alt.style.{screen.style.value}")
    if screen.title is not None:
        yield words("guide.alt.title", title=said[screen.title])
    for block in screen.blocks:
        yield from _block(block, said, words)
    if screen.right is not None:
        yield words("guide.alt.right", label=said[screen.right.label])
    for part in acts(screen):
        if part.act is not None:
            yield words("guide.alt.mark", label=said[part.label], act=_act(part.act, words))


def _act(act: Act, words: Words) -> str:
    return words(f"guide.act.{act.kind.value}")


def _block(block: Block, said: Said, words: Words) -> Iterator[str]:
    if isinstance(block, Alert):
        yield words("guide.alt.alert", title=said[block.title])
        if block.rows:
            yield _rows(block.rows, said, words)
        if block.field is not None:
            yield _one(block.field, said, words)
        yield words("guide.alt.buttons", parts=_names(block.buttons, said, words))
    elif isinstance(block, Rows):
        yield _rows(block.rows, said, words)
    elif isinstance(block, Buttons):
        yield words("guide.alt.buttons", parts=_names(block.buttons, said, words))
    elif isinstance(block, Tabs | Cards):
        tabs = block.cards if isinstance(block, Cards) else block.tabs
        yield words("guide.alt.tabs", parts=_names(tabs, said, words))
    elif not isinstance(block, Chart):
        yield _one(block, said, words)


def _rows(rows: tuple[Row, ...], said: Said, words: Words) -> str:
    return words("guide.alt.rows", parts=_listed([_row(row, said, words) for row in rows], words))


def _one(block: Message | Keypad | Field | Picker | Address | Code, said: Said, words: Words) -> str:
    if isinstance(block, Message):
        return words("guide.alt.message", title=said[block.title])
    if isinstance(block, Keypad):
        return words("guide.alt.keypad", label=said[block.label])
    if isinstance(block, Field | Picker) and block.value is not None:
        return words("guide.alt.field", label=said[block.label], value=said[block.value])
    return said[block.label]


def _row(row: Row, said: Said, words: Words) -> str:
    label = said[row.label]
    value = row.value or row.sub
    if value is not None:
        label = words("guide.alt.field", label=label, value=said[value])
    switch = row.toggle or row.check or row.radio
    if switch is None:
        return label
    return words("guide.alt.on" if switch is Switch.ON else "guide.alt.off", label=label)


def _names(parts: tuple[Button, ...] | tuple[Tab, ...], said: Said, words: Words) -> str:
    return _listed([said[part.label] for part in parts], words)


def _listed(parts: list[str], words: Words) -> str:
    listed = parts[0]
    for part in parts[1:]:
        listed = words("list.items", first=listed, second=part)
    return listed
