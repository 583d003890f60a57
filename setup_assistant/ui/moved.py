"""What was seen on a network ends with it: looked for after the start, and when the check page is opened."""

from concurrent.futures import Future

from setup_assistant.domain.surroundings import Surroundings
from setup_assistant.jobs import checking
from setup_assistant.ui.host import Host


def look(host: Host) -> None:
    """Look at this computer; no packet leaves.  What no longer holds is not shown any more."""

    def found(done: Future[Surroundings]) -> None:
        before = host.household
        if done.exception() is None:
            let_go(host, done.result())
        if host.household != before:
            host.draw()

    host.tasks.run(host.desk.surroundings, land=found)


def let_go(host: Host, around: Surroundings) -> None:
    """Let go of what was seen here when the network was not as it is now."""
    host.keep(checking.notice(host.household, host.desk.content.catalog, around, host.desk.today()))
