"""Changes of this computer, made by hand: two connections over NetworkManager, set twice, and a browser."""

from datetime import UTC, datetime

from setup_assistant.domain.journal import Act, Stage
from setup_assistant.domain.setting import Change, Row, Tool, Wanted
from setup_assistant.domain.value import Message, message

FIRST = datetime(2026, 11, 20, 5, 2, tzinfo=UTC)
NEWEST = datetime(2026, 11, 23, 5, 2, tzinfo=UTC)
WANTED = Wanted(filter="cloudflare-family", name="1.1.1.1 for Families (malware + adult)", v4=("1.1.1.3",))
UUID = "9f1a2b3c-4d5e-4f60-8a7b-1234567890ab"
BACK = (
    f'nmcli connection modify uuid {UUID} ipv4.dns "" ipv4.ignore-auto-dns no ipv4.dns-priority 0',
    f'nmcli connection modify uuid {UUID} ipv6.dns "" ipv6.ignore-auto-dns no ipv6.dns-priority 0',
    f"nmcli connection up uuid {UUID}",
)
FILES_BACK = ("echo {} | sudo /usr/libexec/family-setup-assistant-helper undo",)
ROUTER = message("setting.row.router")


def servers(*addresses: str) -> Message:
    return message("setting.row.servers", servers=", ".join(addresses))


def row(way: str, before: Message, after: Message) -> Row:
    return Row(what=message(f"setting.row.{way}"), before=before, after=after)


def change(
    name: str = "家のWi-Fi",
    *rows: Row,
    tool: Tool = Tool.NETWORK_MANAGER,
    at: str = UUID,
    by_hand: tuple[str, ...] = BACK,
) -> Change:
    return Change(tool=tool, at=at, name=name, rows=rows, before="{}", after="{1}", by_hand=by_hand)


def act(at: datetime, *changes: Change, stage: Stage = Stage.KEPT, wanted: Wanted = WANTED) -> Act:
    return Act(id=f"act-{at:%d}-{stage}", at=at, wanted=wanted, changes=changes, stage=stage)


OTHER = act(
    FIRST,
    change("自宅", row("ipv4", ROUTER, servers("9.9.9.9")), row("ipv6", ROUTER, servers("2620:fe::fe"))),
)
"""The first filter that was set, while the connection had another name."""

NOW = act(
    NEWEST,
    change(
        "家のWi-Fi",
        row("ipv4", servers("9.9.9.9"), servers("1.1.1.3", "1.0.0.3")),
        row("ipv6", servers("2620:fe::fe"), servers("2606:4700:4700::1113", "2606:4700:4700::1003")),
        by_hand=("nmcli to the first filter, not to what was there before it",),
    ),
)


def browser(name: str) -> Act:
    """Return a browser that asks like the computer does."""
    look_up = Row(
        what=message("setting.file.look-up", browser=name),
        before=message("setting.file.look-up.own"),
        after=message("setting.file.look-up.computer"),
    )
    return act(NEWEST, change(name, look_up, tool=Tool.FIREFOX, at=f"/etc/{name}", by_hand=FILES_BACK))


BROWSER = browser("Firefox")

ALL = (OTHER, NOW, BROWSER)
