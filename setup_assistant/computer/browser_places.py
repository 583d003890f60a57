"""Where browsers keep their settings, by system.  Paths are below the home, those of policies below the root."""

_APPS, _SUPPORT = "AppData/Local", "Library/Application Support"

FIREFOX_HOMES = {
    "linux": (
        ("firefox", ".mozilla/firefox"),
        ("firefox", ".config/mozilla/firefox"),
        ("firefox", "snap/firefox/common/.mozilla/firefox"),
        ("firefox", ".var/app/org.mozilla.firefox/.mozilla/firefox"),
        ("librewolf", ".librewolf"),
        ("librewolf", ".var/app/io.gitlab.librewolf-community/.librewolf"),
    ),
    "windows": (("firefox", "AppData/Roaming/Mozilla/Firefox"), ("librewolf", "AppData/Roaming/librewolf")),
    "macos": (("firefox", f"{_SUPPORT}/Firefox"), ("librewolf", f"{_SUPPORT}/librewolf")),
}
"""(id, folder with a profiles.ini)."""

FIREFOX_POLICIES = {
    "linux": (
        "etc/firefox/policies/policies.json",
        "etc/firefox-esr/policies/policies.json",
        "usr/lib/firefox/distribution/policies.json",
        "usr/lib/firefox-esr/distribution/policies.json",
        "usr/lib64/firefox/distribution/policies.json",
        "opt/firefox/distribution/policies.json",
    ),
    "windows": ("Program Files/Mozilla Firefox/distribution/policies.json",),
    "macos": ("Applications/Firefox.app/Contents/Resources/distribution/policies.json",),
}

CHROMIUM_STATES = {
    "linux": (
        ("chrome", "", ".config/google-chrome"),
        ("chrome", "flatpak", ".var/app/com.google.Chrome/config/google-chrome"),
        ("chromium", "", ".config/chromium"),
        ("chromium", "snap", "snap/chromium/common/chromium"),
        ("chromium", "flatpak", ".var/app/org.chromium.Chromium/config/chromium"),
        ("edge", "", ".config/microsoft-edge"),
        ("edge", "flatpak", ".var/app/com.microsoft.Edge/config/microsoft-edge"),
        ("brave", "", ".config/BraveSoftware/Brave-Browser"),
        ("brave", "flatpak", ".var/app/com.brave.Browser/config/BraveSoftware/Brave-Browser"),
        ("brave", "snap", "snap/brave/current/.config/BraveSoftware/Brave-Browser"),
        ("vivaldi", "", ".config/vivaldi"),
        ("opera", "", ".config/opera"),
    ),
    "windows": (
        ("chrome", "", f"{_APPS}/Google/Chrome/User Data"),
        ("chromium", "", f"{_APPS}/Chromium/User Data"),
        ("edge", "", f"{_APPS}/Microsoft/Edge/User Data"),
        ("brave", "", f"{_APPS}/BraveSoftware/Brave-Browser/User Data"),
        ("vivaldi", "", f"{_APPS}/Vivaldi/User Data"),
        ("opera", "", "AppData/Roaming/Opera Software/Opera Stable"),
    ),
    "macos": (
        ("chrome", "", f"{_SUPPORT}/Google/Chrome"),
        ("chromium", "", f"{_SUPPORT}/Chromium"),
        ("edge", "", f"{_SUPPORT}/Microsoft Edge"),
        ("brave", "", f"{_SUPPORT}/BraveSoftware/Brave-Browser"),
        ("vivaldi", "", f"{_SUPPORT}/Vivaldi"),
        ("opera", "", f"{_SUPPORT}/com.operasoftware.Opera"),
    ),
}
"""(id, how it was installed, folder with a Local State)."""

CHROMIUM_POLICIES = {
    "chrome": ("etc/opt/chrome/policies/managed",),
    "chromium": ("etc/chromium/policies/managed", "etc/chromium-browser/policies/managed"),
    "edge": ("etc/opt/edge/policies/managed",),
    "brave": ("etc/brave/policies/managed",),
    "vivaldi": ("etc/opt/vivaldi/policies/managed",),
    "opera": (),
}
"""Under Linux."""

WINDOWS_KEYS = {
    "chrome": r"SOFTWARE\Policies\Google\Chrome",
    "chromium": r"SOFTWARE\Policies\Chromium",
    "edge": r"SOFTWARE\Policies\Microsoft\Edge",
    "brave": r"SOFTWARE\Policies\BraveSoftware\Brave",
    "vivaldi": r"SOFTWARE\Policies\Vivaldi",
}

MAC_DOMAINS = {
    "chrome": "com.google.Chrome",
    "chromium": "org.chromium.Chromium",
    "edge": "com.microsoft.Edge",
    "brave": "com.brave.Browser",
    "vivaldi": "com.vivaldi.Vivaldi",
}
