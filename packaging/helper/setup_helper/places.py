"""Reading and writing files that only root may write, so that no link and no other account can lead astray.

Every folder on the way is opened by itself, without following links, and has to belong to root alone.
"""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

ROOT = "/"
OWNER = 0
"""Tests of this module put a folder of their own and themselves in their place; nothing else can."""

LIMIT = 1_000_000
"""Bytes: more is no file of this kind."""

_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK | os.O_NOCTTY
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_WRITABLE_BY_OTHERS = stat.S_IWGRP | stat.S_IWOTH


class Unsafe(Exception):
    """A place is not what it should be; the words name it."""


@dataclass(frozen=True, slots=True)
class File:
    """A file as it lies there."""

    data: bytes
    mode: int
    uid: int
    gid: int


def read(path: str) -> File | None:
    """Return a file, or None when there is none.  Raises Unsafe, OSError."""
    try:
        with _parent(path) as (folder, name):
            file = os.open(name, _FILE, dir_fd=folder)
    except FileNotFoundError:
        return None
    except OSError as problem:
        raise (Unsafe(path) if problem.errno in {errno.ELOOP, errno.ENXIO} else problem) from None
    try:
        about = os.fstat(file)
        if not stat.S_ISREG(about.st_mode) or about.st_size > LIMIT:
            raise Unsafe(path)
        with open(file, "rb", closefd=False) as stream:
            return File(stream.read(LIMIT + 1), stat.S_IMODE(about.st_mode), about.st_uid, about.st_gid)
    finally:
        os.close(file)


def write(path: str, file: File) -> None:
    """Put a file in place of the earlier one, whole, and on disk when this returns.  Raises Unsafe, OSError."""
    with _parent(path) as (folder, name):
        beside = _beside(name)
        with suppress(FileNotFoundError):
            os.unlink(beside, dir_fd=folder)
        new = os.open(beside, _NEW, 0o600, dir_fd=folder)
        try:
            with open(new, "wb", closefd=False) as stream:
                stream.write(file.data)
            os.fchown(new, file.uid, file.gid)
            os.fchmod(new, file.mode)
            os.fsync(new)
        finally:
            os.close(new)
        os.rename(beside, name, src_dir_fd=folder, dst_dir_fd=folder)
        os.fsync(folder)


def remove(path: str) -> None:
    """Remove a file, for good when this returns.  Raises Unsafe, OSError."""
    with _parent(path) as (folder, name):
        os.unlink(name, dir_fd=folder)
        os.fsync(folder)


def clear(path: str) -> None:
    """Remove what a killed `write` may have left beside a file.  Raises Unsafe, OSError."""
    with suppress(FileNotFoundError), _parent(path) as (folder, name):
        os.unlink(_beside(name), dir_fd=folder)
        os.fsync(folder)


def missing_folders(path: str) -> list[str]:
    """Return the folders above a file that are not there, from the top.  Raises Unsafe, OSError."""
    parts = path.strip("/").split("/")[:-1]
    folder = _root()
    try:
        for count, part in enumerate(parts):
            try:
                folder = _into(folder, part, path)
            except FileNotFoundError:
                return ["/" + "/".join(parts[: end + 1]) for end in range(count, len(parts))]
    finally:
        os.close(folder)
    return []


def make_folder(path: str, mode: int = 0o755) -> None:
    """Make a folder, on disk when this returns; one that is there is left.  Raises Unsafe, OSError."""
    with _parent(path) as (folder, name):
        with suppress(FileExistsError):
            os.mkdir(name, mode, dir_fd=folder)
        os.fsync(folder)


def remove_folder(path: str) -> None:
    """Remove a folder when nothing is in it.  Raises Unsafe, OSError."""
    with suppress(FileNotFoundError), _parent(path) as (folder, name):
        try:
            os.rmdir(name, dir_fd=folder)
        except OSError as problem:
            if problem.errno not in {errno.ENOTEMPTY, errno.ENOENT}:
                raise
        os.fsync(folder)


@contextmanager
def opened_folder(path: str) -> Iterator[int]:
    """Hold a folder open.  Raises Unsafe, OSError."""
    with _parent(f"{path}/x") as (folder, _):
        yield folder


def _beside(name: str) -> str:
    # The dot keeps it from everybody who reads the folder by "*".
    return f".{name}.new"


@contextmanager
def _parent(path: str) -> Iterator[tuple[int, str]]:
    *parts, name = path.strip("/").split("/")
    folder = _root()
    try:
        for part in parts:
            folder = _into(folder, part, path)
        yield folder, name
    finally:
        os.close(folder)


def _root() -> int:
    return _checked(os.open(ROOT, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC), ROOT)


def _into(folder: int, part: str, path: str) -> int:
    """Go one folder down and let the upper one go.  Raises Unsafe, OSError; then the upper one stays open."""
    try:
        below = _checked(os.open(part, _FOLDER, dir_fd=folder), path)
    except OSError as problem:
        if problem.errno in {errno.ELOOP, errno.ENOTDIR}:
            raise Unsafe(path) from None
        raise
    os.close(folder)
    return below


def _checked(folder: int, path: str) -> int:
    about = os.fstat(folder)
    if about.st_uid != OWNER or about.st_mode & _WRITABLE_BY_OTHERS:
        os.close(folder)
        raise Unsafe(path)
    return folder
