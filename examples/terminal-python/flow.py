"""What a function does while it runs: it asks people, and it ends."""

from dataclasses import dataclass, field


@dataclass(eq=False)
class Prompt:
    """A function yields it and gets what the person did; `context` stands above its text on the screen."""

    kind: str
    text: str
    amount: int | None = None
    interfaces: list = field(default_factory=list)
    context: tuple = ()

    @property
    def is_entry(self):
        return self.kind not in ("card", "pin", "remove-card")

    def shown(self):
        members = {"amountMinor": self.amount, "interfaces": self.interfaces}
        return {name: value for name, value in members.items() if value}


@dataclass
class Outcome:
    """How a function ended, as its result event tells it, and the slips that come out."""

    outcome: str
    lines: list
    code: str | None = None
    amount: int | None = None
    voucher: str | None = None
    slips: list = field(default_factory=list)


class Ended(Exception):
    """A function that ends before its time."""

    def __init__(self, outcome, *lines):
        super().__init__(outcome)
        self.outcome = Outcome(outcome, list(lines))


class Cancelled(Ended):
    def __init__(self, *lines):
        super().__init__("cancelled", *lines)


class Refused(Ended):
    def __init__(self, *lines):
        super().__init__("refused", *lines)
