"""Policy files of browsers, so that they ask as this computer is set and search strictly.  What would be written.

Names and values are those of Mozilla's and Chromium's own lists of policies.  Firefox has none for strict search.
A browser in a Snap or a Flatpak reads its policies elsewhere: it is told as not reached.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from setup_assistant.computer import system_files_texts as texts
from setup_assistant.computer.browser_places import CHROMIUM_POLICIES, FIREFOX_POLICIES
from setup_assistant.computer.here import Here, is_there, names
from setup_assistant.computer.system_files_state import ABSENT, BY_HAND, content, read, told
from setup_assistant.domain.setting import Change, Part, Remark, RemarkKind, Row, Tool
from setup_assistant.domain.value import message


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A browser whose policies are known."""

    target: str
    name: str
    programs: tuple[str, ...]
    """Where its program lies when the system installed it, below the root."""
    boxed: tuple[str, ...] = ()
    """Where it lies as a Snap or Flatpak, below the root or the home."""


_FLATPAK = ("var/lib/flatpak/app/{}", ".local/share/flatpak/app/{}")


def _boxes(snap: str, flatpak: str) -> tuple[str, ...]:
    return (*((f"snap/{snap}",) if snap else ()), *(each.format(flatpak) for each in _FLATPAK))


KINDS = (
    Kind(
        target=texts.FIREFOX,
        name="Firefox",
        programs=("usr/lib/firefox", "usr/lib/firefox-esr", "usr/lib64/firefox", "opt/firefox"),
        boxed=_boxes("firefox", "org.mozilla.firefox"),
    ),
    Kind(
        target="chromium",
        name="Chromium",
        programs=("usr/lib/chromium/chromium", "usr/lib64/chromium-browser/chromium-browser"),
        boxed=_boxes("chromium", "org.chromium.Chromium"),
    ),
    Kind(
        target="chrome",
        name="Google Chrome",
        programs=("opt/google/chrome/chrome",),
        boxed=_boxes("", "com.google.Chrome"),
    ),
    Kind(
        target="edge",
        name="Microsoft Edge",
        programs=("opt/microsoft/msedge/msedge",),
        boxed=_boxes("", "com.microsoft.Edge"),
    ),
    Kind(
        target="brave",
        name="Brave",
        programs=("opt/brave.com/brave/brave",),
        boxed=_boxes("brave", "com.brave.Browser"),
    ),
)


def plan(here: Here) -> Part:
    """Return what would be written for the browsers that are installed."""
    changes, remarks = [], []
    for kind in KINDS:
        if any(is_there(here.root / each) for each in kind.programs):
            found = _of(here, kind)
            if isinstance(found, Change):
                changes.append(found)
            else:
                remarks.append(found)
        if any(is_there(base / each) for base in (here.root, here.home) for each in kind.boxed):
            remarks.append(Remark(kind=RemarkKind.NOT_REACHED, about=f"{kind.name} (Snap, Flatpak)"))
    return Part(changes=tuple(changes), remarks=tuple(remarks))


def _of(here: Here, kind: Kind) -> Change | Remark:
    at = texts.PATHS[kind.target]
    data = texts.text(kind.target, (), "", encrypted=False, before=None)
    before, after = read(here.root / at.lstrip("/")), told(data)
    if before is None or _is_fixed(here, kind, data):
        return Remark(kind=RemarkKind.ORGANISATION, about=kind.name)
    if before == after:
        return Remark(kind=RemarkKind.ALREADY, about=kind.name)
    return Change(
        tool=Tool.FIREFOX if kind.target == texts.FIREFOX else Tool.CHROMIUM,
        at=at,
        name=kind.name,
        rows=_rows(kind),
        before=before,
        after=after,
        literal=(at, *data.decode("ascii").splitlines()),
        by_hand=BY_HAND,
    )


def _rows(kind: Kind) -> tuple[Row, ...]:
    own = Row(
        what=message("setting.file.look-up", browser=kind.name),
        before=message("setting.file.look-up.own"),
        after=message("setting.file.look-up.computer"),
    )
    free = message("setting.file.search.free")
    is_firefox = kind.target == texts.FIREFOX
    search = Row(
        what=message("setting.file.search", browser=kind.name),
        before=message("setting.file.search.none", browser=kind.name) if is_firefox else free,
        after=message("setting.file.search.none", browser=kind.name)
        if is_firefox
        else message("setting.file.search.strict"),
    )
    return own, search


def _is_fixed(here: Here, kind: Kind, ours: bytes) -> bool:
    """Tell whether an organisation, or the maker of the system, has policies for this browser."""
    for path in _others(kind, here):
        state = read(here.root / path)
        if state is None or (state != ABSENT and content(state) != ours):
            return True
    return False


def _others(kind: Kind, here: Here) -> Iterator[str]:
    if kind.target == texts.FIREFOX:
        yield from FIREFOX_POLICIES["linux"]
        return
    for folder in CHROMIUM_POLICIES[kind.target]:
        yield from (f"{folder}/{name}" for name in names(here.root / folder))
