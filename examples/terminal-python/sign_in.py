"""Sign-in: working keys, batch and clock come from the host."""

import keys
from entering import Stop, entry, require, stopping
from host import NoAnswer, NotSent
from messages import ask_host, host_time, next_voucher, own
from owed import send_quietly
from texts import declined


@stopping
def sign_in(turn):
    require(turn, signed_in=False)
    operator = entry(turn, "operator", "Operator number")
    turn.show("Processing, please wait")
    fields = own(turn) | {"11": next_voucher(turn), "60": f"00{turn.memory['batch'] or '000000'}003", "63": operator.ljust(3)}
    failed = "Sign-in failed"
    try:
        fields = ask_host(turn, {"mti": "0800", "fields": fields})
    except NotSent as error:
        raise Stop("failed", failed, "Connection failed") from error
    except NoAnswer as error:
        raise Stop("failed", failed, error.text) from error
    code = fields["39"]
    found = keys.working_keys(turn.configuration["keys"]["terminalMasterKey"], fields.get("62", "")) if code == "00" else None
    if found is None:
        turn.memory.update(signed_in=False, keys=None)
        line = turn.configuration["identity"].get("serviceLine", "")
        raise Stop("failed", failed, *(["Work keys are wrong"] if code == "00" else declined(code, line)))
    moment = host_time(turn, fields)
    turn.memory.update(signed_in=True, operator=operator, keys=found, batch=fields["60"][2:8])
    if moment is not None:
        turn.memory["ahead"] += moment - turn.now()
    turn.result("done", ["Signed in"], code)
    if turn.configuration["profile"]["reversal"] == "instant":
        send_quietly(turn)
