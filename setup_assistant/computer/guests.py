"""Whether somebody can sign in to this Linux computer as a guest."""

import re

from setup_assistant.computer.here import Here, is_there, names, text
from setup_assistant.domain.household import Answer

_NO_GUESTS = ("gdm", "sddm", "ly", "greetd", "xdm", "lxdm")
"""Sign-in programs without guests."""

_GUEST_PROGRAMS = ("usr/sbin/guest-account", "usr/lib/lightdm/guest-session", "usr/local/sbin/guest-account")
_NO_SHELL = re.compile(r"(nologin|false|sync)$")
_ALLOWS = re.compile(r"^\s*allow-guest\s*=\s*(\w+)", re.MULTILINE)


def guest(here: Here) -> Answer:
    """Return what the list of users and the settings of the sign-in program tell."""
    users = text(here.root / "etc/passwd")
    if any(_is_guest(line) for line in (users or "").splitlines()):
        return Answer.YES
    manager = (text(here.root / "etc/X11/default-display-manager") or "").strip().rpartition("/")[2]
    if "lightdm" in manager:
        return _lightdm(here)
    if manager.startswith(_NO_GUESTS):
        return Answer.NO
    return Answer.UNKNOWN


def _is_guest(line: str) -> bool:
    parts = line.split(":")
    return parts[0] == "guest" and len(parts) > 6 and not _NO_SHELL.search(parts[6].strip())  # noqa: PLR2004  the shell is the seventh


def _lightdm(here: Here) -> Answer:
    folders = ("usr/share/lightdm/lightdm.conf.d", "etc/lightdm/lightdm.conf.d")
    files = [here.root / folder / name for folder in folders for name in names(here.root / folder)]
    words = [
        word for path in (*files, here.root / "etc/lightdm/lightdm.conf") for word in _ALLOWS.findall(text(path) or "")
    ]
    if words and words[-1].lower() != "true":
        return Answer.NO
    # It would let guests in by itself, but has to be given the program that makes their account.
    return Answer.YES if any(is_there(here.root / each) for each in _GUEST_PROGRAMS) else Answer.NO
