"""Writing the asked files and putting back what was there.

The note of what was there is on disk before the first file is touched.  A layer that is open when nobody holds the
state belongs to a helper that was killed: it is put back before anything else is done.
"""

import os
import subprocess
from dataclasses import replace

from setup_helper import places, state, texts
from setup_helper.places import File
from setup_helper.request import Apply, Refused
from setup_helper.state import Entry, Layer

READ_AGAIN = {texts.RESOLVED: ("/usr/bin/systemctl", "try-restart", "systemd-resolved.service")}
"""What makes a service read its file again: constant, without a shell, with nothing of the caller in it."""

RESTART_S = 30
MODE = 0o644


class NotRead(Exception):
    """A service did not take its new file."""


def prepare(asked: Apply, by: int) -> Layer:
    """Look at what is there, note it on disk, and return the open layer; nothing is changed yet.

    Raises Refused, Unsafe, Damaged, OSError.
    """
    layers = state.load()
    if any(each.id == asked.id for each in layers):
        raise Refused("id")
    entries = tuple(_entry(each, asked) for each in asked.targets)
    layer = Layer(id=asked.id, open=True, by=by, entries=entries)
    state.save((*layers, layer))
    return layer


def write(layer: Layer) -> None:
    """Write the files of a layer and have them read.  Raises Unsafe, NotRead, OSError."""
    for entry in layer.entries:
        for folder in entry.folders:
            places.make_folder(folder)
        places.write(entry.path, entry.after)
    _read_again(layer)


def keep(layer: Layer) -> None:
    """Let a layer stay.  Raises Unsafe, Damaged, OSError."""
    state.save(tuple(replace(each, open=False) if each.id == layer.id else each for each in state.load()))


def put_back(layer: Layer) -> list[str]:
    """Put back what was before a layer; return the files that somebody else has changed and that were left so.

    May be called again after a kill at any point.  Raises Unsafe, Damaged, NotRead, OSError.
    """
    layers = state.load()
    later = {entry.path for each in layers[_place(layers, layer) + 1 :] for entry in each.entries}
    # Under a later layer a file stays as that one wrote it, and that one goes back to what was before both.
    left = [each.path for each in reversed(layer.entries) if each.path not in later and not _restore(each)]
    unread = _unread(layer)
    state.save(state.without(state.load(), layer))
    if unread:
        raise unread
    return left


def recover() -> list[str]:
    """Put back the layers that a killed helper left open; return their ids.  Raises as `put_back`."""
    found = [each for each in state.load() if each.open]
    for each in reversed(found):
        put_back(each)
    return [each.id for each in found]


def undo(id_: str | None) -> list[str]:
    """Put back one change, or every one, newest first; return the files that were left.  Raises as `put_back`."""
    chosen = [each for each in state.load() if id_ in {None, each.id}]
    return [path for each in reversed(chosen) for path in put_back(each)]


def status() -> list[dict[str, object]]:
    """Tell how every written file stands now.  Raises Unsafe, Damaged, OSError."""
    newest = {entry.path: (layer, entry) for layer in state.load() for entry in layer.entries}
    return [
        {"id": layer.id, "path": path, "stands": _standing(entry)} for path, (layer, entry) in sorted(newest.items())
    ]


def _entry(target: str, asked: Apply) -> Entry:
    path = texts.PATHS[target]
    folders = places.missing_folders(path)
    before = None if folders else places.read(path)
    given = None if before is None else before.data
    data = texts.text(target, asked.servers, asked.host, encrypted=asked.encrypted, before=given)
    if target in texts.NEVER_REPLACED and given not in {None, data}:
        raise Refused(target)
    after = File(data, MODE, places.OWNER, os.getegid())
    return Entry(target=target, path=path, before=before, after=after, folders=tuple(folders))


def _restore(entry: Entry) -> bool:
    """Put a file back; False when it is neither as it was written nor as it was before."""
    places.clear(entry.path)
    now = places.read(entry.path)
    if now not in {entry.before, entry.after}:
        return False
    if now != entry.before:
        if entry.before is None:
            places.remove(entry.path)
        else:
            places.write(entry.path, entry.before)
    for folder in reversed(entry.folders):
        places.remove_folder(folder)
    return True


def _place(layers: tuple[Layer, ...], layer: Layer) -> int:
    return next((place for place, each in enumerate(layers) if each.id == layer.id), len(layers))


def _standing(entry: Entry) -> str:
    now = places.read(entry.path)
    if now == entry.after:
        return "in-place"
    return "back" if now == entry.before else "changed"


def _unread(layer: Layer) -> NotRead | None:
    try:
        _read_again(layer)
    except NotRead as problem:
        return problem
    return None


def _read_again(layer: Layer) -> None:
    for argv in (READ_AGAIN[each.target] for each in layer.entries if each.target in READ_AGAIN):
        try:
            done = subprocess.run(
                argv,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=RESTART_S,
                check=False,
                cwd="/",
                env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8"},
            )
        except (OSError, subprocess.SubprocessError):
            raise NotRead from None
        if done.returncode != 0:
            raise NotRead
