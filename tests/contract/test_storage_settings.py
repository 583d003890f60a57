"""The settings file: never a reason to stop."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setup_assistant.domain.error import NotWritable
from setup_assistant.domain.settings import Settings, Theme
from setup_assistant.storage import paths, settings

DAY = date(2026, 11, 24)
CHOSEN = Settings(language="en", text_percent=150, theme=Theme.CONTRAST)


def test_without_a_file_the_usual_settings_hold(tmp_path: Path) -> None:
    assert settings.load(tmp_path / "settings.json", DAY) == Settings()


def test_what_was_chosen_is_found_again(tmp_path: Path) -> None:
    place = tmp_path / "a" / "settings.json"
    settings.save(place, CHOSEN)
    assert settings.load(place, DAY) == CHOSEN


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[" * 10_000, b'{"text_percent": 900}', b'{"theme": "pink"}', b"\xff", b"x" * 100_000]
)
def test_a_damaged_file_is_set_aside(tmp_path: Path, damage: bytes) -> None:
    place = tmp_path / "settings.json"
    place.write_bytes(damage)
    assert settings.load(place, DAY) == Settings()
    assert (tmp_path / "settings.json.broken-2026-11-24-1").read_bytes() == damage
    assert not place.exists()


def test_a_file_of_a_newer_version_stays(tmp_path: Path) -> None:
    place = tmp_path / "settings.json"
    place.write_bytes(b'{"format": 2, "shape": "round"}')
    assert settings.load(place, DAY) == Settings()
    assert place.read_bytes() == b'{"format": 2, "shape": "round"}'


def test_a_folder_in_its_place_is_no_reason_to_stop(tmp_path: Path) -> None:
    assert settings.load(tmp_path, DAY) == Settings()


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x")
    with pytest.raises(NotWritable):
        settings.save(tmp_path / "a" / "settings.json", CHOSEN)


@given(st.integers(100, 200), st.sampled_from(Theme), st.sampled_from(["ja", "en", None]))
def test_any_settings_come_back(
    tmp_path_factory: pytest.TempPathFactory, percent: int, theme: Theme, lang: str
) -> None:
    place = tmp_path_factory.mktemp("settings") / "settings.json"
    chosen = Settings(language=lang, text_percent=percent, theme=theme)  # type: ignore[arg-type]  drawn from the two
    settings.save(place, chosen)
    assert settings.load(place, DAY) == chosen


def test_every_place_is_inside_the_persons_own_folders(home: Path) -> None:
    for place in (paths.household(), paths.settings()):
        assert home in place.parents
        assert "family-setup-assistant" in str(place)
