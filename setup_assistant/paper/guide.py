"""A guide on paper: what must be ready, two steps a row with their drawn screens, then how to see that it worked."""

from collections.abc import Iterator

from setup_assistant.domain.fact import to_confirm
from setup_assistant.domain.guide import Choice, Step
from setup_assistant.domain.screen import Where
from setup_assistant.domain.value import Message, Text
from setup_assistant.guides import find, way
from setup_assistant.guides.telling import Telling
from setup_assistant.guides.walked import Walked
from setup_assistant.paper import codes, foot, screens
from setup_assistant.paper.form import Form, layout
from setup_assistant.paper.said import Lines
from setup_assistant.paper.sheet import (
    Block,
    Entries,
    Entry,
    Heading,
    Kind,
    Look,
    Paragraph,
    Sheet,
    Sign,
    WriteLines,
)
from setup_assistant.paper.subject import Subject
from setup_assistant.paper.voice import Voice
from setup_assistant.paper.walk import Picture, SquareCode, Stage, Walk
from setup_assistant.text import calendar

Values = dict[str, str | int | Text | Message]

LONGEST_NOTE = 300
"""Characters of a note that print: a longer one would push its step off the page; it stays whole in the file."""
_WITH_CAMERA = (Where.CHILD_PHONE, Where.PARENT_PHONE)


def build(subject: Subject, voice: Voice, form: Form) -> Sheet:
    """Return the handout of a guide.  The subject has one."""
    if subject.guiding is None:
        raise ValueError(Kind.GUIDE)
    page = _Page(subject, subject.guiding, voice)
    return foot.sheet(
        Kind.GUIDE,
        subject,
        voice,
        foot.Draft(
            layout=layout(form),
            title=page.say(page.now.guide.title),
            lead=page.say(page.now.guide.summary),
            blocks=tuple(page.blocks()),
        ),
    )


class _Page:
    """One guide, said in the languages of the sheet; drawings are in the first of them."""

    def __init__(self, subject: Subject, now: Walked, voice: Voice) -> None:
        self.subject, self.now, self.voice = subject, now, voice
        self.tellings = [Telling(now.guide, words, now.given) for words in voice.words]
        self.values: Values = {
            **{
                label.id: Text(ja=label.ja, en=f"{label.ja} ({label.en})" if label.japanese_only else label.en)
                for label in now.guide.labels
            },
            **{name: given.said for name, given in now.given.items()},
        }

    def say(self, text: Text) -> Lines:
        """Return a text of the guide in every language of the sheet."""
        return self.voice(text, **self.values)

    def blocks(self) -> Iterator[Block]:
        """Yield the parts of the sheet in their order."""
        yield from self._cautions()
        yield from self._ready()
        yield Walk(
            title=self.voice("paper.guide.steps"),
            stages=tuple(self._stage(number, step) for number, step in enumerate(self.now.steps, 1)),
        )
        yield WriteLines(labels=(self.voice("paper.guide.noted"), ()))
        yield Heading(said=self.voice("guide.end.title"))
        yield Entries(
            sign=Sign.TICK,
            entries=tuple(
                Entry(said=self.say(each.do), under=(self.say(each.expect),)) for each in self.now.guide.trials
            ),
        )
        yield from self._trouble()
        yield from self._last()

    def _cautions(self) -> Iterator[Block]:
        guide, voice = self.now.guide, self.voice
        if guide.ask_shop:
            yield Paragraph(said=voice("guide.ask-shop"), look=Look.STRONG)
        unsure = sum(bool(way.doubts(guide, step, self.voice.words[0].lang)) for step in self.now.steps)
        if unsure:
            yield Paragraph(said=voice("guide.unsure", count=unsure, total=len(self.now.steps)))
        if self.now.place is not None:
            yield Paragraph(said=voice("paper.guide.place", place=self.now.place))

    def _ready(self) -> Iterator[Block]:
        """Yield what must be ready, and lines for hints: never for a password."""
        needs = {each.id: each for each in self.subject.catalog.needs}
        yield Heading(said=self.voice("guide.needs" if self.now.needs else "guide.needs.none"))
        entries = tuple(Entry(said=self.voice(needs[each].name)) for each in self.now.needs)
        if entries:
            yield Entries(sign=Sign.TICK, entries=entries, columns=2)
        minutes = way.minutes(self.now.steps)
        yield Paragraph(said=self.voice("paper.guide.takes", minutes=minutes, steps=len(self.now.steps)))
        if any(needs[each].is_account for each in self.now.needs):
            yield WriteLines(labels=(self.voice("paper.guide.hint"),))

    def _stage(self, number: int, step: Step) -> Stage:
        now, voice = self.now, self.voice
        note = next((each.words for each in now.progress.notes if each.step == step.id), "")
        return Stage(
            number=str(number),
            whose=voice(now.whose(step)),
            said=self.say(step.do),
            paths=tuple(
                voice.typed(" › ".join(self.tellings[0].path(step.path, lang))) for lang in ("ja", "en") if step.path
            ),
            why=self.say(step.why),
            choices=tuple(self._choice(each) for each in self._choices(step)),
            dangers=tuple(self.say(each.words) for each in step.danger),
            expect=voice("paper.guide.expect", what=Text(ja=step.expect.ja, en=step.expect.en), **self.values),
            different=tuple(
                voice("guide.different.line", seen=each.seen, do=each.do, **self.values) for each in step.different
            ),
            note=voice.typed(note if len(note) <= LONGEST_NOTE else f"{note[:LONGEST_NOTE]}…") if note else (),
            noted=voice("paper.guide.noted") if note else (),
            pictures=tuple(self._pictures(step)),
            codes=tuple(self._codes(step)),
            minutes=voice("step.minutes", minutes=step.minutes),
            limits=voice(limits) if (limits := now.limits(step)) is not None else (),
        )

    def _path(self, step: Step, lang: str) -> Lines:
        return self.voice.typed(" › ".join(self.tellings[0].path(step.path, lang)))

    def _choices(self, step: Step) -> tuple[Choice, ...]:
        mine = way.choice(step, self.now.way.school)
        return (mine,) if mine is not None else step.choices

    def _choice(self, choice: Choice) -> Lines:
        school = Message(key=f"guide.school.{choice.school.value}")
        return self.voice("guide.choice", school=school, value=choice.value, **self.values)

    def _pictures(self, step: Step) -> Iterator[Picture]:
        for screen in step.screens:
            owner = screen.on or step.at
            yield Picture(
                drawing=screens.encoded(self.tellings[0].sketch(screen)),
                alt=self.tellings[0].described(screen),
                caption=self.voice(f"guide.at.{owner.value}") if len(step.screens) > 1 else (),
            )

    def _codes(self, step: Step) -> Iterator[SquareCode]:
        """Yield the words to type; with a square code where a phone can read it."""
        for name in step.values:
            exact = self.now.given[name].exact
            if exact is not None:
                svg = codes.svg(exact) if step.at in _WITH_CAMERA else ""
                yield SquareCode(label=self.voice(f"guide.value.{name}"), word=exact, svg=svg)

    def _trouble(self) -> Iterator[Block]:
        guide = self.now.guide
        if guide.mistakes:
            yield Heading(said=self.voice("guide.mistakes"))
            entries = tuple(Entry(said=self.say(each.seen), under=(self.say(each.fix),)) for each in guide.mistakes)
            yield Entries(sign=Sign.DOT, entries=entries)
        if guide.bypasses:
            yield Heading(said=self.voice("guide.bypasses"))
            entries = tuple(Entry(said=self.say(each.trick), under=(self.say(each.closes),)) for each in guide.bypasses)
            yield Entries(sign=Sign.DOT, entries=entries)

    def _last(self) -> Iterator[Block]:
        """Yield how quickly a child can undo it, the way back, and where all this was read."""
        guide, voice = self.now.guide, self.voice
        if guide.undo_by_child is not None:
            yield Heading(said=voice("step.undo"))
            yield Paragraph(said=self.say(guide.undo_by_child))
        back = find.way_back(self.subject.catalog.guides, guide.id)
        if back is not None:
            yield Paragraph(said=voice("paper.guide.back", title=back.title, id=back.id))
        day = guide.fact.checked_on
        read = Text(ja=calendar.day(day, "ja"), en=calendar.day(day, "en"))
        doubtful = to_confirm(guide.fact, self.subject.today)
        yield Paragraph(
            said=voice("paper.guide.read" if not doubtful else "paper.guide.confirm", day=read), look=Look.SMALL
        )
