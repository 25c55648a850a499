"""Holds this terminal's arithmetic against the worked examples of the documentation: python3 check.py"""

import json
import re
from pathlib import Path

import keys

DOCS = Path(__file__).parent / "../../docs"
CONTRACT, CHIPS = ((DOCS / name).read_text(encoding="utf-8") for name in ("contract.md", "chips.md"))


def blocks(page, kind):
    return [json.loads(text) for text in re.findall(rf"```json {kind}\n(.*?)```", page, re.S)]


def main():
    [given] = blocks(CONTRACT, "calculation working-keys")
    pin_key, mac_key = keys.working_keys(given["terminalMasterKey"], given["field62"])
    assert (keys.hex_of(pin_key), keys.hex_of(mac_key)) == (given["pinKey"], given["macKey"])
    [given] = blocks(CONTRACT, "calculation pin-block")
    assert keys.pin_block(pin_key, given["pin"], given["pan"]) == given["field52"]
    for message in blocks(CONTRACT, "request sale") + blocks(CHIPS, "answer"):
        assert keys.mac(mac_key, message["mti"], message["fields"]) == message["fields"]["64"]

    [card], [chip] = blocks(CHIPS, "calculation session-key"), blocks(CHIPS, "calculation cryptogram")
    keys.os.urandom = lambda _: bytes.fromhex(chip["9F37"])
    made = keys.Chip(card, int(chip["9F02"]), chip["9A"])
    assert (keys.hex_of(made.session), keys.hex_of(made.cryptogram)) == (chip["sessionKey"], chip["9F26"])
    answer = blocks(CHIPS, "answer")[0]["fields"]["55"]
    assert made.approves(answer, "00") and not made.approves(answer, "51") and made.approves(None, "00")
    [notice] = blocks(CHIPS, "request script-notice")
    assert made.notice55(made.run_commands(answer)) == notice["fields"]["55"]
    assert made.run_commands(answer[:-2] + "00") == "1100000001"
    print("Keys, PIN block, MAC and chip are those of the documentation.")


if __name__ == "__main__":
    main()
