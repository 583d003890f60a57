"""A copy of the program that lost a part says so; it never prints a sheet without its font."""

import shutil
from pathlib import Path

import pytest

from setup_assistant import resources
from setup_assistant.content.load import load_content
from setup_assistant.domain.error import ContentDamaged
from setup_assistant.paper import render as door
from setup_assistant.paper.form import Form
from setup_assistant.paper.render import render
from setup_assistant.paper.sheet import Kind
from setup_assistant.paper.sheets import build
from tests.contract.paper.samples import subject


@pytest.mark.parametrize("lost", ["paper/sheet.typ", "fonts/BIZUDPGothic-Regular.ttf", "fonts/BIZUDPGothic-Bold.ttf"])
def test_a_lost_part_is_named(lost: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = load_content()
    form = Form()
    sheet = build(Kind.HELP, subject(content), tuple(content.words(lang) for lang in form.langs), form)
    for folder in ("paper", "fonts"):
        shutil.copytree(resources.path(folder), tmp_path / folder)
    (tmp_path / lost).unlink()
    monkeypatch.setattr(resources, "root", lambda: tmp_path)
    door._compiler.cache_clear()
    with pytest.raises(ContentDamaged) as told:
        render(sheet).pdf  # noqa: B018  making it is what fails
    assert told.value.where == Path(lost).name
    door._compiler.cache_clear()
