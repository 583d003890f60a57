"""What happens once the first page is shown: reminders that are due are said."""

from setup_assistant.advice.reminders import due
from setup_assistant.text.errors import Said
from setup_assistant.ui.host import Host, words_of


def remind(host: Host) -> None:
    """Say what the family wrote down to look at again, if its day has come."""
    words = words_of(host)
    for reminder in due(host.household, host.desk.today()):
        host.tell(Said(title=words.say(reminder), text=words("reminder.text"), advice=""), calm=True)
