"""The one place that builds things: ports from adapters, then the window or the terminal."""

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace as with_fields
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace

from setup_assistant.cli.door import run
from setup_assistant.cli.doors import Doors
from setup_assistant.content.load import load_content
from setup_assistant.domain.error import JournalDamaged, NoDisplay, OpenedAsRoot, SelfCheckFailed
from setup_assistant.domain.machine import Machine
from setup_assistant.storage import paths, settings
from setup_assistant.storage.store import DiskStore
from setup_assistant.text.words import LANGUAGES

if TYPE_CHECKING:
    from setup_assistant.checks.stop import StopSwitch
    from setup_assistant.domain.catalog import Catalog
    from setup_assistant.domain.checked import CheckResult, Inquiry
    from setup_assistant.domain.journal import Act
    from setup_assistant.domain.lookup import Finding
    from setup_assistant.domain.phone import PhoneEvent, PhoneOrder
    from setup_assistant.domain.surroundings import Link, Surroundings
    from setup_assistant.jobs.setting import Setter
    from setup_assistant.lan.door import PhoneDoor


def start(arguments: Sequence[str]) -> int:
    """Run the program with the words behind its name and return its exit status: no word opens the window."""
    doors = Doors(
        now=_now,
        machine=_machine,
        window=open_window,
        demo=open_demo,
        window_check=check_window,
        surroundings=_surroundings,
        check=_check,
        phone=_phone,
        setter=_setter,
        acts=_acts,
    )
    return run(arguments, doors)


def open_window() -> int:
    """Open the family's own household in the window and stay until it closes.  Raises AssistantError."""
    _demand_display()
    _demand_ordinary_account()
    # Qt's binding reads the source of every module that is imported after it: what needs no Qt comes first.
    from setup_assistant.flow import answers, engine  # noqa: F401, PLC0415  as said above
    from setup_assistant.jobs.setting import Later  # noqa: PLC0415  loaded with the window
    from setup_assistant.text import errors  # noqa: F401, PLC0415  as said above
    from setup_assistant.ui.desk import Desk  # noqa: PLC0415  the terminal never loads Qt
    from setup_assistant.ui.start import open_window as show  # noqa: PLC0415  as above

    place = paths.settings()
    with DiskStore(paths.household(), _now) as store:
        desk = Desk(
            content=load_content(),
            store=store,
            now=_now,
            machine=_machine,
            settings=settings.load(place, _now().date()),
            keep_settings=lambda changed: settings.save(place, changed),
            surroundings=_surroundings,
            check=_check,
            phone=_phone,
            setter=Later(_setter),
            acts=_readable_acts,
        )
        return show(desk)


def open_demo(lang: str) -> int:
    """Open a made-up family in the window, in memory only, and stay until it closes.  Raises AssistantError."""
    _demand_display()
    _demand_ordinary_account()
    from setup_assistant.jobs.demo import demo_household  # noqa: PLC0415  loaded with the demo
    from setup_assistant.ui.demo import demo_desk  # noqa: PLC0415  the terminal never loads Qt
    from setup_assistant.ui.start import open_window as show  # noqa: PLC0415  as above

    chosen = settings.load(paths.settings(), _now().date())
    language = chosen.language or ("ja" if lang == "ja" else "en")
    desk = demo_desk(load_content(), demo_household(language), _now, replace(chosen, language=language))
    return show(with_fields(desk, surroundings=_surroundings, check=_check, phone=_phone))


def check_window() -> tuple[str, ...]:
    """Open a window, count references, close it; return what was found.  Raises SelfCheckFailed."""
    if not _has_display():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        from setup_assistant.ui.self_check import check  # noqa: PLC0415  the terminal loads Qt for this alone
    except ImportError as problem:
        raise SelfCheckFailed(what=str(problem)) from problem
    return check()


def _machine() -> Machine:
    from setup_assistant.computer.found import this_computer  # noqa: PLC0415  looked for after the first page

    return this_computer()


def _surroundings() -> "Surroundings":
    from setup_assistant.computer.surroundings import surroundings  # noqa: PLC0415  read when somebody checks

    return surroundings()


def _check(
    inquiry: "Inquiry",
    catalog: "Catalog",
    around: "Surroundings",
    /,
    *,
    now: Callable[[], datetime],
    heard: "Callable[[Finding], None]",
    stop: "StopSwitch",
    within_s: float | None = None,
) -> "CheckResult":
    from setup_assistant.jobs.checking import check  # noqa: PLC0415  loaded with the first check

    return check(inquiry, catalog, around, now=now, heard=heard, stop=stop, within_s=within_s)


def _phone(order: "PhoneOrder", links: "tuple[Link, ...]", on_event: "Callable[[PhoneEvent], None]") -> "PhoneDoor":
    from setup_assistant.jobs import phoning  # noqa: PLC0415  loaded when somebody checks a phone

    content = load_content()
    compare = phoning.compare_with(content.catalog.baselines)
    words = {lang: content.words(lang) for lang in LANGUAGES}
    return phoning.open_phone_check(order, links, on_event, words=words, compare=compare)


def _setter() -> "Setter":
    from setup_assistant.computer.hands import hands  # noqa: PLC0415  loaded when somebody looks at the settings
    from setup_assistant.computer.setting import Computer  # noqa: PLC0415  as above
    from setup_assistant.computer.surroundings import ways  # noqa: PLC0415  as above
    from setup_assistant.computer.watcher import watch  # noqa: PLC0415  as above
    from setup_assistant.jobs.proving import Prover  # noqa: PLC0415  as above
    from setup_assistant.jobs.this_computer import ThisComputer  # noqa: PLC0415  as above
    from setup_assistant.storage.journal import DiskBook  # noqa: PLC0415  as above

    place = paths.journal()
    computer = Computer(hands=hands(place.parent / "signals"), book=DiskBook(place), now=_now, watch=watch)
    prover = Prover(catalog=load_content().catalog, surroundings=ways, now=_now)
    return ThisComputer(computer=computer, prover=prover)


def _acts() -> "tuple[Act, ...]":
    from setup_assistant.storage.journal import DiskBook  # noqa: PLC0415  loaded with the paper that tells of it

    return DiskBook(paths.journal()).load().acts


def _readable_acts() -> "tuple[Act, ...]":
    """Return nothing for a damaged journal: the page on which this computer is set tells of it."""
    try:
        return _acts()
    except JournalDamaged:
        return ()


def _now() -> datetime:
    return datetime.now(UTC)


def _demand_ordinary_account() -> None:
    """Refuse to open a window with the rights of the system's administrator.  Raises OpenedAsRoot."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        raise OpenedAsRoot


def _demand_display() -> None:
    if not _has_display():
        raise NoDisplay


def _has_display() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
