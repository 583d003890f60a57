"""A guide told in one language: its sentences, its labels, its drawings, and the drawings in words."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setup_assistant.content import walk
from setup_assistant.domain.guide import PLAN_VALUES, Guide, Seen
from setup_assistant.domain.screen import (
    Act,
    ActKind,
    Address,
    Alert,
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
    Style,
    Switch,
    Tab,
)
from setup_assistant.domain.value import Text, message
from setup_assistant.guides import way
from setup_assistant.guides.parts import acts, named
from setup_assistant.guides.telling import UNSURE, Telling, on_screen
from setup_assistant.guides.values import values
from setup_assistant.text.notation import WORD_JOINER
from tests.unit.guides import samples
from tests.unit.guides.samples import label, rows, screen, step, text

LANGS = ("ja", "en")
CLOUDFLARE = next(each for each in samples.content().catalog.filters if each.id == "cloudflare-family")


@cache
def telling(of: Guide, lang: str) -> Telling:
    return Telling(of, samples.content().words(lang), values(CLOUDFLARE, "湊"))


def ours(*labels: str, **more: object) -> Guide:
    """Return a guide of one step whose labels are sure but for those that are named."""
    made = tuple(label(name, Seen.UNCONFIRMED if name in labels else Seen.PRIMARY) for name in samples.WORDS)
    return samples.guide(step("one"), labels=made, **more)


def described(drawn: Screen, lang: str = "en") -> str:
    return telling(ours(), lang).described(drawn)


@pytest.mark.parametrize("lang", LANGS)
def test_every_sentence_of_every_shipped_guide_is_said_with_nothing_left_to_fill_in(lang: str) -> None:
    for guide in samples.guides():
        told = telling(guide, lang)
        for where, sentence in walk.every(guide, Text):
            said = told.plain(sentence)
            assert said.strip(), (guide.id, where)
            assert set(said).isdisjoint("{}《》｜¦"), (guide.id, where)
            assert told.screen(sentence).replace(WORD_JOINER, "") == said.replace(WORD_JOINER, ""), (guide.id, where)


@pytest.mark.parametrize(("lang", "said"), [("ja", "湊は日savefamily.cloudflare-dns.com"), ("en", "湊: En save")])
def test_a_sentence_takes_the_words_of_its_labels_and_the_values_of_the_plan(lang: str, said: str) -> None:
    sentence = Text(ja="{child}は{save}{filter_host}", en="{child}: {save}")
    assert telling(ours(), lang).plain(sentence) == said


def test_a_label_is_told_in_the_language_of_the_window_and_in_the_one_that_is_asked_for() -> None:
    told = telling(ours(), "ja")
    assert (told.label("save"), told.label("save", "en")) == ("日save", "En save")
    assert told.path(("wifi", "save"), "en") == ("En wifi", "En save")
    assert told.label("filter-v4-1") == "1.1.1.3"


def test_a_menu_word_that_nobody_confirmed_carries_a_sign_in_its_language() -> None:
    unsure = label("save", Seen.PRIMARY, seen_en=Seen.UNCONFIRMED)
    told = telling(samples.guide(step("one"), labels=(label("wifi"), unsure)), "ja")
    assert told.path(("wifi", "save"), "ja") == ("日wifi", "日save")
    assert told.path(("wifi", "save"), "en") == ("En wifi", f"En save{UNSURE}")


@pytest.mark.parametrize("name", PLAN_VALUES)
def test_every_value_of_the_plan_can_stand_in_the_place_of_a_label(name: str) -> None:
    said = values(CLOUDFLARE, "湊")[name].said
    assert telling(ours(), "ja").label(name.replace("_", "-")) == said


def test_the_name_of_a_child_is_never_read_as_notation() -> None:
    typed = Telling(ours(), samples.content().words("ja"), values(None, message("label.typed", name="｜a《b》{save}¦")))
    assert typed.plain(Text(ja="{child}さん", en="{child}")) == "｜a《b》{save}¦さん"
    assert typed.label("child") == "｜a《b》{save}¦"


def test_a_screen_that_exists_in_japanese_alone_is_explained_in_english() -> None:
    counter = label("wifi", japanese_only=True)
    assert (on_screen(counter, "ja"), on_screen(counter, "en")) == ("日wifi", "日wifi (En wifi)")
    assert (on_screen(label("wifi"), "ja"), on_screen(label("wifi"), "en")) == ("日wifi", "En wifi")


def test_a_drawing_has_every_word_that_it_names_once_and_in_its_language() -> None:
    for guide in samples.guides():
        told = telling(guide, "ja")
        for _, drawn in walk.every(guide, Screen):
            sketch = told.sketch(drawn)
            assert (sketch.screen, sketch.lang) == (drawn, "ja")
            assert [said.id for said in sketch.says] == sorted(named(drawn))
            assert all(said.words for said in sketch.says)
            assert [kind for kind, _ in sketch.acts] == [kind.value for kind in ActKind]


def test_words_that_nobody_confirmed_make_the_drawing_a_draft_and_confirmed_ones_do_not() -> None:
    drawn = screen(rows(Row(label="wifi"), Row(label="save")))
    draft = telling(ours("save"), "en").sketch(drawn)
    assert draft.draft == "Draft, to be confirmed"
    assert [(said.id, said.unsure) for said in draft.says] == [("save", True), ("wifi", False)]
    sure = telling(ours("name"), "en").sketch(drawn)
    assert sure.draft == ""
    assert not any(said.unsure for said in sure.says)


@pytest.mark.parametrize("lang", LANGS)
def test_a_shipped_drawing_is_a_draft_if_and_only_if_it_shows_an_unconfirmed_word(lang: str) -> None:
    for guide in samples.guides():
        told = telling(guide, lang)
        unsure = {each.id for each in guide.labels if way.seen_in(each, lang) in (Seen.SECONDARY, Seen.UNCONFIRMED)}
        for _, drawn in walk.every(guide, Screen):
            sketch = told.sketch(drawn)
            assert bool(sketch.draft) is not unsure.isdisjoint(named(drawn))
            assert {said.id for said in sketch.says if said.unsure} == unsure & named(drawn)
            assert {name for name in named(drawn) if told.is_unsure(name)} == unsure & named(drawn)
            assert bool(sketch.draft) is way.is_draft(guide, drawn, lang)


@pytest.mark.parametrize("lang", LANGS)
def test_the_description_of_every_shipped_drawing_tells_every_mark_and_what_is_done_there(lang: str) -> None:
    words = samples.content().words(lang)
    for guide in samples.guides():
        told = telling(guide, lang)
        for _, drawn in walk.every(guide, Screen):
            said, at = told.described(drawn), 0
            for part in acts(drawn):
                assert part.act is not None
                act = words(f"guide.act.{part.act.kind.value}")
                mark = words("guide.alt.mark", label=told.label(part.label), act=act)
                at = said.find(mark, at)
                assert at >= 0, (guide.id, mark)
            assert drawn.title is None or told.label(drawn.title) in said
            assert set(said).isdisjoint("{}¦"), guide.id


@given(st.sampled_from(Style), st.sampled_from(LANGS))
def test_every_style_is_told_first(style: Style, lang: str) -> None:
    said = described(Screen(style=style, blocks=(rows(Row(label="wifi")),)), lang)
    assert said.startswith(samples.content().words(lang)(f"guide.alt.style.{style.value}"))


TAP = Act(kind=ActKind.TAP)
TABS = (Tab(label="wifi"), Tab(label="save"))


@pytest.mark.parametrize(
    ("block", "told"),
    [
        (Rows(rows=(Row(label="wifi"), Row(label="save"))), "From the top: En wifi · En save"),
        (Rows(rows=(Row(label="wifi", value="code"),)), "From the top: En wifi: En code"),
        (Rows(rows=(Row(label="wifi", sub="code", toggle=Switch.ON),)), "From the top: En wifi: En code (on)"),
        (Rows(rows=(Row(label="wifi", radio=Switch.OFF),)), "From the top: En wifi (off)"),
        (Rows(rows=(Row(label="wifi", check=Switch.ON),)), "From the top: En wifi (on)"),
        (Field(label="name"), "En name"),
        (Field(label="name", value="child"), "En name: 湊"),
        (Picker(label="name", value="code"), "En name: En code"),
        (Keypad(label="code", act=Act(kind=ActKind.TYPE)), "Digit keys under En code. Marked: En code, Type"),
        (Buttons(buttons=(Button(label="save", act=TAP),)), "Buttons: En save. Marked: En save, Tap"),
        (Cards(cards=TABS), "Side by side: En wifi · En save"),
        (Message(title="name"), "The screen says En name"),
        (Address(label="name"), "En name"),
        (Code(label="code", act=Act(kind=ActKind.SCAN)), "En code. Marked: En code, Scan"),
        (
            Alert(
                title="name", rows=(Row(label="wifi"),), field=Field(label="code"), buttons=(Button(label="cancel"),)
            ),
            "In front, a window: En name. From the top: En wifi. En code. Buttons: En cancel",
        ),
    ],
)
def test_every_block_is_told_in_words(block: Rows, told: str) -> None:
    assert described(screen(block)) == f"Drawing of an iPhone or iPad screen. {told}."


def test_a_chart_says_nothing_and_the_button_at_the_top_right_is_told() -> None:
    drawn = screen(Chart(), title="name", right=Button(label="save", act=TAP))
    assert described(drawn) == (
        "Drawing of an iPhone or iPad screen. Its title is En name. At the top right: En save. Marked: En save, Tap."
    )


def test_marks_are_told_in_the_order_in_which_they_are_pressed() -> None:
    later, first = Act(kind=ActKind.TAP, order=2), Act(kind=ActKind.TURN_ON)
    drawn = screen(rows(Row(label="save", act=later), Row(label="wifi", toggle=Switch.OFF, act=first)))
    assert described(drawn, "ja").endswith("「日wifi」に印：オンにする。「日save」に印：押す。")


def test_a_guide_whose_sentence_takes_a_value_that_nobody_gives_is_not_told() -> None:
    with pytest.raises(KeyError):
        telling(ours(), "ja").plain(text("{nobody}"))
