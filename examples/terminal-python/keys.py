"""Working keys of the sign-in, the enciphered PIN block, and the message authentication code."""

from dataclasses import dataclass

from des import decipher, encipher, exclusive_or


class WrongKeys(Exception):
    """A check value does not match its key."""


@dataclass
class WorkingKeys:
    pin_key: bytes
    mac_key: bytes

    @classmethod
    def unwrap(cls, master_key, field62):
        """PIN key and MAC key out of field 62, each held against its check value."""
        data = bytes.fromhex(field62)
        if len(data) != 40:
            raise WrongKeys
        pin_key = decipher(master_key, data[0:8]) + decipher(master_key, data[8:16])
        mac_key = decipher(master_key, data[20:28])
        if check_value(pin_key) != data[16:20] or check_value(mac_key) != data[36:40]:
            raise WrongKeys
        return cls(pin_key, mac_key)


def check_value(key):
    return encipher(key, bytes(8))[:4]


def pin_block(pin_key, pin, pan):
    """Field 52: ISO 9564-1 format 0 under the PIN key."""
    pin_half = f"0{len(pin):X}{pin}".ljust(16, "F")
    pan_half = "0000" + pan[:-1][-12:]
    clear = exclusive_or(bytes.fromhex(pin_half), bytes.fromhex(pan_half))
    return encipher(pin_key, clear).hex().upper()


def covered_text(mti, fields):
    """What field 64 covers on the JSON wire."""
    numbers = sorted((number for number in fields if number != "64"), key=int)
    return mti + "".join(f"{number}={fields[number]};" for number in numbers)


def message_mac(mac_key, text):
    """Field 64: UnionPay's MAC over the text."""
    data = text.encode()
    total = bytes(8)
    for start in range(0, len(data), 8):
        total = exclusive_or(total, data[start:start + 8].ljust(8, b"\0"))
    written = total.hex().upper().encode()
    first = encipher(mac_key, written[:8])
    second = encipher(mac_key, exclusive_or(first, written[8:]))
    return second.hex().upper()[:8].encode().hex().upper()
