"""The drawn steps of a hand-over: every word of the screen is there, and what is pressed is marked."""

import re
from html.parser import HTMLParser

import pytest
from msgspec.structs import replace

from setup_assistant.domain.phone import Exact, HandedStep, HandTo
from setup_assistant.domain.screen import Cards, Code, Message, Rows, Screen, Style, Tab
from setup_assistant.domain.value import Text
from setup_assistant.guides.parts import acts, named
from setup_assistant.lan.drawn import LABEL, drawn
from setup_assistant.text.words import LANGUAGES
from tests.contract.lan.hands import handed


def steps() -> list[tuple[str, HandedStep]]:
    found = []
    for to in HandTo:
        order = handed(to)
        assert order.handed is not None
        found += [(f"{to}-{number}", step) for number, step in enumerate(order.handed.steps)]
    return found


STEPS = steps()


def picture(step: HandedStep, lang: str = "ja") -> str:
    told = {LABEL + name: exact.said(lang) for name, exact in step.drawn}
    return drawn(step, "alt", {"alt": step.described.said(lang), **told})


class Tree(HTMLParser):
    """Counts what is open, and the words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.said: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.said.append(data)


def test_phone_gets_the_taps_that_follow_and_no_step_of_the_computer() -> None:
    names = [name for name, _ in STEPS]
    assert names.count("apple-5") == names.count("android-3") == 1
    assert len(names) == 9 + 4
    labels = [name for _, step in STEPS for name, _ in step.drawn]
    assert {"allow", "close", "downloaded-row", "install", "enter-code", "hostname", "save"} <= set(labels)
    assert not {"hand-code", "list-saved", "file-name"} & set(labels)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("name", "step"), STEPS, ids=[name for name, _ in STEPS])
def test_every_word_of_the_screen_is_in_the_picture(name: str, step: HandedStep, lang: str) -> None:
    del name
    text = picture(step, lang)
    tree = Tree(text)
    assert tree.open == []
    assert {said for word in named(step.screen) for said in [dict(step.drawn)[word].said(lang)]} <= set(tree.said)


@pytest.mark.parametrize(("name", "step"), STEPS, ids=[name for name, _ in STEPS])
def test_what_is_pressed_is_marked_and_numbered_where_there_are_several(name: str, step: HandedStep) -> None:
    del name
    text = picture(step)
    marked = [part for part in acts(step.screen) if part.act is not None]
    keypad = "keypad" in text
    assert len(re.findall(r'class="[^"]* act"', text)) == len(marked) - keypad
    numbers = [int(found) for found in re.findall(r'<i class="order">(\d)</i>', text)]
    assert sorted(numbers) == ([part.act.order for part in marked if part.act] if len(marked) > 1 else [])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_word_that_nobody_confirmed_is_dotted_in_its_language_alone(lang: str) -> None:
    step = dict(STEPS)["apple-0"]
    text = picture(step, lang)
    unsure = dict(step.unsure)
    assert "allow" in unsure["ja"]
    assert "page-address" not in unsure["ja"]
    assert re.search(r'class="[^"]*unsure-ja[^"]*" data-word="label_allow"', text)
    assert re.search(r'<span data-word="label_page-address"', text)


def test_child_is_written_like_a_row_and_like_a_sentence() -> None:
    said = {name: exact.en for _, step in STEPS for name, exact in step.drawn}
    assert said["child"] == "Your child"
    assert said["filter-host"] == "family.cloudflare-dns.com"


def test_part_without_a_shape_of_its_own_keeps_its_words() -> None:
    blocks = (
        Cards(cards=(Tab(label="one", sub="two"),)),
        Message(title="three", text="four"),
        Code(label="five"),
        Rows(header="six", footer="seven", rows=dict(STEPS)["apple-2"].screen.blocks[0].rows),
    )
    words = ("one", "two", "three", "four", "five", "six", "seven", "child")
    step = HandedStep(
        do=Text(ja="x", en="x"),
        says=(),
        screen=Screen(style=Style.IOS, blocks=blocks),
        described=Exact(ja="絵", en="a drawing"),
        drawn=tuple((word, Exact(ja=f"{word}語", en=word)) for word in words),
    )
    assert {f"{word}語" for word in words} <= set(Tree(picture(step)).said)
    evil = replace(step, drawn=tuple((word, Exact(ja="<b>", en="<b>")) for word in words))
    assert "<b>" not in Tree(picture(evil)).open
    assert picture(evil).count("&lt;b&gt;") == len(words)
