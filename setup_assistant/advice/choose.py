"""The set of steps that gains most risk weight within the minutes at hand.

Steps on devices touch only their own device's cells; steps on a network touch several devices.  So: for each set of
network steps, the best sets of every device are listed by brute force, and a table over minutes joins the devices.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations
from typing import TypeAlias

NETWORK_LIMIT = 4
DEVICE_LIMIT = 10
"""Longest lists that are tried in every combination; of longer ones the strongest are taken."""


@dataclass(frozen=True, slots=True)
class Option:
    """One possible step, told in cell numbers and levels."""

    key: tuple[str, str]
    """(measure, place)"""
    group: str
    """Device of the step, or "" for a step on a network."""
    minutes: int
    raises: tuple[tuple[int, int], ...]
    """(cell, level) pairs."""
    needs: tuple[tuple[str, str], ...] = ()
    rivals: frozenset[tuple[str, str]] = frozenset()
    """Options that may not be chosen with this one."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Some options with what they gain together."""

    gain: int
    minutes: int
    options: tuple[Option, ...]

    def better_than(self, other: "Choice") -> bool:
        """Compare by gain, then minutes, then ids: the same on every run and in every order of the data."""
        mine = (-self.gain, self.minutes, tuple(each.key for each in self.options))
        return mine < (-other.gain, other.minutes, tuple(each.key for each in other.options))


_Sum: TypeAlias = "tuple[int, tuple[_Sum, Choice] | None]"
"""A gain, and where it comes from: an earlier sum and the set of one more device."""


class Chooser:
    """Chooses among options; `levels` are the cells as they are, `weights` what one level of each is worth."""

    def __init__(self, options: Iterable[Option], levels: Sequence[int], weights: Sequence[int]) -> None:
        self._levels = tuple(levels)
        self._weights = weights
        ordered = sorted(options, key=lambda each: (bool(each.needs), each.key))
        self._networks = self._strongest([each for each in ordered if not each.group], NETWORK_LIMIT)
        groups: dict[str, list[Option]] = {}
        for option in ordered:
            if option.group:
                groups.setdefault(option.group, []).append(option)
        self._groups = [self._strongest(groups[group], DEVICE_LIMIT) for group in sorted(groups)]
        self._cells = [sorted({cell for option in group for cell, _ in option.raises}) for group in self._groups]
        self._fronts: dict[tuple[int, tuple[int, ...]], list[Choice]] = {}

    def choose(self, minutes: int | None = None, actions: int | None = None) -> Choice:
        """Return the best choice within minutes and number of actions, None for no limit."""
        best = Choice(0, 0, ())
        for chosen in _subsets(self._networks):
            spent = sum(each.minutes for each in chosen)
            if (minutes is not None and spent > minutes) or (actions is not None and len(chosen) > actions):
                continue
            levels = list(self._levels)
            gain = self._raise(levels, chosen)
            fronts = [self._front(number, levels) for number in range(len(self._groups))]
            rest = _join(
                fronts,
                None if minutes is None else minutes - spent,
                None if actions is None else actions - len(chosen),
            )
            total = Choice(gain + rest.gain, spent + rest.minutes, (*chosen, *rest.options))
            if total.better_than(best):
                best = total
        return best

    def gain(self, options: Iterable[Option], levels: list[int] | None = None) -> int:
        """Return what options gain together; `levels` are raised in place where given."""
        return self._raise(list(self._levels) if levels is None else levels, options)

    def _raise(self, levels: list[int] | dict[int, int], options: Iterable[Option]) -> int:
        gain = 0
        for option in options:
            for cell, level in option.raises:
                if level > levels[cell]:
                    gain += (level - levels[cell]) * self._weights[cell]
                    levels[cell] = level
        return gain

    def _strongest(self, options: list[Option], limit: int) -> tuple[Option, ...]:
        if len(options) <= limit:
            return tuple(options)
        needed = {key for option in options for key in option.needs}
        ranked = sorted(options, key=lambda each: (each.key not in needed, -self.gain([each]), each.minutes, each.key))
        kept = {each.key for each in ranked[:limit]}
        return tuple(each for each in options if each.key in kept)

    def _front(self, number: int, levels: list[int]) -> list[Choice]:
        """Return the sets of one device that no other set beats in minutes, number and gain at once."""
        known = (number, tuple(levels[cell] for cell in self._cells[number]))
        if known not in self._fronts:
            options = self._groups[number]
            raising = [each for each in options if any(level > levels[cell] for cell, level in each.raises)]
            needed = frozenset(key for option in raising for key in option.needs)
            useful = tuple(each for each in options if each in raising or each.key in needed)
            found = [Choice(0, 0, ())]
            own = {cell: levels[cell] for cell in self._cells[number]}
            self._grow(useful, own, found[0], needed, found)
            self._fronts[known] = _undominated(found)
        return self._fronts[known]

    def _grow(
        self,
        options: tuple[Option, ...],
        levels: dict[int, int],
        so_far: Choice,
        needed: frozenset[tuple[str, str]],
        found: list[Choice],
    ) -> None:
        keys = {each.key for each in so_far.options}
        for number, option in enumerate(options):
            if option.rivals & keys or not keys.issuperset(option.needs):
                continue
            raised = dict(levels)
            gain = self._raise(raised, (option,))
            if gain == 0 and option.key not in needed:
                continue
            grown = Choice(so_far.gain + gain, so_far.minutes + option.minutes, (*so_far.options, option))
            found.append(grown)
            self._grow(options[number + 1 :], raised, grown, needed, found)


def _undominated(choices: list[Choice]) -> list[Choice]:
    ordered = sorted(choices, key=lambda each: (each.minutes, -each.gain, [one.key for one in each.options]))
    kept: list[Choice] = []
    for choice in ordered:
        if not any(each.gain >= choice.gain and len(each.options) <= len(choice.options) for each in kept):
            kept.append(choice)
    return kept


def _join(fronts: list[list[Choice]], minutes: int | None, actions: int | None) -> Choice:
    """Take one set of every device so that the gain is largest within the limits."""
    if (minutes is None and actions is None) or _all_fits(fronts, minutes, actions):
        tops = [_top(front) for front in fronts]
        return Choice(
            sum(each.gain for each in tops),
            sum(each.minutes for each in tops),
            tuple(chain.from_iterable(each.options for each in tops)),
        )
    table: dict[tuple[int, int], _Sum] = {(0, 0): (0, None)}
    for front in fronts:
        table = _joined(table, front, minutes, actions)
    place = min(table, key=lambda each: (-table[each][0], each))
    return Choice(table[place][0], place[0], _unlinked(table[place]))


def _joined(
    table: dict[tuple[int, int], _Sum], front: list[Choice], minutes: int | None, actions: int | None
) -> dict[tuple[int, int], _Sum]:
    grown: dict[tuple[int, int], _Sum] = {}
    for (spent, count), so_far in table.items():
        for other in front:
            total = spent + other.minutes
            if minutes is not None and total > minutes:
                break  # the list of a device is in the order of minutes
            size = 0 if actions is None else count + len(other.options)
            if actions is not None and size > actions:
                continue
            gain = so_far[0] + other.gain
            known = grown.get((total, size))
            if known is None or known[0] < gain:
                grown[total, size] = (gain, (so_far, other))
    return _thinned(grown)


def _thinned(table: dict[tuple[int, int], _Sum]) -> dict[tuple[int, int], _Sum]:
    """Drop what costs more and gains no more than another, so that long lists stay short."""
    kept: dict[tuple[int, int], _Sum] = {}
    best: dict[int, int] = {}
    for place in sorted(table):
        gain = table[place][0]
        if all(other < gain for count, other in best.items() if count <= place[1]):
            kept[place] = table[place]
            best[place[1]] = gain
    return kept


def _unlinked(total: _Sum) -> tuple[Option, ...]:
    """Return the options behind a sum, device by device."""
    found: list[tuple[Option, ...]] = []
    link = total[1]
    while link is not None:
        before, choice = link
        found.append(choice.options)
        link = before[1]
    return tuple(chain.from_iterable(reversed(found)))


def _all_fits(fronts: list[list[Choice]], minutes: int | None, actions: int | None) -> bool:
    tops = [_top(front) for front in fronts]
    spent = sum(each.minutes for each in tops)
    count = sum(len(each.options) for each in tops)
    return (minutes is None or spent <= minutes) and (actions is None or count <= actions)


def _top(front: list[Choice]) -> Choice:
    return max(front, key=lambda each: (each.gain, -each.minutes, -len(each.options)))


def _subsets(options: tuple[Option, ...]) -> Iterator[tuple[Option, ...]]:
    return chain.from_iterable(combinations(options, size) for size in range(len(options) + 1))
