"""What systemd-resolved really does, where our way of setting it depends on that.

Found by trial, and built on by the program: with only the global servers, `DNSOverTLS=yes` and `Domains=~.` in the
drop-in, every name goes to the filter encrypted and verified, but names of the home are lost.  With NetworkManager's
`connection.dns-over-tls=no` (0 on the bus) beside it they are answered by the router, and nothing else leaves plain.
Without `Domains=~.` that same setting lets every name leave plain as well, and with it the names below a domain that
the network calls its own.  The setting counts for a profile after `device reapply`; for all of them it can stand in
NetworkManager's conf.d and counts from each next activation on, not after a reload or a reapply.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial

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


def asked(pc: Laptop, *questions: str) -> dict[str, str]:
    """Ask resolved by dig, all at once; return the first value or the code of each name, "" without an answer.

    A question is a name, or a name and a kind.
    """
    with ThreadPoolExecutor() as pool:
        return dict(zip(questions, pool.map(partial(_asked, pc), questions), strict=True))


def _asked(pc: Laptop, name: str) -> str:
    said = pc.run(["dig", "@127.0.0.53", *name.split(), "+tries=1", "+time=2", "+noall", "+answer", "+comments"]).stdout
    answer = [line.split()[4] for line in said.splitlines() if line[:1] not in {"", ";"}]
    return answer[0] if answer else said.partition("status: ")[2].partition(",")[0]


def _shows(pc: Laptop, what: str) -> bool:
    return what in pc.resolvectl("status", "eth0").stdout


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
    said, plain, to = encrypted(pc, oracles, *OUTSIDE, names.PRINTER, f"{REVERSE} PTR")
    controls = [names.CONTROLS["example.com"][0], names.PAGES[0]]
    assert [said[name] for name in OUTSIDE] == [*controls, "0.0.0.0", "NXDOMAIN"]  # noqa: S104 - an answer
    assert (said[names.PRINTER], said[f"{REVERSE} PTR"]) == (names.PRINTER_AT[0], f"{names.PRINTER}.")
    assert plain == {names.PRINTER, REVERSE}
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


def test_a_network_gets_the_names_that_it_calls_its_own_plain(
    pc: Laptop, oracles: Oracles, managed_lab: ManagedLab
) -> None:
    activate(pc, *HOME_PLAIN, "ipv4.dns-search", "example.com")
    strict(pc, managed_lab.stands["zeros"])
    _, plain, _ = encrypted(pc, oracles, "www.example.com", "line.me")
    assert plain == {"www.example.com"}


def test_one_file_leaves_all_links_plain_from_their_next_activation_on(
    pc: Laptop, oracles: Oracles, managed_lab: ManagedLab
) -> None:
    strict(pc, managed_lab.stands["zeros"])
    pc.write("/etc/NetworkManager/conf.d/90-lab.conf", "[connection-90-lab]\nconnection.dns-over-tls=0\n")
    pc.nmcli("general", "reload", "conf")
    pc.nmcli("device", "reapply", "eth0")
    assert "+DNSOverTLS" in pc.resolvectl("status", "eth0").stdout
    pc.nmcli("connection", "up", "lan")
    pc.settle()
    said, plain, _ = encrypted(pc, oracles, *OUTSIDE, names.PRINTER)
    assert said[names.PRINTER] == names.PRINTER_AT[0]
    assert plain == {names.PRINTER}


def test_one_profile_leaves_its_link_plain_and_goes_back_without_a_new_activation(
    pc: Laptop, managed_lab: ManagedLab
) -> None:
    strict(pc, managed_lab.stands["zeros"])
    for value, seen in (("no", "-DNSOverTLS"), ("default", "+DNSOverTLS")):
        pc.nmcli("connection", "modify", "lan", "connection.dns-over-tls", value)
        pc.nmcli("device", "reapply", "eth0")
        pc.until(partial(_shows, pc, seen), seen, within_s=2)


def test_a_line_that_refuses_encryption_gets_no_plain_question_instead(
    pc: Laptop, oracles: Oracles, managed_lab: ManagedLab
) -> None:
    activate(pc, *HOME_PLAIN)
    strict(pc, managed_lab.stands["zeros"])
    with managed_lab.being(Home(block_dot=True)):
        said, plain, _ = encrypted(pc, oracles, *OUTSIDE[:2])
    assert set(said.values()) <= {"", "SERVFAIL"}
    assert plain == set()


@pytest.mark.long
def test_strict_asking_of_a_dead_server_has_no_end_of_its_own(pc: Laptop, managed_lab: ManagedLab) -> None:
    strict(pc, managed_lab.stands["silent"])
    assert pc.resolvectl("query", "-4", "example.com", within_s=PATIENCE_S).returncode == TIME_WAS_OVER
