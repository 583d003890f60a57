"""Each rule of the content check is proven by a planted fault, with the very line."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from setup_assistant.content.check import check
from setup_assistant.content.problem import Problem
from tests.contract.content import trees
from tests.contract.content.faults import FAULTS, Fault


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return trees.copy(tmp_path)


class Brief(NamedTuple):
    path: str
    line: int
    where: str
    what: str


def brief(problems: tuple[Problem, ...]) -> list[Brief]:
    return [Brief(each.path, each.line, each.where, each.what) for each in problems]


def test_the_minimal_tree_is_clean(root: Path) -> None:
    report = check(root)
    assert brief(report.problems) == []
    assert (report.files, report.items) == (37, 45)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_planted_fault_is_told_with_its_line_and_blames_no_other_file(root: Path, fault: Fault) -> None:
    line = trees.edit(root, fault.path, fault.old, fault.new)
    path = fault.told_in or fault.path
    if fault.at is not None:
        line = trees.line(root, path, fault.at)
    found = brief(check(root).problems)
    assert Brief(path, line, fault.where, fault.what) in found
    assert {each.path for each in found} <= {path, *fault.also}


def test_every_planted_fault_has_its_own_name() -> None:
    assert len({fault.name for fault in FAULTS}) == len(FAULTS)


def test_all_problems_of_all_files_are_told_at_once(root: Path) -> None:
    planted = [
        ("catalog/risks.yaml", "scope: way", "scope: road"),
        ("catalog/lines.yaml", "name: {ja: au, en: au}", "nmae: {ja: au, en: au}"),
        ("catalog/filters.yaml", "status: active", "status: [active"),
        ("catalog/services.yaml", "mark: text", "mark: txt"),
        ("catalog/services.yaml", "mark: 'yes'", "mark: yes"),
        ("locale/ja/map.po", 'msgstr "{name}の地図"', 'msgstr ""'),
    ]
    for path, old, new in planted:
        trees.edit(root, path, old, new)
    found = brief(check(root).problems)
    assert {path for path, *_ in planted} <= {each.path for each in found}
    marks = [each.where for each in found if each.where.endswith(".mark")]
    assert marks == ["$.items[0].cells[0].mark", "$.items[0].cells[1].mark"]
    names = [each.what for each in found if each.path == "catalog/lines.yaml"]
    assert sorted(names) == ["`name` is missing", "is not a known key"]


def test_a_problem_prints_as_one_line_with_its_address(root: Path) -> None:
    line = trees.edit(root, "catalog/rules.yaml", "backed_by: [au-filter-app]", "backed_by: [au-filter]")
    where, what = "$.items[0].backed_by[0]", "no item of measures has the id 'au-filter'"
    assert [str(each) for each in check(root).problems] == [f"catalog/rules.yaml:{line}: {where}: {what}"]


def test_a_kind_without_any_file_is_a_problem(root: Path) -> None:
    (root / "catalog" / "promises.yaml").unlink()
    (root / "catalog" / "edition.yaml").unlink()
    assert brief(check(root).problems) == [
        Brief("catalog/edition.yaml", 1, "$", "the edition is missing"),
        Brief("catalog/promises.yaml", 1, "$", "no item of this kind was read"),
    ]


def test_a_file_of_no_kind_is_a_problem(root: Path) -> None:
    for path in ("riskz.yaml", "risks/deep/er.yaml", "notes.txt"):
        (root / "catalog" / path).parent.mkdir(parents=True, exist_ok=True)
        (root / "catalog" / path).write_text("items: []\n")
    what = "no kind of content has this file name"
    assert {(each.path, each.what) for each in check(root).problems} == {
        ("catalog/notes.txt", what),
        ("catalog/risks/deep/er.yaml", what),
        ("catalog/riskz.yaml", what),
    }


def test_a_file_among_the_guides_that_is_no_guide_is_a_problem(root: Path) -> None:
    for path in ("notes.txt", "au-filter-app.yml", "deep/er.yaml"):
        (root / "guides" / path).parent.mkdir(exist_ok=True)
        (root / "guides" / path).write_text("id: au-filter-app\n")
    what = "a guide is one file NAME.yaml"
    assert brief(check(root).problems) == [
        Brief(f"guides/{name}", 1, "$", what) for name in ("au-filter-app.yml", "deep", "notes.txt")
    ]


def test_a_file_that_is_not_utf8_is_a_problem(root: Path) -> None:
    for path in ("catalog/lines.yaml", "locale/ja/map.po"):
        (root / path).write_bytes("家".encode("shift_jis"))
    found = {(each.path, each.what) for each in check(root).problems if "UTF-8" in each.what}
    assert {path for path, _ in found} == {"catalog/lines.yaml", "locale/ja/map.po"}


def test_one_mistake_in_a_shared_fact_is_told_once(root: Path) -> None:
    fact = "{sources: [own], checked_on: 2026-11-23, confidence: primary}"
    line = trees.edit(root, "catalog/lines.yaml", fact, f"&us {fact.replace('own', 'us')}")
    trees.edit(root, "catalog/lines.yaml", f"en: Y!mobile}}\n    fact: {fact}", "en: Y!mobile}\n    fact: *us")
    assert [(each.line, each.where) for each in check(root).problems] == [(line, "$.items[0].fact.sources[0]")]


def test_an_item_with_a_fault_is_not_missed_by_those_who_name_it(root: Path) -> None:
    trees.edit(root, "catalog/measures/filter-apps.yaml", "minutes: 15", "minutes: 0")
    assert [each.where for each in check(root).problems] == ["$.items[0].minutes"]


def test_age_is_a_note_and_never_a_problem(root: Path) -> None:
    line = trees.edit(root, "catalog/lines.yaml", "checked_on: 2026-11-23", "checked_on: 2025-10-01")
    assert check(root).problems == check(root, date(2099, 1, 1)).problems == ()
    assert check(root).notes == ()
    notes = check(root, date(2026, 11, 24)).notes
    where, what = "$.items[0].fact.checked_on", "please confirm: last read on 2025-10-01"
    assert brief(notes) == [Brief("catalog/lines.yaml", line, where, what)]


def test_a_stage_has_no_more_proposals_than_its_sheet_holds(root: Path) -> None:
    rule = (root / "catalog" / "rules.yaml").read_text("utf-8").removeprefix("items:\n")
    copies = "".join(rule.replace("id: ask-first", f"id: ask-{number}") for number in range(9))
    (root / "catalog" / "rules.yaml").write_text(f"items:\n{copies}", "utf-8")
    line = trees.line(root, "catalog/rules.yaml", "id: ask-8") + 4
    where, what = "$.items[8].proposed[0]", "'p12' has 8 proposals already"
    assert brief(check(root).problems) == [Brief("catalog/rules.yaml", line, where, what)]
