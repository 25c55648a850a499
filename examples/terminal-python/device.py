"""The device: power, screen, keys, card slot, memory, and the numbered events that all of it leaves behind."""

import threading
from datetime import datetime, timedelta, timezone

from host import Line
from texts import yuan

CHINA = timezone(timedelta(hours=8))
FUNCTIONS = ["sale", "sign-in"]
INTERFACES = ["insert"]
CAPABILITIES = {
    "vendor": "Example", "model": "Python", "version": "1.0.0", "interfaces": INTERFACES, "functions": FUNCTIONS, "languages": ["en"],
    "profiles": ["classic"], "receipt": ["paper"], "transports": ["json-http"],
    "observes": ["display", "prompt", "indicator", "sound", "slip", "journal", "log", "paper", "battery"], "identity": None,
}


class Refused(Exception):
    def __init__(self, code, message):
        super().__init__(message)
        self.code = code


class PowerCut(Exception):
    """The stretch of power that a function ran in is over."""


def empty_memory():
    """What survives a power cut. A device on a counter keeps it on a disk."""
    return {"signed_in": False, "operator": None, "batch": None, "keys": None, "voucher": 0, "journal": {}, "reversals": [],
            "notices": [], "ahead": timedelta(0), "tampered": False}


class Device:
    """Guards everything by one lock: commands come from many connections, a function runs in a thread of its own."""

    def __init__(self, flows):
        self.lock = threading.Condition(threading.RLock())
        self.flows = flows
        self.events, self.log_lines = [], []
        self.memory, self.configuration = empty_memory(), None
        self.network, self.paper, self.battery, self.slot = "up", "loaded", "good", None
        self.life, self.on = 0, False
        self.line = None
        self.clear_screen()

    def clear_screen(self):
        self.screen, self.prompt, self.function, self.accepts, self.inbox, self.quiet = [], None, None, (), [], True

    # ---- what it shows and tells ---------------------------------------------------------------------------------

    def emit(self, kind, **members):
        with self.lock:
            at = datetime.now(CHINA).isoformat(timespec="milliseconds")
            self.events.append({"sequence": len(self.events) + 1, "at": at, "kind": kind, **members})
            self.lock.notify_all()

    def log(self, text):
        self.log_lines.append(f"{datetime.now(CHINA).isoformat(timespec='seconds')} {text}")

    def set_quiet(self, quiet):
        if quiet != self.quiet:
            self.quiet = quiet
            self.emit("quiet", quiet=quiet)

    def show(self, *lines):
        self.screen = list(lines)
        self.emit("display", lines=self.screen)

    def now(self):
        return datetime.now(CHINA) + self.memory["ahead"]

    def idle_lines(self):
        memory = self.memory
        lines = [self.configuration["identity"]["merchantName"], "Ready", "Connected" if self.network == "up" else "Not connected"]
        lines.append(f"Operator {memory['operator']}" if memory["signed_in"] else "Please sign in")
        lines += ["Tampered"] if memory["tampered"] else []
        lines += ["Paper out"] if self.paper == "out" else []
        lines += ["Battery low"] if self.battery == "low" else []
        lines += ["Reversal pending"] if memory["reversals"] else []
        return lines + [name.capitalize() for name in self.menu()]

    def menu(self):
        return [each for each in FUNCTIONS if each in self.configuration["profile"]["functions"]] if self.on else []

    def state(self):
        with self.lock:
            memory = self.memory
            owed = [{"kind": "reversal", "voucher": each["voucher"], "batch": each["batch"]} for each in memory["reversals"]]
            owed += [{"kind": "script-notice", "voucher": each["voucher"], "batch": each["batch"]} for each in memory["notices"]]
            return {
                "power": "on" if self.on else "off", "sequence": len(self.events), "screen": self.screen if self.on else [],
                "prompt": self.prompt, "function": self.function, "menu": self.menu(),
                "network": "connected" if self.network == "up" else "disconnected", "signedIn": memory["signed_in"],
                "operator": memory["operator"] if memory["signed_in"] else None, "batch": memory["batch"],
                "cardInserted": self.slot is not None, "quiet": self.quiet, "owed": owed, "version": CAPABILITIES["version"],
            }

    def events_after(self, since, wait_ms):
        with self.lock:
            self.lock.wait_for(lambda: len(self.events) > since, wait_ms / 1000)
            return self.events[since:]

    # ---- what is done to it ----------------------------------------------------------------------------------------

    def execute(self, command):
        with self.lock:
            name = command["command"]
            if not self.on and name not in ("power-on", "restart", "environment", "remove-card", "take-slip"):
                raise Refused("powered-off", "The terminal is off.")
            getattr(self, "do_" + name.replace("-", "_"), self.offer)(command)
            return {"sequence": len(self.events)}

    def do_power_on(self, command):
        self.cut_power()
        if command["erase"]:
            self.memory = empty_memory()
            self.network, self.paper, self.battery, self.slot = "up", "loaded", "good", None
        self.configuration = command["configuration"]
        self.switch_on()

    def do_power_off(self, _):
        self.cut_power()

    def do_restart(self, _):
        if self.configuration is None:
            raise Refused("powered-off", "The terminal was never switched on.")
        self.cut_power()
        self.switch_on()

    def switch_on(self):
        self.life += 1
        self.on, self.line = True, Line(self.configuration)
        self.emit("power", power="on")
        self.show("Self-test", "Paper out" if self.paper == "out" else "All in order")
        self.show(*self.idle_lines())
        self.send_in_background()

    def cut_power(self):
        if not self.on:
            return
        self.on = False
        self.life += 1
        self.line.cut()
        self.clear_screen()
        self.emit("power", power="off")
        self.lock.notify_all()

    def do_choose_function(self, command):
        chosen = command["function"]
        if chosen not in self.menu():
            raise Refused("not-offered", f"There is no {chosen} on the menu.")
        if self.function is None and self.quiet:
            self.function = chosen
            self.run(self.flows[chosen])

    def do_present_card(self, command):
        if command["interface"] not in INTERFACES:
            raise Refused("not-offered", f"There is no reader for {command['interface']}.")
        if command["card"]["chip"] and command.get("fault") in (None, "removed-early") and self.prompt != "remove-card":
            self.slot = {"card": command["card"], "fault": command.get("fault"), "read": False}
        self.offer(command)

    def do_remove_card(self, command):
        self.slot = None
        self.offer(command)

    def do_environment(self, command):
        self.paper = command.get("paper", self.paper)
        self.battery = command.get("battery", self.battery)
        if command.get("network", self.network) != self.network:
            self.network = command["network"]
            self.emit("indicator", indicator="network", value=self.network)
            if self.network == "down" and self.line is not None:
                self.line.cut()
        if command.get("tamper"):
            self.memory |= {"tampered": True, "signed_in": False, "keys": None}
        if not self.on:
            return
        if command.get("deviceAttached", {"trusted": True})["trusted"] is False:
            self.emit("display", lines=["Device not trusted"])
        if command.get("softwareOffered", {"signed": True})["signed"] is False:
            self.emit("display", lines=["Software not signed"])
        if self.function is None:
            self.show(*self.idle_lines())
            self.send_in_background()
        if command.get("paper") == "loaded":
            self.offer(command)

    def offer(self, command):
        """Hands the command to the function that waits for it; otherwise nothing happens."""
        if self.prompt is not None and command["command"] in self.accepts and not self.inbox:
            self.inbox.append(command)
            self.set_quiet(False)
            self.lock.notify_all()

    # ---- functions -------------------------------------------------------------------------------------------------

    def run(self, flow):
        self.set_quiet(False)
        threading.Thread(target=self.perform, args=(flow, self.life), daemon=True).start()

    def perform(self, flow, life):
        turn = Turn(self, life)
        try:
            flow(turn)
            turn.finish()
        except PowerCut:
            pass
        except Exception as error:  # A fault of this program must not leave the terminal busy for ever.
            self.log(f"fault: {type(error).__name__}")
            with self.lock:
                if life == self.life:
                    self.clear_screen()
                    self.show("System error")

    def send_in_background(self):
        """What may be sent without a person, as the profile says."""
        if self.flows["owed"](self) is not None and self.function is None and self.quiet:
            self.run(self.flows["owed"](self))


class Turn:
    """A function on its way. Everything that it does passes through here, so that a power cut stops it where it stands."""

    def __init__(self, device, life):
        self.device, self.life = device, life

    def alive(self):
        if self.life != self.device.life:
            raise PowerCut()

    def __getattr__(self, name):
        with self.device.lock:
            self.alive()
            return getattr(self.device, name)

    def ask(self, prompt, text, accepts, lines=(), patient=False, **members):
        """Waits for one of the commands; None when the entry time is over."""
        device = self.device
        with device.lock:
            self.alive()
            device.show(text, *lines)
            device.emit("prompt", prompt=prompt, text=text, **members)
            device.prompt, device.accepts = prompt, accepts
            device.set_quiet(True)
            seconds = None if patient else device.configuration["timers"]["entryTimeoutMs"] / 1000
            device.lock.wait_for(lambda: device.inbox or self.life != device.life, seconds)
            self.alive()
            device.prompt, device.accepts = None, ()
            device.set_quiet(False)
            return device.inbox.pop() if device.inbox else None

    def exchange(self, message):
        """Sends a message without holding the lock, so that everybody can look on."""
        line = self.line
        try:
            return line.exchange(message)
        finally:
            with self.device.lock:
                self.alive()

    def write(self, entry):
        with self.device.lock:
            self.alive()
            self.device.memory["journal"][entry["voucher"], entry["batch"]] = entry
            self.device.emit("journal", entry=dict(entry))

    def result(self, outcome, lines, code=None, amount_minor=None, voucher=None):
        good = outcome in ("approved", "done")
        with self.device.lock:
            self.alive()
            self.device.show(*lines)
            self.device.emit("result", function=self.device.function, outcome=outcome, responseCode=code, amountMinor=amount_minor,
                             voucher=voucher, lines=list(lines))
            self.device.emit("indicator", indicator="result", value="green" if good else "red")
            self.device.emit("sound", sound="success" if good else "failure")
            self.device.log(f"{self.device.function}: {outcome} {code or ''} {'' if amount_minor is None else yuan(amount_minor)}")

    def finish(self):
        """Back to the idle screen, once the card is out."""
        device = self.device
        while self.slot is not None:
            self.ask("remove-card", "Please remove the card", ("remove-card",), lines=device.screen, patient=True)
        with device.lock:
            self.alive()
            device.function = None
            device.show(*device.idle_lines())
            device.set_quiet(True)
