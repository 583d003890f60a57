"""The private way of an Android phone on a cable: read, set, put back.  For a clerk, with the owner beside them.

`adb shell` joins its words and the phone's own shell reads them again: only constants and a name that matches a strict
pattern ever go there.  What a phone answers is as little trusted as a page.  Not verified on hardware.
"""

import re

from setup_assistant.domain.cable import CablePhone, PrivateMode, PrivateWay
from setup_assistant.domain.error import NoCablePhone, PhoneRefused
from setup_assistant.ports import Outcome, Run
from setup_assistant.text.names import readable

_LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_HOST = re.compile(rf"(?=.{{4,253}}\Z){_LABEL}(?:\.{_LABEL})+")
_SERIAL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,63}")
_NOTHING = "null"
_MODE, _SPECIFIER = "private_dns_mode", "private_dns_specifier"
_SEEN = 80
"""Characters of an answer that are told on."""


def phone(run: Run) -> CablePhone:
    """Return the one phone on a cable whose owner let this computer in, as it is set now.

    Raises NoCablePhone, PhoneRefused.
    """
    told = run(("adb", "devices"))
    if told.status is None:
        raise NoCablePhone(what="adb")
    listed = [line.split("\t") for line in told.output.splitlines() if "\t" in line]
    if told.status != 0 or len(listed) != 1:
        raise NoCablePhone(what=_short(told.complaint or told.output))
    serial, state = listed[0][0], listed[0][1].strip()
    if state != "device" or not _SERIAL.fullmatch(serial):
        raise NoCablePhone(what=_short(f"{serial} {state}"))
    return CablePhone(serial=serial, way=read(run, serial))


def read(run: Run, serial: str) -> PrivateWay:
    """Return what a phone is set to.  Raises PhoneRefused for an answer that could not be put back."""
    mode, host = _get(run, serial, _MODE), _get(run, serial, _SPECIFIER)
    if not (mode is None or mode in tuple(PrivateMode)) or not (host is None or _HOST.fullmatch(host)):
        raise PhoneRefused(what=_short(f"{mode} {host}"))
    return PrivateWay(mode=None if mode is None else PrivateMode(mode), host=host)


def put(run: Run, serial: str, way: PrivateWay) -> None:
    """Set a phone, and see that it is set.  Raises PhoneRefused.

    The name comes before the mode that uses it, and goes after it: a phone between the two finds no other name there.
    """
    if way.host is not None and not _HOST.fullmatch(way.host):
        raise PhoneRefused(what=_short(way.host))
    steps = ((_SPECIFIER, way.host), (_MODE, way.mode))
    for name, value in steps if way.mode is PrivateMode.HOSTNAME else reversed(steps):
        act = ("delete", "global", name) if value is None else ("put", "global", name, value)
        _settings(run, serial, *act)
    now = read(run, serial)
    if now != way:
        raise PhoneRefused(what=_short(f"{now.mode} {now.host}"))


def _get(run: Run, serial: str, name: str) -> str | None:
    said = _settings(run, serial, "get", "global", name).output.strip()
    return None if said in (_NOTHING, "") else said


def _settings(run: Run, serial: str, *words: str) -> Outcome:
    done = run(("adb", "-s", serial, "shell", "settings", *words))
    if done.status != 0:
        raise PhoneRefused(what=_short(done.complaint or done.output))
    return done


def _short(said: str) -> str:
    """Return the beginning of what a phone said on one line, without what would steer a terminal."""
    return readable(said, _SEEN)
