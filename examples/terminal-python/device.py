"""The device: it takes the commands of the contract."""

from commands import Refusal, check
from flow import Cancelled
from front import INTERFACES
from functions import run_function, send_at_once
from memory import Memory
from runner import Runner

WITHOUT_POWER = ["power-on", "restart", "environment", "remove-card", "take-slip"]


class Device(Runner):
    """Power, menu, keys, card reader and PIN pad."""

    def execute(self, command):
        check(command)
        name = command["command"]
        with self.changed:
            if self.power == "off" and name not in WITHOUT_POWER:
                raise Refusal("powered-off", "The power is off.")
            getattr(self, name.replace("-", "_"))(command)
            return len(self.events)

    def power_on(self, command):
        self.cut_power()
        self.configuration = command["configuration"]
        if command["erase"]:
            self.memory, self.lines_of_log = Memory(), []
            self.network, self.paper, self.card = "up", "loaded", None
        self.boot()

    def power_off(self, _command):
        self.cut_power()

    def restart(self, _command):
        if not self.configuration:
            raise Refusal("powered-off", "The terminal was never set up.")
        self.cut_power()
        self.boot()

    def cut_power(self):
        if self.power == "off":
            return
        if self.exchange:
            self.exchange.abort()
        if self.timer:
            self.timer.cancel()
        self.power = "off"
        self.emit("power", power="off")
        self.set_quiet(True)
        self.clear_work()

    def boot(self):
        self.power = "on"
        self.emit("power", power="on")
        self.light_network()
        self.rest()

    def rest(self):
        """The idle screen, after what is owed where the profile reverses at once."""
        self.flow = send_at_once(self)
        self.advance(next)

    def choose_function(self, command):
        if command["function"] not in self.menu():
            raise Refusal("not-offered", "The function is not on the menu.")
        if not self.flow:
            self.function = command["function"]
            self.flow = run_function(self, self.function)
            self.advance(next)

    def type(self, command):
        if self.prompt and self.prompt.is_entry:
            self.typed += command["text"]
            self.start_timer()

    def press(self, command):
        if not self.prompt or self.prompt.kind == "remove-card":
            return
        if command["key"] == "cancel":
            self.answer(Cancelled("Transaction cancelled"))
        elif command["key"] == "clear":
            self.typed = ""
            self.start_timer()
        elif self.prompt.is_entry:
            self.answer(self.typed)

    def present_card(self, command):
        readers = [reader for reader in INTERFACES if reader in self.configuration["profile"]["interfaces"]]
        if command["interface"] not in readers:
            raise Refusal("not-offered", "The terminal has no reader for that.")
        self.card = {**command["card"], "fault": command.get("fault"), "unread": True}
        if self.prompt and self.prompt.kind == "card":
            self.answer(self.card)

    def remove_card(self, _command):
        self.card = None
        if self.prompt and self.prompt.kind == "remove-card":
            self.answer(None)

    def enter_pin(self, command):
        if self.prompt and self.prompt.kind == "pin":
            self.answer(command["pin"])

    def present_code(self, _command):
        raise Refusal("not-offered", "The terminal has no scanner.")

    def sign(self, _command):
        """Signatures are given on the slip, which needs nothing from the terminal."""

    def take_slip(self, _command):
        """Slips may lie."""

    def environment(self, command):
        if command.get("tamper"):
            self.memory.tampered = True
            self.memory.lose_keys()
        self.paper = command.get("paper", self.paper)
        if "network" in command:
            self.network = command["network"]
            self.light_network()
            if self.network == "down" and self.exchange:
                self.exchange.abort()
        if self.power == "on" and not self.flow:
            self.rest()
