"""What of the collected libraries a desktop copy of the program needs.  Shared by both PyInstaller specs."""

from pathlib import PurePosixPath

Entry = tuple[str, str, str]
"""PyInstaller's own: name in the folder, path on this computer, kind."""

EXCLUDED_MODULES = [
    *("tkinter", "unittest", "pydoc", "doctest", "test", "lib2to3", "sqlite3", "curses", "setuptools", "pip"),
    *("hypothesis", "pytest", "psutil", "janome", "jsonschema", "attr", "attrs"),
    *(f"PySide6.Qt{name}" for name in ("Qml", "Quick", "QuickControls2", "QuickWidgets", "Network", "Sql", "Test")),
    *(f"PySide6.Qt{name}" for name in ("Xml", "Designer", "UiTools", "Help", "OpenGL", "OpenGLWidgets", "Concurrent")),
]

QT_LIBRARIES = frozenset(
    {
        *("Core", "Gui", "Widgets", "PrintSupport", "Svg", "SvgWidgets", "DBus", "XcbQpa"),
        *("WaylandClient", "WlShellIntegration", "OpenGL"),
    }
)
QT_PLUGINS = frozenset(
    {
        *("libqxcb", "libqwayland", "libqwayland-generic", "libqwayland-egl", "libqoffscreen"),
        *("libibusplatforminputcontextplugin", "libcomposeplatforminputcontextplugin"),
        *("libqxdgdesktopportal", "libqsvg", "libqsvgicon", "libcupsprintersupport", "libxdg-shell"),
        *("qwindows", "qmodernwindowsstyle", "windowsprintersupport", "libqcocoa", "libcocoaprintersupport"),
    }
)
QT_TRANSLATIONS = ("qtbase_ja", "qtbase_en")

BABEL_LOCALES = frozenset({"root", "en", "ja", "global"})

DESKTOP_BRINGS = (
    # The theme plug-in for GTK, which is left out.
    *("libgtk-3", "libgdk-3", "libgdk_pixbuf", "libcairo", "libpango", "libatk", "libatspi", "libharfbuzz"),
    *("libepoxy", "libthai", "libdatrie", "libfribidi", "libgraphite2", "libpixman"),
    # The printing system of the computer itself: only its own library speaks to it for certain.
    *("libcups", "libavahi", "libgnutls", "libkrb5", "libk5crypto", "libgssapi", "libcom_err", "libkeyutils"),
    *("libp11-kit", "libnettle", "libhogweed", "libgmp", "libtasn1", "libidn2", "libunistring"),
)
"""System libraries that stay out: what loads them finds the computer's own, or does without."""


def needed(entry: Entry) -> bool:
    """Say whether an entry belongs into the folder."""
    name = entry[0].replace("\\", "/")
    stem = PurePosixPath(name).name.partition(".")[0]
    if "/translations/" in name and "PySide6" in name:
        return stem in QT_TRANSLATIONS
    if name.startswith("babel/locale-data/"):
        return stem in BABEL_LOCALES
    if "/plugins/" in name:
        return stem in QT_PLUGINS
    if stem.startswith("libQt6"):
        return stem.removeprefix("libQt6") in QT_LIBRARIES
    return not stem.startswith(DESKTOP_BRINGS) and "/qml/" not in name


def slim(entries: list[Entry]) -> list[Entry]:
    """Return the entries that belong into the folder, in their order."""
    return [entry for entry in entries if needed(entry)]
