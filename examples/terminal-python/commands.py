"""The commands of the contract: which there are, and what each has to bring."""

FUNCTIONS = [
    "sale", "force-pin-sale", "void", "refund", "balance-inquiry", "pre-authorisation", "pre-authorisation-void",
    "completion", "completion-void", "qr-sale", "query", "reprint", "settlement", "sign-in", "sign-out", "echo-test",
    "parameter-download", "version",
]
INTERFACES = ["insert", "tap", "swipe", "key", "qr"]
FAULTS = [None, "unreadable", "torn", "two-cards", "removed-early"]
CARD_TEXTS = ["label", "pan", "expiry", "sequenceNumber", "serviceCode"]
CARD_FLAGS = ["stripe", "chip", "contactless"]
CONFIGURATION = {
    "host": ["transport", "url", "dialect"],
    "identity": ["terminalId", "merchantId", "merchantName", "acquirerName"],
    "keys": ["terminalMasterKey"],
    "limits": ["pinFreeMinor", "signatureFreeMinor", "refundMinor"],
    "timers": ["connectTimeoutMs", "responseTimeoutMs", "entryTimeoutMs"],
    "attempts": ["cardReads", "reversals", "pinEntries"],
    "profile": ["functions", "interfaces", "reversal", "reversalExhausted", "entryOrder", "confirmCard",
                "acceptedPrefixes", "verificationCode"],
}


class Refusal(Exception):
    """A command that is not taken. Its message holds nothing of what was sent."""

    def __init__(self, code, message):
        super().__init__(message)
        self.code = code


def check(command):
    """Refuses what is no command of the contract, or lacks something; unknown members are left alone."""
    if not isinstance(command, dict):
        raise Refusal("invalid-command", "A command is a JSON object.")
    name = command.get("command")
    if not isinstance(name, str) or name not in CHECKS:
        raise Refusal("unknown-command", "There is no such command.")
    if not CHECKS[name](command):
        raise Refusal("invalid-command", f"A member of {name} is missing or wrong.")


def is_text(value, least=0):
    return isinstance(value, str) and len(value) >= least


def is_digits(value, least, most):
    return is_text(value) and least <= len(value) <= most and (not value or value.isascii() and value.isdigit())


def right_configuration(configuration):
    return isinstance(configuration, dict) and all(
        isinstance(configuration.get(part), dict) and all(member in configuration[part] for member in members)
        for part, members in CONFIGURATION.items()
    )


def right_card(command):
    card = command.get("card")
    return (
        command.get("interface") in INTERFACES
        and command.get("fault") in FAULTS
        and isinstance(card, dict)
        and all(is_text(card.get(member)) for member in CARD_TEXTS)
        and all(isinstance(card.get(member), bool) for member in CARD_FLAGS)
        and is_digits(card["pan"], 8, 19)
    )


def right_environment(command):
    device, software = command.get("deviceAttached", {}), command.get("softwareOffered", {})
    return (
        command.get("network", "up") in ["up", "down"]
        and command.get("paper", "loaded") in ["loaded", "out"]
        and command.get("battery", "good") in ["good", "low"]
        and isinstance(device, dict) and isinstance(software, dict)
        and isinstance(command.get("tamper", False), bool)
    )


CHECKS = {
    "power-on": lambda command: isinstance(command.get("erase"), bool)
    and right_configuration(command.get("configuration")),
    "power-off": lambda command: True,
    "restart": lambda command: True,
    "choose-function": lambda command: command.get("function") in FUNCTIONS,
    "type": lambda command: is_text(command.get("text")),
    "press": lambda command: command.get("key") in ["confirm", "cancel", "clear"],
    "present-card": right_card,
    "remove-card": lambda command: True,
    "enter-pin": lambda command: is_digits(command.get("pin"), 0, 12),
    "sign": lambda command: True,
    "take-slip": lambda command: True,
    "present-code": lambda command: is_text(command.get("code"), 1) and len(command["code"]) <= 128,
    "environment": right_environment,
}
