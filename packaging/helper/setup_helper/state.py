"""What was there before, kept where only root can look, until it is put back.

A layer is one change: its files as they were and as they were written.  Layers lie on each other; the newest may be
open, which means that nobody has said yet that it shall stay.
"""

import base64
import fcntl
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from setup_helper import places
from setup_helper.places import File, Unsafe

FOLDER = "/var/lib/family-setup-assistant"
NOTE = f"{FOLDER}/changes.json"
LOCK = "lock"
PATIENCE_S = 10.0
"""How long another call of the helper may take to end."""

_PRIVATE = 0o700


class Busy(Exception):
    """Another call of the helper is at work or waits for its answer."""


class Damaged(Exception):
    """The note of what was there before cannot be read; nothing is changed until a person has looked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One written file."""

    target: str
    path: str
    before: File | None
    after: File
    folders: tuple[str, ...] = ()
    """Folders that were made for it, from the top."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """One change."""

    id: str
    open: bool
    by: int
    """Who asked: the number of an account."""
    entries: tuple[Entry, ...]


@contextmanager
def held(patience_s: float | None = None) -> Iterator[None]:
    """Hold the state alone.  Raises Busy, Unsafe, OSError."""
    places.make_folder(FOLDER, _PRIVATE)
    with places.opened_folder(FOLDER) as folder:
        if os.fstat(folder).st_mode & 0o077:
            raise Unsafe(FOLDER)
        flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
        lock = os.open(LOCK, flags, 0o600, dir_fd=folder)
    try:
        _take(lock, PATIENCE_S if patience_s is None else patience_s)
        yield
    finally:
        os.close(lock)


def load() -> tuple[Layer, ...]:
    """Return the layers, oldest first.  Raises Damaged, Unsafe, OSError."""
    file = places.read(NOTE)
    if file is None:
        return ()
    try:
        given = json.loads(file.data)
        return tuple(_layer(each) for each in given["layers"])
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Damaged from None


def save(layers: tuple[Layer, ...]) -> None:
    """Have the layers on disk when this returns; without any, nothing stays noted.  Raises Unsafe, OSError."""
    places.clear(NOTE)
    if layers:
        told = {"format": 1, "layers": [_plain(each) for each in layers]}
        places.write(NOTE, File(json.dumps(told).encode("ascii"), 0o600, places.OWNER, os.getegid()))
    elif places.read(NOTE) is not None:
        places.remove(NOTE)


def without(layers: tuple[Layer, ...], gone: Layer) -> tuple[Layer, ...]:
    """Return the layers without one; what was before it is now what was before the next that wrote the same file."""
    befores = {each.path: each for each in gone.entries}
    left, passed = [], False
    for layer in layers:
        if layer.id == gone.id:
            passed = True
        elif not passed:
            left.append(layer)
        else:
            entries = []
            for each in layer.entries:
                below = befores.pop(each.path, None)
                folders = each.folders if below is None else (*below.folders, *each.folders)
                before = each.before if below is None else below.before
                entries.append(replace(each, before=before, folders=folders))
            left.append(replace(layer, entries=tuple(entries)))
    return tuple(left)


def _take(lock: int, patience_s: float) -> None:
    end = time.monotonic() + patience_s
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= end:
                raise Busy from None
            time.sleep(0.02)
        else:
            return


def _plain(layer: Layer) -> dict[str, object]:
    entries = [
        {
            "target": each.target,
            "path": each.path,
            "before": None if each.before is None else _plain_file(each.before),
            "after": _plain_file(each.after),
            "folders": list(each.folders),
        }
        for each in layer.entries
    ]
    return {"id": layer.id, "open": layer.open, "by": layer.by, "entries": entries}


def _plain_file(file: File) -> dict[str, object]:
    return {"data": base64.b64encode(file.data).decode("ascii"), "mode": file.mode, "uid": file.uid, "gid": file.gid}


def _layer(given: dict) -> Layer:
    entries = tuple(
        Entry(
            target=each["target"],
            path=each["path"],
            before=None if each["before"] is None else _file(each["before"]),
            after=_file(each["after"]),
            folders=tuple(each["folders"]),
        )
        for each in given["entries"]
    )
    return Layer(id=given["id"], open=bool(given["open"]), by=int(given["by"]), entries=entries)


def _file(given: dict) -> File:
    data = base64.b64decode(given["data"], validate=True)
    return File(data, int(given["mode"]), int(given["uid"]), int(given["gid"]))
