"""Proxies and automatic proxy files that are set on this computer, without the passwords in them."""

import re
from collections.abc import Iterable

from setup_assistant.computer import windows_registry
from setup_assistant.computer.here import Here, text

_WORDS = ("http_proxy", "https_proxy", "all_proxy", "ftp_proxy", "socks_proxy")
_SECRET = re.compile(r"(^|://)[^/@\s]*@")
_LONGEST = 300

_GNOME = re.compile(r"org\.gnome\.system\.proxy(\.\w+)? ([\w-]+) (.*)")
_KDE_OFF, _KDE_BY_HAND, _KDE_FILE, _KDE_FOUND = "0", "1", "2", "3"
_INTERNET_SETTINGS = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Internet Settings"
_MAC = re.compile(r"\s*(\w+)\s*:\s*(.*)")


def linux(here: Here) -> tuple[str, ...] | None:
    """Return the proxies of the session, of GNOME and of KDE; None when a file cannot be read."""
    kde = text(here.home / ".config/kioslaverc")
    for_all = text(here.root / "etc/environment")
    found = (*_session(here), *_lines(for_all or ""), *_gnome(here), *_kde(kde or ""))
    return None if kde is None or for_all is None else tidy(found)


def windows(here: Here) -> tuple[str, ...] | None:
    """Return the proxy of this person."""
    values = windows_registry.values(here, _INTERNET_SETTINGS)
    by_hand = windows_registry.number(values.get("ProxyEnable", "")) == 1
    found = (values.get("ProxyServer", "") if by_hand else "", values.get("AutoConfigURL", ""))
    return tidy((*_session(here), *found)) if values else None


def macos(here: Here) -> tuple[str, ...] | None:
    """Return the proxies of the network in use."""
    outcome = here.ask(("scutil", "--proxy"))
    if outcome.status != 0:
        return None
    values = {match[1]: match[2].strip() for line in outcome.output.splitlines() if (match := _MAC.match(line))}
    kinds = ("HTTP", "HTTPS", "SOCKS", "FTP")
    by_hand = (
        _joined(values.get(f"{each}Proxy", ""), values.get(f"{each}Port", "")) for each in kinds if _on(values, each)
    )
    file = values.get("ProxyAutoConfigURLString", "") if _on(values, "ProxyAutoConfig") else ""
    return tidy((*_session(here), *by_hand, file))


def tidy(found: Iterable[str]) -> tuple[str, ...]:
    """Return each proxy once, cut to a length one can read, never with a name and password."""
    return tuple(dict.fromkeys(_SECRET.sub(r"\1", each.strip())[:_LONGEST] for each in found if each.strip()))


def _session(here: Here) -> list[str]:
    return [value for word in _WORDS for name in (word, word.upper()) if (value := here.environ.get(name, ""))]


def _lines(source: str) -> list[str]:
    pairs = (line.strip().removeprefix("export ").partition("=") for line in source.splitlines())
    return [value.strip().strip("\"'") for name, _, value in pairs if name.strip().lower() in _WORDS]


def _gnome(here: Here) -> list[str]:
    outcome = here.ask(("gsettings", "list-recursively", "org.gnome.system.proxy"))
    values: dict[str, str] = {}
    for line in outcome.output.splitlines() if outcome.status == 0 else ():
        if match := _GNOME.match(line):
            values[f"{match[1] or ''}.{match[2]}"] = match[3].strip().strip("'")
    mode = values.get(".mode")
    if mode == "auto":
        return [values.get(".autoconfig-url", "") or "auto"]
    kinds = ("http", "https", "socks", "ftp") if mode == "manual" else ()
    return [_joined(values.get(f".{each}.host", ""), values.get(f".{each}.port", "")) for each in kinds]


def _kde(source: str) -> list[str]:
    _, _, group = source.partition("[Proxy Settings]")
    rows = (line.partition("=") for line in group.partition("\n[")[0].splitlines())
    values = {name.strip(): value.strip() for name, _, value in rows}
    kind = values.get("ProxyType", _KDE_OFF)
    if kind == _KDE_BY_HAND:
        return [
            values.get(name, "").replace(" ", ":") for name in ("httpProxy", "httpsProxy", "socksProxy", "ftpProxy")
        ]
    if kind == _KDE_FILE:
        return [values.get("Proxy Config Script", "")]
    return ["auto"] if kind == _KDE_FOUND else []


def _on(values: dict[str, str], kind: str) -> bool:
    return values.get(f"{kind}Enable") == "1"


def _joined(host: str, port: str) -> str:
    return f"{host}:{port}" if host and port not in {"", "0"} else host
