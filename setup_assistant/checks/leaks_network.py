"""Ways past the filter that the network opens: the second way, other servers, catching, leading elsewhere."""

from setup_assistant.checks.leak_case import NOT_FOUND, Case, Seen, found, possible
from setup_assistant.domain.check import CheckState
from setup_assistant.domain.checked import PathKind, PathResult, Reason, Use
from setup_assistant.domain.lookup import Failure, Reply

_UNTRIED = frozenset({Reason.NOT_TESTABLE, Reason.SAMPLE_GONE})
"""The filter answered; only its operator offers nothing to try."""


def second_way(case: Case) -> Seen:
    """Look for a server over IPv6 that does not do what the filter does.

    A sample that is blocked for one kind of address and given for the other is the same hole inside one server.
    """
    second = [each for each in case.servers if each.path.second]
    halves = [each for each in case.servers if each.reason is Reason.HALF_OPEN]
    past = [*filter(_passes, second), *halves]
    if past:
        return found(_addresses(past))
    unsure = [each for each in second if not _holds(case, each)]
    return possible(_addresses(unsure)) if unsure or case.lacks("links", "servers") else NOT_FOUND


def second_server(case: Case) -> Seen:
    """Look for a server without the filter beside one with it."""
    first = [each for each in case.servers if not each.path.second]
    second = [each for each in case.servers if each.path.second]
    blocked = [each for each in case.servers if each.state is CheckState.BLOCKED]
    past = list(filter(_passes_whole, first)) if blocked else []
    if any(each.path.second for each in blocked):
        past += filter(_passes_whole, second)
    if past:
        return found(_addresses(past))
    if blocked and not any(map(_passes, case.servers)) and any(map(_passes_whole, _system(case))):
        # Every known server blocks and programs get through all the same: one asks somebody who is not listed.
        return found()
    unsure = [each for each in first if not _holds(case, each) and not _passes(each)] if len(first) > 1 else []
    return possible(_addresses(unsure)) if unsure or case.lacks("links", "servers") else NOT_FOUND


def led_elsewhere(case: Case) -> Seen:
    """Look where devices are led that would rather ask encrypted; the filter itself may lead to itself."""
    replies = case.replies(Use.DISCOVERY)
    if not replies:
        return possible()
    states = {each.path.via: each.state for each in case.deciding}
    away = [
        (host, states[finding.probe.via])
        for finding, reply in replies
        for host in reply.targets
        if not case.is_own_host(host)
    ]
    hosts = tuple(host for host, _ in away)
    # Only where the filter itself works is the leading away what opens the way.
    if any(state is CheckState.BLOCKED for _, state in away):
        return found(hosts)
    return possible(hosts) if away else NOT_FOUND


def caught_on_the_way(case: Case) -> Seen:
    """Look for somebody between here and the resolver who answers in its place."""
    caught = [each for each in case.paths if each.reason is Reason.CAUGHT]
    nobody = [each for each in case.findings if each.probe.via in case.inquiry.nobody]
    ghosts = tuple(each.probe.via.address for each in nobody if each.reply is not None)
    if caught or ghosts:
        return found((*_addresses(caught), *ghosts))
    asked = any(each.failure is not Failure.STOPPED for each in nobody)
    heard = any(each.reply is not None for each in case.findings)
    return NOT_FOUND if asked and heard else possible()


def private_relay(case: Case) -> Seen:
    """Look whether this network refuses the relay of Apple's phones; which phone uses it is not seen."""
    replies = case.replies(Use.RELAY)
    allowed = tuple(finding.probe.question.name for finding, reply in replies if not is_negative(reply))
    asked = {finding.probe.question.name for finding, _ in replies}
    return possible(allowed) if allowed or not asked or asked != case.names(Use.RELAY) else NOT_FOUND


def is_negative(reply: Reply) -> bool:
    """Tell whether a reply says that there is nothing: the only refusal that phones and browsers understand."""
    nothing = not (reply.addresses or reply.aliases or reply.hints or reply.targets)
    return reply.rcode == "NXDOMAIN" or (reply.rcode == "NOERROR" and nothing)


def _passes(result: PathResult) -> bool:
    """Tell whether a path lets names through, or somebody other than the filter answers on it."""
    return result.state is CheckState.OPEN or result.reason is Reason.OTHER_FILTER


def _passes_whole(result: PathResult) -> bool:
    return _passes(result) and result.reason is not Reason.HALF_OPEN


def _holds(case: Case, result: PathResult) -> bool:
    """Tell whether a server blocks, or is the filter's own and merely has nothing to try."""
    own = case.is_own_address(result.path.via.address)
    return result.state is CheckState.BLOCKED or (own and result.reason in _UNTRIED)


def _system(case: Case) -> list[PathResult]:
    return [each for each in case.deciding if each.path.kind is PathKind.SYSTEM]


def _addresses(results: list[PathResult]) -> tuple[str, ...]:
    return tuple(each.path.via.address for each in results)
