"""The hand for files of a Linux system that only root may write: plain resolver files and browsers' policies.

It only reads.  Writing is done by the root-owned helper, which gets names of places and addresses, never a file or a
command, and which puts everything back by itself when it does not hear `keep` in time.
"""

import fcntl
import os
import secrets
import struct
from collections.abc import Callable
from pathlib import Path

from setup_assistant.computer import policies, resolver_files, system_files_helper
from setup_assistant.computer import system_files_texts as texts
from setup_assistant.computer.here import Here
from setup_assistant.computer.resolv_conf_keeper import Traces
from setup_assistant.computer.system_files_helper import HELPER, Helper, Start
from setup_assistant.computer.system_files_state import content, read
from setup_assistant.domain.error import SettingFailed
from setup_assistant.domain.setting import Change, Part, Remark, RemarkKind, Tool, Wanted

_TARGETS = {path: target for target, path in texts.PATHS.items()}
_LONGEST_S = 600
_GET_FLAGS, _IMMUTABLE = 0x80086601, 0x10
"""How Linux tells that a file is locked against everybody (chattr +i)."""


class SystemFiles:
    """Sets what lies in files of the system, with one password for all of them."""

    tools = frozenset({Tool.RESOLVED, Tool.RESOLV_CONF, Tool.DHCLIENT, Tool.FIREFOX, Tool.CHROMIUM})

    def __init__(
        self,
        here: Here,
        *,
        start: Start = system_files_helper.start,
        installed: Callable[[], bool] = system_files_helper.is_installed,
        program: Path = HELPER,
    ) -> None:
        self._here, self._start, self._installed, self._program = here, start, installed, program
        self._helper: Helper | None = None

    def plan(self, wanted: Wanted) -> Part:
        """Read what is set now and return what would be written; writes nothing."""
        parts = [resolver_files.plan(self._here, wanted, self._traces())]
        if wanted.browsers:
            parts.append(policies.plan(self._here))
        changes = tuple(change for part in parts for change in part.changes)
        remarks = tuple(remark for part in parts for remark in part.remarks)
        if not changes:
            return Part(remarks=remarks)
        if not self._installed():
            return Part(remarks=(*map(_without_helper, remarks), Remark(kind=RemarkKind.NO_HELPER)))
        common = (Remark(kind=RemarkKind.WHOLE_COMPUTER), Remark(kind=RemarkKind.ASKS_PASSWORD))
        return Part(changes=changes, remarks=(*common, *remarks))

    def encrypts(self, wanted: Wanted) -> bool:
        """Tell whether systemd-resolved is held to asking encrypted, or would be by what `plan` says."""
        return self._installed() and resolver_files.encrypts(self._here, wanted, self._traces())

    def do(self, changes: tuple[Change, ...], *, within_s: int, note: Callable[[str], None]) -> None:
        """Have the helper write the files; it waits for `keep`.  Raises SettingRefused, SettingFailed."""
        if any(self.now(each) != each.before for each in changes):
            raise SettingFailed(what="a file was changed meanwhile")
        token = secrets.token_hex(16)
        note(token)
        helper = Helper(self._start, "apply", _request(changes, token, within_s), self._program)
        if helper.answer(system_files_helper.TYPING_S).get("done") != token:
            helper.end()
            raise SettingFailed(what="the helper gave another answer")
        self._helper = helper
        if any(self.now(each) != each.after for each in changes):
            raise SettingFailed(what="the helper wrote something else; is it of another version?")

    def extend(self, within_s: int) -> None:
        """Have the helper wait until `within_s` from now.  Raises SettingFailed."""
        self._say(f"more {min(within_s, _LONGEST_S)}", "more")

    def keep(self, changes: tuple[Change, ...]) -> None:  # noqa: ARG002  the helper knows them
        """Let the files stay.  Raises SettingFailed when the helper has gone back already."""
        self._say("keep", "kept")
        self._end()

    def back(self, changes: tuple[Change, ...], token: str) -> None:
        """Have the files put back.  A file that somebody else has changed since is left as it is.

        Raises SettingRefused and SettingFailed.
        """
        self._end()
        if not token or all(self.now(each) == each.before for each in changes):
            return
        if not self._installed():
            raise SettingFailed(what=str(self._program))
        helper = Helper(self._start, "undo", {"id": token}, self._program)
        helper.answer(system_files_helper.TYPING_S)
        helper.end()
        if any(self.now(each) == each.after for each in changes):
            raise SettingFailed(what="a file is still as it was set")

    def now(self, change: Change) -> str | None:
        """Return a file as it is now; None when it is something else than a file, or cannot be read."""
        return read(self._here.root / change.at.lstrip("/"))

    def _traces(self) -> Traces:
        return resolver_files.traces(self._here, immutable=_is_immutable(self._here.root / "etc/resolv.conf"))

    def _say(self, line: str, answer: str) -> None:
        if self._helper is None or not self._helper.lives:
            raise SettingFailed(what="the helper has put everything back already")
        self._helper.say(line)
        if answer not in self._helper.answer():
            raise SettingFailed(what="the helper has put everything back already")

    def _end(self) -> None:
        if self._helper is not None:
            self._helper.end()
            self._helper = None


def _request(changes: tuple[Change, ...], token: str, within_s: int) -> dict[str, object]:
    """Return what the helper is asked: the places, and whom to ask as the changes say it."""
    targets = [_TARGETS[each.at] for each in changes]
    servers: tuple[str, ...] = ()
    host, encrypted = "", False
    for each, target in zip(changes, targets, strict=True):
        if target in texts.NEED_SERVERS:
            servers, host, encrypted = texts.asked(target, content(each.after) or b"")
    return {
        "id": token,
        "targets": targets,
        "servers": list(servers),
        "host": host,
        "encrypted": encrypted,
        "within_s": min(within_s, _LONGEST_S),
    }


def _without_helper(remark: Remark) -> Remark:
    """Return what is true of the computer when nothing of this part is set."""
    return Remark(kind=RemarkKind.NO_ENCRYPTION) if remark.kind is RemarkKind.ENCRYPTED_ONLY else remark


def _is_immutable(path: Path) -> bool:
    try:
        file = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return False
    try:
        (flags,) = struct.unpack("l", fcntl.ioctl(file, _GET_FLAGS, struct.pack("l", 0)))
    except OSError:
        return False
    finally:
        os.close(file)
    return bool(flags & _IMMUTABLE)
