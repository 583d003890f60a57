"""The command line: what is understood, and what is named when it is not."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setup_assistant.cli.arguments import KINDS, PAPERS, VERBS, read, wanted_lang
from setup_assistant.domain.error import BadUsage


def what(*words: str) -> str:
    with pytest.raises(BadUsage) as caught:
        read(words)
    return caught.value.what


def test_options_may_stand_anywhere_and_be_joined_or_apart() -> None:
    apart = read(["--lang", "ja", "sheet", "rules", "f.json", "-o", "a.pdf", "--large"])
    joined = read(["sheet", "rules", "--output=a.pdf", "f.json", "--large", "--lang=ja"])
    assert apart == joined
    assert (apart.verb, apart.values) == ("sheet", ("rules", "f.json"))
    assert dict(apart.options) == {"--lang": "ja", "--output": "a.pdf", "--large": "yes"}


def test_a_dash_alone_is_standard_input_and_two_end_the_options() -> None:
    assert read(["plan", "-"]).values == ("-",)
    assert read(["plan", "--", "--odd-name.json"]).values == ("--odd-name.json",)


def test_no_word_at_all_asks_for_the_window() -> None:
    assert read([]).verb == ""


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["plam"], "plam"),
        (["plan"], "plan HOUSEHOLD"),
        (["sheet"], "sheet KIND HOUSEHOLD"),
        (["sheet", "poster", "f"], f"sheet poster ({', '.join(KINDS)})"),
        (["sheet", "rules", "f", "--paper", "A0"], f"--paper A0 ({', '.join(PAPERS)})"),
        (["plan", "a", "b"], "b"),
        (["plan", "a", "--paper", "A4"], "--paper"),
        (["plan", "a", "--bogus"], "--bogus"),
        (["plan", "a", "--budget"], "--budget MIN"),
        (["plan", "a", "--json=yes"], "--json=yes"),
        (["plan", "a", "--lang", "fr"], "--lang fr (ja, en)"),
        (["--paper", "A4"], "--paper"),
        (["plan", "a", "-x"], "-x"),
    ],
)
def test_the_first_word_that_does_not_fit_is_named(words: list[str], named: str) -> None:
    assert what(*words) == named


@pytest.mark.parametrize("text", ["ten", "-1", "1.5", "１０", "100001", "9" * 5000, ""])
def test_minutes_that_are_no_minutes_are_named(text: str) -> None:
    with pytest.raises(BadUsage):
        read(["plan", "f", "--budget", text]).whole_number("--budget")


def test_minutes_are_read() -> None:
    assert read(["plan", "f", "--budget", "30"]).whole_number("--budget") == 30
    assert read(["plan", "f"]).whole_number("--budget") is None


@pytest.mark.parametrize("verb", VERBS)
def test_help_is_given_for_every_verb_without_its_values(verb: str) -> None:
    assert read([verb, "--help"]).option("--help") == "yes"
    assert read([verb, "-h"]).verb == verb


@given(
    st.lists(
        st.sampled_from(
            ["plan", "sheet", "rules", "f", "--lang", "ja", "--lang=en", "-o", "--", "-", "--help", "=", ""]
        )
    )
)
def test_any_words_are_understood_or_named(words: list[str]) -> None:
    with suppress(BadUsage):
        assert read(words).verb in ("", *VERBS)


@pytest.mark.parametrize(
    ("words", "lang"),
    [
        (["plam", "--lang", "ja"], "ja"),
        (["--lang=en"], "en"),
        (["--lang"], None),
        (["--lang", "ja+en"], None),
        (["ja"], None),
    ],
)
def test_a_mistake_is_said_in_the_language_that_was_asked_for(words: list[str], lang: str | None) -> None:
    assert wanted_lang(words) == lang
