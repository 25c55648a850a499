"""What is owed to the acquirer before the next sale: notices of chips, and reversals."""

from entering import Stop, contact
from host import NoAnswer, NotSent
from messages import ask_host, next_voucher, signed
from texts import SIGN_IN_AGAIN

ENDS_A_REVERSAL = ("00", "12", "25", "40")


def send_notices(turn):
    """What chips made of commands; one without an answer stays owed and stops nothing."""
    for notice in list(turn.memory["notices"]):
        fields = notice["fields"] | {"11": next_voucher(turn), "60": f"00{turn.memory['batch']}951"}
        try:
            ask_host(turn, signed(turn, "0620", fields))
        except (NotSent, NoAnswer):
            return
        turn.memory["notices"].remove(notice)


def send_reversals(turn):
    """All attempts in a row; Stop when the next transaction may not follow."""
    for owed in list(turn.memory["reversals"]):
        for _ in range(turn.configuration["attempts"]["reversals"]):
            turn.show("Reversing", f"Voucher {owed['voucher']}")
            try:
                code = ask_host(turn, signed(turn, "0400", owed["fields"]))["39"]
            except NotSent as error:
                raise Stop("refused", "Connection failed", "Nothing was charged") from error
            except NoAnswer:
                continue
            if code in SIGN_IN_AGAIN:
                turn.memory["signed_in"] = False
                raise Stop("refused", "Please sign in again")
            if code in ENDS_A_REVERSAL:
                break
        else:
            turn.show("Reversal failed", contact(turn))
            if turn.configuration["profile"]["reversalExhausted"] == "keep":
                raise Stop("refused", "Reversal failed", contact(turn))
            turn.memory["reversals"].remove(owed)
            continue
        turn.memory["reversals"].remove(owed)
        journal = turn.memory["journal"].get((owed["voucher"], owed["batch"]))
        if journal is not None:
            turn.write(journal | {"status": "reversed"})


def owed_in_background(device):
    """What a terminal sends by itself after a restart: with the profile `instant`, a reversal. None when there is nothing."""
    memory = device.memory
    instant = device.configuration is not None and device.configuration["profile"]["reversal"] == "instant"
    if not (device.on and instant and memory["reversals"] and memory["signed_in"] and device.network == "up"):
        return None
    return send_quietly


def send_quietly(turn):
    """Without a function, so nothing is announced: what does not get through is sent before the next sale."""
    try:
        send_reversals(turn)
    except Stop:
        pass
