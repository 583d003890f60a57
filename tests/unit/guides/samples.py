"""Small guides of our own, random ones, and the real ones."""

from datetime import date
from functools import cache
from typing import Any

from hypothesis import strategies as st

from setup_assistant.content.load import Content, load_content
from setup_assistant.domain.fact import Confidence, Fact
from setup_assistant.domain.guide import Guide, GuideHead, Label, Purpose, School, Seen, Step, Variant, Variants
from setup_assistant.domain.progress import GuideProgress
from setup_assistant.domain.screen import (
    Act,
    ActKind,
    Alert,
    Block,
    Button,
    Buttons,
    Field,
    Keypad,
    Row,
    Rows,
    Screen,
    Style,
    Switch,
    Where,
)
from setup_assistant.domain.value import Text
from setup_assistant.guides import way
from setup_assistant.guides.values import values
from setup_assistant.guides.walked import Walked
from setup_assistant.guides.way import Way

FACT = Fact(sources=("own",), checked_on=date(2026, 11, 23), confidence=Confidence.PRIMARY)
WORDS = ("wifi", "filter", "save", "cancel", "name", "code")
VARIANTS, VERSIONS = ("mine", "yours"), (None, "older", "15", "17", "18", "26", "26.2", "27")


@cache
def content() -> Content:
    return load_content()


@cache
def guides() -> tuple[Guide, ...]:
    return tuple(content().guide(head.id) for head in content().guide_heads)


def every_step() -> list[tuple[str, Step]]:
    """Return every step of every shipped guide, with its place for a message."""
    return [(f"{guide.id} {step.id}", step) for guide in guides() for step in guide.steps]


def every_screen() -> list[tuple[str, Screen]]:
    """Return every drawn screen of every shipped guide, with its place for a message."""
    return [(at, screen) for at, step in every_step() for screen in step.screens]


def text(words: str) -> Text:
    return Text(ja=f"{words}。", en=f"{words}.")


def label(name: str, seen: Seen = Seen.PRIMARY, **more: Any) -> Label:
    return Label(id=name, ja=f"日{name}", en=f"En {name}", seen=seen, **more)


def rows(*made: Row) -> Rows:
    return Rows(rows=made)


def screen(*blocks: Block, **more: Any) -> Screen:
    return Screen(style=Style.IOS, blocks=blocks or (rows(Row(label="wifi")),), **more)


def step(name: str, *screens: Screen, **more: Any) -> Step:
    fields: dict[str, Any] = {"do": text(name), "why": text(name), "expect": text(name), "minutes": 2, **more}
    return Step(id=name, at=Where.CHILD_PHONE, screens=screens or (screen(),), **fields)


def guide(*steps: Step, **more: Any) -> Guide:
    fields: dict[str, Any] = {"labels": tuple(map(label, WORDS)), "purpose": Purpose.SET, "fact": FACT, **more}
    return Guide(
        id="guide",
        title=text("guide"),
        summary=text("guide"),
        steps=steps,
        valid_until=date(2027, 11, 23),
        **fields,
    )


def head(name: str, **more: Any) -> GuideHead:
    fields: dict[str, Any] = {"purpose": Purpose.SET, "sets": ("measure",), **more}
    return GuideHead(id=name, title=text(name), summary=text(name), minutes=5, confidence=Confidence.PRIMARY, **fields)


def walked(of: Guide, through: Way | None = None, **progress: Any) -> Walked:
    """Return a guide as a family walks it that has no device for it."""
    return Walked(
        guide=of,
        progress=GuideProgress(guide=of.id, **progress),
        device=None,
        place=None,
        way=through or way.usual(of),
        given=values(None, "湊"),
    )


ways = st.builds(
    Way,
    variant=st.sampled_from((None, *VARIANTS)),
    version=st.sampled_from(VERSIONS),
    school=st.sampled_from((None, *School)),
)

_steps = st.builds(
    lambda variants, schools, since, until, minutes: step(
        "one", variants=variants, schools=schools, since=since, until=until, minutes=minutes
    ),
    st.lists(st.sampled_from(VARIANTS), unique=True, max_size=1).map(tuple),
    st.lists(st.sampled_from(School), unique=True, max_size=2).map(tuple),
    st.sampled_from((None, "16", "18", "26.1")),
    st.sampled_from((None, "17", "26", "26.9")),
    st.integers(1, 60),
)


@st.composite
def some_guides(draw: st.DrawFn) -> Guide:
    """Draw a guide whose steps are each for some variants, ages and versions."""
    from msgspec.structs import replace  # noqa: PLC0415  used here alone

    drawn = draw(st.lists(_steps, min_size=1, max_size=8))
    named = tuple(replace(each, id=f"step-{number}") for number, each in enumerate(drawn))
    options = tuple(Variant(id=name, name=text(name)) for name in VARIANTS)
    return guide(*named, variants=Variants(question=text("which"), options=options))


@st.composite
def some_screens(draw: st.DrawFn) -> Screen:
    """Draw a screen with parts of several kinds, some of them marked in any order."""
    count = draw(st.integers(0, 5))
    orders = draw(st.permutations(range(1, count + 1)))
    kinds = draw(st.lists(st.sampled_from(ActKind), min_size=count, max_size=count))
    acts: list[Act | None] = [Act(kind=kind, order=order) for kind, order in zip(kinds, orders, strict=True)]
    given = draw(st.permutations([*acts, *[None] * (8 - count)]))
    switches = draw(st.lists(st.sampled_from((None, *Switch)), min_size=4, max_size=4))
    named = draw(st.lists(st.sampled_from(WORDS), min_size=8, max_size=8))
    group = [Row(label=named[at], act=given[at], toggle=switches[at]) for at in range(2)]
    inside = [Row(label=named[at], act=given[at], check=switches[at]) for at in range(2, 4)]
    pad = Keypad(label="code", act=Act(kind=ActKind.LOOK, order=9))
    return screen(
        rows(*group),
        Field(label=named[4], act=given[4]),
        pad,
        Buttons(buttons=(Button(label=named[5], act=given[5]),)),
        Alert(title="name", rows=tuple(inside), buttons=(Button(label=named[6], act=given[6]),)),
        right=Button(label=named[7], act=given[7]),
    )
