"""Calls NetworkManager as our program does, but on its own: for tests of what NetworkManager itself does.

managers_bus.py update UUID FLAGS SECTION.KEY=SIGNATURE:JSON...   sends a connection's settings back, changed
managers_bus.py secrets UUID                                      prints whether GetSettings tells a password
"""

import json
import sys
from typing import Any

from jeepney import DBusAddress, MessageType, new_method_call
from jeepney.io.blocking import open_dbus_connection

MANAGER = "org.freedesktop.NetworkManager"
SETTINGS = "/org/freedesktop/NetworkManager/Settings"
LEGACY = ("addresses", "routes")


class Bus:
    """The system's bus."""

    def __init__(self) -> None:
        self._connection = open_dbus_connection(bus="SYSTEM")

    def call(self, path: str, interface: str, method: str, signature: str = "", body: tuple[Any, ...] = ()) -> Any:
        """Call a method and return the first value of its answer.  Ends the program with the error, if it is one."""
        at = DBusAddress(path, bus_name=MANAGER, interface=interface)
        reply = self._connection.send_and_get_reply(new_method_call(at, method, signature, body), timeout=10)
        if reply.header.message_type is MessageType.error:
            sys.exit(str(reply.body))
        return reply.body[0] if reply.body else None

    def connection(self, uuid: str) -> str:
        """Return the path of a connection."""
        path: str = self.call(SETTINGS, f"{MANAGER}.Settings", "GetConnectionByUuid", "s", (uuid,))
        return path

    def settings(self, uuid: str) -> dict[str, dict[str, Any]]:
        """Return a connection's settings as they may be sent back."""
        path = self.connection(uuid)
        found: dict[str, dict[str, Any]] = self.call(path, f"{MANAGER}.Settings.Connection", "GetSettings")
        return {name: {key: value for key, value in section.items() if key not in LEGACY}
                for name, section in found.items()}  # fmt: skip

    def update(self, uuid: str, flags: int, changes: list[str]) -> None:
        """Send a connection's settings back with some changed."""
        settings = self.settings(uuid)
        for change in changes:
            where, _, what = change.partition("=")
            section, _, key = where.partition(".")
            signature, _, value = what.partition(":")
            settings[section][key] = (signature, json.loads(value))
        path = self.connection(uuid)
        body: tuple[Any, ...] = (settings, flags, {})
        self.call(path, f"{MANAGER}.Settings.Connection", "Update2", "a{sa{sv}}ua{sv}", body)


def main() -> None:
    """Do the one thing."""
    what, uuid, *more = sys.argv[1:]
    bus = Bus()
    if what == "update":
        bus.update(uuid, int(more[0]), more[1:])
    else:
        sys.stdout.write(str("psk" in bus.settings(uuid).get("802-11-wireless-security", {})))


if __name__ == "__main__":
    main()
