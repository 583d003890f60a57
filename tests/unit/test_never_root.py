"""The window never runs with the rights of the system's administrator."""

import os

import pytest

from setup_assistant import app
from setup_assistant.domain.error import OpenedAsRoot


@pytest.mark.parametrize("opens", [app.open_window, lambda: app.open_demo("ja")])
def test_the_window_refuses_to_open_as_root(opens: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setattr(os, "geteuid", lambda: 0, raising=False)
    assert callable(opens)
    with pytest.raises(OpenedAsRoot):
        opens()
