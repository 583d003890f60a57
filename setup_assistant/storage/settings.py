"""The settings file: language, text size and colours."""

from datetime import date
from pathlib import Path

import msgspec

from setup_assistant.domain.error import AssistantError, FileMissing, FileTooLarge
from setup_assistant.domain.settings import SETTINGS_FORMAT, Settings
from setup_assistant.storage.atomic import make_folder, write_atomically
from setup_assistant.storage.kept import KB, read_limited, set_aside

LIMIT = 64 * KB


def load(path: Path, today: date) -> Settings:
    """Return the kept settings; the usual ones where there are none or where they cannot be used.

    A damaged file is set aside; one of a newer version stays as it is.  Nothing personal is in it, so nothing stops.
    """
    try:
        return msgspec.json.decode(read_limited(path, LIMIT), type=Settings)
    except FileMissing:
        return Settings()
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, FileTooLarge):
        if not _is_newer(path):
            _try_to_set_aside(path, today)
        return Settings()
    except AssistantError:
        return Settings()


def save(path: Path, settings: Settings) -> None:
    """Keep `settings`.  Raises NotWritable, DiskFull."""
    make_folder(path.parent)
    fields = {**msgspec.to_builtins(settings), "format": SETTINGS_FORMAT}
    write_atomically(path, msgspec.json.encode(fields, order="sorted") + b"\n")


def _is_newer(path: Path) -> bool:
    try:
        head = msgspec.json.decode(read_limited(path, LIMIT), type=dict[str, object])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, AssistantError):
        return False
    version = head.get("format")
    return isinstance(version, int) and version > SETTINGS_FORMAT


def _try_to_set_aside(path: Path, today: date) -> None:
    try:
        set_aside(path, today)
    except AssistantError:
        return
