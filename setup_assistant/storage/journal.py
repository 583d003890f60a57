"""The journal of this computer's changes: one small file, on disk before the computer is touched."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from setup_assistant.domain.error import AssistantError, FileMissing, JournalDamaged, SettingElsewhere
from setup_assistant.domain.journal import Journal
from setup_assistant.storage.atomic import make_folder, refused, sweep, write_atomically
from setup_assistant.storage.kept import KB, read_limited
from setup_assistant.storage.lock import Lock

LIMIT = 4096 * KB


class DiskBook:
    """Keeps the journal in one file (port: Book)."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the journal alone.  Raises SettingElsewhere, NotWritable, DiskFull."""
        make_folder(self.path.parent)
        lock = Lock(self.path.with_name(f".{self.path.name}.lock"))
        try:
            free = lock.acquire()
        except OSError as problem:
            raise refused(self.path, problem) from problem
        if not free:
            raise SettingElsewhere
        try:
            sweep(self.path)
            yield
        finally:
            lock.release()

    def load(self) -> Journal:
        """Return the journal, an empty one where there is none.  Raises JournalDamaged."""
        try:
            return msgspec.json.decode(read_limited(self.path, LIMIT), type=Journal)
        except FileMissing:
            return Journal()
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, AssistantError) as problem:
            raise JournalDamaged(path=str(self.path)) from problem

    def save(self, journal: Journal) -> None:
        """Have the journal on disk, whole, when this returns.  Raises NotWritable, DiskFull."""
        fields = {**msgspec.to_builtins(journal), "format": 1}
        write_atomically(self.path, msgspec.json.encode(fields, order="sorted") + b"\n")
