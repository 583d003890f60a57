"""macOS as a guarded hand needs it: reading without any right, changing through one process that goes back.

Held by written contracts and by programs that imitate the answers; not verified on hardware (docs/adr).
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from setup_assistant.computer import macos_setting, osascript
from setup_assistant.computer.guarded import Guarding, Ticket
from setup_assistant.domain.error import SettingFailed, SettingRefused
from setup_assistant.domain.setting import Change, Part, Tool, Wanted
from setup_assistant.ports import Outcome, Run


@dataclass(frozen=True, slots=True, kw_only=True)
class MacOS:
    """The network services of this computer."""

    tool: ClassVar[Tool] = Tool.MACOS

    ask: Run
    """Runs a program that needs no right."""
    elevate: Run
    """The same with all the time that a person needs to answer the system's own question."""
    states: Path = field(default=Path("/var/run"))
    """Where the process with the rights notes what it does; only an administrator writes there."""

    def plan(self, wanted: Wanted) -> Part:
        """Return what would be changed.  Raises SettingFailed."""
        here = (macos_setting.Service(name=each, servers=self._servers(each)) for each in self._services())
        return macos_setting.plan(tuple(here), wanted)

    def texts(self, changes: tuple[Change, ...]) -> tuple[str | None, ...]:
        """Return what is set now.  Raises SettingFailed."""
        there = set(self._services())
        return tuple(
            macos_setting.Place(servers=self._servers(each.at)).text if each.at in there else None for each in changes
        )

    def start(self, changes: tuple[Change, ...], ticket: Ticket) -> None:
        """Start the process with the rights.  Raises SettingRefused, SettingFailed."""
        head = (ticket.token, str(ticket.signal), str(ticket.within_s))
        self._elevated(osascript.command(osascript.SET, *head, *_words(changes)))

    def withdraw(self, token: str) -> None:
        """Leave it to the signal: a process that starts late hears that it shall go back."""

    def restore(self, changes: tuple[Change, ...], token: str) -> None:
        """Put everything back.  Raises SettingRefused, SettingFailed."""
        there = set(self._services())
        present = tuple(each for each in changes if each.at in there)
        self._elevated(osascript.command(osascript.BACK, token or "0", *_words(present)))

    def guarding(self, token: str) -> Guarding:
        """Tell what the process with the rights has noted."""
        try:
            state = (self.states / f"family-setup-assistant.{token}").read_text("ascii").strip()
        except (OSError, ValueError):
            return Guarding.NONE
        return Guarding(state) if state in set(Guarding) else Guarding.NONE

    def _services(self) -> tuple[str, ...]:
        return macos_setting.services(self._asked("-listnetworkserviceorder"))

    def _servers(self, service: str) -> macos_setting.Servers:
        return macos_setting.servers(self._asked("-getdnsservers", service))

    def _asked(self, *words: str) -> str:
        outcome = self.ask(("networksetup", *words))
        if outcome.status != 0:
            raise SettingFailed(what=_said(outcome))
        return outcome.output

    def _elevated(self, argv: tuple[str, ...]) -> None:
        outcome = self.elevate(argv)
        if outcome.status == 0:
            return
        refused = any(number in outcome.complaint for number in osascript.CANCELLED)
        raise SettingRefused(what=_said(outcome)) if refused else SettingFailed(what=_said(outcome))


def _words(changes: tuple[Change, ...]) -> tuple[str, ...]:
    """Return three words for each change: the service, what it asked before, what it shall ask."""
    return tuple(
        word
        for each in changes
        for word in (
            each.at,
            macos_setting.word(macos_setting.place(each.before).servers),
            macos_setting.word(macos_setting.place(each.after).servers),
        )
    )


def _said(outcome: Outcome) -> str:
    return outcome.complaint.strip() or outcome.output.strip() or f"networksetup: {outcome.status}"
