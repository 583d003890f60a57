"""Checks that every way of handing the filter on has the guides it names, and the way back that belongs to it."""

from collections.abc import Iterator

from setup_assistant.content.draft import GUIDES, Draft
from setup_assistant.content.problem import Problem
from setup_assistant.domain.fact import Confidence
from setup_assistant.domain.guide import Guide
from setup_assistant.domain.hand_over import HandOver, Router
from setup_assistant.domain.household import Answer
from setup_assistant.domain.measure import Measure, Place


def problems(draft: Draft) -> Iterator[Problem]:
    """Yield what no type and no reference can tell."""
    guides = {guide.id: guide for _, guide in draft.values(GUIDES, Guide)}
    yield from _hand_overs(draft, guides)
    yield from _routers(draft, guides)
    yield from _left_out(draft)


def _hand_overs(draft: Draft, guides: dict[str, Guide]) -> Iterator[Problem]:
    for entry, way in draft.values("hand_overs", HandOver):
        guide, back = guides.get(way.guide), guides.get(way.way_back)
        if guide is not None and way.measure not in guide.sets:
            yield entry.problem(".guide", f"this guide does not set {way.measure!r}")
        if back is not None and back.undo_of != way.guide:
            yield entry.problem(".way_back", f"this guide is not the way back of {way.guide!r}")


def _routers(draft: Draft, guides: dict[str, Guide]) -> Iterator[Problem]:
    for entry, router in draft.values("routers", Router):
        guide = guides.get(router.guide)
        options = guide.variants.options if guide is not None and guide.variants is not None else ()
        if guide is not None and router.variant not in {option.id for option in options}:
            yield entry.problem(".variant", f"{router.guide!r} has no variant {router.variant!r}")
        told = {router.usual, router.second} - {Answer.UNKNOWN}
        if told and router.fact.confidence is Confidence.UNCONFIRMED:
            yield entry.problem(".fact.confidence", "what nobody confirmed is said as unknown")


def _left_out(draft: Draft) -> Iterator[Problem]:
    """Yield devices for which a family chooses a filter and no hand-over says how it is undone."""
    ways = [way for _, way in draft.values("hand_overs", HandOver)]
    for entry, measure in draft.values("measures", Measure):
        if not measure.takes_filter or "hand_overs" in draft.unread:
            continue
        reached = {kind for way in ways if way.measure == measure.id for kind in way.kinds}
        if measure.place is Place.NETWORK:
            if all(way.measure != measure.id for way in ways):
                yield entry.problem("", "no hand-over says how it is undone")
        elif missing := sorted(set(measure.applies.kinds) - reached):
            yield entry.problem(".applies.kinds", f"no hand-over says how it is undone on {', '.join(missing)}")
