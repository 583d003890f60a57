"""apply, undo, status: this computer."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from setup_assistant.cli import typed
from setup_assistant.cli.call import Call, flush, put
from setup_assistant.cli.check_verbs import household_of
from setup_assistant.cli.interrupt import INTERRUPTED, ctrl_c, deaf
from setup_assistant.cli.setting_lines import Lines, unread
from setup_assistant.cli.setting_talk import Talk
from setup_assistant.cli.spoken import spoken
from setup_assistant.cli.table import WIDTH, wrapped
from setup_assistant.domain.error import AssistantError, BadUsage, SettingElsewhere, SettingFailed
from setup_assistant.domain.journal import SettingStatus
from setup_assistant.domain.proof import Ending, Moment, Why
from setup_assistant.domain.setting import RemarkKind, SettingPlan, Wanted
from setup_assistant.jobs import setting, setting_here
from setup_assistant.jobs.setting import KeepQuestion, Setter

BEGIN = "set"
"""The word that begins; a whole word, as nothing should begin by accident."""

UNPROVEN, NOT_IN_PLACE, UNREAD = 4, 7, 9
REFUSED, UNABLE = 5, 6

_LONG_S = 3600.0
_WATCH_TICK_S = 1.0


def apply(call: Call) -> int:
    """Say what would be changed; when it is wanted change, prove, ask, and keep it or put it back."""
    wish = _wish(call)
    household = household_of(call)
    needs = setting_here.needs(household, call.content.catalog)
    only = call.asked.option("--plan-only") is not None
    yes = call.asked.option("--yes") is not None
    if not (only or yes) and (call.as_json or not typed.at_terminal()):
        raise BadUsage(what="apply --yes")  # nobody could answer: refused before anything is changed
    setter = call.doors.setter()
    lines = Lines(call.words, details=_details(call))
    # What a killed run left would look as if it were set already, and goes back by itself.
    left = None if only else setter.recover()
    if left is not None and left.stuck:
        status = _undone(left)
        call.show(lines.ended(left), {"plan": None, "ending": spoken(left, call.words), "status": status})
        return status
    plan = setter.plan(wish)
    asked = setting_here.asks(household, call.content.catalog, wish.filter)
    told = {"plan": spoken(plan, call.words), "asked": asked[0]}
    if only or not plan.changes:
        status = 0 if plan.changes else _unchanged(plan)
        call.show(lines.planned(plan, *asked), {**told, "ending": None, "status": status})
        return status
    _say(call, [*lines.planned(plan, *asked), ""])
    if not yes and not _begun(call):
        _say(call, wrapped(call.words("cli.apply.not-begun"), WIDTH))
        return NOT_IN_PLACE
    ending, status = _made(call, setter, plan, needs)
    call.show(lines.ended(ending), {**told, "ending": spoken(ending, call.words), "status": status})
    return status


def undo(call: Call) -> int:
    """Put back everything that was ever kept here; or, for the program itself, watch over a change."""
    seconds = call.asked.whole_number("--unless-kept")
    if seconds is not None:
        return _watch(call, seconds)
    setter = call.doors.setter()
    with ctrl_c(or_ended=True):  # what has begun to go back goes all the way
        ending = setter.recover()
        if _is_set(setter) and not (ending and ending.stuck):
            ending = setter.undo(lambda moment, _proof: _say_moment(call, moment))
    status = _undone(ending)
    told = None if ending is None else spoken(ending, call.words)
    call.show(_put_back(call, ending), {"ending": told, "status": status})
    return status


def status(call: Call) -> int:
    """Measure how this computer stands now and say it."""
    found = call.doors.setter().status()
    code = _standing_status(found)
    lines = Lines(call.words, details=_details(call)).stands(found)
    call.show(lines, {**spoken(found, call.words), "in_place": found.in_place, "status": code})
    return code


def _wish(call: Call) -> Wanted:
    """Return what is wanted.  Raises BadUsage, FilterNotSettable."""
    catalog = call.content.catalog
    asked = call.asked.option("--filter")
    known = ", ".join(each.id for each in catalog.filters)
    if asked is None:
        raise BadUsage(what=f"apply --filter FILTER ({known})")
    if asked not in {each.id for each in catalog.filters}:
        raise BadUsage(what=f"--filter {asked} ({known})")
    encrypted = call.asked.option("--encrypted") is not None
    return setting.wanted(catalog, asked, encrypted=encrypted, browsers=call.asked.option("--no-browsers") is None)


def _details(call: Call) -> bool:
    return call.asked.option("--details") is not None


def _begun(call: Call) -> bool:
    """Ask whether to begin; everything but the one word means no."""
    _say(call, wrapped(call.words("cli.apply.begin"), WIDTH))
    typing = typed.Typing()
    while True:
        word = typing.word(_LONG_S)
        if word is not None:
            return word == BEGIN


def _made(call: Call, setter: Setter, plan: SettingPlan, needs: tuple[str, ...]) -> tuple[Ending, int]:
    """Return how the change ended, with the exit status; whatever happens here, it ends or goes back first."""
    yes = call.asked.option("--yes") is not None
    question = KeepQuestion()
    talk = Talk(call, Lines(call.words, details=_details(call)), question, yes=yes)
    with ctrl_c(or_ended=True) as pressed, ThreadPoolExecutor(1) as pool:
        making = pool.submit(setter.apply, plan, needs=needs, question=question, heard=talk.heard)
        try:
            talk.follow(making, pressed)
        finally:
            question.put_back()  # when nobody can be told any more; after the end it does nothing
        ending = making.result()
    return ending, _status(ending, stopped=bool(pressed))


def _status(ending: Ending, *, stopped: bool) -> int:
    if ending.kept:
        return 0
    if ending.stuck:
        return _status_of(ending.problem)
    if stopped:
        return INTERRUPTED
    if ending.problem:
        return _status_of(ending.problem)
    return UNPROVEN if ending.why in (Why.UNPROVEN, Why.TIME) else NOT_IN_PLACE


def _unchanged(plan: SettingPlan) -> int:
    """Return the status of a plan without a change: everything is set already, or nothing could be."""
    kinds = {each.kind for each in plan.remarks}
    if RemarkKind.NOT_PERMITTED in kinds:
        return REFUSED
    return 0 if RemarkKind.ALREADY in kinds else UNABLE


def _status_of(code: str) -> int:
    """Return the exit status of an error by its code."""
    return next((each.exit_status for each in _kinds(AssistantError) if each.code == code), SettingFailed.exit_status)


def _kinds(kind: type[AssistantError]) -> Iterator[type[AssistantError]]:
    for each in kind.__subclasses__():
        yield each
        yield from _kinds(each)


def _is_set(setter: Setter) -> bool:
    """Tell whether something was kept; where that cannot be read, putting back itself says why."""
    try:
        return setter.status().wanted is not None
    except AssistantError:
        return True


def _put_back(call: Call, ending: Ending | None) -> Iterator[str]:
    if ending is None:
        yield from wrapped(call.words("cli.undo.nothing"), WIDTH)
    elif ending.stuck:
        yield from Lines(call.words, details=False).ended(ending)
    else:
        yield from wrapped(call.words("cli.undo.done"), WIDTH)


def _standing_status(found: SettingStatus) -> int:
    if found.unfinished:
        return UNREAD
    if found.wanted is None or found.in_place:
        return 0
    return UNREAD if unread(found) else NOT_IN_PLACE


def _watch(call: Call, seconds: int) -> int:
    """Wait for the end of the program that holds standard input, or of the time; then put back what was not kept."""
    with deaf():
        typed.wait_for_end(seconds)
        ending = _recovered(call.doors.setter())
    status = _undone(ending)
    call.show((), {"ending": None if ending is None else spoken(ending, call.words), "status": status})
    return status


def _recovered(setter: Setter) -> Ending | None:
    while True:
        try:
            return setter.recover()
        except SettingElsewhere:  # its program is still at work
            time.sleep(_WATCH_TICK_S)


def _undone(ending: Ending | None) -> int:
    return 0 if ending is None or not ending.stuck else _status_of(ending.problem)


def _say_moment(call: Call, moment: Moment) -> None:
    _say(call, wrapped(call.words(f"setting.moment.{moment}"), WIDTH))


def _say(call: Call, lines: "Iterator[str] | list[str]") -> None:
    """Print lines at once for a person who waits; a script gets its one value at the end."""
    if not call.as_json:
        for line in lines:
            put(line)
        flush()
