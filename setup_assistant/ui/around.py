"""What happens once the first page is shown: reminders that are due are said, and this computer is looked at."""

from concurrent.futures import Future

from setup_assistant.advice.reminders import due
from setup_assistant.domain.machine import Machine
from setup_assistant.flow import engine
from setup_assistant.flow.page import PageId
from setup_assistant.text.errors import Said
from setup_assistant.ui.host import Host, words_of

_TELL_OF_IT = frozenset({PageId.DEVICES, PageId.ONLINE, PageId.ALL, PageId.PRINT})


def begin(host: Host) -> None:
    """Say what is due, and look."""
    remind(host)
    look(host)


def remind(host: Host) -> None:
    """Say what the family wrote down to look at again, if its day has come."""
    words = words_of(host)
    for reminder in due(host.household, host.desk.today()):
        host.tell(Said(title=words.say(reminder), text=words("reminder.text"), advice=""), calm=True)


def look(host: Host) -> None:
    """Find out about this computer, and show it where a page tells of it."""

    def found(done: Future[Machine]) -> None:
        if done.exception() is None:
            host.machine = done.result()
            if engine.here(host.household) in _TELL_OF_IT:
                host.draw()

    host.tasks.run(host.desk.machine, land=found)
    if host.desk.sets:
        host.setting.recover()  # before anything else is asked of it
    if engine.here(host.household) is PageId.COMPUTER:
        host.setting.turned(PageId.COMPUTER)
    if engine.here(host.household) is PageId.CHECK:
        host.checking.turned(PageId.CHECK)
    elif host.household.records:  # else nothing is shown that the network could have changed
        from setup_assistant.ui.moved import look as look_for_moves  # noqa: PLC0415 - brings the jobs of a check

        look_for_moves(host)
