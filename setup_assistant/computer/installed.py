"""Which browsers lie on this computer, installed or carried in: by their names, never by what is in them."""

import re
from collections.abc import Iterator
from pathlib import Path

from setup_assistant.computer.here import Here, is_file, names, text

_IDS = (
    ("librewolf", r"librewolf"),
    ("tor", r"tor[ _-]?browser|start-tor-browser"),
    ("firefox", r"firefox|mozilla ?firefox"),
    ("edge", r"microsoft[ -]?edge|msedge"),
    ("brave", r"brave"),
    ("vivaldi", r"vivaldi"),
    ("opera", r"opera"),
    ("chrome", r"google[ -]?chrome|chrome(\.exe|$)"),
    ("chromium", r"chromium|ungoogled"),
    ("safari", r"safari"),
    ("epiphany", r"epiphany|gnome web"),
    ("falkon", r"falkon"),
    ("konqueror", r"konqueror"),
    ("sleipnir", r"sleipnir"),
    ("floorp", r"floorp"),
    ("waterfox", r"waterfox"),
    ("duckduckgo", r"duckduckgo"),
)
_REVERSED = re.compile(r"^(com|org|net|io|app|one)\.([\w-]+\.)*(?=[\w-]+$)")
"""Head of a name such as org.mozilla.firefox, of which the last part counts."""

_VENDORS = {"com.brave.browser": "brave", "com.google.chrome": "chrome", "com.microsoft.edge": "edge"}
_INSTALLER = re.compile(r"set-?up|install", re.IGNORECASE)
_INSIDE = (
    *(
        "firefox",
        "firefox.exe",
        "chrome",
        "chrome.exe",
        "chrome-linux/chrome",
        "Browser/firefox",
        "Browser/firefox.exe",
    ),
    *("start-tor-browser.desktop", "FirefoxPortable.exe", "GoogleChromePortable.exe", "OperaPortable.exe"),
    *("opera", "opera.exe", "brave", "brave.exe", "vivaldi", "vivaldi.exe", "librewolf", "librewolf.exe", "msedge.exe"),
)
"""Programs right inside a folder that make it a browser."""

_FOLDERS_LIMIT = 300
_USER_FOLDER = re.compile(r'^\s*XDG_(DOWNLOAD|DESKTOP)_DIR\s*=\s*"(\$HOME/|/)([^"\0]*)"', re.MULTILINE)


def known(name: str) -> str | None:
    """Return the id of the browser that a name belongs to, or None."""
    low = name.lower()
    if low in _VENDORS:
        return _VENDORS[low]
    bare = _REVERSED.sub("", low)
    return next((id_ for id_, pattern in _IDS if re.match(pattern, bare)), None)


def by_desktop_files(here: Here) -> tuple[str, ...]:
    """Return the browsers among the programs that a Linux desktop offers, by the category they give themselves."""
    shares = (
        *(here.root / each for each in ("usr/share", "usr/local/share", "var/lib/flatpak/exports/share")),
        *(here.home / each for each in (".local/share", ".local/share/flatpak/exports/share")),
    )
    folders = (*(share / "applications" for share in shares), here.root / "var/lib/snapd/desktop/applications")
    found = [
        known(stem) or re.sub(r"[^a-z0-9.-]", "-", stem.lower())[:80]
        for folder in folders
        for name in names(folder)
        if name.endswith(".desktop") and _offers_browser(text(folder / name) or "")
        for stem in [name.removesuffix(".desktop").rpartition("_")[2]]
    ]
    return tuple(dict.fromkeys(found))


def by_names(listed: tuple[str, ...]) -> tuple[str, ...]:
    """Return the browsers among the names of programs."""
    return tuple(dict.fromkeys(id_ for name in listed if (id_ := known(name)) is not None))


def portable(here: Here) -> tuple[tuple[str, str], ...]:
    """Return (id, name) of browsers that lie on top of the home, the desktop or the downloads."""
    found = []
    for folder in places(here):
        for name in names(folder)[:_FOLDERS_LIMIT]:
            id_ = None if name.startswith(".") else _carried(folder / name)
            if id_ is not None:
                found.append((id_, name))
    return tuple(dict.fromkeys(found))


def places(here: Here) -> tuple[Path, ...]:
    """Return where people put what they fetched, also where the folders have names of their language."""
    words = _USER_FOLDER.findall(text(here.home / ".config/user-dirs.dirs") or "")
    told = [here.home / rest if head == "$HOME/" else Path("/") / rest for _, head, rest in words]
    usual = [here.home / "Downloads", here.home / "Desktop"]
    return tuple(dict.fromkeys((here.home, *told, *usual)))


def _carried(path: Path) -> str | None:
    name = path.name
    if name.lower().endswith((".appimage", ".exe", ".app")) and not _INSTALLER.search(name):
        return known(name)
    return next((known(inside.rpartition("/")[2]) for inside in _programs(path)), None)


def _programs(folder: Path) -> Iterator[str]:
    yield from (each for each in _INSIDE if is_file(folder / each))


def _offers_browser(source: str) -> bool:
    head = source.partition("\n[Desktop Action")[0]
    values = dict(line.partition("=")[::2] for line in head.splitlines())
    hidden = "true" in {values.get("NoDisplay", "").strip(), values.get("Hidden", "").strip()}
    return "WebBrowser" in values.get("Categories", "").split(";") and not hidden
