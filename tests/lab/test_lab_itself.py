"""The lab does what it says, by witnesses that are not our code; and the machine it runs on stays as it was."""

import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from setup_assistant.domain.catalog import Catalog
from tests.lab import names
from tests.lab.home import LAPTOP, ROUTER
from tests.lab.lab import UP_WITHIN_S, Lab
from tests.lab.oracles import Oracles, Said
from tests.lab.places import ROOT
from tests.lab.plan import STYLES
from tests.lab.resolver import Block, Oddity

pytestmark = pytest.mark.netns

SAMPLE = names.SAMPLES[0]
HONEST = [style.name for style in STYLES if not style.odd]
VERIFIED = [style.name for style in STYLES if not style.odd and style.flaw == "none" and style.path == "/dns-query"]
REFUSED_BY_TLS = [style.name for style in STYLES if style.flaw != "none"]

BLOCKED: dict[Block, dict[str, tuple[str, tuple[str, ...]]]] = {
    Block.PASS: {"A": ("NOERROR", names.HARM[:1]), "AAAA": ("NOERROR", names.HARM[1:])},
    Block.ZEROS: {"A": ("NOERROR", ("0.0.0.0",)), "AAAA": ("NOERROR", ("::",))},  # noqa: S104 - an answer
    Block.EDE_ZEROS: {"A": ("NOERROR", ("0.0.0.0",)), "AAAA": ("NOERROR", ("::",))},  # noqa: S104 - an answer
    Block.NXDOMAIN: {"A": ("NXDOMAIN", ()), "AAAA": ("NXDOMAIN", ())},
    Block.EDE: {"A": ("NXDOMAIN", ()), "AAAA": ("NXDOMAIN", ())},
    Block.HALF: {"A": ("NOERROR", ("0.0.0.0",)), "AAAA": ("NOERROR", names.HARM[1:])},  # noqa: S104 - an answer
}
"""What a witness must see for the sample: response code and addresses, for each kind."""


def right(name: str, kind: str, *, v6: bool, lab: Lab) -> tuple[str, tuple[str, ...]]:
    style = lab.stands[name].style
    block = style.block_v6 if v6 and style.block_v6 is not None else style.block
    if style.lies and block is Block.PASS:
        return "NOERROR", (names.ELSEWHERE[kind == "AAAA"],)
    if block is Block.PAGE:
        return "NOERROR", (style.page[kind == "AAAA"],)
    return BLOCKED[block][kind]


def seen(said: Said, kind: str) -> tuple[str, tuple[str, ...]]:
    return said.rcode, said.of(kind)


def machine() -> str:
    """Return a fingerprint of the machine's own network."""
    parts = [
        subprocess.run(["ip", *words], capture_output=True, check=True).stdout
        for words in (["-o", "link"], ["-o", "addr"], ["route"], ["-6", "route"], ["netns"])
    ]
    parts += [Path(path).read_bytes() for path in ("/etc/resolv.conf", "/etc/hosts", "/proc/self/mounts")]
    # Lifetimes of addresses count down by themselves.
    text = b"\n".join(parts).decode()
    return hashlib.sha256("\n".join(line.partition("valid_lft")[0] for line in text.splitlines()).encode()).hexdigest()


def test_every_style_answers_plainly_as_it_should_on_both_families(lab: Lab, oracles: Oracles) -> None:
    asked = [
        (name, kind, server, more)
        for name in HONEST
        for kind in ("A", "AAAA")
        for server in (lab.stands[name].v4, lab.stands[name].v6)
        for more in (("+notcp",), ("+tcp",))
    ]
    answers = oracles.digs("laptop", [(server, SAMPLE, kind, more) for _, kind, server, more in asked])
    for (name, kind, server, more), said in zip(asked, answers, strict=True):
        assert seen(said, kind) == right(name, kind, v6=":" in server, lab=lab), (name, server, more, said)


@pytest.mark.parametrize("name", VERIFIED)
def test_every_style_answers_encrypted_as_it_does_plainly(lab: Lab, oracles: Oracles, name: str) -> None:
    stand = lab.stands[name]
    for server, path in ((stand.v4, None), (stand.v6, "/dns-query")):
        said = oracles.kdig("laptop", SAMPLE, server=server, host=stand.host, path=path)
        assert seen(said, "A") == right(name, "A", v6=":" in server, lab=lab), (server, path, said)


@pytest.mark.parametrize("name", REFUSED_BY_TLS)
def test_a_flawed_certificate_is_refused_by_a_careful_client(lab: Lab, oracles: Oracles, name: str) -> None:
    stand = lab.stands[name]
    said = oracles.kdig("laptop", SAMPLE, server=stand.v4, host=stand.host)
    assert said.rcode == ""
    assert "certificate" in said.failed


def test_extended_errors_arrive_plainly_and_encrypted(lab: Lab, oracles: Oracles) -> None:
    for name in ("ede", "ede-zeros"):
        stand = lab.stands[name]
        assert oracles.dig("laptop", SAMPLE, server=stand.v4).ede == (17,)
        assert oracles.kdig("laptop", SAMPLE, server=stand.v6, host=stand.host).ede == (17,)
        assert oracles.kdig("laptop", SAMPLE, server=stand.v4, host=stand.host, path="/dns-query").ede == (17,)


def test_names_that_do_not_exist_stay_so_except_where_somebody_lies(lab: Lab, oracles: Oracles) -> None:
    nowhere = "no-such-name-7f3a.example.com"
    assert oracles.dig("laptop", nowhere, server=lab.stands["zeros"].v4).rcode == "NXDOMAIN"
    for name in ("lying", "lying-nxdomain"):
        said = oracles.dig("laptop", nowhere, server=lab.stands[name].v4)
        assert seen(said, "A") == ("NOERROR", names.ELSEWHERE[:1])


@pytest.mark.parametrize(
    ("name", "kind", "value"),
    [
        ("search-strict", "CNAME", "restrict.youtube.com"),
        ("search-moderate", "CNAME", "restrictmoderate.youtube.com"),
        ("search-a-only", "AAAA", "2001:db8:80::111"),
        ("search-https-passes", "AAAA", "2001:4860:4802:32::78"),
        ("zeros", "AAAA", "2001:db8:80::111"),
    ],
)
def test_video_sites_are_led_where_the_style_says(lab: Lab, oracles: Oracles, name: str, kind: str, value: str) -> None:
    said = oracles.dig("laptop", "www.youtube.com", "AAAA", server=lab.stands[name].v4)
    assert said.of(kind) == (value,)
    hints = oracles.dig("laptop", "www.youtube.com", "HTTPS", server=lab.stands[name].v4).of("HTTPS")
    assert ("ipv4hint=192.0.2.111" in "".join(hints)) == (name not in {"search-strict", "search-moderate"})


ODD = {
    Oddity.SILENT: ("", "timed out"),
    Oddity.REFUSED: ("", "connection refused"),
    Oddity.SERVFAIL: ("SERVFAIL", ""),
    Oddity.RCODE_REFUSED: ("REFUSED", ""),
    Oddity.SHORT: ("", "short (< header size)"),
    Oddity.LOOP: ("", "bad compression pointer"),
    Oddity.WRONG_ID: ("", "ID mismatch"),
    Oddity.WRONG_QUESTION: ("", "Question section mismatch"),
    Oddity.HTML: ("", "timed out"),
}
"""Response code and words of dig for resolvers that a real server cannot play."""


def test_odd_resolvers_are_as_odd_as_they_say(lab: Lab, oracles: Oracles) -> None:
    def asked(odd: Oddity) -> Said:
        return oracles.dig("laptop", SAMPLE, server=lab.stands[odd.value].v6, more=("+time=1",))

    with ThreadPoolExecutor(len(ODD)) as pool:
        heard = dict(zip(ODD, pool.map(asked, ODD), strict=True))
    assert {odd: said.rcode for odd, said in heard.items()} == {odd: rcode for odd, (rcode, _) in ODD.items()}
    assert [odd for odd, (_, words) in ODD.items() if words not in heard[odd].failed] == []


def test_a_cut_answer_is_whole_over_a_connection_and_a_slow_one_comes(lab: Lab, oracles: Oracles) -> None:
    cut = oracles.dig("laptop", SAMPLE, server=lab.stands["truncated"].v4)
    assert cut.tcp_again
    assert cut.of("A") == ("0.0.0.0",)  # noqa: S104 - an answer
    began = time.monotonic()
    assert oracles.dig("laptop", SAMPLE, server=lab.stands["slow"].v4).rcode == "NOERROR"
    assert time.monotonic() - began > 0.5


def test_every_operator_of_the_table_blocks_at_its_own_addresses(lab: Lab, oracles: Oracles) -> None:
    operators = [each for each in lab.resolvers if each.blocked and not each.odd and each.name not in lab.stands]
    asked = [(server, name, "A", ()) for each in operators for server in each.addresses
             for name in (each.blocked[-1], "example.com")]  # fmt: skip
    answers = oracles.digs("laptop", asked)
    for (server, name, _, _), said in zip(asked, answers, strict=True):
        if name == "example.com":
            assert said.of("A") == names.WEB[:1], server
        else:
            assert said.of("A") != names.HARM[:1], server
            assert said.rcode in {"NOERROR", "NXDOMAIN"}, server
    assert len({server for server, *_ in asked}) > 60


def test_the_router_passes_on_what_its_upstream_says(oracles: Oracles) -> None:
    for server in ROUTER:
        assert oracles.dig("laptop", SAMPLE, server=server).of("A") == names.HARM[:1]


def test_tcpdump_sees_what_dig_asks(oracles: Oracles) -> None:
    with oracles.capture("laptop") as seen_:
        oracles.dig("laptop", "example.com", server="1.1.1.3")
        oracles.dig("laptop", "example.com", "AAAA", server="2606:4700:4700::1113", more=("+tcp",))
    asked = [(each.name, each.kind, each.server, each.protocol) for each in seen_.questions(LAPTOP)]
    assert asked == [
        ("example.com", "A", "1.1.1.3", "udp"),
        ("example.com", "AAAA", "2606:4700:4700::1113", "tcp"),
    ]


def test_the_machine_stays_as_it_was_and_two_labs_stand_side_by_side(
    lab: Lab, catalog: Catalog, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    before = machine()
    with Lab(tmp_path, catalog, seed=1, delayed=True) as other:
        assert other.up_s < UP_WITHIN_S
        assert machine() == before
        stand = other.stands["zeros"]
        began = time.monotonic()
        assert Oracles(other).dig("laptop", SAMPLE, server=stand.v4).of("A") == ("0.0.0.0",)  # noqa: S104 - an answer
        assert time.monotonic() - began >= stand.delay_ms / 1000
        assert all(other.places.order("running").values())
        closing = time.monotonic()
    down_s = time.monotonic() - closing
    assert machine() == before
    record_property("up and down in seconds", (round(lab.up_s, 2), round(other.up_s, 2), round(down_s, 2)))
    print(f"lab: up {lab.up_s:.2f} s; with delays beside it: up {other.up_s:.2f} s, down {down_s:.2f} s")  # noqa: T201 - a figure


KILLED = """
import sys
from pathlib import Path
from setup_assistant.content.load import load_content
from tests.lab.lab import Lab
with Lab(Path(sys.argv[1]), load_content().catalog, styles=("zeros",)):
    print("up", flush=True)
    sys.stdin.read()
"""


def of_lab(folder: Path) -> list[int]:
    """Return every process that belongs to the lab in `folder`."""
    words = str(folder).encode()
    found = []
    for each in psutil.process_iter():
        with suppress(psutil.Error):
            found += [each.pid] if words in " ".join(each.cmdline()).encode() else []
    return [pid for pid in found if pid != os.getpid()]


def test_nothing_is_left_of_a_lab_whose_test_run_was_killed(tmp_path: Path) -> None:
    before = machine()
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    run = subprocess.Popen([sys.executable, "-c", KILLED, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                           cwd=ROOT, env=env)  # fmt: skip
    assert run.stdout is not None
    assert run.stdin is not None
    assert run.stdout.readline() == b"up\n"
    # The shell-less daemons, the warden and the run itself.
    assert len(of_lab(tmp_path)) > 30
    run.kill()
    run.wait()
    end = time.monotonic() + 3
    while of_lab(tmp_path) and time.monotonic() < end:
        time.sleep(0.02)
    run.stdin.close()
    run.stdout.close()
    assert of_lab(tmp_path) == []
    assert machine() == before
