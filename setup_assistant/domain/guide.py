"""Guides: how a measure is set, step by step, with drawn screens; and how it is taken back."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from setup_assistant.domain.fact import Confidence, Fact
from setup_assistant.domain.screen import Screen, Where
from setup_assistant.domain.value import Id, Text, Value

PLAN_VALUES = (
    *("child", "filter_name", "filter_host", "filter_url"),
    *("filter_v4_1", "filter_v4_2", "filter_v6_1", "filter_v6_2"),
)
"""Values of the plan that a step may show, besides its own labels."""


class Purpose(StrEnum):
    """What a guide is for."""

    SET = "set"
    UNDO = "undo"
    """The way back of another guide."""
    ALLOW = "allow"
    """One page, one app or one person is let through."""
    RECOVER = "recover"
    """A passcode is forgotten."""
    GROW = "grow"
    """A child gets older."""
    PREPARE = "prepare"
    """What comes before a setting: a hand-me-down phone, the name on the contract."""


class Seen(StrEnum):
    """Where the words of a label were read."""

    DEVICE = "device"
    PRIMARY = "primary"
    """On a page of the maker."""
    SECONDARY = "secondary"
    UNCONFIRMED = "unconfirmed"
    SAMPLE = "sample"
    """Our own sample: a name, a time, an address."""


class School(StrEnum):
    """Ages that choices are given for."""

    ELEMENTARY = "elementary"
    """Up to the end of primary school."""
    JUNIOR = "junior"
    HIGH = "high"


class Label(Value, frozen=True, kw_only=True):
    """Words on a screen, exactly as the device shows them, in both languages."""

    id: Id
    ja: Annotated[str, Meta(min_length=1, max_length=120)]
    en: Annotated[str, Meta(min_length=1, max_length=160)]
    seen: Seen
    """Where the words were read; those in English too, unless `seen_en` says otherwise."""
    seen_en: Seen | None = None
    """Where the English words were read, when less is known of them than of the Japanese ones."""
    japanese_only: bool = False
    """True where the screen exists in Japanese alone; `en` then tells what the words mean."""


class Variant(Value, frozen=True, kw_only=True):
    """One of several ways a guide can go: another maker, another phone in the hand."""

    id: Id
    name: Text
    note: Text | None = None
    """What to know before choosing it."""


class Variants(Value, frozen=True, kw_only=True):
    """A question before the first step; the first answer is the usual one."""

    question: Text
    options: Annotated[tuple[Variant, ...], Meta(min_length=2, max_length=8)]


class Worth(StrEnum):
    """How much a setting is worth for an age."""

    RECOMMENDED = "recommended"
    OPTIONAL = "optional"
    NO = "no"


class Advice(Value, frozen=True, kw_only=True):
    """Whether a guide is worth it for an age, with the reason."""

    school: School
    worth: Worth
    why: Text


class Choice(Value, frozen=True, kw_only=True):
    """What to choose in a step for an age, with the reason."""

    school: School
    value: Text
    why: Text


class Different(Value, frozen=True, kw_only=True):
    """A known way in which the real screen differs from the drawn one; none is ever invented."""

    seen: Text
    do: Text
    guide: Id | None = None
    """Another guide that fits this screen."""


class Harm(StrEnum):
    """What a step can do that is hard to take back."""

    ERASES = "erases"
    COSTS = "costs"
    LOCKS_OUT = "locks-out"


class Danger(Value, frozen=True, kw_only=True):
    """A warning before a step."""

    kind: Harm
    words: Text


class Confirm(StrEnum):
    """How it is known that a step is done."""

    LOOK = "look"
    """The screen shows it."""
    TRY = "try"
    """Something is tried out."""


class Step(Value, frozen=True, kw_only=True):
    """One step."""

    id: Id
    at: Where
    variants: tuple[Id, ...] = ()
    """Variants in which it occurs; empty means all."""
    schools: tuple[School, ...] = ()
    """Ages for which it occurs; empty means all."""
    since: str | None = None
    until: str | None = None
    optional: bool = False
    path: tuple[Id, ...] = ()
    """Labels of the menus, in order."""
    do: Text
    """What to do, one or two short sentences; {label-id} puts the words of a label in."""
    why: Text
    choices: tuple[Choice, ...] = ()
    values: tuple[str, ...] = ()
    """Values of the plan that are typed here, of PLAN_VALUES."""
    uses: tuple[Id, ...] = ()
    """Needs that are used here; all are among those of the guide."""
    screens: Annotated[tuple[Screen, ...], Meta(min_length=1, max_length=2)]
    """One screen, or two where two devices take turns."""
    expect: Text
    """What should be seen then."""
    different: tuple[Different, ...] = ()
    search: Id | None = None
    """Label to type into the search field of the device's settings."""
    danger: tuple[Danger, ...] = ()
    minutes: Annotated[int, Meta(ge=1, le=60)]
    confirm: Confirm = Confirm.LOOK


class Trial(Value, frozen=True, kw_only=True):
    """How to see that a guide worked."""

    at: Where
    do: Text
    expect: Text
    risk: Id | None = None
    """Risk whose path is tried, where one is."""


class Mistake(Value, frozen=True, kw_only=True):
    """A usual mistake: how it shows and what helps."""

    seen: Text
    fix: Text
    step: Id | None = None


class Bypass(Value, frozen=True, kw_only=True):
    """A way round, told honestly, with what closes it."""

    trick: Text
    closes: Text
    """What closes it, or that nothing does."""
    guides: tuple[Id, ...] = ()


class Guide(Value, frozen=True, kw_only=True):
    """How something is set, taken back, let through or put right; one file of resources/guides each."""

    id: Id
    was: tuple[Id, ...] = ()
    purpose: Purpose
    title: Text
    summary: Text
    """What it is good for, in one or two sentences."""
    sets: tuple[Id, ...] = ()
    """Measures that are set, or taken back, or of which one thing is let through."""
    undo_of: Id | None = None
    protects: tuple[Id, ...] = ()
    """Risks that it lowers."""
    kinds: tuple[Id, ...] = ()
    """Device kinds it is for; empty for the household and its networks."""
    lines: tuple[Id, ...] = ()
    """Lines it is for; empty means all."""
    since: str | None = None
    until: str | None = None
    """Versions of the device's system it is for."""
    variants: Variants | None = None
    needs: tuple[Id, ...] = ()
    """Everything that must be ready before step one: accounts, people, passcodes, papers."""
    advice: tuple[Advice, ...] = ()
    before: tuple[Id, ...] = ()
    """Guides that come first."""
    second: tuple[Id, ...] = ()
    """Guides that make a good second layer."""
    labels: tuple[Label, ...]
    steps: Annotated[tuple[Step, ...], Meta(min_length=1)]
    trials: tuple[Trial, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    bypasses: tuple[Bypass, ...] = ()
    undo_by_child: Text | None = None
    """How quickly a child can undo it, and what notices it."""
    ask_shop: bool = False
    """True where the facts are so weak that the shop should be asked."""
    fact: Fact
    valid_until: date


class GuideHead(Value, frozen=True, kw_only=True):
    """What a list of guides and the plan need to know of one: everything but its steps."""

    id: Id
    purpose: Purpose
    title: Text
    summary: Text
    sets: tuple[Id, ...] = ()
    undo_of: Id | None = None
    kinds: tuple[Id, ...] = ()
    lines: tuple[Id, ...] = ()
    since: str | None = None
    until: str | None = None
    minutes: int
    """Of the usual variant."""
    confidence: Confidence
    unsure_ja: int = 0
    """Menu words whose Japanese nobody confirmed."""
    unsure_en: int = 0
    ask_shop: bool = False
