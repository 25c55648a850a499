"""A sale on its way: written down, sent to the host, concluded."""

from acquirer import APPROVALS, PARTIAL_APPROVAL
from chip import Chip, NoTlv, read_tlv
from flow import Outcome
from keys import pin_block
from owed import drop_keys, notice_of, reversal_of
from slip import masked, sales_slips
from texts import code_text, money, trouble


class Authorisation:
    """`request` is sent, `entry` is its line in the journal, `reversal` is owed until the outcome is known."""

    def __init__(self, device, amount, card, pin):
        memory = device.memory
        self.device, self.memory, self.amount, self.card, self.chip = device, memory, amount, card, Chip(card)
        self.voucher, self.batch, now = memory.next_voucher(), memory.batch, memory.now()
        self.request = {
            "2": card["pan"], "3": "000000", "4": f"{amount:012}", "11": self.voucher, "14": card["expiry"],
            "22": "051" if pin else "052", "23": card["sequenceNumber"], "25": "00", "49": "156",
            "55": self.chip.field55(amount, now.strftime("%y%m%d")), "60": f"22{self.batch}00050",
        }
        if pin:
            block = pin_block(memory.keys.pin_key, pin, card["pan"])
            self.request |= {"26": "12", "52": block, "53": "2600000000000000"}
        self.reversal = reversal_of(self.voucher, self.batch, self.request)
        self.entry = {
            "voucher": self.voucher, "batch": self.batch, "function": "sale", "status": "unknown",
            "amountMinor": amount, "cardNumber": masked(card["pan"]), "entry": "insert", "responseCode": None,
            "reference": None, "authorisationCode": None, "dateTime": str(now)[:19], "original": None,
        }

    def run(self):
        """Asks the host, with journal and reversal written down before."""
        self.memory.journal.append(self.entry)
        self.memory.owed.append(self.reversal)
        self.device.display("Processing, please wait")
        self.device.record(self.entry)
        if self.card["fault"] == "removed-early":
            self.device.card = None
        reply = yield self.device.request("0200", self.request, self.memory.keys.mac_key)
        if reply.kind == "answered":
            return self.answered(reply.code, reply.fields)
        if reply.kind == "not-sent":
            self.memory.owed.remove(self.reversal)
            self.device.record(self.entry, status="cancelled")
            return self.end("refused", trouble(reply.kind), "Nothing was charged")
        if reply.kind == "wrong-mac":
            self.reversal.fields["39"] = "A0"
            self.memory.lose_keys()
        return self.end("no-answer", trouble(reply.kind), "Outcome not known", "It will be reversed automatically")

    def answered(self, code, answer):
        """What a trustworthy answer makes of the sale."""
        card_in = self.device.card is self.card
        accepted = card_in and self.tell_chip(answer)
        self.entry |= {
            "responseCode": code, "reference": answer.get("37"), "authorisationCode": answer.get("38"),
        }
        if code not in APPROVALS | {PARTIAL_APPROVAL}:
            return self.decline(code)
        if code == PARTIAL_APPROVAL:
            return self.take_back("06", code_text(code))
        if not card_in:
            return self.take_back("96", "The card was removed too early")
        if not accepted:
            return self.take_back("06", "Declined by the card")
        return self.approve(code, answer)

    def tell_chip(self, answer):
        """Has the chip run the issuer's commands; whether it accepts the issuer's answer."""
        try:
            items = read_tlv(bytes.fromhex(answer.get("55", "")))
            results = "".join(self.chip.run_commands(value) for tag, value in items if tag in ("71", "72"))
        except (NoTlv, ValueError):
            return False
        if results:
            date, field55 = answer.get("13", self.entry["dateTime"][5:10].replace("-", "")), self.chip.notice55(results)
            self.memory.owed.append(notice_of(self.voucher, self.batch, self.request, answer, date, field55))
        return self.chip.accepts(answer["39"], next((value for tag, value in items if tag == "91"), None))

    def approve(self, code, answer):
        self.memory.owed.remove(self.reversal)
        moment = self.memory.host_time(answer)
        self.device.record(self.entry, status="approved", dateTime=str(moment)[:19])
        end = self.end("approved", code_text(code), money(self.amount), "Please check the slip")
        identity = self.device.configuration["identity"]
        end.slips = sales_slips(identity, self.memory.operator, self.entry, answer, self.card)
        return end

    def decline(self, code):
        self.memory.owed.remove(self.reversal)
        drop_keys(self.memory, code)
        self.device.record(self.entry, status="declined")
        return self.end("declined", code_text(code), f"Code {code}")

    def take_back(self, reason, text):
        """An approval that cannot be finished here stays owed as a reversal."""
        self.reversal.fields["39"] = reason
        self.device.record(self.entry)
        return self.end("cancelled", text, "It will be reversed automatically")

    def end(self, outcome, *lines):
        return Outcome(outcome, list(lines), self.entry["responseCode"], self.amount, self.voucher)
