"""What a window does before it goes."""

from collections.abc import Callable, Iterable
from typing import Protocol

from setup_assistant.domain.error import AssistantError
from setup_assistant.ui.host import Host


class Begun(Protocol):
    """Something that goes on beside the pages."""

    def close(self) -> None:
        """Stop."""


def leave(host: Host, begun: Iterable[Begun], anyway: Callable[[AssistantError], bool]) -> bool:
    """Save what is waiting and stop what goes on; False when it cannot be saved and the person wants to stay."""
    host.tasks.wait()
    try:
        host.saver.flush()
    except AssistantError as error:
        if not anyway(error):
            return False
    host.tasks.finish()
    for job in begun:
        job.close()
    return True
