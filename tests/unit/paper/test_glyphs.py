"""Characters that the bundled fonts draw, and what is printed for others."""

from setup_assistant.paper import glyphs


def test_rare_name_kanji_of_the_fonts_are_known() -> None:
    assert glyphs.lacking("髙﨑 渡邊 Mio 2年") == ()


def test_each_lacking_character_is_named_once() -> None:
    assert glyphs.lacking("𠮷田𠮷🎉") == ("𠮷", "🎉")


def test_the_reading_is_printed_when_a_name_cannot_be() -> None:
    assert glyphs.printable("𠮷田", "よしだ") == "よしだ"


def test_without_a_reading_there_is_room_to_write_by_hand() -> None:
    assert glyphs.printable("𠮷田") == f"{glyphs.BLANK}田"
    assert glyphs.printable("🎉🎉みお") == f"{glyphs.BLANK}みお"


def test_characters_that_draw_nothing_are_left_out() -> None:
    assert glyphs.printable("み\u200bお\ufe0f\u202e\n2") == "みお 2"


def test_compatibility_kanji_of_a_name_are_not_replaced() -> None:
    assert glyphs.printable("塚\ufa10") == "塚\ufa10"
    assert glyphs.printable("か\u3099") == "が"


def test_every_printed_character_is_one_that_the_fonts_draw() -> None:
    printed = glyphs.printable("".join(map(chr, range(0x20, 0x3000, 7))) + "مرحبا שלום ไทย 🏳️‍🌈")
    assert glyphs.lacking(printed) == ()
