"""Measures that may not meet on one device."""

from setup_assistant.domain.household import Stage
from tests.unit.advice.families import HOME, MOBILE, device, household, measures, planned, put


def test_a_filter_app_that_is_told_keeps_others_away_also_without_its_carrier() -> None:
    it = device("android-phone", HOME, MOBILE, version="8")
    without = planned(household((Stage.P34,), (it,), (HOME, MOBILE)))
    assert "i-filter-app" in measures(without)
    told = planned(household((Stage.P34,), (it,), (HOME, MOBILE), put("docomo-filter-app")))
    assert "i-filter-app" not in measures(told)
