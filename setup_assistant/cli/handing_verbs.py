"""profile, hand-over: the setting as a file, as a page for a phone, as addresses for a router, by cable."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from setup_assistant.cli.call import Call
from setup_assistant.cli.check_verbs import filter_of, household_of, occasion_of
from setup_assistant.cli.phone_verbs import listed, minutes_of, say, told, visited
from setup_assistant.cli.spoken import spoken
from setup_assistant.cli.table import WIDTH, hanging, wrapped
from setup_assistant.computer.command import run
from setup_assistant.domain.error import BadUsage, UnknownSuffix
from setup_assistant.domain.household import Answer
from setup_assistant.domain.lookup import Transport
from setup_assistant.domain.phone import Handed, HandTo
from setup_assistant.jobs import checking, handing, handing_cable
from setup_assistant.lan.signing import Signer, is_self_made
from setup_assistant.storage.atomic import ORDINARY, write_atomically

_SUFFIX = ".mobileconfig"
_ROUTER = "router"

_ADB_WITHIN_S = 20.0
"""The first call starts the server of `adb`, which takes some seconds."""

_run = partial(run, within_s=_ADB_WITHIN_S)


def profile(call: Call) -> int:
    """Write the settings file for an iPhone, iPad or Mac; sign it for an organisation that brings its certificate."""
    filter_id, path = _filter(call), Path(_demanded(call, "--output", "-o FILE.mobileconfig"))
    if path.suffix.lower() != _SUFFIX:
        raise UnknownSuffix(path=str(path), known=_SUFFIX)
    asked, signer = call.asked.option("--via"), _signer(call)
    via = None if asked is None else Transport(asked)
    made = handing.settings_file(call.content, filter_id, lang=call.lang, via=via)
    host = handing.server(call.content.catalog, filter_id, via)
    if signer is not None:
        made = handing.signed(made, signer, call.doors.now())
    write_atomically(path, made, mode=ORDINARY)
    self_made = signer is not None and is_self_made(signer)
    value = {"file": str(path), "host": host, "signed": signer is not None, "self_made": self_made}
    call.show(_written(call, path, host, signed=signer is not None, self_made=self_made), value)
    return 0


def hand_over(call: Call) -> int:
    """Hand the setting to a phone by a page or a cable, or show what is typed into a router."""
    to = _demanded(call, "--to", f"--to {'|'.join((*HandTo, _ROUTER))}")
    if call.asked.option("--adb") is not None:
        return _cable(call, to)
    if strange := [name for name in ("--consent", "--undo", "--saved") if call.asked.option(name) is not None]:
        raise BadUsage(what=f"hand-over --adb {strange[0]}")
    return _router(call) if to == _ROUTER else _page(call, HandTo(to))


def _page(call: Call, to: HandTo) -> int:
    minutes = minutes_of(call)
    household, surroundings = household_of(call), call.doors.surroundings()
    chosen = filter_of(call, occasion_of(call, household, surroundings))
    if chosen is None:
        raise BadUsage(what="hand-over --filter FILTER")
    order = handing.hand_over_order(
        household, call.content, filter_id=chosen, to=to, lang=call.lang, nonce=checking.nonce()
    )
    handed = order.handed
    assert handed is not None
    say(call, _handed(call, handed))
    say(call, listed(call, order))
    visit = visited(call, order, surroundings.links, minutes)
    given = {"to": to, "filter": handed.filter.id, "host": handed.filter.server, "names": list(order.names)}
    call.show(told(call, visit.verdict), {**given, **visit.value(call)})
    return visit.status


def _handed(call: Call, handed: Handed) -> Iterator[str]:
    """Yield what the page hands over, and what everyone should know first."""
    words = call.words
    yield from wrapped(words(f"cli.hand-over.{handed.to}", filter=handed.filter.name), WIDTH)
    host = handed.filter.server if handed.to is HandTo.APPLE else handed.filter.host
    yield words("cli.hand-over.host", host=host)
    for each in handed.undone:
        yield from hanging("- ", words.say(each))
    yield from wrapped(words("cli.hand-over.back", guide=handing.BACK[handed.to]), WIDTH)
    yield ""


def _router(call: Call) -> int:
    words, catalog = call.words, call.content.catalog
    filter_id = _filter(call)
    usual, second = handing.router_addresses(catalog, filter_id)
    lines = [words("cli.hand-over.usual", addresses=" ".join(usual))]
    lines += [words("cli.hand-over.second", addresses=" ".join(second) or words("cli.hand-over.none"))]
    lines += ["", *wrapped(words("cli.hand-over.both"), WIDTH), *wrapped(words("cli.hand-over.fixed"), WIDTH)]
    fixed = [each for each in catalog.routers if Answer.NO in (each.usual, each.second)]
    lines += [line for each in fixed for line in hanging(f"- {words.say(each.name)}: ", words.say(each.note))]
    lines += ["", *wrapped(words("cli.hand-over.guide", guide="router-filter", back="router-filter-undo"), WIDTH)]
    routers = [spoken(each, words) for each in catalog.routers]
    call.show(lines, {"filter": filter_id, "usual": usual, "second": second, "routers": routers})
    return 0


def _cable(call: Call, to: str) -> int:
    """Set or put back a phone on a cable; off unless somebody asks for it by name and has the owner's consent."""
    if to != HandTo.ANDROID:
        raise BadUsage(what=f"hand-over --to {to} --adb")
    saved = Path(_demanded(call, "--saved", "--saved FILE"))
    if call.asked.option("--undo") is not None:
        before = handing_cable.take_back_by_cable(_run, saved)
        call.show(wrapped(call.words("cli.cable.back"), WIDTH), {"now": spoken(before.way, call.words)})
        return 0
    filter_ = handing.handed_filter(call.content.catalog, _filter(call))
    consent = call.asked.option("--consent") is not None
    say(call, iter(wrapped(call.words("cli.cable.consent", host=filter_.host), WIDTH)))
    before = handing_cable.hand_by_cable(_run, filter_, saved, consent=consent)
    lines = [*wrapped(call.words("cli.cable.set", host=filter_.host, path=saved), WIDTH)]
    lines += wrapped(call.words("cli.cable.after"), WIDTH)
    call.show(lines, {"host": filter_.host, "before": spoken(before.way, call.words), "saved": str(saved)})
    return 0


def _written(call: Call, path: Path, host: str, *, signed: bool, self_made: bool) -> Iterator[str]:
    words = call.words
    yield words("cli.profile.written", path=path)
    yield words("cli.hand-over.host", host=host)
    key = "self-made" if self_made else "signed" if signed else "unsigned"
    yield from wrapped(words(f"cli.profile.{key}"), WIDTH)
    guide = handing.GUIDES[HandTo.APPLE]
    yield from wrapped(words("cli.hand-over.guide", guide=guide, back=handing.BACK[HandTo.APPLE]), WIDTH)


def _signer(call: Call) -> Signer | None:
    certificate, key, chain = (call.asked.option(name) for name in ("--sign", "--key", "--chain"))
    if certificate is None and key is None and chain is None:
        return None
    if certificate is None or key is None:
        raise BadUsage(what="profile --sign CERTIFICATE --key KEY")
    return Signer(certificate=Path(certificate), key=Path(key), chain=None if chain is None else Path(chain))


def _filter(call: Call) -> str:
    asked = _demanded(call, "--filter", "--filter FILTER")
    known = tuple(each.id for each in call.content.catalog.filters)
    if asked not in known:
        raise BadUsage(what=f"--filter {asked} ({', '.join(known)})")
    return asked


def _demanded(call: Call, name: str, usage: str) -> str:
    given = call.asked.option(name)
    if given is None:
        raise BadUsage(what=f"{call.asked.verb} {usage}")
    return given
