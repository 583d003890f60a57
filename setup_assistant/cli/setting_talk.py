"""Follows a change while it is made: says each moment, asks whether it shall stay, hears the answer."""

from concurrent.futures import Future
from queue import Empty, SimpleQueue

from setup_assistant.cli.call import Call, flush, put
from setup_assistant.cli.setting_lines import Lines
from setup_assistant.cli.table import WIDTH, wrapped
from setup_assistant.cli.typed import END, Typing
from setup_assistant.domain.proof import Ending, Moment, Proof
from setup_assistant.jobs.setting import MORE_S, KeepQuestion

KEEP, BACK, MORE = "keep", "back", "more"
"""Words to type: a whole word, so that no key that is hit by accident keeps a change."""

_TICK_S = 0.2
_REMINDERS_S = (30, 10)
"""When the time that is left is said again."""


class Talk:
    """What is said and heard in a terminal while this computer is changed."""

    def __init__(self, call: Call, lines: Lines, question: KeepQuestion, *, yes: bool) -> None:
        self._call, self._lines, self._question, self._yes = call, lines, question, yes
        self._moments: SimpleQueue[tuple[Moment, Proof | None]] = SimpleQueue()
        self._typing = Typing()
        self._asking = False
        self._reminders = list(_REMINDERS_S)
        self._proof: Proof | None = None

    def heard(self, moment: Moment, proof: Proof | None) -> None:
        """Take a moment from the thread that makes the change."""
        self._moments.put((moment, proof))

    def follow(self, making: "Future[Ending]", pressed: list[int]) -> None:
        """Say what happens until the change has ended; Ctrl-C puts it back."""
        while not making.done():
            if pressed:
                self._question.put_back()
            if self._asking and not self._yes:
                self._hear()
            self._say_moments(_TICK_S if not self._asking or self._yes else 0)
        self._say_moments(0)

    def _say_moments(self, within_s: float) -> None:
        while True:
            try:
                moment, proof = self._moments.get(timeout=within_s) if within_s else self._moments.get_nowait()
            except Empty:
                return
            within_s = 0
            self._asking = moment is Moment.ASKING
            if self._asking and self._yes:
                self._question.keep()
            self._say_proof(proof)
            if not self._asking:
                self._say(f"setting.moment.{moment}")
            elif not self._yes:
                self._typing.forget()
                self._say("cli.apply.ask", seconds=round(self._question.left_s), more=MORE_S // 60)

    def _say_proof(self, proof: Proof | None) -> None:
        """Say the proof once, when it is known."""
        if proof is None or self._proof is not None:
            return
        self._proof = proof
        if not self._call.as_json:
            for line in self._lines.proof(proof):
                put(line)
            flush()

    def _hear(self) -> None:
        """Hear what is typed, for a moment; remind of the time."""
        word = self._typing.word(_TICK_S)
        if word == KEEP:
            self._question.keep()
        elif word in (BACK, END):
            self._question.put_back()
        elif word == MORE:
            self._question.more()
            self._reminders = list(_REMINDERS_S)
            self._say("cli.apply.left", seconds=round(self._question.left_s))
        elif word is not None:
            self._say("cli.apply.words", more=MORE_S // 60)
        self._remind()

    def _remind(self) -> None:
        left = self._question.left_s
        if self._reminders and left <= self._reminders[0]:
            self._reminders.pop(0)
            self._say("cli.apply.left", seconds=round(left))

    def _say(self, key: str, **values: object) -> None:
        if not self._call.as_json:
            for line in wrapped(self._call.words(key, **values), WIDTH):
                put(line)
            flush()
