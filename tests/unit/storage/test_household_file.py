"""Bytes to Household and back: everything survives, nothing strange gets in."""

import json
from contextlib import suppress
from typing import Any

import jsonschema
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from setup_assistant import resources
from setup_assistant.domain.error import FileTooLarge, HouseholdDamaged, HouseholdTooNew
from setup_assistant.domain.household import FORMAT, AgreedRule, Agreement, Child, Household, Stage
from setup_assistant.storage import household_file
from setup_assistant.storage.household_file import decode, encode
from tests.unit.storage.families import FULL, families

Path = tuple[str | int, ...]


def fields_of(household: Household) -> Any:
    return json.loads(encode(household, "h.json"))


def paths_in(value: Any, here: Path = ()) -> list[Path]:
    found = [here]
    if isinstance(value, dict):
        for name, each in value.items():
            found += paths_in(each, (*here, name))
    if isinstance(value, list):
        for number, each in enumerate(value):
            found += paths_in(each, (*here, number))
    return found


PATHS = [path for path in paths_in(fields_of(FULL)) if path]


def put(value: Any, path: Path, new: object) -> None:
    for step in path[:-1]:
        value = value[step]
    value[path[-1]] = new


def damaged(fields: Any) -> HouseholdDamaged:
    with pytest.raises(HouseholdDamaged) as caught:
        decode(json.dumps(fields).encode(), "h.json")
    return caught.value


def test_a_household_with_everything_comes_back_as_it_was() -> None:
    assert decode(encode(FULL, "h.json"), "h.json") == FULL


@given(families)
def test_any_household_comes_back_as_it_was(household: Household) -> None:
    assert decode(encode(household, "h.json"), "h.json") == household


def test_every_field_of_the_format_is_in_the_full_household() -> None:
    names = {name for path in PATHS for name in path if isinstance(name, str)}
    assert set(Household.__struct_fields__) <= names


def test_the_file_begins_with_its_format() -> None:
    assert encode(Household(), "h.json").startswith(b'{\n "format": 3')


@pytest.mark.parametrize("path", PATHS, ids=lambda path: ".".join(map(str, path)))
@pytest.mark.parametrize("wrong", [{"?": 1}, [[1]], 1.5], ids=["object", "list", "fraction"])
def test_a_wrong_type_at_any_place_is_refused_with_a_place(path: Path, wrong: object) -> None:
    fields = fields_of(FULL)
    put(fields, path, wrong)
    assert damaged(fields).where


@given(st.sampled_from(PATHS), st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists))
def test_any_value_at_any_place_gives_a_household_or_a_typed_error(path: Path, new: object) -> None:
    fields = fields_of(FULL)
    put(fields, path, new)
    data = json.dumps(fields).encode()
    with suppress(HouseholdDamaged, HouseholdTooNew):
        household = decode(data, "h.json")
        assert decode(encode(household, "h.json"), "h.json") == household


@pytest.mark.parametrize("escape", ["\\ud800", "\\udfff", "\\ud83d"])
def test_half_a_character_is_refused(escape: str) -> None:
    data = encode(FULL, "h.json").replace("湊".encode(), escape.encode(), 1)
    with pytest.raises(HouseholdDamaged):
        decode(data, "h.json")


@given(st.binary(max_size=300))
def test_any_bytes_give_a_typed_error(data: bytes) -> None:
    with pytest.raises((HouseholdDamaged, HouseholdTooNew)):
        decode(data, "h.json")


@given(st.integers(0, len(encode(FULL, "h.json")) - 2))
def test_a_file_cut_off_anywhere_is_refused(length: int) -> None:
    with pytest.raises(HouseholdDamaged):
        decode(encode(FULL, "h.json")[:length], "h.json")


@pytest.mark.parametrize("data", [b"[" * 100_000, b'{"format":1,"children":' + b"[" * 100_000, b'{"a":' * 50_000])
def test_a_file_nested_too_deep_is_refused(data: bytes) -> None:
    with pytest.raises(HouseholdDamaged):
        decode(data, "h.json")


def test_a_syntax_error_is_named_by_its_line() -> None:
    with pytest.raises(HouseholdDamaged) as caught:
        decode(b'{\n "format": 1,\n "children": [}\n', "/home/a/h.json")
    assert caught.value.where == "h.json:3"


def test_a_wrong_value_is_named_by_its_path() -> None:
    fields = fields_of(FULL)
    fields["children"][1]["stage"] = "adult"
    assert damaged(fields).where == "$.children[1].stage"


def test_a_field_nobody_knows_is_refused() -> None:
    assert damaged({**fields_of(FULL), "passcode": "1234"}).where == "$"


def test_a_file_of_a_newer_version_says_its_format() -> None:
    with pytest.raises(HouseholdTooNew) as caught:
        decode(json.dumps({"format": FORMAT + 1, "households": []}).encode(), "h.json")
    assert caught.value.format == FORMAT + 1


def test_a_file_without_a_format_is_refused_at_that_place() -> None:
    assert damaged({"children": []}).where == "$.format"


@pytest.mark.parametrize("version", [-1, -(10**6)])
def test_a_format_that_never_was_is_refused(version: int) -> None:
    assert damaged({"format": version}).where == "$.format"


def test_a_mark_at_the_beginning_as_some_editors_write_it_is_no_damage() -> None:
    assert decode(b"\xef\xbb\xbf" + encode(FULL, "h.json"), "h.json") == FULL


def test_the_draft_format_with_ages_is_upgraded() -> None:
    data = (resources.root().parent / "tests/unit/storage/format-0.json").read_bytes()
    household = decode(data, "h.json")
    assert [child.stage for child in household.children] == [Stage.TODDLER, Stage.P12, Stage.JUNIOR, Stage.HIGH]
    assert household.minutes == 30


def test_a_file_of_format_1_opens_with_everything_in_it() -> None:
    data = (resources.root().parent / "tests/unit/storage/format-1.json").read_bytes()
    assert decode(data, "h.json") == replace(FULL, guides=(), records=())


def test_a_file_of_format_2_opens_with_everything_in_it() -> None:
    data = (resources.root().parent / "tests/unit/storage/format-2.json").read_bytes()
    assert decode(data, "h.json") == replace(FULL, records=())


@pytest.mark.parametrize("draft", [{"format": 0}, {"format": 0, "ages": "7"}, {"format": 0, "ages": [7], "x": 1}])
def test_a_damaged_draft_is_refused(draft: dict[str, object]) -> None:
    assert damaged(draft).where


def test_every_earlier_format_has_a_step() -> None:
    from setup_assistant.storage.upgrade import UPGRADES  # noqa: PLC0415  read beside the test that needs it

    assert set(UPGRADES) == set(range(FORMAT))


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (lambda f: f["children"].append(f["children"][0]), "$.children[2].id"),
        (lambda f: f["devices"].append(f["devices"][1]), "$.devices[2].id"),
        (lambda f: f["networks"].append({"id": "device-4", "kind": "home"}), "$.networks[2].id"),
        (lambda f: f["guides"].append(f["guides"][0]), "$.guides[1]"),
        (lambda f: f["guides"][0].update(at="device-9"), "$.guides[0].at"),
        (lambda f: f["guides"][0].update(done=["s"] * 201), "$.guides[0].done"),
        (lambda f: f["devices"][0].update(id="household"), "$.devices[0].id"),
        (lambda f: f["devices"][0].update(users=["child-9"]), "$.devices[0].users[0]"),
        (lambda f: f["devices"][0].update(networks=["home-9"]), "$.devices[0].networks[0]"),
        (lambda f: f["settings"][0].update(at="device-9"), "$.settings[0].at"),
        (lambda f: f["settings"].append(f["settings"][0]), "$.settings[2]"),
        (lambda f: f["settings"][1].update(ways=["home-3-v5"]), "$.settings[1].ways[0]"),
        (lambda f: f["checks"][0].update(device="device-9"), "$.checks[0].device"),
        (lambda f: f["checks"][0].update(way="home-9-v4"), "$.checks[0].way"),
        (lambda f: f["checks"][0].update(at="2026-04-03T14:05:00"), "$.checks[0].at"),
        (lambda f: f["gap_numbers"].append({**f["gap_numbers"][0], "measure": "x"}), "$.gap_numbers[1].number"),
        (lambda f: f["agreement"].update(rules=[{"words": str(n)} for n in range(13)]), "$.agreement.rules"),
        (lambda f: f["agreement"].update(rules=[{}]), "$.agreement.rules[0]"),
        (lambda f: f.update(children=[{"id": f"c-{n}", "stage": "p12"} for n in range(60)]), "$.children"),
    ],
)
def test_what_types_cannot_say_is_refused_with_its_place(change: Any, where: str) -> None:
    fields = fields_of(FULL)
    change(fields)
    assert damaged(fields).where == where


def test_a_name_of_ten_thousand_characters_is_kept_and_a_longer_one_never_written() -> None:
    longest = Household(children=(Child(id="child-1", stage=Stage.P12, nickname="名" * 10_000),))
    assert decode(encode(longest, "h.json"), "h.json") == longest
    longer = Household(children=(Child(id="child-1", stage=Stage.P12, nickname="名" * 10_001),))
    with pytest.raises(HouseholdDamaged):
        encode(longer, "h.json")


def test_a_household_too_large_to_be_read_again_is_never_written() -> None:
    rules = tuple(AgreedRule(words="語" * 10_000, reason="語" * 10_000, reading="語" * 10_000) for _ in range(12))
    many = tuple(
        Child(id=f"child-{n}", stage=Stage.P12, nickname="名" * 10_000, reading="名" * 10_000) for n in range(40)
    )
    with pytest.raises(FileTooLarge):
        encode(Household(children=many, agreement=Agreement(rules=rules)), "h.json")


def test_the_schema_accepts_what_is_written_and_refuses_what_is_not_known() -> None:
    judge = jsonschema.Draft202012Validator(json.loads(msgspec.json.encode(household_file.schema())))
    assert judge.is_valid(fields_of(FULL))
    assert judge.is_valid({"format": 3})
    assert not judge.is_valid({"children": []})
    assert not judge.is_valid({**fields_of(FULL), "passcode": "1234"})
    assert not judge.is_valid({"format": 3, "children": [{"id": "child-1", "stage": "adult"}]})


@pytest.mark.parametrize("name", [each.name for each in sorted(resources.path("examples").glob("*.json"))])
def test_the_examples_are_household_files(name: str) -> None:
    household = household_file.read(resources.path("examples", name))
    assert household.children


def test_the_committed_schema_is_that_of_the_program() -> None:
    kept = json.loads(resources.path("household.schema.json").read_text("utf-8"))
    assert kept == json.loads(msgspec.json.encode(household_file.schema()))
