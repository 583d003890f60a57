"""The index: built when the tree changed, read section by section, replaced when it is damaged."""

import sys
from pathlib import Path

import pytest

from setup_assistant.content import build, index, tree
from setup_assistant.content.draft import guides, read
from setup_assistant.content.load import NAME, Content, load_content
from setup_assistant.domain.error import ContentDamaged, NoSuchGuide, NotWritable
from setup_assistant.domain.value import message
from setup_assistant.guides import way
from setup_assistant.jobs.contents import build_content
from tests.contract.content import trees

JUNK = b"\xc1" * 8
"""A byte that msgpack never uses."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return trees.copy(tmp_path)


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def spoil(path: Path, section: str) -> None:
    """Overwrite the beginning of one section of an index."""
    data = bytearray(path.read_bytes())
    places = {place.name: place for place in index.open_file(path).places()}
    head = len(index.MAGIC) + 4
    start = head + int.from_bytes(data[len(index.MAGIC) : head], "big") + places[section].start
    data[start : start + len(JUNK)] = JUNK
    path.write_bytes(data)


def test_everything_of_the_tree_arrives(root: Path, cache: Path) -> None:
    content = load_content(cache, root)
    catalog = content.catalog
    assert catalog.edition == content.edition
    assert (catalog.stages, catalog.device_kinds) == (content.stages, content.device_kinds)
    assert catalog.contacts == content.contacts
    assert [measure.id for measure in catalog.measures] == ["au-filter-app", "i-filter-app"]
    assert [line.id for line in catalog.lines] == ["au", "ymobile"]
    assert content.kanji.grades[0] == "一右"
    assert content.words("ja")("map.title", name="家") == "家の地図"
    assert content.words("en").say(message("map.gaps", count=1)) == "One gap"
    assert content.words("en").say(message("map.gaps", count=2)) == "2 gaps"
    assert content.words("ja").plural("map.gaps", 1) == "すき間は1つ"


def test_items_are_sorted_by_id_whatever_the_order_of_files(root: Path, cache: Path) -> None:
    before = load_content(cache, root).catalog
    measures = root / "catalog" / "measures"
    (measures / "filter-apps.yaml").rename(measures / "zz.yaml")
    assert load_content(cache, root).catalog == before


def test_an_unchanged_tree_is_not_built_again(root: Path, cache: Path) -> None:
    load_content(cache, root)
    built = (cache / NAME).stat()
    load_content(cache, root)
    assert (cache / NAME).stat().st_ino == built.st_ino


@pytest.mark.parametrize("path", ["catalog/lines.yaml", "locale/ja/map.po", "kanji/kanji-by-grade.toml"])
def test_an_edit_builds_again(root: Path, cache: Path, path: str) -> None:
    before = load_content(cache, root)
    edits = {"catalog/lines.yaml": "en: au", "locale/ja/map.po": "の地図", "kanji/kanji-by-grade.toml": "一右"}
    trees.edit(root, path, edits[path], edits[path] + "二")
    after = load_content(cache, root)
    assert (before.catalog.lines, before.words("ja").entries, before.kanji) != (
        after.catalog.lines,
        after.words("ja").entries,
        after.kanji,
    )


def test_new_and_removed_files_build_again(root: Path, cache: Path) -> None:
    assert len(load_content(cache, root).catalog.measures) == 2
    (root / "catalog" / "measures" / "more.yaml").unlink()
    assert len(load_content(cache, root).catalog.measures) == 1
    (root / "locale" / "ja" / "new.po").write_bytes(
        (root / "locale" / "ja" / "plan.po").read_bytes().replace(b"plan.", b"new.")
    )
    assert "new.title" in load_content(cache, root).words("ja").entries


def test_the_key_tells_content_and_not_times(root: Path) -> None:
    before = tree.key(root)
    (root / "catalog" / "lines.yaml").touch()
    assert tree.key(root) == before
    trees.edit(root, "catalog/lines.yaml", "en: au", "en: AU")
    assert tree.key(root) != before


def test_the_same_tree_gives_the_same_bytes(root: Path) -> None:
    assert build.pack(root, b"", b"") == build.pack(root, b"", b"")


@pytest.mark.parametrize("bad", [b"", b"FSAC", b"something else entirely", index.MAGIC + b"\0\0\0\x05junk!"])
def test_a_foreign_index_is_built_again(root: Path, cache: Path, bad: bytes) -> None:
    cache.mkdir()
    (cache / NAME).write_bytes(bad)
    assert len(load_content(cache, root).stages) == 7
    assert (cache / NAME).read_bytes().startswith(index.MAGIC)


def test_a_cut_index_is_built_again(root: Path, cache: Path) -> None:
    load_content(cache, root)
    whole = (cache / NAME).read_bytes()
    (cache / NAME).write_bytes(whole[:-10])
    assert len(load_content(cache, root).catalog.rules) == 1
    assert (cache / NAME).read_bytes() == whole


def test_a_damaged_section_is_built_again(root: Path, cache: Path) -> None:
    load_content(cache, root)
    spoil(cache / NAME, "measures")
    assert len(load_content(cache, root).catalog.measures) == 2


def test_only_the_sections_asked_for_are_read(root: Path, cache: Path) -> None:
    load_content(cache, root)
    path = cache / NAME
    for place in index.open_file(path).places():
        if place.name not in ("stamp", "stages", "words-ja", index.PARTS) and place.size > len(JUNK):
            spoil(path, place.name)
    content = Content(index.open_file(path))
    assert len(content.stages) == 7
    assert content.words("ja")("plan.title") == "計画"
    with pytest.raises(ContentDamaged):
        _ = content.catalog


def test_a_cache_that_cannot_be_written_leaves_the_index_in_memory(root: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert len(load_content(tmp_path / "file" / "below", root).stages) == 7


def test_an_installed_program_reads_its_shipped_index(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = tmp_path / "setup_assistant" / "resources" / NAME
    assert build.build(root, shipped).problems == ()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert len(load_content().catalog.measures) == 2
    spoil(shipped, "measures")
    with pytest.raises(ContentDamaged):
        _ = load_content().catalog
    shipped.unlink()
    with pytest.raises(ContentDamaged):
        load_content()


def test_a_tree_with_problems_is_not_built_for_shipping(root: Path, tmp_path: Path) -> None:
    trees.edit(root, "catalog/lines.yaml", "en: au", "en: ''")
    assert build.build(root, tmp_path / NAME).problems
    assert not (tmp_path / NAME).exists()


def test_a_place_that_cannot_be_written_is_told(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setattr("setup_assistant.resources.root", lambda: root)
    with pytest.raises(NotWritable):
        build_content(tmp_path / "file" / NAME)


def test_an_item_with_a_fault_does_not_stop_a_source_run(root: Path, cache: Path) -> None:
    trees.edit(root, "catalog/lines.yaml", "id: ymobile", "id: Y!")
    trees.edit(root, "catalog/rules.yaml", "items:", "items")
    catalog = load_content(cache, root).catalog
    assert [line.id for line in catalog.lines] == ["au"]
    assert catalog.rules == ()


def test_every_guide_of_the_tree_arrives_sorted_by_id(root: Path, cache: Path) -> None:
    content = load_content(cache, root)
    written = guides(read(root))
    assert [head.id for head in content.guide_heads] == sorted(file.stem for file in (root / "guides").iterdir())
    assert tuple(content.guide(head.id) for head in content.guide_heads) == written


def test_a_head_takes_the_minutes_of_the_usual_way(root: Path, cache: Path) -> None:
    content = load_content(cache, root)
    for head in content.guide_heads:
        guide = content.guide(head.id)
        assert head.minutes == way.minutes(way.steps(guide, way.usual(guide)))
    minutes = {head.id: head.minutes for head in content.guide_heads}
    assert (minutes["au-filter-app"], way.minutes(content.guide("au-filter-app").steps)) == (5, 9)


def test_one_guide_is_opened_and_the_others_stay_closed(root: Path, cache: Path) -> None:
    load_content(cache, root)
    path = cache / NAME
    asked = index.guide_section("au-filter-app")
    for place in index.open_file(path).places():
        if place.name not in ("guides", asked, index.PARTS) and place.size > len(JUNK):
            spoil(path, place.name)
    content = Content(index.open_file(path))
    assert content.guide("au-filter-app").id == "au-filter-app"
    with pytest.raises(ContentDamaged):
        content.guide("au-filter-app-undo")


def test_the_heads_are_read_without_any_guide(root: Path, cache: Path) -> None:
    load_content(cache, root)
    path = cache / NAME
    for file in (root / "guides").iterdir():
        spoil(path, index.guide_section(file.stem))
    assert len(Content(index.open_file(path)).guide_heads) == 5


def test_a_damaged_guide_is_built_again(root: Path, cache: Path) -> None:
    before = load_content(cache, root).guide("au-filter-app")
    spoil(cache / NAME, index.guide_section("au-filter-app"))
    assert load_content(cache, root).guide("au-filter-app") == before


@pytest.mark.parametrize("asked", ["x", "", "au-filter", "../au-filter-app", "guide-au-filter-app"])
def test_a_guide_that_is_not_there_is_told(root: Path, cache: Path, asked: str) -> None:
    with pytest.raises(NoSuchGuide) as told:
        load_content(cache, root).guide(asked)
    assert told.value.asked == asked


def test_an_edited_guide_builds_again(root: Path, cache: Path) -> None:
    before = {head.id: head.minutes for head in load_content(cache, root).guide_heads}
    trees.edit(root, "guides/i-filter-app.yaml", "minutes: 5", "minutes: 6")
    after = load_content(cache, root)
    assert before["i-filter-app"] == 5
    assert {head.id: head.minutes for head in after.guide_heads}["i-filter-app"] == 6
    assert after.guide("i-filter-app").steps[0].minutes == 6


def test_a_guide_with_a_fault_does_not_stop_a_source_run(root: Path, cache: Path) -> None:
    trees.edit(root, "guides/au-filter-app.yaml", "minutes: 2", "minutes: 0")
    trees.edit(root, "guides/i-filter-app.yaml", "purpose: set", "purpose: [set")
    content = load_content(cache, root)
    assert [head.id for head in content.guide_heads] == [
        "au-filter-app-allow-page",
        "au-filter-app-undo",
        "i-filter-app-undo",
    ]
    with pytest.raises(NoSuchGuide):
        content.guide("au-filter-app")
