"""What systemd-resolved really does, where our way of setting it depends on that.

Found by trial, and built on by the program: with only the global servers, `DNSOverTLS=yes` and `Domains=~.` in the
drop-in, every name goes to the filter encrypted and verified, but names of the home are lost.  With NetworkManager's
`connection.dns-over-tls=no` (0 on the bus) beside it they are answered by the router, and nothing else leaves plain.
Without `Domains=~.` that same setting lets every name leave plain as well.
"""

from collections.abc import Iterator

import pytest

from tests.lab import names
from tests.lab.home import ROUTER, Home
from tests.lab.laptop import Laptop, Made
from tests.lab.managed import ManagedLab
from tests.lab.oracles import Asked, Oracles
from tests.lab.plan import Stand

pytestmark = [pytest.mark.managed, pytest.mark.resolved]

DROP_IN = "/etc/systemd/resolved.conf.d/90-lab.conf"
PATIENCE_S = 5.5
TIME_WAS_OVER = 124
REVERSE = ".".join((*reversed(names.PRINTER_AT[0].split(".")), "in-addr.arpa"))
OUTSIDE = ("example.com", "line.me", names.SAMPLES[0], "no-such-name.example")
HOME_PLAIN = ("connection.dns-over-tls", "no")


@pytest.fixture
def pc(managed_lab: ManagedLab) -> Iterator[Laptop]:
    with managed_lab.laptop(Made(resolved=True)) as made:
        yield made


@pytest.fixture
def oracles(managed_lab: ManagedLab) -> Oracles:
    return Oracles(managed_lab)


def only_252(pc: Laptop) -> None:
    version = pc.resolvectl("--version").stdout.split()[1]
    if version != "252":
        pytest.skip(f"known of systemd 252, here is {version}")


def strict(pc: Laptop, stand: Stand, more: str = "Domains=~.\n") -> None:
    """Write the drop-in that asks a filter encrypted or not at all."""
    text = f"[Resolve]\nDNS={stand.v4}#{stand.host} {stand.v6}#{stand.host}\nDNSOverTLS=yes\n{more}"
    pc.write(DROP_IN, text)
    pc.restart_resolved()
    pc.until(lambda: all(each in pc.resolvectl("dns", "eth0").stdout for each in ROUTER), "NetworkManager's servers")


def activate(pc: Laptop, *words: str) -> None:
    pc.nmcli("connection", "modify", "lan", *words)
    pc.nmcli("connection", "up", "lan")
    pc.settle()


def asked(pc: Laptop, *questions: str, within_s: float = 2) -> dict[str, str]:
    """Ask resolved by dig; return the first value or the response code of each name, "" without an answer."""
    said = {}
    for name in questions:
        done = pc.run(
            ["dig", "@127.0.0.53", name, "+tries=1", f"+time={within_s:.0f}", "+noall", "+answer", "+comments"]
        )
        answer = [line.split()[4] for line in done.stdout.splitlines() if line[:1] not in {"", ";"}]
        code = done.stdout.partition("status: ")[2].partition(",")[0]
        said[name] = answer[0] if answer else code
    return said


def addresses(pc: Laptop) -> tuple[str, ...]:
    return tuple(each.partition("/")[0] for each in pc.do("ip", "-o", "addr", "show", "eth0").split() if "/" in each)


def names_of(plain: tuple[Asked, ...]) -> set[str]:
    return {each.name for each in plain}


def encrypted(pc: Laptop, oracles: Oracles, *questions: str) -> tuple[dict[str, str], set[str], set[str]]:
    """Ask; return what was said, the names that left plain, and whom encrypted questions went to."""
    with oracles.capture("router", pc.port("eth0")) as seen:
        said = asked(pc, *questions)
    own = addresses(pc)
    return said, names_of(seen.questions(own)), {to for to, port in seen.opened(own) if port == 853}


@pytest.mark.parametrize("flaw", ["wrong-name", "unknown-ca"])
def test_a_link_that_must_encrypt_does_not_look_at_the_certificate(
    pc: Laptop, oracles: Oracles, managed_lab: ManagedLab, flaw: str
) -> None:
    only_252(pc)
    stand = managed_lab.stands[flaw]
    servers = ("ipv4.dns", f"{stand.v4}#{stand.host}", "ipv4.ignore-auto-dns", "yes", "ipv6.ignore-auto-dns", "yes")
    pc.nmcli("connection", "modify", "lan", *servers, "connection.dns-over-tls", "yes")
    pc.nmcli("connection", "up", "lan")
    pc.settle(stand.v4)
    said, plain, to = encrypted(pc, oracles, "example.com")
    assert said["example.com"] == names.CONTROLS["example.com"][0]
    assert (plain, to) == (set(), {stand.v4})


@pytest.mark.parametrize("flaw", ["wrong-name", "unknown-ca"])
def test_the_global_setting_refuses_a_wrong_certificate_and_asks_nobody_else(
    pc: Laptop, oracles: Oracles, managed_lab: ManagedLab, flaw: str
) -> None:
    activate(pc, *HOME_PLAIN)
    strict(pc, managed_lab.stands[flaw])
    said, plain, _ = encrypted(pc, oracles, "example.com")
    assert said == {"example.com": ""}
    assert plain == set()


def test_revert_leaves_a_link_without_servers_and_reapply_does_not_bring_them_back(pc: Laptop) -> None:
    only_252(pc)
    assert pc.resolvectl("revert", "eth0").returncode == 0
    assert pc.resolvectl("dns", "eth0").stdout.split() == ["Link", "2", "(eth0):"]
    pc.nmcli("device", "reapply", "eth0")
    with pytest.raises(TimeoutError):
        pc.until(lambda: ROUTER[0] in pc.resolvectl("dns", "eth0").stdout, "the router", within_s=1)
    pc.nmcli("connection", "up", "lan")
    pc.until(lambda: ROUTER[0] in pc.resolvectl("dns", "eth0").stdout, "the router")


def test_strict_asking_alone_loses_the_names_of_the_home(pc: Laptop, oracles: Oracles, managed_lab: ManagedLab) -> None:
    strict(pc, managed_lab.stands["zeros"])
    said, plain, _ = encrypted(pc, oracles, "example.com", names.PRINTER)
    assert said == {"example.com": names.CONTROLS["example.com"][0], names.PRINTER: ""}
    assert plain == set()


def test_with_the_link_left_plain_the_home_is_answered_and_all_else_leaves_encrypted(
    pc: Laptop, oracles: Oracles, managed_lab: ManagedLab
) -> None:
    stand = managed_lab.stands["zeros"]
    activate(pc, *HOME_PLAIN)
    strict(pc, stand)
    said, plain, to = encrypted(pc, oracles, *OUTSIDE, names.PRINTER, REVERSE)
    assert [said[name] for name in OUTSIDE[2:]] == ["0.0.0.0", "NXDOMAIN"]  # noqa: S104 - an answer
    assert said[names.PRINTER] == names.PRINTER_AT[0]
    assert plain <= {names.PRINTER, REVERSE}
    assert to <= {stand.v4, stand.v6}
    assert to


def test_the_link_stays_plain_for_the_home_only_after_the_next_connection_and_restart(
    pc: Laptop, oracles: Oracles, managed_lab: ManagedLab
) -> None:
    activate(pc, *HOME_PLAIN)
    strict(pc, managed_lab.stands["zeros"])
    pc.nmcli("connection", "up", "lan")
    pc.settle()
    pc.restart_resolved()
    pc.until(lambda: ROUTER[0] in pc.resolvectl("dns", "eth0").stdout, "NetworkManager's servers")
    said, plain, _ = encrypted(pc, oracles, *OUTSIDE, names.PRINTER)
    assert said[names.PRINTER] == names.PRINTER_AT[0]
    assert plain == {names.PRINTER}


def test_without_the_domain_of_everything_a_plain_link_lets_every_name_leave_plain(
    pc: Laptop, oracles: Oracles, managed_lab: ManagedLab
) -> None:
    activate(pc, *HOME_PLAIN)
    strict(pc, managed_lab.stands["zeros"], more="")
    _, plain, _ = encrypted(pc, oracles, *OUTSIDE)
    assert plain == set(OUTSIDE)


def test_a_line_that_refuses_encryption_gets_no_plain_question_instead(
    pc: Laptop, oracles: Oracles, managed_lab: ManagedLab
) -> None:
    activate(pc, *HOME_PLAIN)
    strict(pc, managed_lab.stands["zeros"])
    with managed_lab.being(Home(block_dot=True)):
        said, plain, _ = encrypted(pc, oracles, *OUTSIDE[:2])
    assert set(said.values()) <= {"", "SERVFAIL"}
    assert plain == set()


def test_strict_asking_of_a_dead_server_has_no_end_of_its_own(pc: Laptop, managed_lab: ManagedLab) -> None:
    strict(pc, managed_lab.stands["silent"])
    assert pc.resolvectl("query", "-4", "example.com", within_s=PATIENCE_S).returncode == TIME_WAS_OVER
