"""The coverage map of a household."""

from datetime import date

from msgspec.structs import replace

from setup_assistant.advice.decide import Decision, decide
from setup_assistant.advice.gaps import Gaps, gaps
from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.coverage import CoverageMap
from setup_assistant.domain.household import Household


def coverage(household: Household, catalog: Catalog, today: date) -> CoverageMap:
    """Return what stops where: one cell per device, way and risk, and the gaps in plan order."""
    decision = decide(household, catalog, today)
    return map_of(decision, gaps(decision))


def map_of(decision: Decision, found: Gaps) -> CoverageMap:
    """Return the map of a decision with the numbers of its gaps."""
    cells = tuple(
        replace(judged.cell, gap=found.of_cell[number]) if number in found.of_cell else judged.cell
        for number, judged in enumerate(decision.judged)
    )
    return CoverageMap(ways=decision.scene.ways, cells=cells, gaps=found.gaps)
