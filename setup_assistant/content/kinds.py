"""Which kinds of content exist, and in which files of resources/catalog they are written."""

from dataclasses import dataclass

from setup_assistant.domain.bypass import Bypass, KnownName, SearchEngine
from setup_assistant.domain.filter import Baseline, Filter
from setup_assistant.domain.hand_over import HandOver, Router
from setup_assistant.domain.measure import Cover, Measure, Need
from setup_assistant.domain.risk import DeviceKind, FindOut, Line, NeedToWork, Risk, StageInfo
from setup_assistant.domain.rule import Contact, HouseRule, Phrase
from setup_assistant.domain.service import Criterion, Service
from setup_assistant.domain.value import Value


class AllowedWords(Value, frozen=True, kw_only=True):
    """Menu words, product names and law titles that one file may quote although the words are banned elsewhere."""

    file: str
    """Path below resources, or "*" for every file."""
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of content: NAME.yaml or NAME/*.yaml, each with the one key `items`."""

    name: str
    """Name of the field in Catalog."""
    kind: type[Value]
    in_file_order: bool = False
    """True where the order of the files is the order people see; else items are sorted by id."""

    @property
    def stem(self) -> str:
        """Name of the file or the folder."""
        return {"covers": "cover"}.get(self.name, self.name.replace("_", "-"))


SECTIONS = (
    Section("stages", StageInfo, in_file_order=True),
    Section("risks", Risk, in_file_order=True),
    Section("device_kinds", DeviceKind, in_file_order=True),
    Section("lines", Line, in_file_order=True),
    Section("needs", Need),
    Section("measures", Measure),
    Section("covers", Cover),
    Section("filters", Filter),
    Section("baselines", Baseline),
    Section("engines", SearchEngine, in_file_order=True),
    Section("known_names", KnownName),
    Section("criteria", Criterion, in_file_order=True),
    Section("services", Service),
    Section("rules", HouseRule),
    Section("promises", Phrase, in_file_order=True),
    Section("privacy_lines", Phrase, in_file_order=True),
    Section("consequences", Phrase, in_file_order=True),
    Section("loosenings", Phrase, in_file_order=True),
    Section("contacts", Contact, in_file_order=True),
    Section("must_work", NeedToWork, in_file_order=True),
    Section("find_outs", FindOut, in_file_order=True),
    Section("bypasses", Bypass, in_file_order=True),
    Section("hand_overs", HandOver, in_file_order=True),
    Section("routers", Router, in_file_order=True),
)
"""Every field of Catalog but its edition and the guides, in its order."""

ALLOWED = Section("allowed-words", AllowedWords)
"""For the check alone; not part of the catalog."""
