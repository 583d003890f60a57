"""The files that content is built from: seen quickly by size and time, and surely by their bytes."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

PARTS = ("catalog", "kanji", "locale")
"""Folders of resources that go into the index and are looked at when it is opened."""

GUIDES = ("guides",)
"""As many files as there are guides: looked at when a guide is first asked for."""

_PACKAGE = Path(__file__).parent.parent
CODE = (_PACKAGE / "content", _PACKAGE / "domain", _PACKAGE / "guides", _PACKAGE / "text")
"""Code that decides how the index looks: an index built by other code is out of date too."""


def stamp(root: Path) -> bytes:
    """Return path, size and time of every file but the guides: equal as long as nothing was edited."""
    return _stamp((*(root / part for part in PARTS), *CODE))


def guides_stamp(root: Path) -> bytes:
    """Return path, size and time of every guide."""
    return _stamp(root / part for part in GUIDES)


def _stamp(folders: Iterable[Path]) -> bytes:
    lines = []
    for path in _paths(folders):
        found = os.stat(path)  # noqa: PTH116 - this runs at every start and Path costs twice as much
        lines.append(f"{path}\0{found.st_size}\0{found.st_mtime_ns}")
    return "\n".join(lines).encode()


def key(root: Path) -> str:
    """Return the SHA-256 of the content below `root` and of the code that reads it."""
    from hashlib import sha256  # noqa: PLC0415 - loads OpenSSL, and most starts need no hash

    digest = sha256()
    for path in _paths((*(root / part for part in (*PARTS, *GUIDES)), *CODE)):
        file = Path(path)
        inside = file.relative_to(root if file.is_relative_to(root) else _PACKAGE)
        data = file.read_bytes()
        digest.update(f"{inside.as_posix()}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()


def _paths(folders: Iterable[Path]) -> Iterator[str]:
    for folder in folders:
        yield from sorted(_below(str(folder)))


def _below(folder: str) -> Iterator[str]:
    try:
        entries = list(os.scandir(folder))
    except FileNotFoundError:
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            if entry.name != "__pycache__":
                yield from _below(entry.path)
        elif not entry.name.startswith("."):
            yield entry.path
