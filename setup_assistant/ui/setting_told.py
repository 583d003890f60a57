"""What the window says of a change of this computer outside its page: how it ended, and before all is undone."""

from setup_assistant.domain.error import SettingRefused
from setup_assistant.domain.proof import Ending, Why
from setup_assistant.text.errors import Said
from setup_assistant.ui.host import Host, words_of

_PAUSE_S = 3


def tell_ending(host: Host, ending: Ending) -> None:
    """Tell of a change that ended while nobody looked at its page."""
    words = words_of(host)
    time = f"{ending.at.astimezone():%H:%M}"
    if ending.stuck:
        said = Said(
            title=words("act.setting-stuck.title"),
            text=words("act.setting-stuck.text"),
            advice=words("act.setting-stuck.advice"),
        )
    elif ending.kept:
        said = Said(title=words("act.setting-kept.title"), text=words("act.setting-kept.text"), advice="")
    else:
        why = words(f"setting.why.{ending.reason}") if ending.reason else ""
        refused = ending.problem == SettingRefused.code
        said = Said(
            title=words("act.setting-untouched.title" if ending.untouched else "act.setting-back.title", time=time),
            text=why,
            advice=words("computer.next.refused" if refused else "act.setting-back.text"),
        )
    # What somebody chose is no trouble, whichever way they chose.
    host.tell(said, calm=not ending.stuck and (ending.kept or ending.why is Why.HAND))


def ask_undo(host: Host) -> bool:
    """Ask once, with a pause, before everything is put back."""
    from setup_assistant.ui.keeping import ask  # noqa: PLC0415 - brings the dialogs

    return ask(host, "act.setting-undo", ("computer.undo", "computer.undo.no"), pause_s=_PAUSE_S)
