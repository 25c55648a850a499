"""What people enter at the terminal: amounts, cards, PINs; and how a function is stopped."""

import re

from texts import ACQUIRER, masked, yuan


class Stop(Exception):
    """Ends a function with an outcome and the words for it."""

    def __init__(self, outcome, *lines):
        super().__init__(outcome)
        self.outcome, self.lines = outcome, lines


def stopping(flow):
    """Announces how the function was stopped, where it was."""

    def run(turn):
        try:
            flow(turn)
        except Stop as stop:
            turn.result(stop.outcome, stop.lines)

    return run


def contact(turn):
    return f"{ACQUIRER} {turn.configuration['identity'].get('serviceLine', '')}".strip()


def require(turn, signed_in):
    if turn.memory["tampered"]:
        raise Stop("refused", "Tampered")
    if turn.network == "down":
        raise Stop("refused", "Not connected")
    if signed_in and not (turn.memory["signed_in"] and turn.memory["keys"]):
        raise Stop("refused", "Please sign in")


def entry(turn, prompt, text, lines=(), hidden=False, **members):
    """What was typed and confirmed."""
    typed = ""
    while True:
        shown = "*" * len(typed) if hidden else typed
        command = turn.ask(prompt, text, ("type", "press"), lines=[*lines, shown], **members)
        if command is None:
            raise Stop("cancelled", "Entry timed out")
        if command["command"] == "type":
            typed += command["text"]
        elif command["key"] == "cancel":
            raise Stop("cancelled", "Transaction cancelled")
        elif command["key"] == "clear":
            typed = ""
        else:
            return typed


def answer(turn, prompt, text, *accepts, lines=(), **members):
    """One command that is not typed; a cancel or nobody's answer ends the function."""
    while True:
        command = turn.ask(prompt, text, (*accepts, "press"), lines=lines, **members)
        if command is None:
            raise Stop("cancelled", "Entry timed out")
        if command["command"] in accepts or (not accepts and command["key"] == "confirm"):
            return command
        if command.get("key") == "cancel":
            raise Stop("cancelled", "Transaction cancelled")


def enter_amount(turn):
    note = ()
    while True:
        typed = entry(turn, "amount", "Enter the amount", note)
        match = re.fullmatch(r"(\d{1,10})(?:\.(\d{2}))?", typed)
        amount = int(match[1]) * 100 + int(match[2] or 0) if match else 0
        if amount > 0:
            return amount
        turn.emit("sound", sound="attention")
        note = ("Invalid amount",)


def read_card(turn, amount_minor):
    limit, failed, note = turn.configuration["attempts"]["cardReads"], 0, []
    members = {} if amount_minor is None else {"amountMinor": amount_minor}
    while True:
        if turn.slot is None or turn.slot["read"]:
            text = "Present the card: insert it"
            lines = note + ([] if amount_minor is None else [yuan(amount_minor)])
            answer(turn, "card", text, "present-card", lines=lines, interfaces=["insert"], **members)
        if turn.slot is not None and not turn.slot["read"]:
            break
        failed += 1
        turn.emit("sound", sound="attention")
        if failed >= limit:
            raise Stop("refused", "Read error", "Nothing was charged")
        note = ["Read error. Present the card again"]
    turn.slot["read"] = True
    card = turn.slot["card"]
    if not card["pan"].startswith(tuple(turn.configuration["profile"]["acceptedPrefixes"])):
        raise Stop("refused", "Card not supported", "Nothing was charged")
    turn.emit("sound", sound="read")
    turn.show("Card read")
    if turn.configuration["profile"]["confirmCard"]:
        answer(turn, "confirm-card", "Confirm the card number", lines=[masked(card["pan"])])
    return card


def enter_pin(turn, amount_minor):
    failed, note = 0, []
    while True:
        text = f"{yuan(amount_minor)}: enter the PIN"
        pin = answer(turn, "pin", text, "enter-pin", lines=note, amountMinor=amount_minor)["pin"]
        if pin == "" or len(pin) >= 4:
            return pin
        failed += 1
        if failed >= turn.configuration["attempts"]["pinEntries"]:
            raise Stop("refused", "The PIN is too short", "Nothing was charged")
        note = ["The PIN is too short"]
