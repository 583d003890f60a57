"""Files of a laptop that is not set by hand: its network manager, bus, permissions and accounts."""

import stat
from collections.abc import Iterable
from pathlib import Path

USER = "family"
UID = 12345
HOME = f"/run/home/{USER}"
WIFI_UUID = "5f0c0f8e-6f2f-4f52-9d0f-3f1b6f5a00ff"
WIFI_SECRET = "not-a-secret-0815"  # noqa: S105 - the lab has no radio
"""Password of a saved Wi-Fi connection that is never in reach."""
PERMISSIONS = ("settings.modify.system", "network-control", "checkpoint-rollback")
"""What a user needs to set a network with a way back, all below org.freedesktop.NetworkManager."""
ACCOUNTS = f"""getent passwd {USER} >/dev/null || echo '{USER}:x:{UID}:{UID}::{HOME}:/bin/sh' >>/etc/passwd
getent group {USER} >/dev/null || echo '{USER}:x:{UID}:' >>/etc/group
getent passwd systemd-resolve >/dev/null || echo 'systemd-resolve:x:989:989::/:/usr/sbin/nologin' >>/etc/passwd
getent group systemd-resolve >/dev/null || echo 'systemd-resolve:x:989:' >>/etc/group
"""
PLACE = f"""set -e
mount -o remount,ro /sys
for each in /var/lib/NetworkManager /var/lib/dhcp /var/lib/family-setup-assistant; do
  if [ -d $each ]; then mount -t tmpfs tmpfs $each; fi
done
mkdir -p /run/dbus /run/NetworkManager /run/systemd/resolve {HOME} /run/user/{UID}
rm -rf /etc/NetworkManager /etc/polkit-1/rules.d/*
mkdir -p /etc/NetworkManager/system-connections /etc/NetworkManager/conf.d /etc/polkit-1/rules.d /etc/dbus-1/system.d
{ACCOUNTS}
chown {UID}:{UID} {HOME} /run/user/{UID}
chown systemd-resolve:systemd-resolve /run/systemd/resolve
[ -s /etc/machine-id ] || echo 00000000000000000000000000000001 >/etc/machine-id
mkdir -p /etc/ssl/certs
cat "$1" >>/etc/ssl/certs/ca-certificates.crt
cp "$1" "/etc/ssl/certs/$(openssl x509 -noout -hash -in "$1").0"
"""
"""Without udev NetworkManager waits for nobody when it cannot write to /sys.  The lab's authority is trusted."""


def opened(folders: Iterable[Path]) -> str:
    """Return the shell that lets every user reach these folders, where one above them is its owner's alone.

    What else is in the one above is not to be seen on the laptop.
    """
    closed = {each: above for each in folders if (above := _closed_above(each))}
    lines = [f"set -e; mkdir -p /run/kept/{n}; mount --bind '{each}' /run/kept/{n}" for n, each in enumerate(closed)]
    lines += [f"mount -t tmpfs -o mode=755 tmpfs '{above}'" for above in dict.fromkeys(closed.values())]
    lines += [f"mkdir -p '{each}'; mount --bind /run/kept/{n} '{each}'" for n, each in enumerate(closed)]
    return "\n".join(lines)


def _closed_above(folder: Path) -> Path | None:
    return next((each for each in reversed(folder.parents) if not each.stat().st_mode & stat.S_IXOTH), None)


def manager_config(*, resolved: bool, polkit: bool) -> str:
    """Return NetworkManager.conf."""
    return f"""[main]
plugins=keyfile
dhcp=internal
auth-polkit={str(polkit).lower()}
no-auto-default=*
hostname-mode=none
dns={"systemd-resolved" if resolved else "default"}
rc-manager=file
[connectivity]
enabled=false
"""


def uuid_of(card: str) -> str:
    """Return the UUID of the connection of a card."""
    return f"5f0c0f8e-6f2f-4f52-9d0f-3f1b6f5a000{card[-1]}"


def wired(card: str, name: str) -> str:
    """Return the keyfile of a connection that takes everything from the home router."""
    return f"""[connection]
id={name}
uuid={uuid_of(card)}
type=ethernet
interface-name={card}

[ethernet]

[ipv4]
method=auto

[ipv6]
addr-gen-mode=eui64
method=auto

[proxy]
"""


def wifi() -> str:
    """Return the keyfile of a saved Wi-Fi connection."""
    return f"""[connection]
id=Home Wi-Fi
uuid={WIFI_UUID}
type=wifi
autoconnect=false

[wifi]
mode=infrastructure
ssid=home

[wifi-security]
key-mgmt=wpa-psk
psk={WIFI_SECRET}

[ipv4]
method=auto

[ipv6]
addr-gen-mode=default
method=auto

[proxy]
"""


def polkit_rules(allowed: Iterable[str], user: str = USER) -> str:
    """Return a rule that lets a user do some things without a password; names are below NetworkManager's."""
    names = [each if each.count(".") > 2 else f"org.freedesktop.NetworkManager.{each}" for each in allowed]
    return f"""polkit.addRule(function(action, subject) {{
  if (subject.user == "{user}" && {names!r}.indexOf(action.id) >= 0) {{ return polkit.Result.YES; }}
}});
"""


SYSTEMCTL = """#!/bin/sh
# Plays the part of systemd for one service: "systemctl restart systemd-resolved.service" and its like.
for word in "$@"; do
  case "$word" in
    restart|try-restart|reload-or-restart|try-reload-or-restart) restart=yes ;;
    systemd-resolved|systemd-resolved.service) service=yes ;;
  esac
done
[ "$restart$service" = yesyes ] && [ -e /run/resolved.pid ] || { echo "not in the lab: $*" >&2; exit 1; }
old=$(cat /run/resolved.pid)
kill "$old"
for try in $(seq 200); do
  [ "$(cat /run/resolved.pid)" != "$old" ] && exit 0
  sleep 0.02
done
exit 1
"""
SERVICE = """rm -f /run/systemd/resolve/stub-resolv.conf
while :; do
  "$@" & echo $! >/run/resolved.pid
  wait $!
done
"""
"""Starts a service again whenever it ends, as systemd does."""
