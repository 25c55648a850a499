"""Messages to the host and what comes back: signed, checked, or not known."""

import re
from datetime import datetime

import keys
from device import CHINA
from host import NoAnswer
from texts import APPROVED


def next_voucher(turn):
    turn.memory["voucher"] = turn.memory["voucher"] % 999_999 + 1
    return f"{turn.memory['voucher']:06d}"


def own(turn):
    identity = turn.configuration["identity"]
    return {"41": identity["terminalId"], "42": identity["merchantId"]}


def signed(turn, mti, fields):
    return {"mti": mti, "fields": fields | {"64": keys.mac(turn.memory["keys"][1], mti, fields)}}


class Foreign(NoAnswer):
    """What came is no answer to what was asked."""


class WrongMac(NoAnswer):
    """The answer is not from the host, or was changed."""


def ask_host(turn, message):
    """A trustworthy answer's fields. NotSent: nothing left. NoAnswer: it is not known what the host did."""
    turn.log(f"{message['mti']} sent, voucher {message['fields']['11']}")
    received = turn.exchange(message)
    sent, fields = message["fields"], received["fields"]
    mti = message["mti"]
    wrong = [number for number in ("3", "4", "11", "41", "42") if fields.get(number) != sent.get(number)]
    code = fields.get("39", "")
    if code == "10" and wrong == ["4"]:
        wrong = []
    if received["mti"] != mti[:2] + str(int(mti[2]) + 1) + mti[3] or wrong or not re.fullmatch("[0-9A-Z]{2}", code):
        raise Foreign("The answer of the host is not valid")
    if "64" in sent:
        given = fields.get("64")
        right = keys.mac(turn.memory["keys"][1], received["mti"], fields)
        if given != right and (given is not None or code in (*APPROVED, "10")):
            raise WrongMac("MAC error")
    turn.log(f"{received['mti']} received, code {code}")
    return fields


def host_time(turn, fields):
    """Date and time of an answer, in the year nearest to the terminal's own; None when they are none."""
    now = turn.now()
    found = []
    for year in (now.year - 1, now.year, now.year + 1):
        try:
            found.append(datetime.strptime(f"{year}{fields['13']}{fields['12']}", "%Y%m%d%H%M%S").replace(tzinfo=CHINA))
        except (KeyError, ValueError):
            continue
    return min(found, key=lambda each: abs(each - now), default=None)
