"""Signing in: the operator, the batch, the clock and the working keys."""

import re

from flow import Ended, Outcome, Prompt
from keys import WorkingKeys, WrongKeys
from owed import drop_keys
from texts import code_text, trouble


def sign_in(device):
    memory, operator = device.memory, ""
    while not re.fullmatch("[0-9]{2}", operator):
        operator = yield Prompt("operator", "Operator number")
    device.display("Processing, please wait")
    reply = yield device.request("0800", {
        "11": memory.next_voucher(), "60": f"00{memory.batch or '000000'}003", "63": f"{operator} ",
    })
    if reply.kind != "answered":
        raise Ended("failed", "Sign-in failed", trouble(reply.kind))
    if reply.code != "00":
        drop_keys(memory, reply.code)
        return Outcome("failed", ["Sign-in failed", code_text(reply.code), f"Code {reply.code}"], reply.code)
    found = re.fullmatch("00([0-9]{6})[0-9]+", reply.fields.get("60", ""))
    if not found:
        raise Ended("failed", "Sign-in failed", trouble("not-valid"))
    try:
        master_key = bytes.fromhex(device.configuration["keys"]["terminalMasterKey"])
        keys = WorkingKeys.unwrap(master_key, reply.fields.get("62", ""))
    except (WrongKeys, ValueError):
        memory.lose_keys()
        raise Ended("failed", "Sign-in failed", "Work keys are wrong") from None
    memory.sign_in(operator, found[1], keys, memory.host_time(reply.fields))
    return Outcome("done", ["Signed in", f"Operator {operator}, batch {memory.batch}"], reply.code)
