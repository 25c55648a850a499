"""The chip of an inserted card: its cryptogram, its judgement of the issuer, the commands that it runs."""

import secrets

from des import decipher, encipher, exclusive_or

COVERED = ["9F02", "9F03", "9F1A", "95", "5F2A", "9A", "9C", "9F37", "82", "9F36"]
NOTICED = ["9F33", "95", "9F37", "9F10", "9F26", "9F36", "82", "9F1A", "9A"]
VERIFICATION_RESULTS = "03A00000"


class NoTlv(Exception):
    """The bytes are no BER-TLV."""


class Chip:
    """Plays the chip for one transaction; `data` holds what it said, tag by tag in hex."""

    def __init__(self, card):
        self.key = bytes.fromhex(card.get("cryptogramKey", "00" * 16))
        self.counter = card.get("transactionCounter", 1).to_bytes(2, "big")
        self.data = {}

    def field55(self, amount, date):
        """The request for an online decision; `amount` in fen, `date` as YYMMDD."""
        self.data = {
            "9F27": "80", "9F10": f"070101{VERIFICATION_RESULTS}01", "9F37": secrets.token_hex(4).upper(),
            "9F36": self.counter.hex().upper(), "95": "0000008000", "9A": date, "9C": "00", "9F02": f"{amount:012}",
            "5F2A": "0156", "82": "7C00", "9F1A": "0156", "9F03": "0" * 12, "9F33": "E0E9C8",
        }
        covered = bytes.fromhex("".join(self.data[tag] for tag in COVERED) + VERIFICATION_RESULTS)
        self.data["9F26"] = retail_mac(self.session_key(), covered).hex().upper()
        return write_tlv(self.data)

    def session_key(self):
        return derive(self.key, self.counter + b"\xf0" + bytes(5), self.counter + b"\x0f" + bytes(5))

    def accepts(self, code, issuer_answer):
        """Whether tag 91 is the issuer's answer to the cryptogram; an absent one is accepted."""
        if issuer_answer is None:
            return True
        written = code.encode()
        cryptogram = exclusive_or(bytes.fromhex(self.data["9F26"]), written.ljust(8, b"\0"))
        return issuer_answer == encipher(self.session_key(), cryptogram) + written

    def run_commands(self, template):
        """Runs the commands of a template 71 or 72; gives its five bytes of DF31 in hex."""
        items = read_tlv(template)
        identifier = next((value for tag, value in items if tag == "9F18"), bytes(4))
        for number, command in enumerate((value for tag, value in items if tag == "86"), start=1):
            if command[5:] != self.command_mac(command[:5]):
                return f"1{min(number, 15):X}{identifier.hex().upper()}"
        return f"20{identifier.hex().upper()}"

    def command_mac(self, header):
        cryptogram = bytes.fromhex(self.data["9F26"])
        key = derive(self.key, *(cryptogram[:2] + third + cryptogram[3:] for third in (b"\xf0", b"\x0f")))
        return retail_mac(key, header + self.counter + cryptogram)[:4]

    def notice55(self, results):
        """Field 55 of the notice that tells the issuer what became of its commands."""
        return write_tlv({**{tag: self.data[tag] for tag in NOTICED}, "DF31": results})


def derive(key, left, right):
    """Two inputs enciphered under the key, each byte of the result set to odd parity."""
    joined = encipher(key, left) + encipher(key, right)
    return bytes(byte if byte.bit_count() % 2 else byte ^ 1 for byte in joined)


def retail_mac(key, data):
    """ISO 9797-1 algorithm 3 with padding method 2."""
    padded = data + b"\x80"
    padded += bytes(-len(padded) % 8)
    block = bytes(8)
    for start in range(0, len(padded), 8):
        block = encipher(key[:8], exclusive_or(block, padded[start:start + 8]))
    return encipher(key[:8], decipher(key[8:], block))


def write_tlv(data):
    return "".join(f"{tag}{len(value) // 2:02X}{value}" for tag, value in data.items())


def read_tlv(data):
    """The tags and values of a row of data objects, in their order."""
    items, place = [], 0
    try:
        while place < len(data):
            size = 2 if data[place] & 0x1F == 0x1F else 1
            tag, place = data[place:place + size].hex().upper(), place + size
            length, place = data[place], place + 1
            if length == 0x81:
                length, place = data[place], place + 1
            elif length > 0x7F:
                raise NoTlv
            if place + length > len(data):
                raise NoTlv
            items.append((tag, data[place:place + length]))
            place += length
    except IndexError as error:
        raise NoTlv from error
    return items
