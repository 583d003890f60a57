"""Proxies and guests of a Linux computer, and a tunnel that really is one."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from setup_assistant.computer import guests, proxies
from setup_assistant.domain.household import Answer
from tests.contract.computers import here, lay

GNOME = """org.gnome.system.proxy autoconfig-url 'http://wpad.example/p.pac'
org.gnome.system.proxy ignore-hosts ['localhost', '127.0.0.0/8', '::1']
org.gnome.system.proxy mode '{mode}'
org.gnome.system.proxy.http host 'proxy.example'
org.gnome.system.proxy.http port 8080
org.gnome.system.proxy.https host ''
org.gnome.system.proxy.https port 0
org.gnome.system.proxy.socks host '127.0.0.1'
org.gnome.system.proxy.socks port 9050
"""
KDE = "[$Version]\nx=1\n[Proxy Settings]\nProxyType={kind}\nhttpProxy=http://proxy.example 3128\nProxy Config Script=file:///p.pac\n"


@pytest.mark.parametrize(
    ("mode", "found"),
    [
        ("none", ()),
        ("manual", ("proxy.example:8080", "127.0.0.1:9050")),
        ("auto", ("http://wpad.example/p.pac",)),
    ],
)
def test_proxies_of_gnome(tmp_path: Path, mode: str, found: tuple[str, ...]) -> None:
    assert proxies.linux(here(tmp_path, {"gsettings": GNOME.replace("{mode}", mode)})) == found


@pytest.mark.parametrize(
    ("kind", "found"),
    [("0", ()), ("1", ("http://proxy.example:3128",)), ("2", ("file:///p.pac",)), ("3", ("auto",)), ("4", ())],
)
def test_proxies_of_kde(tmp_path: Path, kind: str, found: tuple[str, ...]) -> None:
    lay(tmp_path, {"home/hana/.config/kioslaverc": KDE.replace("{kind}", kind)})
    assert proxies.linux(here(tmp_path)) == found


def test_proxies_of_the_session_come_without_their_password(tmp_path: Path) -> None:
    lay(tmp_path, {"etc/environment": 'PATH="/usr/bin"\nexport https_proxy="http://b.example:2/"\nno_proxy=x\n'})
    computer = here(
        tmp_path, http_proxy="http://hana:secret@a.example:1", ALL_PROXY="hana:secret@c.example", NO_PROXY="*"
    )
    assert proxies.linux(computer) == ("http://a.example:1", "c.example", "http://b.example:2/")


def test_settings_of_a_proxy_that_cannot_be_read_are_not_called_empty(tmp_path: Path) -> None:
    (tmp_path / "home/hana/.config/kioslaverc").mkdir(parents=True)
    assert proxies.linux(here(tmp_path)) is None


LIGHTDM = {"etc/X11/default-display-manager": "/usr/sbin/lightdm\n"}
ALLOWS = {"etc/lightdm/lightdm.conf": "[Seat:*]\nallow-guest=true\n"}
PROGRAM = {"usr/sbin/guest-account": ""}


@pytest.mark.parametrize(
    ("files", "answer"),
    [
        ({}, Answer.UNKNOWN),
        ({"etc/X11/default-display-manager": "/usr/sbin/gdm3\n"}, Answer.NO),
        ({"etc/X11/default-display-manager": "/usr/bin/sddm\n"}, Answer.NO),
        (LIGHTDM, Answer.NO),
        (LIGHTDM | ALLOWS, Answer.NO),
        (LIGHTDM | PROGRAM, Answer.YES),
        (LIGHTDM | ALLOWS | PROGRAM, Answer.YES),
        (LIGHTDM | PROGRAM | {"etc/lightdm/lightdm.conf": "#allow-guest=true\nallow-guest=false\n"}, Answer.NO),
        (LIGHTDM | PROGRAM | {"etc/lightdm/lightdm.conf.d/50.conf": "allow-guest = false\n"}, Answer.NO),
        ({"etc/passwd": "guest:x:1001:1001::/home/guest:/bin/bash\n"}, Answer.YES),
        ({"etc/passwd": "guest:x:1001:1001::/:/usr/sbin/nologin\n"}, Answer.UNKNOWN),
    ],
)
def test_a_guest_is_told_by_the_sign_in_program(tmp_path: Path, files: dict[str, str], answer: Answer) -> None:
    assert guests.guest(here(lay(tmp_path, files))) is answer


TUNNEL = """
import fcntl, os, struct, subprocess
held = os.open("/dev/net/tun", os.O_RDWR)
fcntl.ioctl(held, 0x400454CA, struct.pack("16sH", b"work", 0x1001))
for words in ("link set work up", "route add default dev work table 51820", "-6 route add 2000::/3 dev work"):
    subprocess.run(["ip", *words.split()], check=True)
from setup_assistant.computer.surroundings import surroundings
print(*((each.name, each.kind.value, each.default_v4, each.default_v6) for each in surroundings().links))
"""


@pytest.mark.skipif(
    not (shutil.which("unshare") and shutil.which("ip") and Path("/dev/net/tun").exists() and os.geteuid() == 0),
    reason="needs unshare, ip, /dev/net/tun and root",
)
def test_a_real_tunnel_with_tables_of_its_own_is_seen_as_one() -> None:
    script = 'mount -t sysfs none /sys && exec "$0" -c "$1"'
    words = ["unshare", "--net", "--mount", "sh", "-c", script, sys.executable, TUNNEL]
    root = Path(__file__).parents[2]
    done = subprocess.run(words, capture_output=True, text=True, cwd=root, check=False, timeout=30)
    assert done.stdout == "('work', 'tunnel', True, True)\n", done.stderr
