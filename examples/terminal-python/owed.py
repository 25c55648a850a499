"""Messages that are owed to the host: reversals, and what became of the issuer's commands."""

from dataclasses import dataclass

from acquirer import SIGN_IN_AGAIN
from flow import Refused

REPEATED = ["2", "3", "4", "11", "14", "22", "23", "25", "49", "60"]
NOTICED = ["2", "3", "4", "22", "23", "25", "49"]
REVERSED = {"00", "12", "25", "40"}


@dataclass(eq=False)
class Owed:
    """One message; `voucher` and `batch` are those of its transaction."""

    kind: str
    voucher: str
    batch: str
    fields: dict

    def listed(self):
        return {"kind": self.kind, "voucher": self.voucher, "batch": self.batch}


def reversal_of(voucher, batch, request):
    """A reversal for want of an answer; field 39 changes where there is another reason."""
    fields = {number: request[number] for number in REPEATED if number in request}
    return Owed("reversal", voucher, batch, {**fields, "39": "98"})


def notice_of(voucher, batch, request, answer, date, field55):
    fields = {number: request[number] for number in NOTICED if number in request}
    fields |= {number: answer[number] for number in ("37", "38") if number in answer}
    return Owed("script-notice", voucher, batch, {**fields, "55": field55, "61": batch + voucher + date})


def send_owed(device):
    """Sends all that is owed before a transaction, or ends the transaction."""
    for owed in device.memory.owes("script-notice"):
        yield from send_notice(device, owed)
    for owed in device.memory.owes("reversal"):
        yield from send_reversal(device, owed)


def send_notice(device, owed):
    memory = device.memory
    require_keys(memory)
    numbers = {"11": memory.next_voucher(), "60": f"00{memory.batch}951"}
    reply = yield device.request("0620", {**owed.fields, **numbers}, memory.keys.mac_key)
    if reply.kind == "answered":
        memory.owed.remove(owed)
        drop_keys(memory, reply.code)


def send_reversal(device, owed):
    """All attempts in a row. A code that takes the keys away ends the transaction and is no attempt."""
    memory, settings = device.memory, device.configuration
    require_keys(memory)
    for _attempt in range(settings["attempts"]["reversals"]):
        device.display("Reversing, please wait")
        reply = yield device.request("0400", owed.fields, memory.keys.mac_key)
        if reply.kind == "not-sent":
            raise Refused("Connection failed", "The reversal is still owed")
        if reply.code in REVERSED and "64" in reply.fields:
            memory.owed.remove(owed)
            device.record(memory.entry(owed.batch, owed.voucher), status="reversed")
            return
        drop_keys(memory, reply.code)
        require_keys(memory)
    lines = ["Reversal failed", "Please contact the acquirer"]
    if settings["identity"].get("serviceLine"):
        lines.append(f"Service line {settings['identity']['serviceLine']}")
    if settings["profile"]["reversalExhausted"] == "keep":
        raise Refused(*lines)
    memory.owed.remove(owed)
    device.display(*lines)


def drop_keys(memory, code):
    if code in SIGN_IN_AGAIN:
        memory.lose_keys()


def require_keys(memory):
    if not memory.keys:
        raise Refused("Please sign in again")
