"""Hand-over jobs: a site-name filter as a phone or a router takes it, the order of its page, and the settings file."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from msgspec.structs import replace

from setup_assistant.advice.settable import settable
from setup_assistant.content.load import Content
from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.error import FilterNotSettable
from setup_assistant.domain.filter import Filter
from setup_assistant.domain.guide import Guide, Step
from setup_assistant.domain.household import Household
from setup_assistant.domain.lookup import Transport
from setup_assistant.domain.phone import Exact, Handed, HandedFilter, HandedStep, HandTo, PhoneOrder
from setup_assistant.domain.screen import Where
from setup_assistant.domain.value import Id, Text, message
from setup_assistant.guides.telling import Telling
from setup_assistant.guides.values import values
from setup_assistant.jobs.phoning import phone_order
from setup_assistant.lan import apple_profile, signing
from setup_assistant.lan.signing import Signer
from setup_assistant.text import notation
from setup_assistant.text.words import LANGUAGES

GUIDES = {HandTo.APPLE: "ios-filter-profile", HandTo.ANDROID: "android-private-way"}
"""Guides whose steps are done on the phone."""

BACK = {to: f"{guide}-undo" for to, guide in GUIDES.items()}
"""Guides that take the setting back."""

_BY_PAGE = "wifi"
"""Variant of the Apple guide that begins with our page."""

_ON_PHONE = (Where.CHILD_PHONE, Where.CHILD_DEVICE)


def hand_over_order(
    household: Household, content: Content, *, filter_id: Id, to: HandTo, lang: str, nonce: str
) -> PhoneOrder:
    """Return the order of a page that hands a filter to a phone and then lets it try.  Raises FilterNotSettable."""
    handed = handed_filter(content.catalog, filter_id)
    if to is HandTo.ANDROID and not handed.host:
        raise FilterNotSettable(filter=handed.name)
    guide = content.guide(GUIDES[to])
    order = phone_order(household, content.catalog, filter_id=filter_id, lang=lang, nonce=nonce)
    steps = tuple(_steps(content, guide, settable(content.catalog, filter_id)))
    undone = tuple(_undone(content, guide.id))
    return replace(order, handed=Handed(to=to, filter=handed, steps=steps, undone=undone))


def handed_filter(catalog: Catalog, filter_id: Id) -> HandedFilter:
    """Return a filter as a phone takes it.  Raises FilterNotSettable where nothing of it is confirmed."""
    chosen = settable(catalog, filter_id)
    if not (chosen.dot_hostname or chosen.doh_url):
        raise FilterNotSettable(filter=chosen.name)
    return HandedFilter(
        id=chosen.id,
        name=chosen.name,
        host=chosen.dot_hostname,
        doh_url=chosen.doh_url,
        addresses=(*chosen.ipv4, *chosen.ipv6),
    )


def settings_file(content: Content, filter_id: Id, *, lang: str, via: Transport | None = None) -> bytes:
    """Return an Apple settings file, unsigned.  Raises FilterNotSettable."""
    words = {each: content.words(each) for each in LANGUAGES}
    return apple_profile.profile(handed_filter(content.catalog, filter_id), words, lang=lang, via=via)


def server(catalog: Catalog, filter_id: Id, via: Transport | None = None) -> str:
    """Return the name that stands in a settings file, to be compared on the device.  Raises FilterNotSettable."""
    return apple_profile.server(handed_filter(catalog, filter_id), via)


def signed(made: bytes, by: Signer, now: datetime) -> bytes:
    """Return a settings file with a signature around it.  Raises FileMissing, FileUnreadable, SignerUnusable."""
    return signing.sign(made, by, now)


def router_addresses(catalog: Catalog, filter_id: Id) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the addresses to type into a router, IPv4 and IPv6.  Raises FilterNotSettable where none is confirmed."""
    chosen = settable(catalog, filter_id)
    if not chosen.ipv4:
        raise FilterNotSettable(filter=chosen.name)
    return chosen.ipv4, chosen.ipv6


def _steps(content: Content, guide: Guide, chosen: Filter) -> Iterator[HandedStep]:
    """Yield the steps that are done on the phone after its page was opened, those of every maker."""
    given = values(chosen, message("label.child"))
    tellings = {lang: Telling(guide, content.words(lang), given) for lang in LANGUAGES}
    makers = {} if guide.variants is None else {option.id: option.name for option in guide.variants.options}
    for step in guide.steps:
        if step.at in _ON_PHONE and (not step.variants or _BY_PAGE not in makers or _BY_PAGE in step.variants):
            yield from _drawn(step, tellings, None if _BY_PAGE in makers else _maker(step, makers))


def _undone(content: Content, guide: Id) -> Iterator[Text]:
    """Yield how quickly a child can undo what a guide sets, how, and what notices it."""
    for way in content.catalog.hand_overs:
        if way.guide == guide:
            quick = {each: content.words(each).plural("handing.undone", way.undone.seconds) for each in LANGUAGES}
            yield from (Text(**quick), way.undone.words, way.notices.words)


def _maker(step: Step, makers: Mapping[Id, Text]) -> Text | None:
    return makers[step.variants[0]] if len(step.variants) == 1 else None


def _drawn(step: Step, tellings: Mapping[str, Telling], maker: Text | None) -> Iterator[HandedStep]:
    named = sorted({*notation.fields(step.do.ja), *notation.fields(step.do.en)})
    for screen in step.screens:
        sketches = {lang: telling.sketch(screen) for lang, telling in tellings.items()}
        shown = {lang: {said.id: said.words for said in sketch.says} for lang, sketch in sketches.items()}
        yield HandedStep(
            do=step.do,
            says=tuple(
                (name, Exact(**{lang: telling.label(name) for lang, telling in tellings.items()})) for name in named
            ),
            maker=maker,
            screen=screen,
            described=Exact(**{lang: telling.described(screen) for lang, telling in tellings.items()}),
            drawn=tuple(
                (name, Exact(**{lang: words[name] for lang, words in shown.items()})) for name in shown[LANGUAGES[0]]
            ),
            unsure=tuple(
                (lang, frozenset(said.id for said in sketch.says if said.unsure)) for lang, sketch in sketches.items()
            ),
        )
