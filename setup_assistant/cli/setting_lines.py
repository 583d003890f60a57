"""A change of this computer in lines for a terminal: what would change, the proof, how it ended, how it stands."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from setup_assistant.cli.table import WIDTH, hanging, table, wrapped
from setup_assistant.domain.journal import SettingStatus, Standing
from setup_assistant.domain.proof import Ending, Proof
from setup_assistant.domain.setting import Change, Remark, RemarkKind, SettingPlan
from setup_assistant.text import calendar
from setup_assistant.text.words import Words


class Lines:
    """Says a change of this computer in the words of one language."""

    def __init__(self, words: Words, *, details: bool) -> None:
        self._words, self._details = words, details

    def planned(self, plan: SettingPlan, asked: tuple[str, ...], compared: tuple[str, ...]) -> Iterator[str]:
        """Yield what would be changed, before and after, what to know first, and what is asked for afterwards."""
        words = self._words
        yield words("cli.apply.filter", filter=plan.wanted.name)
        for change in plan.changes:
            yield ""
            yield from hanging("", change.name)
            yield from self._rows(change)
            yield from self._literal(change)
        if not plan.changes:
            is_set = any(each.kind is RemarkKind.ALREADY for each in plan.remarks)
            said = ("cli.apply.nothing",) if is_set else ("error.setting-none.title", "error.setting-none.advice")
            for key in said:
                yield from wrapped(words(key), WIDTH)
        yield from self._remarks(plan.remarks)
        if plan.changes:
            yield ""
            whom = ", ".join(compared)
            yield from wrapped(words("computer.asked", filter=plan.wanted.name, compared=whom), WIDTH)
            yield from hanging("  ", ", ".join(asked))

    def proof(self, proof: Proof) -> Iterator[str]:
        """Yield each part of the proof with its mark in words."""
        words = self._words
        for each in proof.parts:
            head = f"{words(f'setting.proof-mark.{each.state}')}  "
            yield from hanging(head, words(f"setting.proof.{each.part}.{each.state}"))
            if self._details and each.details:
                yield from hanging("    ", " ".join(each.details))

    def ended(self, ending: Ending) -> Iterator[str]:
        """Yield how a change ended, why, and what to do now."""
        words = self._words
        yield ""
        if ending.kept:
            yield from wrapped(words("cli.apply.kept"), WIDTH)
            return
        if ending.reason:
            yield from wrapped(words(f"setting.why.{ending.reason}"), WIDTH)
        if ending.problem:
            for part in ("title", "advice"):
                yield from wrapped(words(f"error.{ending.problem}.{part}"), WIDTH)
        yield from wrapped(words("setting.stuck" if ending.stuck else "cli.apply.as-before"), WIDTH)

    def stands(self, status: SettingStatus) -> Iterator[str]:
        """Yield how this computer stands, measured now."""
        words = self._words
        if status.unfinished:
            yield from wrapped(words("cli.status.unfinished"), WIDTH)
        if status.wanted is None:
            yield from wrapped(words("cli.status.nothing"), WIDTH)
        else:
            yield from self._kept(status)
        if status.last is not None and not status.last.kept:
            yield from wrapped(self._went_back(status.last), WIDTH)

    def _kept(self, status: SettingStatus) -> Iterator[str]:
        words = self._words
        name = status.wanted.name if status.wanted else ""
        yield words("cli.apply.filter", filter=name)
        if status.kept_at is not None:
            yield words("cli.status.kept-at", at=self._moment(status.kept_at))
        head = [words("cli.status.place"), words("cli.status.now")]
        rows = [[each.name, words(f"setting.standing.{each.standing}")] for each in status.places]
        yield from table(head, rows)
        for key, found in (("uncovered", status.uncovered), ("tunnels", status.tunnels)):
            if found:
                yield from hanging("- ", words(f"cli.status.{key}", names=", ".join(found)))
        if status.foreign:
            yield from hanging("- ", words("cli.status.foreign"))
            if self._details:
                yield from hanging("    ", " ".join(status.foreign))
        yield from wrapped(words("cli.status.in-place" if status.in_place else self._advice(status)), WIDTH)

    def _advice(self, status: SettingStatus) -> str:
        return "cli.status.unread" if unread(status) else "cli.status.not-in-place"

    def _went_back(self, ending: Ending) -> str:
        why = self._words(f"setting.why.{ending.reason}") if ending.reason else ""
        return self._words("cli.status.went-back", at=self._moment(ending.at), why=why)

    def _rows(self, change: Change) -> Iterator[str]:
        words = self._words
        rows = [[words.say(row.what), words.say(row.before), words.say(row.after)] for row in change.rows]
        if rows:
            yield from table([words(f"cli.apply.{name}") for name in ("what", "before", "after")], rows)

    def _literal(self, change: Change) -> Iterator[str]:
        if self._details:
            for line in change.literal:
                yield f"    {line}"

    def _remarks(self, remarks: Iterable[Remark]) -> Iterator[str]:
        words, said = self._words, list(remarks)
        if said:
            yield ""
            yield words("cli.apply.remarks")
        for each in said:
            told = words(f"setting.remark.{each.kind}", about=each.about)
            if each.about:
                told = words("setting.remark.about", about=each.about, remark=told)
            yield from hanging("- ", told)

    def _moment(self, at: datetime) -> str:
        local = at.astimezone()
        return self._words("cli.status.moment", day=calendar.day(local.date(), self._words.lang), time=f"{local:%H:%M}")


def unread(status: SettingStatus) -> bool:
    """Tell whether nothing was seen amiss, but not everything could be read."""
    bad = {Standing.BACK, Standing.CHANGED, Standing.GONE}
    seen_amiss = any(each.standing in bad for each in status.places) or status.uncovered or status.foreign
    return not (seen_amiss or status.tunnels) and not status.in_place
