"""Working keys, PIN block and MAC, as docs/contract.md works them out; what a chip says, as docs/chips.md does."""

import os

from des import des, des_back, tdes, tdes_back, xor

COVERED = ["9F02", "9F03", "9F1A", "95", "5F2A", "9A", "9C", "9F37", "82", "9F36"]
REPEATED = ["9F33", "95", "9F37", "9F10", "9F26", "9F36", "82", "9F1A", "9A"]


def hex_of(data):
    return data.hex().upper()


# ---- the wire ------------------------------------------------------------------------------------------------------

def working_keys(master_key, field62):
    """PIN key and MAC key out of a sign-in; None when a check value does not match."""
    master = bytes.fromhex(master_key)
    pin_key = tdes_back(master, bytes.fromhex(field62[:32]))
    mac_key = tdes_back(master, bytes.fromhex(field62[40:72]))[:8]
    checks = hex_of(tdes(pin_key, bytes(8)))[:8], hex_of(des(mac_key, bytes(8)))[:8]
    return (pin_key, mac_key) if checks == (field62[32:40].upper(), field62[72:80].upper()) else None


def pin_block(pin_key, pin, pan):
    pin_half = bytes.fromhex(f"0{len(pin):X}{pin}".ljust(16, "F"))
    return hex_of(tdes(pin_key, xor(pin_half, bytes.fromhex("0000" + pan[-13:-1]))))


def mac(mac_key, mti, fields):
    covered = mti + "".join(f"{number}={fields[number]};" for number in sorted(fields, key=int) if number != "64")
    data = covered.encode()
    folded = bytes(8)
    for at in range(0, len(data), 8):
        folded = xor(folded, data[at:at + 8].ljust(8, b"\0"))
    text = hex_of(folded).encode()
    last = des(mac_key, xor(des(mac_key, text[:8]), text[8:]))
    return hex_of(hex_of(last)[:8].encode())


# ---- the chip ------------------------------------------------------------------------------------------------------

def odd(key):
    """Each byte with an odd number of ones."""
    return bytes(byte ^ 1 if bin(byte).count("1") % 2 == 0 else byte for byte in key)


def derived(key, eight):
    """A key for one purpose: third byte F0, then 0F, each enciphered under the chip's key."""
    left, right = eight[:2] + b"\xf0" + eight[3:], eight[:2] + b"\x0f" + eight[3:]
    return odd(tdes(key, left) + tdes(key, right))


def chip_mac(key, data):
    padded = data + b"\x80"
    padded += bytes(-len(padded) % 8)
    block = bytes(8)
    for at in range(0, len(padded), 8):
        block = des(key[:8], xor(block, padded[at:at + 8]))
    return des(key[:8], des_back(key[8:], block))


def tlv(tag, value):
    return f"{tag}{len(value) // 2:02X}{value}"


def read_tlv(text):
    """Objects as (tag, value) in their order; ValueError when it is no TLV."""
    data, at, found = bytes.fromhex(text), 0, []
    while at < len(data):
        size = 2 if data[at] & 0x1F == 0x1F else 1
        tag = hex_of(data[at:at + size])
        at += size
        if at >= len(data):
            raise ValueError("no length")
        length = data[at]
        at += 1
        if length == 0x81:
            length = data[at]
            at += 1
        if at + length > len(data):
            raise ValueError("cut off")
        found.append((tag, hex_of(data[at:at + length])))
        at += length
    return found


class Chip:
    """The chip of a card, for one transaction."""

    def __init__(self, card, amount_minor, date):
        self.key = bytes.fromhex(card.get("cryptogramKey", "0" * 32))
        self.counter = card.get("transactionCounter", 1).to_bytes(2, "big")
        self.values = {
            "9F02": f"{amount_minor:012d}", "9F03": "0" * 12, "9F1A": "0156", "95": "0000008000", "5F2A": "0156", "9A": date,
            "9C": "00", "9F37": hex_of(os.urandom(4)), "82": "7C00", "9F36": hex_of(self.counter),
        }
        self.session = derived(self.key, self.counter + bytes(6))
        covered = "".join(self.values[tag] for tag in COVERED) + "03A00000"
        self.cryptogram = chip_mac(self.session, bytes.fromhex(covered))
        self.values |= {"9F26": hex_of(self.cryptogram), "9F27": "80", "9F10": "07010103A0000001", "9F33": "E0E9C8"}
        self.values["84"] = card.get("aid", "A000000333010101")

    def field55(self):
        return "".join(tlv(tag, value) for tag, value in self.values.items())

    def approves(self, field55, code):
        """The chip judges the answer of its issuer; without one it lives with the approval."""
        try:
            answer = dict(read_tlv(field55 or "")).get("91")
        except ValueError:
            return False
        text = code.encode()
        right = tdes(self.session, xor(self.cryptogram, text + bytes(6))) + text
        return answer is None or answer == hex_of(right)

    def run_commands(self, field55):
        """Results of the issuer's commands, five bytes for each template; empty when there are none."""
        try:
            objects = read_tlv(field55 or "")
            return "".join(self.result_of(value) for tag, value in objects if tag in ("71", "72"))
        except ValueError:
            return ""

    def result_of(self, template):
        parts = read_tlv(template)
        commands = [value for tag, value in parts if tag == "86"]
        failed = next((at for at, value in enumerate(commands) if not self.is_genuine(value)), None)
        identifier = dict(parts).get("9F18", "").rjust(8, "0")
        return ("20" if failed is None else f"1{min(failed + 1, 15):X}") + identifier

    def is_genuine(self, command):
        header, sent = bytes.fromhex(command[:10]), command[10:]
        key = derived(self.key, self.cryptogram)
        return hex_of(chip_mac(key, header + self.counter + self.cryptogram))[:8] == sent

    def notice55(self, results):
        return "".join(tlv(tag, self.values[tag]) for tag in REPEATED) + tlv("DF31", results)
