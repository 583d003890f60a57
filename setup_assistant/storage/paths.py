"""Where the program keeps its files on each system: the one place that asks."""

from pathlib import Path

import platformdirs

_NAME = "family-setup-assistant"


def household() -> Path:
    """Return the place of the family's own household file."""
    return platformdirs.user_data_path(_NAME, appauthor=False) / "household.json"


def settings() -> Path:
    """Return the place of the settings file."""
    return platformdirs.user_config_path(_NAME, appauthor=False) / "settings.json"


def journal() -> Path:
    """Return the place of the journal of what was changed on this computer."""
    return platformdirs.user_data_path(_NAME, appauthor=False) / "this-computer.json"
