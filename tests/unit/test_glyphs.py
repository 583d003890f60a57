"""Characters that a font cannot draw."""

from setup_assistant.text.glyphs import lacking

COVERED = frozenset(map(ord, "あ髙﨑A "))


def test_each_lacking_character_is_named_once_in_the_order_of_the_text() -> None:
    assert lacking("𠮷あ👪A𠮷髙﨑", COVERED) == ("𠮷", "👪")


def test_marks_that_leave_no_ink_are_never_lacking() -> None:
    assert lacking("あ\u2060\ufe0f\u200d\u3000\n\u202e", COVERED) == ()


def test_ranges_serve_as_cover_too() -> None:
    assert lacking("aé", range(128)) == ("é",)


def test_half_of_a_broken_pair_is_lacking() -> None:
    assert lacking("\ud83d", COVERED) == ("\ud83d",)
