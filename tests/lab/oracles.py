"""Witnesses that are not our code: dig, kdig, tcpdump, and the servers' own logs."""

import ipaddress
import os
import re
import struct
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import dns.exception
import dns.message
import dns.rdatatype
import pytest

from setup_assistant.domain.value import Value
from tests.lab.lab import Lab

SETTLE_S = 0.15
ETHERNET = 14
TCP, UDP = 6, 17


class Said(Value, frozen=True, kw_only=True):
    """What dig or kdig reported."""

    rcode: str = ""
    answers: tuple[tuple[str, str], ...] = ()
    """(kind, value) of each record in the answer part, sorted."""
    ede: tuple[int, ...] = ()
    tcp_again: bool = False
    """True when the server asked to be asked again by TCP."""
    failed: str = ""
    """The tool's own words when no answer came."""

    def of(self, kind: str) -> tuple[str, ...]:
        """Return the values of one kind of record."""
        return tuple(value for each, value in self.answers if each == kind)


def _read(text: str) -> Said:
    status = re.search(r"HEADER.*status: (\w+)", text)
    if status is None:
        return Said(failed=text.strip()[-400:] or "no answer")
    answer = re.search(r"ANSWER SECTION:\n(.*?)\n\n", text, re.DOTALL)
    rows = [line.split(None, 4) for line in answer.group(1).splitlines()] if answer else []
    return Said(
        rcode=status.group(1),
        answers=tuple(sorted((row[3], row[4].rstrip(".")) for row in rows if len(row) == 5)),
        ede=tuple(int(code) for code in re.findall(r"EDE: (\d+)", text)),
        tcp_again="Truncated, retrying" in text,
    )


class Oracles:
    """dig, kdig and tcpdump in one lab."""

    def __init__(self, lab: Lab) -> None:
        self._lab = lab

    def dig(self, where: str, name: str, kind: str = "A", *, server: str, more: tuple[str, ...] = ()) -> Said:
        """Ask a server by UDP, or as `more` says (+tcp)."""
        options = ("+tries=1", "+time=2", "+nocookie", *more)
        done = self._lab.run(where, ["dig", f"@{server}", name, kind, *options])
        return _read(done.stdout)

    def digs(self, where: str, questions: Sequence[tuple[str, str, str, tuple[str, ...]]]) -> tuple[Said, ...]:
        """Ask many questions (server, name, kind, more) that will all be answered, by one process."""
        options = ("+tries=1", "+time=2", "+nocookie")
        words = [word for server, name, kind, more in questions
                 for word in (name, kind, f"@{server}", *options, *more)]  # fmt: skip
        text = self._lab.run(where, ["dig", *words]).stdout
        answers = [_read(part + "\n\n") for part in text.split(";; Got answer:")[1:]]
        assert len(answers) == len(questions), text
        return tuple(answers)

    def kdig(self, where: str, name: str, kind: str = "A", *, server: str, host: str, path: str | None = None) -> Said:
        """Ask a server by DoT, or by DoH where a path is given; certificate and host are verified."""
        tls = ["+tls", f"+tls-ca={self._lab.authority.path}", f"+tls-hostname={host}"]
        if path is not None:
            tls = [f"+https={host}{path}", *tls[1:]]
        argv = ["kdig", f"@{server}", name, kind, *tls, "+retry=0", "+timeout=3", "+edns"]
        done = self._lab.run(where, argv)
        return _read(done.stdout + done.stderr)

    def asked_of(self, daemon: str, since: int = 0) -> tuple[tuple[str, str, str], ...]:
        """Return (who, name, kind) of every question in a real server's own log."""
        found = re.findall(r"info: (\S+) (\S+)\. (\w+) IN", self._lab.log(daemon)[since:])
        return tuple((who, name.lower(), kind) for who, name, kind in found)

    @contextmanager
    def capture(self, where: str, link: str = "eth0") -> Iterator["Capture"]:
        """Record all packets of a link of a place while the block runs; read them after it."""
        if os.geteuid() != 0:
            pytest.skip("needs root: tcpdump insists on giving it up, and a user namespace does not let it")
        path = self._lab.folder / f"{where}-{link}-{time.monotonic_ns()}.pcap"
        argv = [
            "tcpdump",
            "-i",
            link,
            "-w",
            str(path),
            "-U",
            "--immediate-mode",
            "-s",
            "2048",
            "-B",
            "16384",
            "-Z",
            "root",
            "-n",
        ]
        recorder = subprocess.Popen(
            [*self._lab.places.enter(where), *argv],
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            text=True,
            env=self._lab.environment(),
        )
        assert recorder.stderr is not None
        while "listening on" not in (line := recorder.stderr.readline()):
            assert line, "tcpdump did not start"
        seen = Capture(path)
        try:
            yield seen
            time.sleep(SETTLE_S)
        finally:
            # nsenter passes no signal on: what it started is ended by name of its file, inside.
            self._lab.run(where, ["pkill", "-INT", "-f", str(path)])
            recorder.wait(5)
            said = recorder.stderr.read()
            recorder.stderr.close()
        assert "0 packets dropped" in said, said


class Packet(Value, frozen=True, kw_only=True):
    """One packet of UDP or TCP, as far as the tests need it."""

    protocol: str
    source: str
    target: str
    source_port: int
    port: int
    opens: bool = False
    """A connection is opened (SYN without ACK)."""
    payload: bytes = b""


class Asked(Value, frozen=True, kw_only=True):
    """One plain question that left."""

    name: str
    kind: str
    server: str
    port: int
    protocol: str


class Capture:
    """What tcpdump recorded."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @property
    def packets(self) -> tuple[Packet, ...]:
        """Return all packets of UDP and TCP, in order."""
        return tuple(packet for frame in _frames(self._path.read_bytes()) if (packet := _packet(frame)))

    def questions(self, source: tuple[str, ...]) -> tuple[Asked, ...]:
        """Return every plain question that came from one of the addresses `source`."""
        return tuple(asked for each in self.packets if each.source in source for asked in _questions(each))

    def opened(self, source: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
        """Return (address, port) of each connection that one of the addresses `source` opened."""
        return tuple((each.target, each.port) for each in self.packets if each.opens and each.source in source)

    def reached(self, source: tuple[str, ...]) -> frozenset[tuple[str, int, str]]:
        """Return (address, port, protocol) of everything that `source` sent to, answers to others included."""
        return frozenset((each.target, each.port, each.protocol) for each in self.packets if each.source in source)


def _frames(data: bytes) -> Iterator[bytes]:
    at = 24
    while at + 16 <= len(data):
        (length,) = struct.unpack_from("<I", data, at + 8)
        yield data[at + 16 : at + 16 + length]
        at += 16 + length


def _packet(frame: bytes) -> Packet | None:
    kind, packet = frame[12:14], frame[ETHERNET:]
    if kind == b"\x08\x00":
        protocol, source, target = packet[9], ".".join(map(str, packet[12:16])), ".".join(map(str, packet[16:20]))
        body = packet[(packet[0] & 15) * 4 : struct.unpack_from("!H", packet, 2)[0]]
    elif kind == b"\x86\xdd":
        protocol, source, target = packet[6], _v6(packet[8:24]), _v6(packet[24:40])
        body = packet[40 : 40 + struct.unpack_from("!H", packet, 4)[0]]
    else:
        return None
    if protocol not in {TCP, UDP}:
        return None
    source_port, port = struct.unpack_from("!HH", body)
    tcp = protocol == TCP
    return Packet(
        protocol="tcp" if tcp else "udp",
        source=source,
        target=target,
        source_port=source_port,
        port=port,
        opens=tcp and body[13] & 0x12 == 0x02,
        payload=body[(body[12] >> 4) * 4 :] if tcp else body[8:],
    )


def _v6(packed: bytes) -> str:
    return str(ipaddress.IPv6Address(packed))


def _questions(packet: Packet) -> Iterator[Asked]:
    if packet.port != 53:
        return
    data = packet.payload
    if packet.protocol == "udp":
        data = struct.pack("!H", len(data)) + data
    while len(data) > 2:
        (length,) = struct.unpack_from("!H", data)
        try:
            asked = dns.message.from_wire(data[2 : 2 + length]).question[0]
        except (dns.exception.DNSException, IndexError):
            return
        name = asked.name.to_text(omit_final_dot=True).lower()
        yield Asked(
            name=name, kind=dns.rdatatype.to_text(asked.rdtype), server=packet.target, port=53, protocol=packet.protocol
        )
        data = data[2 + length :]
