"""What no honest window sends to the root-owned helper: noise, broken JSON, hostile names, numbers, paths, depths."""

import json
import random
from collections.abc import Callable
from typing import Any

HOSTILE_NAMES = (
    "../../etc/shadow", "/etc/shadow", "a\0b.example", "a b.example", "a.example\nDNS=192.0.2.66", "a.example#x",
    "-a.example", "a..example", ".example", "example.", "a.example/", "$(reboot).example", "`id`.example",
    "a.example;reboot", "\ud800.example", "\u202ea.example", "ａ.example", "a" * 64 + ".example", "a." * 130 + "e",
    "A.EXAMPLE", "a_b.example", "%s.example", "{0}.example", "a.example\r\n[Resolve]", "localhost", "1.2.3.4", "[::1]",
)  # fmt: skip
HOSTILE_ADDRESSES = (
    "127.0.0.1", "0.0.0.0",  # noqa: S104  nothing is bound to it
    "::", "::1", "224.0.0.1", "ff02::1", "fe80::1", "fe80::1%eth0", "169.254.1.1", "1.1.1.3/24",
    "1.1.1.3#evil.example", "1.1.1.3:53", "01.1.1.3", "1.1.1", "0x1010103", "16843011", "1.1.1.3\n", " 1.1.1.3",
    "1.1.1.3 ", "1.1.1.3\nnameserver 192.0.2.66", "2606:4700:4700:0::1113", "2606:4700:4700::1113%1", "::ffff:1.1.1.3",
    "١.1.1.3", "255.255.255.255", "1.1.1.3\0", "", "a" * 1000, "::" + ":1" * 50,
)  # fmt: skip
NUMBERS = (0, -1, 4, 601, 2**31, 2**63, 10**300, 1e308, 60.0, 5.5, True, False, None, "60", [60], {"s": 60})
THINGS = (
    None,
    True,
    0,
    -1,
    1.5,
    "",
    "x",
    [],
    {},
    [[]],
    [None],
    {"a": 1},
    "\ud800",
    "\0",
    "a" * 70_000,
    ["resolved"] * 9,
)
TARGETS = ("shadow", "/etc/shadow", "../resolved", "resolved\0", "RESOLVED", "", "dhclient ", "vivaldi", "firefox/..")
MORE_KEYS = ("path", "command", "env", "template", "root", "", "ID", "id\0", "__class__", "restart", "text", "mode")


class Caller:
    """Makes requests by the same dice each time; it knows a good one."""

    def __init__(self, seed: int, good: dict[str, Any]) -> None:
        self._dice = random.Random(seed)  # noqa: S311  the same dice each time
        self._good = good
        self._ways: tuple[Callable[[], bytes], ...] = (
            self._noise, self._torn, self._flipped, self._wrong_thing, self._less, self._more, self._twice,
            self._name, self._address, self._number, self._target, self._deep, self._long, self._other_text,
            self._not_finite, self._id,
        )  # fmt: skip

    def request(self) -> tuple[str, bytes]:
        """Return the way it was made and one line."""
        way = self._dice.choice(self._ways)
        return way.__name__, way().replace(b"\n", b" ")

    def _with(self, **changed: object) -> bytes:
        return json.dumps({**self._good, **changed}, ensure_ascii=self._dice.random() < 0.5).encode(
            "utf-8", "surrogatepass"
        )

    def _noise(self) -> bytes:
        return self._dice.randbytes(self._dice.choice((0, 1, 7, 300, 5000)))

    def _torn(self) -> bytes:
        whole = json.dumps(self._good).encode()
        return whole[: self._dice.randrange(len(whole))]

    def _flipped(self) -> bytes:
        held = bytearray(json.dumps(self._good).encode())
        for _ in range(self._dice.choice((1, 1, 2, 8))):
            held[self._dice.randrange(len(held))] = self._dice.randrange(256)
        return bytes(held)

    def _wrong_thing(self) -> bytes:
        key = self._dice.choice(sorted(self._good))
        kept = {"host": ("",), "encrypted": (True,)}.get(key, ())
        return self._with(**{key: self._dice.choice([each for each in THINGS if each not in kept or each is None])})

    def _less(self) -> bytes:
        left = dict(self._good)
        for _ in range(self._dice.randint(1, len(left))):
            left.pop(self._dice.choice(sorted(left)))
        return json.dumps(left).encode()

    def _more(self) -> bytes:
        return self._with(**{self._dice.choice(MORE_KEYS): self._dice.choice(("/etc/shadow", "reboot", 1, None))})

    def _twice(self) -> bytes:
        key = self._dice.choice(sorted(self._good))
        return json.dumps(self._good).encode()[:-1] + f', "{key}": {json.dumps(self._good[key])}}}'.encode()

    def _name(self) -> bytes:
        return self._with(host=self._dice.choice(HOSTILE_NAMES))

    def _address(self) -> bytes:
        servers = list(self._good["servers"])
        servers.insert(self._dice.randint(0, len(servers)), self._dice.choice(HOSTILE_ADDRESSES))
        return self._with(servers=servers)

    def _number(self) -> bytes:
        return self._with(within_s=self._dice.choice(NUMBERS))

    def _target(self) -> bytes:
        return self._with(targets=[*self._good["targets"][:3], self._dice.choice(TARGETS)])

    def _deep(self) -> bytes:
        depth = self._dice.choice((10, 1_000, 20_000))
        head, tail = self._dice.choice(((b"[", b"]"), (b'{"id":', b"}")))
        return head * depth + b"1" + tail * depth

    def _long(self) -> bytes:
        return self._with(servers=[f"1.1.{n // 256}.{n % 256}" for n in range(2, self._dice.choice((20, 8_000)))])

    def _other_text(self) -> bytes:
        return self._dice.choice((b"\xef\xbb\xbf", b"\xff\xfe", b"\0", b"#", b"//")) + self._with()

    def _not_finite(self) -> bytes:
        word = self._dice.choice(("NaN", "Infinity", "-Infinity", "1e999", "9" * 5000, "0x10", "060"))
        return self._with(within_s=0).replace(b'"within_s": 0', b'"within_s": ' + word.encode())

    def _id(self) -> bytes:
        bad = ("", "0" * 31, "0" * 33, "G" * 32, "A" * 32, "../" * 8, "0" * 31 + "\n", "٠" * 32)
        return self._with(id=self._dice.choice(bad))
