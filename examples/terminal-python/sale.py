"""The sale: amount, card, PIN, host, slip. A sale whose outcome is not known is taken back."""

import re

import keys
from entering import Stop, contact, enter_amount, enter_pin, entry, read_card, require, stopping
from host import NoAnswer, NotSent
from messages import WrongMac, ask_host, host_time, next_voucher, own, signed
from owed import send_notices, send_quietly, send_reversals
from slips import sales_slips
from texts import APPROVED, SIGN_IN_AGAIN, declined, masked, yuan

REVERSED_FIELDS = ("2", "3", "4", "11", "14", "22", "23", "25", "41", "42", "49", "60")
NOTICED_FIELDS = ("2", "3", "4", "22", "23", "25", "41", "42", "49")


@stopping
def sale(turn):
    require(turn, signed_in=True)
    profile = turn.configuration["profile"]
    if profile["entryOrder"] == "card-first":
        card = read_card(turn, None)
        amount_minor = enter_amount(turn)
    else:
        amount_minor = enter_amount(turn)
        card = read_card(turn, amount_minor)
    if profile["verificationCode"]:
        code = entry(turn, "verification-code", "Verification code", hidden=True)
        if not re.fullmatch(r"\d{3,8}", code):
            raise Stop("refused", "Verification code is not right", "Nothing was charged")
    pin = enter_pin(turn, amount_minor)
    send_notices(turn)
    send_reversals(turn)
    Payment(turn, card, amount_minor).pay(pin)
    if profile["reversal"] == "instant":
        send_quietly(turn)


class Payment:
    def __init__(self, turn, card, amount_minor):
        self.turn, self.card, self.amount_minor = turn, card, amount_minor
        self.voucher, self.batch = next_voucher(turn), turn.memory["batch"]
        self.chip = keys.Chip(card, amount_minor, f"{turn.now():%y%m%d}")
        self.entry = {
            "voucher": self.voucher, "batch": self.batch, "function": "sale", "status": "unknown", "amountMinor": amount_minor,
            "cardNumber": masked(card["pan"]), "entry": "insert", "responseCode": None, "reference": None, "authorisationCode": None,
            "dateTime": f"{turn.now():%Y-%m-%d %H:%M:%S}", "original": None,
        }

    def request(self, pin):
        pan = self.card["pan"]
        fields = own(self.turn) | {
            "2": pan, "3": "000000", "4": f"{self.amount_minor:012d}", "11": self.voucher, "14": self.card["expiry"],
            "22": "051" if pin else "052", "23": self.card["sequenceNumber"], "25": "00", "49": "156", "55": self.chip.field55(),
            "60": f"22{self.batch}00050",
        }
        if pin:
            fields |= {"26": "12", "52": keys.pin_block(self.turn.memory["keys"][0], pin, pan), "53": "2600000000000000"}
        return signed(self.turn, "0200", fields)

    def pay(self, pin):
        turn = self.turn
        turn.show("Processing, please wait", yuan(self.amount_minor))
        message = self.request(pin)
        kept = {number: message["fields"][number] for number in REVERSED_FIELDS}
        turn.memory["reversals"].append({"voucher": self.voucher, "batch": self.batch, "fields": kept | {"39": "98"}})
        turn.write(self.entry)
        if turn.slot is not None and turn.slot["fault"] == "removed-early":
            turn.device.slot = None
        try:
            answer = ask_host(turn, message)
        except NotSent:
            self.close("cancelled", None)
            self.tell("refused", ["Connection failed", "Nothing was charged"])
        except NoAnswer as error:
            self.unknown(error)
        else:
            self.conclude(message, answer)

    def tell(self, outcome, lines, code=None):
        self.turn.result(outcome, [*lines, yuan(self.amount_minor)], code, self.amount_minor, self.voucher)

    def owed(self):
        return next(each for each in self.turn.memory["reversals"] if each["voucher"] == self.voucher and each["batch"] == self.batch)

    def close(self, status, code, **members):
        """The outcome is known: nothing is owed any more."""
        self.turn.memory["reversals"].remove(self.owed())
        self.entry |= {"status": status, "responseCode": code} | members
        self.turn.write(self.entry)

    def take_back(self, reason, outcome, *lines):
        """What the host approved, or may have approved, is reversed before the next sale."""
        self.owed()["fields"]["39"] = reason
        self.tell(outcome, [*lines, "It will be reversed automatically", contact(self.turn)])

    def unknown(self, error):
        wrong_mac = isinstance(error, WrongMac)
        if wrong_mac:
            self.turn.memory["signed_in"] = False
        reason = "A0" if wrong_mac else "98" if error.text in ("Timeout", "Receiving failed") else "06"
        self.take_back(reason, "no-answer", error.text, "Outcome not known", *(["Please sign in again"] if wrong_mac else []))

    def conclude(self, message, answer):
        turn, code = self.turn, answer["39"]
        approved = code in APPROVED
        if code == "10":
            return self.take_back("06", "cancelled", "Approved for a part of the amount only")
        if turn.slot is None and approved:
            return self.take_back("96", "cancelled", "The card was removed too early")
        if turn.slot is not None:
            self.keep_notice(message, answer)
            if approved and not self.chip.approves(answer.get("55"), code):
                return self.take_back("06", "cancelled", "The card declined the payment")
        if not approved:
            self.close("declined", code)
            if code in SIGN_IN_AGAIN:
                turn.memory["signed_in"] = False
            return self.tell("declined", declined(code, turn.configuration["identity"].get("serviceLine", "")), code)
        return self.approve(answer, code)

    def keep_notice(self, message, answer):
        results = self.chip.run_commands(answer.get("55"))
        if results == "":
            return
        fields = {number: message["fields"][number] for number in NOTICED_FIELDS}
        fields |= {number: answer[number] for number in ("37", "38") if number in answer}
        fields |= {"55": self.chip.notice55(results), "61": self.batch + self.voucher + answer.get("13", "0000")}
        self.turn.memory["notices"].append({"voucher": self.voucher, "batch": self.batch, "fields": fields})

    def approve(self, answer, code):
        turn = self.turn
        moment = host_time(turn, answer)
        dated = {} if moment is None else {"dateTime": f"{moment:%Y-%m-%d %H:%M:%S}"}
        self.close("approved", code, reference=answer.get("37"), authorisationCode=answer.get("38"), **dated)
        self.tell("approved", ["Approved", f"Voucher {self.voucher}", "Please check the slip"], code)
        for slip in sales_slips(turn.configuration, self.entry, self.card, answer, turn.memory["operator"]):
            while turn.paper == "out":
                turn.ask("paper", "Paper out", ("environment", "press"), patient=True)
            turn.emit("slip", slip=slip)
