"""A program that stands for networksetup; written by hand, not recorded on a Mac.

What it says without a list of servers is a sentence, in the language of the pretended computer.
"""

import os
import signal
import sys
import time

from tests.contract.setting.pretended import State, fate

NONE = {
    "en": "There aren't any DNS Servers set on {name}.",
    "de": "Es sind keine DNS-Server für {name} konfiguriert.",
    "ja": "{name}にはDNSサーバが設定されていません。",
}
HEAD = {
    "en": "An asterisk (*) denotes that a network service is disabled.",
    "de": "Ein Sternchen (*) zeigt an, dass ein Netzwerkdienst deaktiviert ist.",
    "ja": "アスタリスク(*)は、ネットワークサービスが無効であることを示します。",
}
PORT = {
    "en": "Hardware Port: {0}, Device: {1}",
    "de": "Hardwareanschluss: {0}, Gerät: {1}",
    "ja": "ハードウェアポート: {0}, 装置: {1}",
}


def main() -> None:
    """Answer as networksetup."""
    state = State()
    state.count(sys.argv)
    language = fate().get("language", "en")
    verb, *words = sys.argv[1:]
    if verb == "-listnetworkserviceorder":
        said = [HEAD[language]]
        for number, each in enumerate(state.load()["services"], 1):
            said.append(f"({number if each['on'] else '*'}) {each['name']}")
            said.append(f"({PORT[language].format(each['name'], each['device'])})\n")
        sys.stdout.write("\n".join(said) + "\n")
    elif verb == "-getdnsservers":
        (found,) = [each for each in state.load()["services"] if each["name"] == words[0]]
        sys.stdout.write(("\n".join(found["servers"]) or NONE[language].format(name=words[0])) + "\n")
    elif verb == "-setdnsservers" and os.environ.get("PRETENDED_ADMINISTRATOR") == "yes":
        with state.changing() as values:
            values["steps"] = values.get("steps", 0) + 1
            step = values["steps"]
        if step == fate().get("hang_at"):
            time.sleep(fate().get("hang_s", 60))
        if step == fate().get("die_at"):
            os.kill(os.getppid(), signal.SIGKILL)
        if step == fate().get("fail_at"):
            sys.exit(4)
        with state.changing() as values:
            (found,) = [each for each in values["services"] if each["name"] == words[0]]
            found["servers"] = [] if words[1:] == ["empty"] else words[1:]
    else:
        sys.exit("** Error: Command requires admin privileges.")
