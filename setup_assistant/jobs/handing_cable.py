"""Jobs for a phone on a cable: set it with its owner's consent, keep what it had before in a file, put that back."""

from contextlib import suppress
from pathlib import Path

import msgspec

from setup_assistant.computer import adb
from setup_assistant.domain.cable import CablePhone, PrivateMode, PrivateWay
from setup_assistant.domain.error import BadUsage, FileMissing, FileUnreadable, FilterNotSettable, PhoneRefused
from setup_assistant.domain.phone import HandedFilter
from setup_assistant.ports import Run
from setup_assistant.storage.atomic import write_atomically

_MOST_BYTES = 4096


def hand_by_cable(run: Run, of: HandedFilter, saved: Path, *, consent: bool) -> CablePhone:
    """Set the phone on the cable to a filter, and return what it had before, which is in `saved` by then.

    Raises BadUsage without consent, FilterNotSettable, NoCablePhone, PhoneRefused, NotWritable, DiskFull.
    """
    if not consent:
        raise BadUsage(what="hand-over --to android --adb --consent")
    if not of.host:
        raise FilterNotSettable(filter=of.name)
    if saved.exists():
        # It holds what a phone had before; a second phone, or a second run, must not write over that.
        raise BadUsage(what=f"--saved {saved}")
    before = adb.phone(run)
    write_atomically(saved, msgspec.json.encode(before))
    try:
        adb.put(run, before.serial, PrivateWay(mode=PrivateMode.HOSTNAME, host=of.host))
    except PhoneRefused:
        with suppress(PhoneRefused):  # its file stays when it could not be put back
            adb.put(run, before.serial, before.way)
            saved.unlink()
        raise
    return before


def take_back_by_cable(run: Run, saved: Path) -> CablePhone:
    """Put a phone back to what `saved` holds, and remove the file.

    Raises FileMissing, FileUnreadable, NoCablePhone, PhoneRefused.
    """
    before = _read(saved)
    now = adb.phone(run)
    if now.serial != before.serial:
        raise PhoneRefused(what=f"{before.serial} / {now.serial}")
    adb.put(run, before.serial, before.way)
    saved.unlink()
    return before


def _read(saved: Path) -> CablePhone:
    try:
        with saved.open("rb") as file:
            return msgspec.json.decode(file.read(_MOST_BYTES), type=CablePhone)
    except FileNotFoundError as problem:
        raise FileMissing(path=str(saved)) from problem
    except (OSError, UnicodeDecodeError, msgspec.MsgspecError) as problem:
        raise FileUnreadable(path=str(saved), why=str(problem)) from problem
