"""What the cover table must say: the facts that families most often get wrong."""

from datetime import date
from functools import cache

import pytest

from setup_assistant.content.load import load_content
from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.fact import Confidence
from setup_assistant.domain.household import NetworkKind, Stage
from setup_assistant.domain.measure import Cover, Group, Level, Measure, Place
from setup_assistant.domain.risk import Scope

HOME, MOBILE, OTHER, TETHERING = NetworkKind.HOME, NetworkKind.MOBILE, NetworkKind.OTHER_WIFI, NetworkKind.TETHERING
PHONES = ("iphone", "android-phone")
FILTER_APPS = (
    *("docomo-filter-app", "au-filter-app", "softbank-filter-app", "rakuten-filter-app"),
    "i-filter-app",
)
WEB = ("harmful-sites", "search-video", "fraud-malware")


@cache
def catalog() -> Catalog:
    return load_content().catalog


@cache
def measures() -> dict[str, Measure]:
    return {measure.id: measure for measure in catalog().measures}


def lines(measure: str, kind: str, risk: str, network: NetworkKind | None = None) -> list[Cover]:
    """Return the lines of the table for one cell."""
    return [
        cover
        for cover in catalog().covers
        if cover.measure == measure
        and risk in cover.risks
        and (not cover.kinds or kind in cover.kinds)
        and (not cover.networks or network in cover.networks)
    ]


def level(measure: str, kind: str, risk: str, network: NetworkKind | None = None) -> Level:
    return max((cover.level for cover in lines(measure, kind, risk, network)), default=Level.NONE)


def pairs() -> list[tuple[Measure, str, str, NetworkKind | None]]:
    """Return every cell that a measure can be asked about: measure, kind, risk, network."""
    scope = {risk.id: risk.scope for risk in catalog().risks}
    occurs = {kind.id: kind.risks for kind in catalog().device_kinds}
    return [
        (measure, kind, risk, network)
        for measure in catalog().measures
        for kind in measure.applies.kinds
        for risk in occurs[kind]
        for network in (tuple(NetworkKind) if scope[risk] is Scope.WAY else (None,))
    ]


@pytest.mark.parametrize("measure", ["docomo-line-filter", "au-line-filter"])
@pytest.mark.parametrize("kind", PHONES)
class TestLineFilter:
    def test_stops_harmful_pages_of_the_browser_on_the_line(self, measure: str, kind: str) -> None:
        found = lines(measure, kind, "harmful-sites", MOBILE)
        assert [cover.level for cover in found] == [Level.PARTLY]
        assert "inside apps" in found[0].sentence.en

    @pytest.mark.parametrize("network", [HOME, OTHER, TETHERING])
    @pytest.mark.parametrize("risk", WEB)
    def test_does_nothing_on_wifi_and_says_so(self, measure: str, kind: str, network: NetworkKind, risk: str) -> None:
        found = lines(measure, kind, risk, network)
        assert [cover.level for cover in found] == [Level.NONE]
        assert "Wi-Fi" in found[0].sentence.ja
        assert "Wi-Fi" in found[0].sentence.en

    def test_does_nothing_about_apps_and_says_so(self, measure: str, kind: str) -> None:
        found = lines(measure, kind, "apps")
        assert [cover.level for cover in found] == [Level.NONE]
        assert "app" in found[0].sentence.en

    def test_is_asked_about_and_never_proposed(self, measure: str, kind: str) -> None:
        assert not measures()[measure].plannable
        assert kind in measures()[measure].applies.kinds


@pytest.mark.parametrize("measure", FILTER_APPS)
class TestFilterApp:
    @pytest.mark.parametrize("kind", PHONES)
    @pytest.mark.parametrize("network", tuple(NetworkKind))
    def test_works_on_every_network_but_not_inside_apps(self, measure: str, kind: str, network: NetworkKind) -> None:
        found = lines(measure, kind, "harmful-sites", network)
        assert [cover.level for cover in found] == [Level.PARTLY]
        assert "apps may get through" in found[0].sentence.en

    def test_stops_apps_on_android_and_hides_them_on_iphone(self, measure: str) -> None:
        assert level(measure, "android-phone", "apps") is Level.FULL
        assert level(measure, "iphone", "apps") is Level.PARTLY

    def test_looks_at_no_pictures(self, measure: str) -> None:
        assert level(measure, "android-phone", "naked-pictures") is Level.NONE

    def test_is_never_put_beside_another(self, measure: str) -> None:
        others = {*FILTER_APPS, "function-restriction-app"} - {measure}
        assert set(measures()[measure].excludes) == others

    def test_is_the_only_carrier_app_of_its_line(self, measure: str) -> None:
        own = set(measures()[measure].applies.lines)
        for other in {*FILTER_APPS} - {measure}:
            assert not own & set(measures()[other].applies.lines)


class TestOperatingSystem:
    @pytest.mark.parametrize(
        ("measure", "kind"),
        [
            ("ios-screen-time", "iphone"),
            ("mac-screen-time", "mac"),
            ("android-family-link", "android-phone"),
            ("chromebook-family-link", "chromebook"),
            ("windows-family-safety", "windows-pc"),
        ],
    )
    def test_its_web_filter_is_for_its_own_browser(self, measure: str, kind: str) -> None:
        for network in NetworkKind:
            assert level(measure, kind, "harmful-sites", network) is Level.PARTLY

    @pytest.mark.parametrize(
        ("measure", "kind"), [("ios-screen-time", "ipad"), ("android-family-link", "android-tablet")]
    )
    def test_stops_apps_and_late_nights_without_a_line(self, measure: str, kind: str) -> None:
        assert measures()[measure].applies.lines == ()
        assert level(measure, kind, "apps") is Level.FULL
        assert level(measure, kind, "time-sleep") is Level.FULL

    def test_windows_lets_programs_from_web_pages_start(self) -> None:
        assert level("windows-family-safety", "windows-pc", "apps") is Level.PARTLY

    @pytest.mark.parametrize(
        ("measure", "kind"), [("ios-screen-time", "iphone"), ("android-family-link", "android-phone")]
    )
    def test_approval_does_not_see_every_payment(self, measure: str, kind: str) -> None:
        assert level(measure, kind, "spending") is Level.PARTLY

    def test_only_apple_warns_of_nude_pictures(self) -> None:
        assert level("ios-screen-time", "iphone", "naked-pictures") is Level.PARTLY
        assert level("android-family-link", "android-phone", "naked-pictures") is Level.NONE

    def test_communication_limits_do_not_reach_line(self) -> None:
        found = lines("ios-screen-time", "iphone", "strangers")
        assert {cover.since for cover in found} == {None, "26"}
        assert all(cover.level is Level.PARTLY and "LINE" in cover.sentence.ja for cover in found)


class TestConsolesAndServices:
    @pytest.mark.parametrize("kind", ["switch", "switch2"])
    def test_console_controls_do_not_stop_the_shop(self, kind: str) -> None:
        found = lines("switch-controls", kind, "spending")
        assert [cover.level for cover in found] == [Level.NONE]
        assert level("switch-shop-limit", kind, "spending") is Level.FULL
        assert level("switch-shop-limit", kind, "time-sleep") is Level.NONE

    @pytest.mark.parametrize(
        ("measure", "kind"),
        [("switch-controls", "switch"), ("playstation-family", "playstation"), ("xbox-family", "xbox")],
    )
    def test_consoles_stop_games_and_time_but_not_all_chat(self, measure: str, kind: str) -> None:
        assert level(measure, kind, "apps") is Level.FULL
        assert level(measure, kind, "time-sleep") is Level.FULL
        assert level(measure, kind, "strangers") is Level.PARTLY

    def test_youtube_for_children_leaves_the_browser_open(self) -> None:
        found = lines("youtube-for-children", "iphone", "search-video", HOME)
        assert [cover.level for cover in found] == [Level.PARTLY]
        assert "browser" in found[0].sentence.en

    def test_taking_the_parents_account_off_is_no_full_cover_of_spending(self) -> None:
        assert level("parent-account-off", "iphone", "spending") is Level.PARTLY


class TestFamilyFilter:
    @pytest.mark.parametrize("kind", ["iphone", "android-phone", "windows-pc", "chromebook", "tv", "e-reader"])
    def test_on_the_router_ends_at_the_door(self, kind: str) -> None:
        assert level("router-filter", kind, "harmful-sites", HOME) is Level.FULL
        for network in (MOBILE, OTHER, TETHERING):
            assert level("router-filter", kind, "harmful-sites", network) is Level.NONE

    @pytest.mark.parametrize(
        ("measure", "kind"),
        [("ios-filter-profile", "iphone"), ("android-private-way", "android-phone"), ("computer-filter", "windows-pc")],
    )
    def test_on_the_device_works_on_every_network(self, measure: str, kind: str) -> None:
        for network in NetworkKind:
            assert level(measure, kind, "harmful-sites", network) is Level.FULL

    @pytest.mark.parametrize("kind", ["mac", "linux-pc"])
    def test_on_these_computers_is_a_setting_for_each_network(self, kind: str) -> None:
        assert level("computer-filter", kind, "harmful-sites", HOME) is Level.FULL
        assert level("computer-filter", kind, "harmful-sites", OTHER) is Level.NONE

    def test_never_covers_search_fully(self) -> None:
        for measure in catalog().measures:
            if measure.group is Group.FAMILY_FILTER:
                for kind in measure.applies.kinds:
                    assert level(measure.id, kind, "search-video", HOME) < Level.FULL

    def test_only_family_filters_ask_which_filter(self) -> None:
        asking = {measure.id for measure in catalog().measures if measure.takes_filter}
        assert asking == {m.id for m in catalog().measures if m.group is Group.FAMILY_FILTER}
        assert [m.id for m in catalog().measures if m.place is Place.NETWORK] == ["router-filter"]


class TestWholeTable:
    def test_no_cell_has_two_lines_for_the_same_version(self) -> None:
        for measure, kind, risk, network in pairs():
            since = [cover.since for cover in lines(measure.id, kind, risk, network)]
            assert len(since) == len(set(since)), (measure.id, kind, risk, network)

    def test_a_newer_version_never_covers_less(self) -> None:
        for measure, kind, risk, network in pairs():
            found = sorted(lines(measure.id, kind, risk, network), key=lambda cover: int(cover.since or 0))
            assert [cover.level for cover in found] == sorted(cover.level for cover in found)

    def test_a_version_that_decides_can_be_answered(self) -> None:
        versions = {kind.id: kind.versions for kind in catalog().device_kinds}
        for measure, kind, risk, network in pairs():
            for cover in lines(measure.id, kind, risk, network):
                assert cover.since is None or cover.since in versions[kind]

    def test_every_line_reaches_some_device(self) -> None:
        reached = {
            id(cover) for measure, kind, risk, network in pairs() for cover in lines(measure.id, kind, risk, network)
        }
        assert [cover for cover in catalog().covers if id(cover) not in reached] == []

    def test_every_proposed_measure_raises_something_on_each_of_its_kinds(self) -> None:
        best: dict[tuple[str, str], Level] = {}
        for measure, kind, risk, network in pairs():
            key = (measure.id, kind)
            best[key] = max(best.get(key, Level.NONE), level(measure.id, kind, risk, network))
        assert [key for key, found in best.items() if found is Level.NONE] == []

    def test_full_cover_is_never_only_a_guess(self) -> None:
        guessed = [c for c in catalog().covers if c.level is Level.FULL and c.fact.confidence is Confidence.UNCONFIRMED]
        assert guessed == []

    def test_nothing_covers_contact_by_strangers_fully(self) -> None:
        assert all(c.level < Level.FULL for c in catalog().covers if "strangers" in c.risks)

    def test_every_measure_tells_at_least_two_trade_offs(self) -> None:
        assert [measure.id for measure in catalog().measures if len(measure.notices) < len(("one", "two"))] == []

    def test_no_price_of_a_paid_service_is_called_certain(self) -> None:
        paid = [m.cost for m in catalog().measures if m.cost.yen_a_month]
        assert paid
        assert all(cost.fact.confidence is not Confidence.PRIMARY for cost in paid)

    def test_unknown_prices_say_so(self) -> None:
        unknown = [m.cost for m in catalog().measures if m.cost.yen_a_month is None]
        assert unknown
        assert all(cost.note is not None for cost in unknown)

    def test_facts_were_read_by_the_edition(self) -> None:
        assert catalog().edition >= max(cover.fact.checked_on for cover in catalog().covers)
        assert catalog().edition >= date(2026, 11, 23)


class TestRisksAndStages:
    def test_naked_pictures_weigh_most_from_grade_five(self) -> None:
        weights = dict(zip(Stage, next(r.weights for r in catalog().risks if r.id == "naked-pictures"), strict=True))
        assert min(weights[s] for s in (Stage.P56, Stage.JUNIOR, Stage.HIGH)) > weights[Stage.P34]

    def test_map_order_puts_the_web_before_the_device(self) -> None:
        scopes = [risk.scope for risk in catalog().risks]
        assert scopes == [Scope.WAY] * 3 + [Scope.ANYWHERE] * 6

    def test_a_device_without_browser_has_no_web_cells(self) -> None:
        kinds = {kind.id: kind for kind in catalog().device_kinds}
        assert "harmful-sites" not in kinds["switch"].risks
        assert not set(WEB) & set(kinds["kids-phone"].risks)
