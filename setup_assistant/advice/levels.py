"""How far a measure in place covers one cell, and what makes that doubtful."""

from dataclasses import dataclass
from enum import StrEnum

from setup_assistant.advice.index import FRAUD_MALWARE, HARMFUL_SITES, SEARCH_VIDEO, has_second_way
from setup_assistant.advice.scene import Put, Scene
from setup_assistant.domain.coverage import Way
from setup_assistant.domain.filter import Filter, FilterStatus
from setup_assistant.domain.household import Device
from setup_assistant.domain.measure import Cover, Level


class Doubt(StrEnum):
    """Why a measure in place does less than its line of the cover table says, or cannot prove it."""

    NONE = "none"
    OTHER_WAY = "other-way"
    """It is set on the other way of this network only."""
    FILTER_UNKNOWN = "filter-unknown"
    """Nobody said which site-name filter it is."""
    FILTER_UNCERTAIN = "filter-uncertain"
    FILTER_ENDED = "filter-ended"
    FILTER_LACKS = "filter-lacks"
    """The chosen filter does not stop this kind of name, or not on this way."""


@dataclass(frozen=True, slots=True)
class Reach:
    """What a measure in place does for one cell."""

    put: Put
    level: Level
    cover: Cover
    doubt: Doubt = Doubt.NONE


def reach(scene: Scene, put: Put, device: Device, way: Way, risk: str) -> Reach | None:
    """Return what `put` does for a cell; None when the cover table says nothing about it."""
    network = scene.network_of(way)
    cover = scene.index.cover(put.measure.id, device, None if network is None else network.kind, risk)
    if cover is None:
        return None
    if put.ways and way.network is not None and way.id not in put.ways:
        return Reach(put, Level.NONE, cover, Doubt.OTHER_WAY)
    if not put.measure.takes_filter or cover.level is Level.NONE:
        return Reach(put, cover.level, cover)
    return _filtered(put, way, risk, cover)


def _filtered(put: Put, way: Way, risk: str, cover: Cover) -> Reach:
    """Limit a cover to what the chosen site-name filter does."""
    chosen = put.filter
    if chosen is None:
        return Reach(put, cover.level, cover, Doubt.FILTER_UNKNOWN)
    if chosen.status is FilterStatus.DISCONTINUED:
        return Reach(put, Level.NONE, cover, Doubt.FILTER_ENDED)
    limit = filter_limit(chosen, risk)
    if way.second and not put.measure.by_name and not has_second_way(chosen):
        limit = Level.NONE
    if limit < cover.level:
        return Reach(put, limit, cover, Doubt.FILTER_LACKS)
    unsure = chosen.status is FilterStatus.UNCERTAIN or "blocks" in chosen.unconfirmed
    return Reach(put, cover.level, cover, Doubt.FILTER_UNCERTAIN if unsure else Doubt.NONE)


def filter_limit(chosen: Filter, risk: str) -> Level:
    """Return how far a site-name filter can go against a risk.  What no source confirmed counts as not there."""
    blocks = {each for each in chosen.blocks if f"blocks.{each}" not in chosen.unconfirmed}
    if risk == HARMFUL_SITES:
        return Level.FULL if "adult" in blocks else Level.NONE
    if risk == FRAUD_MALWARE:
        return Level(len({"malware", "phishing"} & blocks))
    if risk == SEARCH_VIDEO:
        known = chosen.enforces and "enforces" not in chosen.unconfirmed
        return Level.PARTLY if known else Level.NONE
    return Level.FULL
