"""A pretended computer: settings in a dictionary, hands that change them, a book in memory, and a kill at any call."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

from setup_assistant.computer.setting import Computer
from setup_assistant.domain.error import DiskFull, SettingElsewhere, SettingFailed
from setup_assistant.domain.journal import Journal
from setup_assistant.domain.proof import Moment, Proof, ProofPart, ProofState, Proven
from setup_assistant.domain.setting import Change, Part, Tool, Wanted

NOW = datetime(2026, 4, 3, 5, 2, tzinfo=UTC)
WANTED = Wanted(filter="some-filter", name="Some filter", v4=("192.0.2.3",))


class Killed(BaseException):
    """The program ended here, without a word."""


@dataclass
class Fate:
    """Counts every touch of the world; the one of number `kill_at` is the last thing that the program did."""

    kill_at: int | None = None
    after: bool = False
    """Kill when the touch is done, not before it."""
    fail_at: int | None = None
    touches: int = 0
    dead: bool = False

    @contextmanager
    def touch(self, *, may_fail: Exception | None = None) -> Iterator[None]:
        if self.dead:
            raise Killed
        self.touches += 1
        mine = self.touches
        if mine == self.kill_at and not self.after:
            self._die()
        if mine == self.fail_at and may_fail is not None:
            raise may_fail
        yield
        if mine == self.kill_at:
            self._die()

    def _die(self) -> None:
        self.dead = True
        raise Killed


@dataclass
class World:
    """What survives a kill: the settings, what the system promised, and the journal on disk."""

    settings: dict[tuple[Tool, str], str]
    promises: dict[str, dict[tuple[Tool, str], str]] = field(default_factory=dict)
    journal: Journal = field(default_factory=Journal)
    held: bool = False


@dataclass
class PretendedHand:
    """Changes some settings of the world, each in a step of its own."""

    world: World
    fate: Fate
    tool: Tool
    wishes: dict[str, str]
    """Place -> what the filter needs there."""
    promised: bool = True
    """False where the system does not go back by itself."""
    changing: tuple[Change, ...] = ()

    @property
    def tools(self) -> frozenset[Tool]:
        return frozenset({self.tool})

    def plan(self, wanted: Wanted) -> Part:
        del wanted
        found = ((at, self.world.settings[self.tool, at], wish) for at, wish in self.wishes.items())
        return Part(
            changes=tuple(
                Change(tool=self.tool, at=at, name=at, before=now, after=wish) for at, now, wish in found if now != wish
            )
        )

    def do(self, changes: tuple[Change, ...], *, within_s: int, note: Callable[[str], None]) -> None:
        assert within_s > 0
        if self.promised:
            with self.fate.touch(may_fail=SettingFailed(what="promise")):
                self.world.promises[self.tool] = {
                    (each.tool, each.at): self.world.settings[each.tool, each.at] for each in changes
                }
            note(self.tool)
        for each in changes:
            with self.fate.touch(may_fail=SettingFailed(what=each.at)):
                self.world.settings[each.tool, each.at] = each.after

    def extend(self, within_s: int) -> None:
        with self.fate.touch(may_fail=SettingFailed(what="extend")):
            assert within_s > 0

    def keep(self, changes: tuple[Change, ...]) -> None:
        assert all(self.world.settings[each.tool, each.at] == each.after for each in changes)
        with self.fate.touch(may_fail=SettingFailed(what="keep")):
            self.world.promises.pop(self.tool, None)

    def back(self, changes: tuple[Change, ...], token: str) -> None:
        assert token in {"", self.tool}
        with self.fate.touch():
            self.world.promises.pop(self.tool, None)
        for each in changes:
            with self.fate.touch():
                self.world.settings[each.tool, each.at] = each.before

    def now(self, change: Change) -> str | None:
        return self.world.settings.get((change.tool, change.at))


@dataclass
class PretendedBook:
    """Keeps the journal in the world; a full disk is a touch that fails."""

    world: World
    fate: Fate

    @contextmanager
    def held(self) -> Iterator[None]:
        if self.world.held:
            raise SettingElsewhere
        self.world.held = True
        try:
            yield
        finally:
            self.world.held = False

    def load(self) -> Journal:
        return self.world.journal

    def save(self, journal: Journal) -> None:
        with self.fate.touch(may_fail=DiskFull(path="journal")):
            self.world.journal = journal


def computer(world: World, fate: Fate, wishes: dict[tuple[Tool, str], str], *, promised: bool = True) -> Computer:
    """Return a program that has just started on the pretended computer."""
    tools = tuple(dict.fromkeys(tool for tool, _ in wishes))
    hands = tuple(
        PretendedHand(world, fate, tool, {at: wish for (of, at), wish in wishes.items() if of is tool}, promised)
        for tool in tools
    )
    return Computer(hands=hands, book=PretendedBook(world, fate), now=lambda: NOW)


def let_promises_run_out(world: World) -> None:
    """Let the system do what it promised, as after the end of its time."""
    for before in world.promises.values():
        world.settings.update(before)
    world.promises.clear()


HOLDS = Proof(parts=(Proven(part=ProofPart.FILTER, state=ProofState.HOLDS),))
FAILS = Proof(parts=(Proven(part=ProofPart.CONNECTED, state=ProofState.FAILS),))


def unheard(_moment: Moment, _proof: Proof | None) -> None:
    """Hear nothing."""
