"""What somebody's look can prove: a filter needs a sample of its operator, and a network with two ways hides one."""

from setup_assistant.advice.index import FRAUD_MALWARE, has_sample
from setup_assistant.advice.levels import Doubt, Reach
from setup_assistant.advice.scene import Scene
from setup_assistant.domain.coverage import Way
from setup_assistant.domain.measure import Measure

UNSURE_FILTER = (Doubt.FILTER_UNKNOWN, Doubt.FILTER_UNCERTAIN)


def has_proof(each: Reach, risk: str) -> bool:
    """Tell whether seeing this measure work can prove anything: a filter needs a sample of its operator."""
    if not each.put.measure.takes_filter:
        return True
    if each.doubt in UNSURE_FILTER or each.put.filter is None:
        return False
    kinds = ("malware", "phishing") if risk == FRAUD_MALWARE else ("adult",)
    return any(has_sample(each.put.filter, kind) for kind in kinds)


def shows_way(scene: Scene, measure: Measure, way: Way) -> bool:
    """Tell whether somebody who looks on the network of `way` surely sees what this way does.

    On a home network with two ways nobody knows which of them a page took.  It does not matter where the filter is set
    by name on the device itself: both ways then ask the same filter.  Nor does it matter to what switches a browser off
    or allows chosen pages alone: that does the same on every way of every network.
    """
    if measure.by_name or not measure.takes_filter or way.network is None:
        return True
    return sum(other.network == way.network for other in scene.ways) == 1
