"""Windows as a guarded hand needs it: reading without any right, changing through one elevated process.

Held by written contracts and by programs that imitate the answers; not verified on hardware (docs/adr).
"""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import msgspec

from setup_assistant.computer import powershell, windows_script, windows_setting
from setup_assistant.computer.guarded import Guarding, Ticket
from setup_assistant.domain.error import SettingFailed, SettingRefused
from setup_assistant.domain.setting import Change, Part, Tool, Wanted
from setup_assistant.ports import Outcome, Run


@dataclass(frozen=True, slots=True, kw_only=True)
class Windows:
    """The adapters of this computer."""

    tool: ClassVar[Tool] = Tool.WINDOWS

    ask: Run
    """Runs a program that needs no right."""
    elevate: Run
    """The same with all the time that a person needs to answer the system's own question."""
    folder: Path
    """Where the script lies that the elevated process reads."""

    def plan(self, wanted: Wanted) -> Part:
        """Return what would be changed.  Raises SettingFailed."""
        return windows_setting.plan(self._found(), wanted)

    def texts(self, changes: tuple[Change, ...]) -> tuple[str | None, ...]:
        """Return what is set now.  Raises SettingFailed."""
        here = self._found()
        return tuple(windows_setting.now(here, each) for each in changes)

    def start(self, changes: tuple[Change, ...], ticket: Ticket) -> None:
        """Start the elevated process.  Raises SettingRefused, SettingFailed."""
        self._elevated(
            {
                "verb": "set",
                "token": ticket.token,
                "signal": str(ticket.signal),
                "within_s": ticket.within_s,
                "changes": _changes(changes),
            }
        )

    def withdraw(self, token: str) -> None:
        """Remove what a process would read that nobody agreed to yet."""
        with suppress(OSError):  # read and gone, or being read: then it hears the signal
            self._script(token, "set").unlink(missing_ok=True)

    def restore(self, changes: tuple[Change, ...], token: str) -> None:
        """Put everything back.  Raises SettingRefused, SettingFailed."""
        # Without a token the key that is looked for is one that never exists.
        self._elevated({"verb": "back", "token": token or "0" * 32, "signal": "", "changes": _changes(changes)})

    def guarding(self, token: str) -> Guarding:
        """Tell what the elevated process has noted where only an administrator writes.  Raises SettingFailed."""
        states = {each.token: each.state for each in self._found().guards}
        state = states.get(token, "")
        return Guarding(state) if state in set(Guarding) else Guarding.NONE

    def _found(self) -> windows_setting.Found:
        outcome = self.ask(powershell.command(windows_script.READ))
        if outcome.status != 0:
            raise SettingFailed(what=_words(outcome))
        return windows_setting.found(outcome.output)

    def _elevated(self, request: dict[str, object]) -> None:
        script = powershell.filled(windows_script.CHANGE, powershell.data(request))
        path = self._script(str(request["token"]), str(request["verb"]))
        outcome = self.elevate(powershell.elevated(script, path))
        if outcome.status == powershell.REFUSED:
            raise SettingRefused(what=_words(outcome))
        if outcome.status != 0:
            raise SettingFailed(what=_words(outcome))

    def _script(self, token: str, verb: str) -> Path:
        return self.folder / f"{token}.{verb}.ps1"


def _changes(changes: tuple[Change, ...]) -> list[dict[str, object]]:
    """Return the places as the script takes them: no name of an adapter, no index that may be another one by now."""
    return [
        {name: msgspec.to_builtins(windows_setting.place(text)) for name, text in sides}
        for sides in ((("before", each.before), ("after", each.after)) for each in changes)
    ]


def _words(outcome: Outcome) -> str:
    return outcome.complaint.strip() or outcome.output.strip() or f"powershell: {outcome.status}"
