"""Content for the program: opened from the built index, section by section, as each is asked for.

In a source run the index is built again whenever the tree differs; an installed program ships it.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

from setup_assistant import resources
from setup_assistant.content import index, tree
from setup_assistant.content.index import Index
from setup_assistant.domain.error import ContentDamaged, NoSuchGuide
from setup_assistant.text.words import Words

if TYPE_CHECKING:
    from setup_assistant.domain.catalog import Catalog
    from setup_assistant.domain.guide import Guide, GuideHead
    from setup_assistant.domain.risk import DeviceKind, StageInfo
    from setup_assistant.domain.rule import Contact
    from setup_assistant.text.furigana import KanjiGrades

NAME = "index.msgpack"
"""Name of the built index, in resources of an installed program and in the cache folder of a source run."""

T = TypeVar("T")


class Content:
    """Words and facts; a section is read when it is first asked for and kept.  Every access raises ContentDamaged."""

    def __init__(
        self,
        source: Index,
        again: Callable[[], Index] | None = None,
        has_guides: Callable[[Index], bool] = lambda _index: True,
    ) -> None:
        """`again` builds the index anew when a section turns out to be damaged; an installed program cannot.

        `has_guides` tells whether the guides of an index are those of the tree; it is asked once, by the first need.
        """
        self._index = source
        self._again = again
        self._has_guides: Callable[[Index], bool] | None = has_guides
        self._kept: dict[str, object] = {}

    @property
    def edition(self) -> date:
        """Date of the catalog."""
        return self._section("edition", date)

    @property
    def stages(self) -> "tuple[StageInfo, ...]":
        """Stages of childhood alone: enough for the first page."""
        from setup_assistant.domain.risk import StageInfo  # noqa: PLC0415 - each section brings its own values

        return self._section("stages", tuple[StageInfo, ...])

    @property
    def device_kinds(self) -> "tuple[DeviceKind, ...]":
        """Kinds of devices alone."""
        from setup_assistant.domain.risk import DeviceKind  # noqa: PLC0415 - as above

        return self._section("device_kinds", tuple[DeviceKind, ...])

    @property
    def contacts(self) -> "tuple[Contact, ...]":
        """Help contacts alone."""
        from setup_assistant.domain.rule import Contact  # noqa: PLC0415 - as above

        return self._section("contacts", tuple[Contact, ...])

    @property
    def kanji(self) -> "KanjiGrades":
        """Table of kanji by school grade."""
        from setup_assistant.text.furigana import KanjiGrades  # noqa: PLC0415 - as above

        return self._section("kanji", KanjiGrades)

    @property
    def catalog(self) -> "Catalog":
        """Everything that plans and papers need."""
        self._look_at_guides()
        return self._once("catalog", _catalog)

    @property
    def guide_heads(self) -> "tuple[GuideHead, ...]":
        """Heads of all guides alone."""
        from setup_assistant.domain.guide import GuideHead  # noqa: PLC0415 - as above

        self._look_at_guides()
        return self._section("guides", tuple[GuideHead, ...])

    def guide(self, guide: str) -> "Guide":
        """Return one whole guide; the others stay closed.  Raises NoSuchGuide."""
        from setup_assistant.domain.guide import Guide  # noqa: PLC0415 - as above

        if all(head.id != guide for head in self.guide_heads):
            raise NoSuchGuide(asked=guide)
        return self._section(index.guide_section(guide), Guide)

    def words(self, lang: str) -> Words:
        """Return the interface words of a language of `text.words.LANGUAGES`."""
        return self._once(f"words-{lang}", lambda source: _words(source, lang))

    def _look_at_guides(self) -> None:
        has_guides, self._has_guides = self._has_guides, None
        if has_guides is not None and self._again is not None and not has_guides(self._index):
            self._index = self._again()

    def _section(self, name: str, kind: type[T]) -> T:
        return self._once(name, lambda source: source.decode(name, kind))

    def _once(self, name: str, make: Callable[[Index], T]) -> T:
        if name not in self._kept:
            try:
                self._kept[name] = make(self._index)
            except ContentDamaged:
                if self._again is None:
                    raise
                self._index = self._again()
                self._kept[name] = make(self._index)
        return self._kept[name]  # type: ignore[return-value]  # each name is kept with one type


def load_content(cache: Path | None = None, root: Path | None = None) -> Content:
    """Open the content, building its index first when the tree was edited since.

    `cache` is the folder for the built index of a source run, by default build/content of the repository; when it
    cannot be written the index stays in memory.

    Raises:
        ContentDamaged: an installed program whose index is missing or broken.
    """
    folder = root or resources.root()
    if root is None and not resources.is_source():
        return Content(_shipped(folder / NAME))
    path = (cache or folder.parent / "build" / "content") / NAME
    return Content(
        _current(folder, path),
        again=lambda: _built(folder, path),
        has_guides=lambda kept: kept.raw("guides-stamp") == tree.guides_stamp(folder),
    )


def _shipped(path: Path) -> Index:
    try:
        return index.open_file(path)
    except OSError as error:
        raise ContentDamaged(where=path.name) from error


def _current(root: Path, path: Path) -> Index:
    stamp = tree.stamp(root)
    try:
        kept = index.open_file(path)
        if kept.raw("stamp") == stamp:
            return kept
    except (OSError, ContentDamaged):
        pass  # no index yet, or one that this program cannot use: build it
    return _built(root, path)


def _built(root: Path, path: Path) -> Index:
    from setup_assistant.content import build  # noqa: PLC0415 - loads YAML and Babel, needed only after an edit

    data = build.pack(root, tree.stamp(root), tree.guides_stamp(root))
    with suppress(OSError):  # an index in memory is as good, only slower next time
        build.write(path, data)
    return Index(data, path.name)


def _catalog(source: Index) -> "Catalog":
    from setup_assistant.domain.catalog import Catalog  # noqa: PLC0415 - the first page needs no catalog

    whole = {name: msgspec.Raw(source.raw(name)) for name in Catalog.__struct_fields__}
    try:
        return msgspec.msgpack.decode(msgspec.msgpack.encode(whole), type=Catalog)
    except msgspec.DecodeError:
        raise ContentDamaged(where="catalog") from None


def _words(source: Index, lang: str) -> Words:
    from gettext import c2py  # noqa: PLC0415 - one language is opened at a start, and only then

    rule, entries = source.decode(f"words-{lang}", tuple[str, dict[str, tuple[str, ...]]])
    return Words(lang=lang, entries=entries, form=c2py(rule))
