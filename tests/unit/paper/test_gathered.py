"""Sentences about several devices are said once."""

from setup_assistant.domain.value import Message, Text, message
from setup_assistant.paper import gathered
from setup_assistant.paper.gathered import Told
from setup_assistant.paper.said import Lines
from setup_assistant.paper.sheet import Entry
from setup_assistant.paper.voice import Voice, plain
from setup_assistant.text.words import Words

ENTRIES = {
    "label.typed": ("{name}",),
    "paper.this-device": ("this device", "these devices"),
    "school": ("The school looks after {device}.",),
}
VOICE = Voice(words=(Words(lang="en", entries=ENTRIES, form=lambda count: int(count != 1)),))
OPEN = Text(ja="", en="On {device} the shop is open at {place}.")


class Labels:
    """Labels that are the ids themselves."""

    def device(self, device: str) -> Message:
        return message("label.typed", name=device)


def said(lines: Lines) -> str:
    return "".join(plain(each) for each in lines)


def grouped(*told: Told) -> list[tuple[str, list[str]]]:
    made = gathered.sections(told, Labels(), VOICE)  # type: ignore[arg-type]  # labels of a test
    return [(said(each.label), [said(entry.said) for entry in each.entries]) for each in made]


def test_devices_with_the_same_sentence_stand_together() -> None:
    place = {"place": "home"}
    assert grouped(
        Told(device="a", sentence=OPEN, fields={"device": "a", **place}),
        Told(device="b", sentence=OPEN, fields={"device": "b", **place}),
    ) == [("a, b", ["On these devices the shop is open at home."])]


def test_other_places_and_other_topics_stay_apart() -> None:
    spending, apps = Text(ja="", en="Spending"), Text(ja="", en="Apps")
    found = grouped(
        Told(device="a", sentence=OPEN, fields={"place": "home"}, lead=spending),
        Told(device="b", sentence=OPEN, fields={"place": "school"}, lead=spending),
        Told(device="c", sentence=OPEN, fields={"place": "home"}, lead=apps),
    )
    assert [label for label, _ in found] == ["a", "b", "c"]


def test_a_message_gives_up_its_own_device() -> None:
    found = grouped(
        *(Told(device=each, sentence=message("school", device=message("label.typed", name=each))) for each in "ab")
    )
    assert found == [("a, b", ["The school looks after these devices."])]


def test_a_sentence_of_the_same_device_is_said_once() -> None:
    told = Told(device="a", sentence=OPEN, fields={"place": "home"})
    assert grouped(told, told) == [("a", ["On this device the shop is open at home."])]


def test_columns_are_about_as_long_as_each_other() -> None:
    assert gathered.half([1, 1, 1, 1]) == 2
    assert gathered.half([5, 1, 1, 1]) == 1
    assert gathered.half([]) == 0


def test_titles_stand_side_by_side_in_each_language() -> None:
    lines = gathered.row((VOICE.typed("one"), VOICE.typed("two")))
    assert [said((each,)) for each in lines] == ["one, two"]


def test_a_longer_sentence_weighs_more() -> None:
    short, long = (Entry(said=VOICE.typed("x" * size)) for size in (10, 100))
    assert gathered.weight(short) < gathered.weight(long)
