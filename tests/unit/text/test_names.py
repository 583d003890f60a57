"""A name from outside is shown as it is, as long as it is a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setup_assistant.text.names import LONGEST, readable


@pytest.mark.parametrize("name", ["家のWi-Fi", "髙﨑𠮷の家", "Wired connection 1", "<b>x</b> $(y)"])
def test_a_name_stays_as_it_is(name: str) -> None:
    assert readable(name) == name


@pytest.mark.parametrize(
    ("name", "shown"),
    [("a\u202eb", "a b"), ("a\nb\tc", "a b c"), ("a\x1b[31mb", "a [31mb"), ("a\u0000", "a"), ("家\u3000族", "家 族")],
)
def test_what_steers_a_screen_is_left_out(name: str, shown: str) -> None:
    assert readable(name) == shown


@given(st.text())
def test_any_name_fits_on_a_line(name: str) -> None:
    shown = readable(name)
    assert shown.isprintable()
    assert len(shown) <= LONGEST
    assert readable(shown) == shown


def test_a_long_name_is_cut_with_a_mark() -> None:
    assert readable("あ" * 10_000) == "あ" * (LONGEST - 1) + "…"
