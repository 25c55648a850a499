"""A sale with an inserted chip card and PIN."""

import re

from authorisation import Authorisation
from flow import Cancelled, Prompt, Refused
from owed import require_keys, send_owed
from slip import masked
from texts import money


def sale(device):
    if not device.memory.keys:
        raise Refused("Please sign in")
    profile = device.configuration["profile"]
    if profile["entryOrder"] == "card-first":
        card = yield from read_card(device, None)
        amount = yield from enter_amount()
    else:
        amount = yield from enter_amount()
        card = yield from read_card(device, amount)
    if profile["confirmCard"]:
        yield Prompt("confirm-card", f"Card {masked(card['pan'])}, confirm", amount)
    if profile["verificationCode"]:
        code = yield Prompt("verification-code", "Enter the verification code", amount)
        if not re.fullmatch("[0-9]{3,8}", code):
            raise Refused("Wrong verification code")
    pin = yield from enter_pin(device, amount)
    yield from send_owed(device)
    require_keys(device.memory)
    if device.card is not card:
        raise Cancelled("The card was removed too early")
    return (yield from Authorisation(device, amount, card, pin).run())


def enter_amount():
    """Fen; what was confirmed does not change any more."""
    context = ()
    while True:
        text = yield Prompt("amount", "Enter the amount", context=context)
        amount = fen(text)
        if amount:
            return amount
        context = ("Invalid amount",)


def fen(text):
    """Yuan with two decimals in fen; 0 for what is no amount."""
    found = re.fullmatch(r"([0-9]{1,10})\.([0-9]{2})", text)
    return int(found[1] + found[2]) if found else 0


def read_card(device, amount):
    profile, context = device.configuration["profile"], ()
    for _attempt in range(device.configuration["attempts"]["cardReads"]):
        card = yield Prompt("card", "Please present your card", amount, ["insert"], context)
        card["unread"] = False
        if card["chip"] and card["fault"] != "unreadable":
            if not any(card["pan"].startswith(prefix) for prefix in profile["acceptedPrefixes"]):
                raise Refused("Card not supported")
            device.emit("sound", sound="read")
            device.display("Card read")
            return card
        context = ("Read error", "Please present the card again")
    raise Refused("The card could not be read")


def enter_pin(device, amount):
    """The PIN, or none when the cardholder confirms without."""
    context = ()
    for _attempt in range(device.configuration["attempts"]["pinEntries"]):
        pin = yield Prompt("pin", f"{money(amount)}: enter the PIN", amount, context=context)
        if not pin or len(pin) >= 4:
            return pin
        context = ("The PIN is too short",)
    raise Refused("The PIN is too short")
