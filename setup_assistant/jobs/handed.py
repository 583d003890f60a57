"""Jobs after a hand-over: saying that a device took the setting, and writing the settings file."""

from datetime import date
from pathlib import Path

from setup_assistant.content.load import Content
from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.check import CheckFrom
from setup_assistant.domain.household import Household, SettingState
from setup_assistant.domain.value import Id
from setup_assistant.flow import records
from setup_assistant.flow.looks import say_set
from setup_assistant.jobs.handing import settings_file
from setup_assistant.jobs.phoning import decided
from setup_assistant.storage.atomic import ORDINARY, write_atomically


def say_handed(
    household: Household,
    catalog: Catalog,
    *,
    measure: Id,
    device: Id,
    filter_id: Id,
    shown: bool,
    today: date,
) -> Household:
    """Say that a device took a setting.

    `shown` tells that its phone showed a moment ago what this filter stops: the map counts that for the setting.
    """
    told = say_set(household, measure, device, SettingState.SET, today, chosen=filter_id)
    record = records.newest(told, device=device, origin=CheckFrom.PHONE)
    if not shown or record is None or record.filter != filter_id:
        return told
    return records.replace_newest(told, record, decided(told, catalog, record, today))


def save_settings_file(content: Content, filter_id: Id, path: Path, *, lang: str) -> Path:
    """Write an Apple settings file, unsigned, and return its path.  Raises FilterNotSettable, NotWritable, DiskFull."""
    write_atomically(path, settings_file(content, filter_id, lang=lang), mode=ORDINARY)
    return path
