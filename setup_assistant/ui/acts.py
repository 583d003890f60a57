"""What only the window can do for a page: files, printing, erasing, and words about them."""

from collections.abc import Callable
from dataclasses import replace as with_fields

from msgspec.structs import replace
from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from setup_assistant.domain.error import AssistantError
from setup_assistant.jobs import papers
from setup_assistant.ui.asked import PapersAsked, PreviewAsked, ReadingsAsked
from setup_assistant.ui.host import Host, result, tell, words_of
from setup_assistant.ui.keeping import Keeping
from setup_assistant.ui.previews import Previews, owned
from setup_assistant.ui.setting_view import SettingAct

_AFTER_MS = 300
"""A notice moves the page; it waits until the press that ended the typing is over."""


class Acts:
    """The acts that pages may ask for, by name."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._previews = Previews(host.desk.content, host.desk.today, lambda: host.tasks)
        self._keeping = Keeping(host, self._forget)
        self._told: set[str] = set()
        self._shown: QWidget | None = None
        self._acts: dict[str, Callable[[object], None]] = {
            "preview": self._preview,
            "readings": self._readings,
            "save-pdf": lambda value: self._papers(value, printed=False),
            "print": lambda value: self._papers(value, printed=True),
            "save-copy": lambda _value: self._keeping.save_copy(),
            "open-copy": lambda _value: self._keeping.open_copy(),
            "erase": lambda _value: self._keeping.erase(),
            "glyphs": self._glyphs,
            "open-url": self._open_url,
            "demo": self._demo,
            "setting": self._setting,
            **self._of_checks(),
            **self._of_handing(),
        }

    def _of_checks(self) -> dict[str, Callable[[object], None]]:
        return {
            "check": lambda value: self._host.checking.start(str(value)),
            "check-stop": lambda _value: self._host.checking.stop(),
            "check-filter": lambda value: self._host.checking.choose(str(value)),
            "check-network": lambda value: self._host.checking.choose_network(str(value)),
            "phone-ask": lambda _value: self._host.checking.phone.ask(),
            "phone-open": lambda value: self._host.checking.phone.open(str(value)),
            "phone-stop": lambda _value: self._host.checking.phone.stop(),
        }

    def _of_handing(self) -> dict[str, Callable[[object], None]]:
        return {
            "hand-ask": lambda _value: self._host.handing.ask(),
            "hand-open": lambda _value: self._host.handing.open(),
            "hand-stop": lambda _value: self._host.handing.stop(),
            "hand-set": lambda _value: self._host.handing.say_set(),
            "hand-save": lambda _value: self._host.handing.save(),
        }

    def do(self, name: str, value: object) -> None:
        """Do the act `name`."""
        self._acts[name](value)

    def leave_anyway(self, error: AssistantError) -> bool:
        """Ask whether to close although the last answers could not be saved."""
        return self._keeping.leave_anyway(error)

    def _forget(self) -> None:
        self._previews.forget()
        self._told.clear()

    def _preview(self, value: object) -> None:
        if isinstance(value, PreviewAsked):
            self._previews.ask(value)

    def _readings(self, value: object) -> None:
        """Propose readings; the analyser is loaded by the first proposal, off the main thread."""
        if isinstance(value, ReadingsAsked):
            self._host.tasks.run(
                lambda: papers.propose_readings(value.text),
                land=lambda done: owned(value.owner, value.land, result(self._host, done)),
            )

    def _papers(self, value: object, *, printed: bool) -> None:
        from setup_assistant.ui.paper_acts import PaperActs  # noqa: PLC0415 - printing is loaded when it is used

        if isinstance(value, PapersAsked):
            if not value.orders:
                tell(self._host, "act.none-chosen")
                return
            acts = PaperActs(self._host)
            (acts.print_out if printed else acts.save)(value)

    def _glyphs(self, value: object) -> None:
        """Name the characters of a typed text that no sheet can show, each once."""
        from setup_assistant.paper.glyphs import lacking  # noqa: PLC0415 - the first page needs no paper

        missing = "".join(each for each in lacking(str(value)) if each not in self._told)[:20]
        if missing:
            self._told.update(missing)
            QTimer.singleShot(_AFTER_MS, self._host.window(), lambda: tell(self._host, "act.glyphs", which=missing))

    def _setting(self, value: object) -> None:
        """Do something about setting this computer: an act, and what it needs."""
        act, needed = value if isinstance(value, tuple) else (value, None)
        self._host.setting.act(SettingAct(act), needed)

    def _demo(self, _value: object) -> None:
        """Open a second window with a made-up family; nothing of it is kept."""
        from setup_assistant.jobs.demo import demo_household  # noqa: PLC0415 - loaded with the demo
        from setup_assistant.ui.demo import demo_desk  # noqa: PLC0415 - as above

        desk, lang = self._host.desk, self._host.view().lang
        settings = replace(desk.settings, language=lang)
        household = demo_household(lang)
        demo = demo_desk(desk.content, household, desk.now, settings)
        demo = with_fields(demo, surroundings=desk.surroundings, check=desk.check, phone=desk.phone)
        self._shown = self._host.another(demo, household)
        self._shown.show()

    def _open_url(self, value: object) -> None:
        """Open an address of the catalog in the browser; only after a press, and only https."""
        url = QUrl(str(value))
        if url.scheme() == "https" and QDesktopServices.openUrl(url):
            return
        tell(self._host, "act.not-opened", address=words_of(self._host)("act.address", address=str(value)))
