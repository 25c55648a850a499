"""The smallest terminal in Python: serves the HTTP form of docs/contract.md. python3 terminal.py --port 9000"""

import argparse
import json
import re
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from device import CAPABILITIES, Device, Refused
from owed import owed_in_background
from sale import sale
from sign_in import sign_in

STATUS = {"unknown-command": 404, "invalid-command": 400, "powered-off": 409, "not-offered": 409, "adapter-fault": 500}
FUNCTIONS = (
    "sale force-pin-sale void refund balance-inquiry pre-authorisation pre-authorisation-void completion completion-void qr-sale "
    "query reprint settlement sign-in sign-out echo-test parameter-download version"
).split()
CONFIGURATION = ("host", "identity", "keys", "limits", "timers", "attempts", "profile", "operator")
CARD = ("label", "pan", "expiry", "sequenceNumber", "serviceCode", "stripe", "chip", "contactless")


def one_of(*values):
    return lambda value: value in values


def is_text(pattern):
    return lambda value: isinstance(value, str) and re.fullmatch(pattern, value, re.S) is not None


def has(*members):
    return lambda value: isinstance(value, dict) and all(member in value for member in members)


def flag(value):
    return isinstance(value, bool)


# Members of each command: how they must look, and whether they may be absent. Members that are not here are not looked at.
COMMANDS = {
    "power-on": {"erase": flag, "configuration": lambda value: has(*CONFIGURATION)(value) and all(isinstance(value[each], dict) for each in CONFIGURATION)},
    "power-off": {}, "restart": {}, "remove-card": {}, "sign": {}, "take-slip": {},
    "choose-function": {"function": one_of(*FUNCTIONS)},
    "type": {"text": is_text(".{0,64}")},
    "press": {"key": one_of("confirm", "cancel", "clear")},
    "present-card": {"interface": one_of("insert", "tap", "swipe", "key", "qr"), "card": has(*CARD),
                     "fault?": one_of("unreadable", "torn", "two-cards", "removed-early")},
    "enter-pin": {"pin": is_text("[0-9]{0,12}")},
    "present-code": {"code": is_text("[ -~]{1,128}")},
    "environment": {"network?": one_of("up", "down"), "paper?": one_of("loaded", "out"), "battery?": one_of("good", "low"),
                    "deviceAttached?": has("name", "trusted"), "softwareOffered?": has("version", "signed"), "tamper?": flag},
}


def checked(body):
    """A command; Refused when it is none. No value is ever shown."""
    try:
        command = json.loads(body)
    except ValueError:
        raise Refused("invalid-command", "The body is not JSON.") from None
    if not isinstance(command, dict):
        raise Refused("invalid-command", "A command is a JSON object.")
    name = command.get("command")
    if not isinstance(name, str) or name not in COMMANDS:
        raise Refused("unknown-command", "There is no such command.")
    for member, fits in COMMANDS[name].items():
        key = member.rstrip("?")
        if key not in command and member.endswith("?"):
            continue
        if key not in command or not fits(command[key]):
            raise Refused("invalid-command", f"{name}: {key} is missing or wrong.")
    return command


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # head and body in one write: in two, the second waits 40 ms for the first to be acknowledged
    device = Device({"sale": sale, "sign-in": sign_in, "owed": owed_in_background})

    def do_POST(self):
        if urlsplit(self.path).path != "/v1/command":
            return self.answer(404, {"error": {"code": "unknown-command", "message": "There is no such address."}})
        length = int(self.headers.get("Content-Length") or 0)
        if length > 65536:
            self.close_connection = True
            return self.answer(413, {"error": {"code": "invalid-command", "message": "The body is too long."}})
        try:
            return self.answer(200, self.device.execute(checked(self.rfile.read(length))))
        except Refused as refusal:
            return self.answer(STATUS[refusal.code], {"error": {"code": refusal.code, "message": str(refusal)}})

    def do_GET(self):
        address = urlsplit(self.path)
        query = {name: int(values[0]) for name, values in parse_qs(address.query).items() if values[0].isdigit()}
        device = self.device
        if address.path == "/v1/events":
            self.answer(200, {"events": device.events_after(query.get("since", 0), min(query.get("waitMs", 0), 30_000))})
        elif address.path == "/v1/state":
            self.answer(200, device.state())
        elif address.path == "/v1/journal":
            self.answer(200, {"entries": list(device.memory["journal"].values())})
        elif address.path == "/v1/log":
            self.answer(200, "".join(line + "\n" for line in device.log_lines), "text/plain; charset=utf-8")
        elif address.path == "/v1/capabilities":
            self.answer(200, CAPABILITIES)
        else:
            self.answer(404, {"error": {"code": "unknown-command", "message": "There is no such address."}})

    def answer(self, status, value, kind="application/json"):
        body = (value if isinstance(value, str) else json.dumps(value)).encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=9000, help="port to listen on; 0 takes a free one")
    server = ThreadingHTTPServer(("127.0.0.1", parser.parse_args().port), Handler)
    server.daemon_threads = True
    print(json.dumps({"terminal": f"http://127.0.0.1:{server.server_address[1]}"}), flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass


if __name__ == "__main__":
    main()
