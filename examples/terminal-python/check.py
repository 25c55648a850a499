"""Holds keys, PIN block, MAC and chip against the worked examples of the contract's pages.

    python3 check.py ../../docs
"""

import json
import re
import sys
from pathlib import Path

from chip import COVERED, Chip, derive, retail_mac
from keys import WorkingKeys, check_value, covered_text, message_mac, pin_block

MAC_KEY = bytes.fromhex("89ABCDEF01234567")
PAGES = ["contract.md", "chips.md"]


def working_keys(page):
    keys = WorkingKeys.unwrap(bytes.fromhex(page["terminalMasterKey"]), page["field62"])
    return {
        "pinKey": keys.pin_key, "pinKeyCheckValue": check_value(keys.pin_key),
        "macKey": keys.mac_key, "macKeyCheckValue": check_value(keys.mac_key),
    }


def enciphered_pin(page):
    return {"field52": pin_block(bytes.fromhex(page["pinKey"]), page["pin"], page["pan"])}


def mac(page):
    return {"field64": message_mac(bytes.fromhex(page["macKey"]), page["text"])}


def session_key(page):
    return {"sessionKey": Chip(page).session_key()}


def cryptogram(page):
    covered = "".join(page[tag] for tag in COVERED) + page["verificationResults"]
    return {"9F26": retail_mac(bytes.fromhex(page["sessionKey"]), bytes.fromhex(covered))}


def issuer_answer(page):
    chip = chip_of_the_pages(page)
    return {"91": page["91"] if chip.accepts(page["code"], bytes.fromhex(page["91"])) else "refused"}


def issuer_command(page):
    chip = chip_of_the_pages(page)
    left, right = bytes.fromhex(page["leftInput"]), bytes.fromhex(page["rightInput"])
    header = bytes.fromhex(page["header"])
    return {"commandKey": derive(chip.key, left, right), "86": header + chip.command_mac(header)}


def chip_of_the_pages(page):
    """The chip that made the cryptogram of the pages; its counter there is 12."""
    key = page.get("cryptogramKey", "346825866DC2BFDA9E83138C20D3D375")
    chip = Chip({"cryptogramKey": key, "transactionCounter": 12})
    chip.data["9F26"] = page["9F26"]
    return chip


CALCULATIONS = {
    "working-keys": working_keys, "pin-block": enciphered_pin, "mac": mac, "session-key": session_key,
    "cryptogram": cryptogram, "issuer-answer": issuer_answer, "issuer-command": issuer_command,
}


def examples(folder):
    """Every JSON example of the pages: its page, its kind, its name and its value."""
    for page in PAGES:
        text = (folder / page).read_text(encoding="utf-8")
        for kind, name, body in re.findall(r"```json (\w+) ?(\S*)\n(.*?)```", text, re.DOTALL):
            yield page, kind, name, json.loads(body)


def differences(kind, name, value):
    """What comes out otherwise than on the page; None where this terminal does not compute the example."""
    if kind == "calculation" and name in CALCULATIONS:
        ours = CALCULATIONS[name](value)
    elif kind in ("request", "answer") and "64" in value["fields"]:
        ours = {"64": message_mac(MAC_KEY, covered_text(value["mti"], value["fields"]))}
        value = value["fields"]
    else:
        return None
    hexed = {member: part.hex().upper() if isinstance(part, bytes) else part for member, part in ours.items()}
    wrong = {member: part for member, part in hexed.items() if part != value[member]}
    return [f"{member} is {part}, the page has {value[member]}" for member, part in wrong.items()]


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    right = wrong = 0
    for page, kind, name, value in examples(Path(sys.argv[1])):
        found = differences(kind, name, value)
        if found is None:
            continue
        right, wrong = (right, wrong + 1) if found else (right + 1, wrong)
        print(f"{'wrong' if found else 'right'}  {page}  {kind} {name}  {'; '.join(found)}".rstrip())
    print(f"{right} right, {wrong} wrong")
    sys.exit(0 if right and not wrong else 1)


if __name__ == "__main__":
    main()
