"""What has to hold right after this computer was set: a handful of questions, judged like every check.

Pure: whoever asks them, and how often, is not decided here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import ip_address

from setup_assistant.checks.findings import Findings
from setup_assistant.checks.inquiry import PORTS
from setup_assistant.checks.opening import needs as openings
from setup_assistant.checks.samples import Sampler, sampled
from setup_assistant.domain.check import CheckState
from setup_assistant.domain.checked import AskedName, Inquiry, Opening, Path, PathKind, Use
from setup_assistant.domain.filter import Baseline, Filter
from setup_assistant.domain.lookup import Endpoint, Finding, Probe, Question, RecordKind, Transport
from setup_assistant.domain.proof import ProofPart, ProofState, Proven
from setup_assistant.domain.setting import Wanted
from setup_assistant.domain.surroundings import LinkKind, Surroundings

SAMPLES = 2
"""Samples of the operator that are asked for, the first of the catalog."""
COMPARED_WITH = 1
"""Resolvers without a filter that are asked the same, the first of the catalog."""

_KINDS = {Use.SAMPLE: (RecordKind.A, RecordKind.AAAA), Use.CONTROL: (RecordKind.A,), Use.NEED: (RecordKind.A,)}
_ASKED_OF = {
    PathKind.SERVER: (Use.CONTROL, Use.SAMPLE),
    PathKind.SYSTEM: (Use.CONTROL, Use.SAMPLE, Use.NEED),
    PathKind.FILTER: (Use.CONTROL, Use.SAMPLE, Use.NEED),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofSubject:
    """What is proved: a filter on this computer, and the pages that the family needs."""

    wanted: Wanted
    filter: Filter
    filters: tuple[Filter, ...]
    """All that the catalog knows: another one's block page shows that somebody else answers."""
    controls: tuple[str, ...]
    needs: tuple[str, ...]
    baselines: tuple[Baseline, ...]
    second: bool
    """True when the network of this computer leads on over IPv6."""


def asked_names(of: Filter, controls: tuple[str, ...], needs: tuple[str, ...]) -> tuple[AskedName, ...]:
    """Return the names that a proof asks for, no others: a family sees them before anything is changed."""
    return (
        *(AskedName(name=each, use=Use.CONTROL, kinds=_KINDS[Use.CONTROL]) for each in controls[:1]),
        *(
            AskedName(name=each.name, use=Use.SAMPLE, kinds=_KINDS[Use.SAMPLE], about=each.category)
            for each in sampled(of)[:SAMPLES]
        ),
        *(AskedName(name=each, use=Use.NEED, kinds=_KINDS[Use.NEED]) for each in needs),
    )


def questions(subject: ProofSubject) -> Inquiry:
    """Return everything that the proof asks and whom."""
    names = asked_names(subject.filter, subject.controls, subject.needs)
    system = Path(id="system", kind=PathKind.SYSTEM, via=Endpoint(transport=Transport.SYSTEM))
    paths = (*_servers(subject), system)
    baseline = tuple(
        Endpoint(transport=Transport.UDP, address=each.ipv4[0]) for each in subject.baselines[:COMPARED_WITH]
    )
    asked = [(path.via, path.kind) for path in paths] + [(via, PathKind.FILTER) for via in baseline]
    probes = tuple(
        Probe(question=Question(name=name.name, kind=kind), via=via)
        for via, by in asked
        for name in names
        if name.use in _ASKED_OF[by]
        for kind in name.kinds
    )
    return Inquiry(filter=subject.filter.id, paths=paths, baseline=baseline, names=names, probes=probes)


def is_silent(inquiry: Inquiry, findings: Iterable[Finding]) -> bool:
    """Tell whether every server of the filter on the usual way has failed everything: no need to wait for the rest."""
    found = Findings(inquiry, findings)
    servers = [each.via for each in inquiry.paths if each.kind is PathKind.SERVER and not each.second]
    return bool(servers) and all(
        found.is_complete(via) and all(each.reply is None for each in found.all(via)) for via in servers
    )


def proof(
    subject: ProofSubject,
    inquiry: Inquiry,
    findings: Iterable[Finding],
    *,
    foreign: tuple[str, ...],
    unsettled: tuple[str, ...],
) -> tuple[Proven, ...]:
    """Return each part of the proof; `foreign` servers and `unsettled` places were looked up by the caller."""
    judge = _Judge(subject, Findings(inquiry, findings))
    return (
        judge.connected(),
        judge.filter(),
        judge.second_way(),
        judge.needs(),
        *seen(foreign=foreign, unsettled=unsettled),
    )


def seen(*, foreign: tuple[str, ...], unsettled: tuple[str, ...]) -> tuple[Proven, ...]:
    """Return the parts of the proof for which nobody is asked."""
    return _by_absence(ProofPart.NOTHING_FOREIGN, foreign), _by_absence(ProofPart.SETTLED, unsettled)


def foreign(wanted: Wanted, around: Surroundings, *, links_count: bool = True) -> tuple[str, ...]:
    """Return the servers that this computer asks and that are not the filter's, in their order.

    With `links_count` false only the servers of the whole system count: names of the home may still go to a link's.
    """
    links = [each for each in around.links if each.default_v4 or each.default_v6] if links_count else []
    asked = (*around.servers, *(server for link in links for server in link.servers))
    ours = {ip_address(each) for each in (*wanted.v4, *wanted.v6)}
    found = (each for each in asked if (read := _read(each)) is not None and read not in ours)
    return tuple(dict.fromkeys(found))


def tunnels(around: Surroundings) -> tuple[str, ...]:
    """Return the names of the VPNs that are on."""
    return tuple(each.name for each in around.links if each.kind is LinkKind.TUNNEL)


class _Judge:
    def __init__(self, subject: ProofSubject, findings: Findings) -> None:
        self._subject = subject
        self._findings = findings
        self._sampler = Sampler(findings, subject.filter, subject.filters)
        self._paths = findings.inquiry.paths

    def connected(self) -> Proven:
        """Tell whether the system's own look-up knows a name that everybody knows."""
        (system,) = (each for each in self._paths if each.kind is PathKind.SYSTEM)
        return _proven(ProofPart.CONNECTED, ProofState.HOLDS if self._answers(system) else ProofState.FAILS)

    def filter(self) -> Proven:
        """Tell whether the filter answers on the usual way, and the system gets its answers."""
        return self._way(ProofPart.FILTER, [each for each in self._paths if not each.second])

    def second_way(self) -> Proven:
        """Tell the same of IPv6, where the network has it."""
        paths = [each for each in self._paths if each.second]
        return self._way(ProofPart.SECOND_WAY, paths) if paths else _proven(ProofPart.SECOND_WAY, ProofState.ABSENT)

    def needs(self) -> Proven:
        """Tell whether the pages that the family needs are known."""
        system = [each for each in self._paths if each.kind is PathKind.SYSTEM]
        found = openings(self._findings, system, self._subject.filter)
        blocked = tuple(each.name for each in found if each.opening is Opening.BLOCKED)
        unclear = tuple(each.name for each in found if each.opening is Opening.UNCLEAR)
        if not found:
            return _proven(ProofPart.NEEDS, ProofState.ABSENT)
        if blocked:
            return _proven(ProofPart.NEEDS, ProofState.FAILS, blocked)
        return _proven(ProofPart.NEEDS, ProofState.CANNOT_TELL if unclear else ProofState.HOLDS, unclear)

    def _way(self, part: ProofPart, paths: list[Path]) -> Proven:
        servers = [each for each in paths if each.kind is PathKind.SERVER]
        mute = tuple(each.via.address for each in servers if not self._answers(each))
        if len(mute) == len(servers):
            return _proven(part, ProofState.FAILS, mute)
        states = {each: self._state(each) for each in paths if each.via.address not in mute}
        opened = tuple(each.via.address or each.id for each, state in states.items() if state is CheckState.OPEN)
        if opened:
            return _proven(part, ProofState.FAILS, opened)
        holds = not mute and all(state is CheckState.BLOCKED for state in states.values())
        return _proven(part, ProofState.HOLDS if holds else ProofState.CANNOT_TELL, mute)

    def _answers(self, path: Path) -> bool:
        names = self._findings.inquiry.named(Use.CONTROL)
        return any(self._findings.knows(path.via, each.name) for each in names)

    def _state(self, path: Path) -> CheckState:
        states = {each.state for each in self._sampler.risks(path.via)}
        if CheckState.OPEN in states:
            return CheckState.OPEN
        return CheckState.BLOCKED if states == {CheckState.BLOCKED} else CheckState.CANNOT_TELL


def _servers(subject: ProofSubject) -> Iterable[Path]:
    transport = Transport.DOT if subject.wanted.encrypted else Transport.UDP
    host = subject.wanted.host if subject.wanted.encrypted else ""
    for address in (*subject.wanted.v4, *(subject.wanted.v6 if subject.second else ())):
        via = Endpoint(transport=transport, address=address, port=PORTS[transport], host=host)
        yield Path(id=f"server-{address}", kind=PathKind.SERVER, via=via, second=":" in address)


def _proven(part: ProofPart, state: ProofState, details: tuple[str, ...] = ()) -> Proven:
    return Proven(part=part, state=state, details=details)


def _by_absence(part: ProofPart, found: tuple[str, ...]) -> Proven:
    return _proven(part, ProofState.FAILS if found else ProofState.HOLDS, found)


def _read(server: str) -> object:
    """Return a server's address; None for a local stub, which asks on in its own way, and for what is none."""
    try:
        found = ip_address(server.partition("%")[0])
    except ValueError:
        return None
    return None if found.is_loopback else found
