"""Every error a person may meet has calm words in both languages."""

from collections.abc import Iterator
from dataclasses import fields

import pytest

from setup_assistant.content.load import Content, load_content
from setup_assistant.domain.error import AssistantError
from setup_assistant.text import errors, notation
from setup_assistant.text.words import LANGUAGES

STATUSES = {2, 3, 4, 5, 6, 7, 8, 9, 10}
"""Exit statuses of the command line (docs/adr/0005)."""


def leaves(kind: type[AssistantError] = AssistantError) -> Iterator[type[AssistantError]]:
    for each in kind.__subclasses__():
        yield each
        yield from leaves(each)


KINDS = sorted(leaves(), key=lambda each: each.__name__)


@pytest.fixture(scope="module")
def content() -> Content:
    return load_content()


def example(kind: type[AssistantError]) -> AssistantError:
    return kind(**{each.name: 7 if each.type in (int, "int") else f"<{each.name}>" for each in fields(kind)})


def test_there_are_errors_to_look_at() -> None:
    assert len(KINDS) >= 17


def test_codes_are_distinct() -> None:
    codes = [kind.code for kind in KINDS]
    assert len(set(codes)) == len(codes)
    assert all(codes)


@pytest.mark.parametrize("kind", KINDS)
def test_the_exit_status_is_one_of_the_list(kind: type[AssistantError]) -> None:
    assert kind.exit_status in STATUSES


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_the_words_use_exactly_the_fields_of_the_error(content: Content, kind: type[AssistantError], lang: str) -> None:
    words = content.words(lang)
    used = {name for part in errors.PARTS for name in notation.fields(words.entries[f"error.{kind.code}.{part}"][0])}
    assert used == {each.name for each in fields(kind)}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_an_error_is_said_in_at_most_four_short_sentences_without_a_code_in_front(
    content: Content, kind: type[AssistantError], lang: str
) -> None:
    said = errors.say(example(kind), content.words(lang))
    assert all(said)
    assert not said.title.startswith(kind.code)
    whole = "".join(said)
    assert whole.count("。") + whole.count(". ") <= 4
    assert not set(whole) & set("!！")
    assert max(len(part) for part in said) <= (60 if lang == "ja" else 110)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_something_unforeseen_and_missing_words_are_said_too(content: Content, lang: str) -> None:
    assert "ZeroDivisionError" in errors.say_unexpected(ZeroDivisionError(), content.words(lang)).text
    assert all(errors.say_without_words(lang))


def test_what_a_person_typed_is_not_read_as_notation(content: Content) -> None:
    from setup_assistant.domain.error import FileMissing  # noqa: PLC0415  the one error of this test

    path = "｜名《な》¦{what}.json"
    assert path in errors.say(FileMissing(path=path), content.words("ja")).text
