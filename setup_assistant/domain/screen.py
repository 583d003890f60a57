"""Drawn screens: what stands on one, in order, and what is pressed on it.

Every word is the id of a label of its guide, so that each word is written once, with where it was seen.
"""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from setup_assistant.domain.value import Id, Value


class Style(StrEnum):
    """Looks of a drawing: generic, each after a family of systems."""

    IOS = "ios"
    ANDROID = "android"
    ONE_UI = "one-ui"
    WINDOWS = "windows"
    MACOS = "macos"
    CHROMEOS = "chromeos"
    SWITCH = "switch"
    PS5 = "ps5"
    XBOX = "xbox"
    ROUTER = "router"
    TV = "tv"
    WEB = "web"
    PAPER = "paper"
    """A note card: what to take along, what to say at the counter, what to agree on."""


class Where(StrEnum):
    """Whose thing a step is done on."""

    PARENT_PHONE = "parent-phone"
    CHILD_PHONE = "child-phone"
    CHILD_DEVICE = "child-device"
    """A tablet, console, television or computer that the child uses."""
    COMPUTER = "computer"
    """Any computer with a browser, usually this one."""
    ROUTER = "router"
    COUNTER = "counter"
    """A shop."""
    TOGETHER = "together"
    """At the table, with the child."""


class ActKind(StrEnum):
    """What is done with a marked part."""

    TAP = "tap"
    TYPE = "type"
    TURN_ON = "turn-on"
    TURN_OFF = "turn-off"
    CHOOSE = "choose"
    SCAN = "scan"
    LOOK = "look"
    """Only to be looked at."""
    DO_NOT = "do-not"


class Act(Value, frozen=True, kw_only=True):
    """A mark on a part: what is done there and as which of the acts of the screen."""

    kind: ActKind
    order: Annotated[int, Meta(ge=1, le=9)] = 1


class Switch(StrEnum):
    """A toggle, a tick or a round selector as it stands before the step."""

    ON = "on"
    OFF = "off"


class Row(Value, frozen=True, kw_only=True):
    """One row of a list."""

    label: Id
    sub: Id | None = None
    """A smaller line under the label."""
    value: Id | None = None
    """What stands at the right: a label, or a value of the plan."""
    toggle: Switch | None = None
    radio: Switch | None = None
    check: Switch | None = None
    chevron: bool = False
    """True when it opens a further screen."""
    link: bool = False
    """True when it is set like a link."""
    danger: bool = False
    """True when the system sets it in its warning colour."""
    dim: bool = False
    """True when it cannot be pressed."""
    icon: Id | None = None
    """Name of an icon of resources/icons."""
    act: Act | None = None


class Button(Value, frozen=True, kw_only=True):
    """A button."""

    label: Id
    main: bool = False
    danger: bool = False
    dim: bool = False
    act: Act | None = None


class Tab(Value, frozen=True, kw_only=True):
    """A tab, or a card of a start page."""

    label: Id
    icon: Id | None = None
    on: bool = False
    sub: Id | None = None
    act: Act | None = None


class Rows(Value, frozen=True, kw_only=True, tag_field="block", tag="rows"):
    """A group of rows with a heading above and a note below."""

    header: Id | None = None
    footer: Id | None = None
    rows: Annotated[tuple[Row, ...], Meta(min_length=1)]


class Alert(Value, frozen=True, kw_only=True, tag_field="block", tag="alert"):
    """A question in front of the screen; it stands last."""

    title: Id
    text: Id | None = None
    rows: tuple[Row, ...] = ()
    field: "Field | None" = None
    buttons: Annotated[tuple[Button, ...], Meta(min_length=1)]


class Field(Value, frozen=True, kw_only=True, tag_field="block", tag="field"):
    """A field to type into."""

    label: Id
    value: Id | None = None
    """A sample label or a value of the plan; never for a secret."""
    secret: bool = False
    """True when the device shows dots."""
    act: Act | None = None


class Keypad(Value, frozen=True, kw_only=True, tag_field="block", tag="keypad"):
    """Keys for digits under a row of dots."""

    label: Id
    dots: Annotated[int, Meta(ge=4, le=8)] = 4
    act: Act


class Buttons(Value, frozen=True, kw_only=True, tag_field="block", tag="buttons"):
    """Buttons of the screen itself."""

    buttons: Annotated[tuple[Button, ...], Meta(min_length=1)]


class Tabs(Value, frozen=True, kw_only=True, tag_field="block", tag="tabs"):
    """A row of tabs."""

    tabs: Annotated[tuple[Tab, ...], Meta(min_length=2)]


class Cards(Value, frozen=True, kw_only=True, tag_field="block", tag="cards"):
    """Cards side by side: apps, users, games."""

    cards: Annotated[tuple[Tab, ...], Meta(min_length=1)]


class Message(Value, frozen=True, kw_only=True, tag_field="block", tag="message"):
    """A screen that says one thing: an icon, a title, a text."""

    icon: Id | None = None
    title: Id
    text: Id | None = None


class Address(Value, frozen=True, kw_only=True, tag_field="block", tag="address"):
    """The address line of a browser."""

    label: Id
    act: Act | None = None


class Picker(Value, frozen=True, kw_only=True, tag_field="block", tag="picker"):
    """A wheel or a list to choose one value from, the chosen one in the middle."""

    label: Id
    value: Id
    act: Act | None = None


class Chart(Value, frozen=True, kw_only=True, tag_field="block", tag="chart"):
    """A small bar chart without figures."""

    label: Id | None = None


class Code(Value, frozen=True, kw_only=True, tag_field="block", tag="code"):
    """A drawn square code: a sign for one, not a code that can be read."""

    label: Id
    act: Act | None = None


Block = Rows | Field | Keypad | Buttons | Tabs | Cards | Message | Address | Picker | Chart | Code | Alert


class Screen(Value, frozen=True, kw_only=True):
    """One drawn screen."""

    style: Style
    on: Where | None = None
    """Whose screen it is, where it is not that of the step."""
    title: Id | None = None
    back: Id | None = None
    """The way back at the top left."""
    right: Button | None = None
    """The button at the top right."""
    blocks: Annotated[tuple[Block, ...], Meta(min_length=1)]
    cut_top: bool = False
    """True when more stands above."""
    cut_bottom: bool = False
    """True when more stands below."""
