"""Browsers of a Linux computer: their own settings, policies, where they lie.  Nothing else of them is read."""

import json
from pathlib import Path

import pytest

from setup_assistant.computer import browsers, firefox, installed
from setup_assistant.domain.surroundings import Browser, OwnLookup
from tests.contract.computers import firefox as firefox_files
from tests.contract.computers import here, lay, local_state, read

ON, OFF, AUTOMATIC, UNKNOWN = OwnLookup.ON, OwnLookup.OFF, OwnLookup.AUTOMATIC, OwnLookup.UNKNOWN
URI = "https://dns.google/dns-query"


def found(root: Path) -> tuple[Browser, ...]:
    return browsers.find(here(root), "linux").browsers


def pref(name: str, value: object) -> str:
    return f'user_pref("{name}", {json.dumps(value)});\n'


def mode(value: object, uri: str = "") -> str:
    return pref("network.trr.mode", value) + (pref("network.trr.uri", uri) if uri else "")


@pytest.mark.parametrize(
    ("prefs", "user", "lookup", "asks"),
    [
        ("", None, AUTOMATIC, ""),
        (mode(0), None, AUTOMATIC, ""),
        (mode(2, URI), None, ON, URI),
        (mode(3), None, ON, firefox.DEFAULT_RESOLVER),
        (mode(3) + pref("network.trr.custom_uri", URI), None, ON, URI),
        (mode(5, URI), None, OFF, ""),
        (mode(5), mode(3, URI), ON, URI),
        (mode(3, URI), mode(5), OFF, ""),
        (mode(1), None, UNKNOWN, ""),
        (mode("3"), None, UNKNOWN, ""),
        (mode([3]), None, UNKNOWN, ""),
        (mode(True), None, UNKNOWN, ""),  # noqa: FBT003  a hostile value
        (f"// {mode(3)}", None, AUTOMATIC, ""),
        (pref("doh-rollout.mode", 2) + pref("doh-rollout.uri", URI), None, AUTOMATIC, ""),
        ('user_pref("network.trr.mode", 3', None, AUTOMATIC, ""),
    ],
)
def test_firefox_is_read_from_its_profile(
    tmp_path: Path, prefs: str, user: str | None, lookup: OwnLookup, asks: str
) -> None:
    firefox_files(tmp_path, prefs, user=user)
    assert found(tmp_path) == (Browser(id="firefox", profile="default-release", own_lookup=lookup, asks=asks),)


@pytest.mark.parametrize(
    ("policy", "prefs", "expected"),
    [
        ({"Enabled": False, "Locked": True}, mode(3, URI), (OFF, "", True)),
        ({"Enabled": True, "Locked": True, "ProviderURL": URI}, mode(5), (ON, URI, True)),
        ({"Enabled": True}, "", (ON, firefox.DEFAULT_RESOLVER, True)),
        ({"Enabled": False}, "", (OFF, "", True)),
        ({"Enabled": False}, mode(3, URI), (ON, URI, False)),
        ({"Enabled": "no"}, mode(5), (OFF, "", False)),
        ({"Locked": True}, "", (AUTOMATIC, "", False)),
    ],
)
@pytest.mark.parametrize("place", ["etc/firefox/policies", "usr/lib/firefox-esr/distribution"])
def test_a_policy_of_firefox_wins_where_it_is_locked_and_proposes_else(
    tmp_path: Path, policy: object, prefs: str, expected: tuple[OwnLookup, str, bool], place: str
) -> None:
    source = json.dumps({"policies": {"DNSOverHTTPS": policy}})
    lay(firefox_files(tmp_path, prefs), {f"{place}/policies.json": source})
    (one,) = found(tmp_path)
    assert (one.own_lookup, one.asks, one.by_policy) == expected


@pytest.mark.parametrize(
    "base", ["snap/firefox/common/.mozilla/firefox", ".var/app/org.mozilla.firefox/.mozilla/firefox"]
)
def test_firefox_from_a_shop_of_programs_is_found_too(tmp_path: Path, base: str) -> None:
    firefox_files(tmp_path, mode(3, URI), base=base)
    assert [each.own_lookup for each in found(tmp_path)] == [ON]


def test_a_proxy_of_firefox_alone_is_a_proxy(tmp_path: Path) -> None:
    prefs = (
        pref("network.proxy.type", 1) + pref("network.proxy.http", "p.example") + pref("network.proxy.http_port", 81)
    )
    assert read(firefox_files(tmp_path, prefs)).proxies == ("p.example:81",)
    assert read(firefox_files(tmp_path, prefs.replace("1)", "5)"))).proxies == ()
    assert firefox.proxy({"network.proxy.type": 2, "network.proxy.autoconfig_url": "https://p.example/x"}) != ""


@pytest.mark.parametrize(
    ("about", "lookup", "asks"),
    [
        (None, AUTOMATIC, ""),
        ({"mode": "automatic"}, AUTOMATIC, ""),
        ({"mode": "automatic", "templates": f"{URI}{{?dns}} https://b.example"}, AUTOMATIC, f"{URI}{{?dns}}"),
        ({"mode": "off", "templates": URI}, OFF, ""),
        ({"mode": "secure", "templates": f"{URI}{{?dns}}"}, ON, f"{URI}{{?dns}}"),
        ({"mode": "secure"}, ON, ""),
        ({"mode": "loud"}, UNKNOWN, ""),
        ({"mode": [1]}, UNKNOWN, ""),
        ("text", AUTOMATIC, ""),
    ],
)
def test_chromium_is_read_from_its_local_state(tmp_path: Path, about: object, lookup: OwnLookup, asks: str) -> None:
    local_state(tmp_path, about)
    assert found(tmp_path) == (Browser(id="chromium", own_lookup=lookup, asks=asks),)


@pytest.mark.parametrize(
    ("id_", "folder"),
    [
        ("chrome", ".config/google-chrome"),
        ("edge", ".config/microsoft-edge"),
        ("brave", ".config/BraveSoftware/Brave-Browser"),
        ("vivaldi", ".config/vivaldi"),
        ("opera", ".config/opera"),
        ("chromium", "snap/chromium/common/chromium"),
        ("chrome", ".var/app/com.google.Chrome/config/google-chrome"),
    ],
)
def test_each_relative_of_chromium_has_its_own_folder(tmp_path: Path, id_: str, folder: str) -> None:
    local_state(tmp_path, {"mode": "off"}, folder)
    assert [(each.id, each.own_lookup) for each in found(tmp_path)] == [(id_, OFF)]


@pytest.mark.parametrize(
    ("policy", "lookup", "asks"),
    [
        ({"DnsOverHttpsMode": "off"}, OFF, ""),
        ({"DnsOverHttpsMode": "secure", "DnsOverHttpsTemplates": URI}, ON, URI),
        ({"HomepageLocation": "https://school.example"}, OFF, ""),
    ],
)
def test_a_policy_of_chromium_wins_and_any_policy_switches_its_own_look_up_off(
    tmp_path: Path, policy: object, lookup: OwnLookup, asks: str
) -> None:
    local_state(tmp_path, {"mode": "secure", "templates": "https://other.example/"})
    lay(tmp_path, {"etc/chromium/policies/managed/a.json": json.dumps(policy)})
    assert found(tmp_path) == (Browser(id="chromium", own_lookup=lookup, asks=asks, by_policy=True),)


@pytest.mark.parametrize("broken", ["", "{", "[]", '"x"'])
def test_settings_that_cannot_be_read_are_unknown(tmp_path: Path, broken: str) -> None:
    lay(tmp_path, {"etc/opt/chrome/policies/managed/a.json": broken})
    local_state(tmp_path, {"mode": "off"}, ".config/google-chrome")
    assert found(tmp_path) == (Browser(id="chrome"),)
    huge = lay(tmp_path / "b", {"home/hana/.config/chromium/Local State": " " * 2_000_001})
    assert found(huge) == (Browser(id="chromium"),)
    odd = firefox_files(tmp_path / "c", "#" * 2_000_001)
    assert [each.own_lookup for each in found(odd)] == [UNKNOWN]


def desktop(*categories: str, more: str = "") -> str:
    return (
        f"[Desktop Entry]\nName=x\nCategories={';'.join(categories)};\n{more}\n[Desktop Action new]\nNoDisplay=true\n"
    )


def test_installed_browsers_are_known_by_their_category(tmp_path: Path) -> None:
    web = desktop("Network", "WebBrowser")
    lay(
        tmp_path,
        {
            "usr/share/applications/firefox-esr.desktop": web,
            "usr/share/applications/google-chrome.desktop": web,
            "usr/share/applications/vivaldi-stable.desktop": web.replace("Name=x", "NoDisplay=true"),
            "usr/share/applications/chromium-bsu.desktop": desktop("Game"),
            "usr/share/applications/org.gnome.Epiphany.desktop": web,
            "usr/share/applications/Our Browser.desktop": web,
            "var/lib/snapd/desktop/applications/chromium_chromium.desktop": web,
            "var/lib/flatpak/exports/share/applications/com.brave.Browser.desktop": web,
            "home/hana/.local/share/applications/torbrowser.desktop": web,
            "home/hana/.local/share/applications/chrome-abc-Default.desktop": desktop("Network"),
        },
    )
    assert {each.id: each.own_lookup for each in found(tmp_path)} == {
        "firefox": AUTOMATIC,
        "chrome": AUTOMATIC,
        "epiphany": OFF,
        "our-browser": UNKNOWN,
        "brave": AUTOMATIC,
        "tor": ON,
        "chromium": AUTOMATIC,
    }


def test_a_browser_that_was_started_is_listed_once(tmp_path: Path) -> None:
    web = desktop("WebBrowser")
    lay(firefox_files(tmp_path, mode(5)), {"usr/share/applications/firefox.desktop": web})
    assert [(each.id, each.own_lookup) for each in found(tmp_path)] == [("firefox", OFF)]


CARRIED = {
    "home/hana/ダウンロード/tor-browser/start-tor-browser.desktop": "",
    "home/hana/ダウンロード/Brave-1.2.AppImage": "",
    "home/hana/Desktop/FirefoxPortable/FirefoxPortable.exe": "",
    "home/hana/firefox/firefox": "",
    "home/hana/chrome.exe": "",
}
INNOCENT = {
    "home/hana/ダウンロード/Firefox Setup 140.exe": "",
    "home/hana/ダウンロード/ChromeSetup.exe": "",
    "home/hana/ダウンロード/opera-notes.pdf": "",
    "home/hana/Desktop/firefox/readme.txt": "",
    "home/hana/Documents/x/firefox/firefox": "",
    "home/hana/.cache/firefox": "",
    "home/hana/.config/user-dirs.dirs": '# x\nXDG_DOWNLOAD_DIR="$HOME/ダウンロード"\nXDG_DESKTOP_DIR="$HOME/Desktop"\n',
}


def test_carried_browsers_are_found_by_name_where_people_put_them(tmp_path: Path) -> None:
    lay(tmp_path, CARRIED | INNOCENT)
    assert {(each.id, each.profile) for each in found(tmp_path) if each.portable} == {
        ("tor", "tor-browser"),
        ("brave", "Brave-1.2.AppImage"),
        ("firefox", "FirefoxPortable"),
        ("firefox", "firefox"),
        ("chrome", "chrome.exe"),
    }


def test_files_that_merely_sound_like_browsers_are_none(tmp_path: Path) -> None:
    lay(tmp_path, INNOCENT)
    assert found(tmp_path) == ()


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("org.mozilla.firefox", "firefox"),
        ("Mozilla Firefox", "firefox"),
        ("Google Chrome", "chrome"),
        ("msedge", "edge"),
        ("Tor Browser", "tor"),
        ("Opera GX", "opera"),
        ("chromedriver", None),
        ("Photos", None),
    ],
)
def test_names_belong_to_browsers(name: str, id_: str | None) -> None:
    assert installed.known(name) == id_
