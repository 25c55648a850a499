"""The functions of the menu, and what is common to them."""

from flow import Ended, Prompt, Refused
from owed import send_owed
from sale import sale
from sign_in import sign_in

FUNCTIONS = {"sale": sale, "sign-in": sign_in}


def run_function(device, name):
    """Runs a function to its one result; the terminal is idle again when the card is out."""
    try:
        require_line(device)
        end = yield from FUNCTIONS[name](device)
    except Ended as ended:
        end = ended.outcome
    device.display(*end.lines)
    device.emit(
        "result", function=name, outcome=end.outcome, responseCode=end.code, amountMinor=end.amount,
        voucher=end.voucher, lines=end.lines,
    )
    device.signal(end.outcome in ("approved", "done"))
    yield from print_slips(device, end.slips)
    yield from send_at_once(device)
    if device.card:
        yield Prompt("remove-card", "Please remove the card", context=tuple(end.lines))


def print_slips(device, slips):
    """Without paper the rest waits for a new roll; cancel leaves it away."""
    for slip in slips:
        try:
            while device.paper == "out":
                yield Prompt("paper", "Paper out: load paper and confirm")
        except Ended:
            return
        device.emit("slip", slip=slip)


def require_line(device):
    if device.memory.tampered:
        raise Refused("Tampered", "The terminal is locked", "Please contact the acquirer")
    if device.network == "down":
        raise Refused("Not connected")


def send_at_once(device):
    """Sends an owed reversal without waiting for a transaction, where the profile says so."""
    memory, at_once = device.memory, device.configuration["profile"]["reversal"] == "instant"
    if not (at_once and memory.keys and device.network == "up" and memory.owes("reversal")):
        return
    try:
        yield from send_owed(device)
    except Ended as ended:
        device.display(*ended.outcome.lines)
