"""Whether the filter is asked over IPv6 too: not where it was tried and did not work.  Pure."""

from setup_assistant.domain.journal import Journal, Stage
from setup_assistant.domain.proof import Ending, ProofPart, Why
from setup_assistant.domain.setting import Wanted


def is_out(journal: Journal, wanted: Wanted) -> bool:
    """Tell whether the last try of this filter failed on the second way alone, or what was kept has none of it."""
    if not wanted.v6:
        return False
    if journal.last is not None and _shows(journal.last, wanted):
        return True
    kept = [act.wanted for act in journal.acts if act.stage is Stage.KEPT]
    return bool(kept) and kept[-1].filter == wanted.filter and not kept[-1].v6


def _shows(last: Ending, wanted: Wanted) -> bool:
    if last.why is not Why.UNPROVEN or last.proof is None or last.proof.failed != (ProofPart.SECOND_WAY,):
        return False
    (part,) = (each for each in last.proof.parts if each.part is ProofPart.SECOND_WAY)
    # An ending does not say which filter it was; its addresses do.
    return bool(part.details) and set(part.details) <= set(wanted.v6)
