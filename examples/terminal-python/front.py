"""What can be seen of the device: events, screen, state, journal and log."""

import threading
from datetime import datetime

from functions import FUNCTIONS
from memory import Memory

INTERFACES = ["insert"]
VERSION = "1.0.0"
CAPABILITIES = {
    "contractVersion": 2, "vendor": "Example", "model": "Counter", "version": VERSION, "interfaces": INTERFACES,
    "functions": list(FUNCTIONS), "languages": ["en"], "profiles": ["classic"], "receipt": ["paper"],
    "transports": ["json-http"], "identity": None,
    "observes": ["display", "prompt", "indicator", "sound", "slip", "journal", "log", "paper"],
}


class Front:
    """Shows and tells; whatever changes does so under `changed`."""

    def __init__(self):
        self.changed = threading.Condition(threading.RLock())
        self.memory, self.configuration = Memory(), None
        self.events, self.lines_of_log, self.latest = [], [], datetime.now().astimezone()
        self.power, self.network, self.paper, self.card = "off", "up", "loaded", None
        self.clear_work()

    def clear_work(self):
        """What a power cut takes: the screen, the function in progress, the request in flight."""
        self.screen, self.prompt, self.typed, self.function = [], None, "", None
        self.flow = self.exchange = self.timer = None
        self.quiet = True

    def journal(self):
        with self.changed:
            return [dict(entry) for entry in self.memory.journal]

    def log_text(self):
        with self.changed:
            return "".join(f"{line}\n" for line in self.lines_of_log)

    def state(self):
        with self.changed:
            memory = self.memory
            return {
                "power": self.power, "sequence": len(self.events), "screen": self.screen,
                "prompt": self.prompt and self.prompt.kind, "function": self.function, "menu": self.menu(),
                "network": "connected" if self.network == "up" else "disconnected", "signedIn": memory.keys is not None,
                "operator": memory.operator, "batch": memory.batch, "cardInserted": self.card is not None,
                "quiet": self.quiet, "owed": [owed.listed() for owed in memory.owed], "version": VERSION,
            }

    def events_after(self, since, seconds):
        with self.changed:
            self.changed.wait_for(lambda: len(self.events) > since, timeout=seconds)
            return self.events[since:]

    def menu(self):
        wanted = self.configuration["profile"]["functions"] if self.power == "on" else []
        return [function for function in FUNCTIONS if function in wanted]

    def emit(self, kind, **members):
        self.latest = max(self.latest, datetime.now().astimezone())
        at = self.latest.isoformat(timespec="milliseconds")
        self.events.append({"sequence": len(self.events) + 1, "at": at, "kind": kind, **members})
        self.changed.notify_all()

    def log(self, text):
        self.lines_of_log.append(f"{datetime.now().isoformat(sep=' ', timespec='milliseconds')} {text}")

    def display(self, *lines):
        self.screen = list(lines)
        self.emit("display", lines=self.screen)

    def light_network(self):
        if self.power == "on":
            self.emit("indicator", indicator="network", value="green" if self.network == "up" else "red")

    def signal(self, success):
        """Tells everybody at the counter how it ended, by light and sound."""
        self.emit("indicator", indicator="result", value="green" if success else "red")
        self.emit("sound", sound="success" if success else "failure")

    def set_quiet(self, quiet):
        if quiet != self.quiet:
            self.quiet = quiet
            self.emit("quiet", quiet=quiet)

    def idle(self):
        lines = ["Ready" if self.memory.keys else "Please sign in"]
        lines.append("Connected" if self.network == "up" else "Not connected")
        if self.paper == "out":
            lines.append("Paper out")
        self.display(*lines)

    def record(self, entry, **changes):
        entry.update(changes)
        self.emit("journal", entry=dict(entry))
