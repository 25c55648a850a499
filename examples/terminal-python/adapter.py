"""The contract over HTTP: commands in, events out."""

import json
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from commands import Refusal
from front import CAPABILITIES

STATUS = {"unknown-command": 404, "invalid-command": 400, "powered-off": 409, "not-offered": 409, "adapter-fault": 500}
LONGEST_BODY = 65536
LONGEST_WAIT_MS = 30000


class Handler(BaseHTTPRequestHandler):
    """Answers one request; the server holds the device."""

    protocol_version = "HTTP/1.1"
    wbufsize = -1

    def handle(self):
        with suppress(ConnectionError):  # Who asked may go away at any moment.
            super().handle()

    def do_GET(self):
        device, address = self.server.device, urlsplit(self.path)
        try:
            if address.path == "/v1/events":
                since, wait = (self.number(address.query, name) for name in ("since", "waitMs"))
                self.send_json({"events": device.events_after(since, min(wait, LONGEST_WAIT_MS) / 1000)})
            elif address.path == "/v1/log":
                self.send_body(200, device.log_text().encode(), "text/plain; charset=utf-8")
            elif address.path == "/v1/state":
                self.send_json(device.state())
            elif address.path == "/v1/journal":
                self.send_json({"entries": device.journal()})
            elif address.path == "/v1/capabilities":
                self.send_json(CAPABILITIES)
            else:
                self.send_error_json(404, "not-found", "There is nothing at this address.")
        except Refusal as refusal:
            self.send_error_json(STATUS[refusal.code], refusal.code, str(refusal))

    def do_POST(self):
        length = self.headers.get("Content-Length", "")
        if not length.isdigit() or int(length) > LONGEST_BODY:
            self.close_connection = True
            return self.send_error_json(413, "invalid-command", "The body is too long, or its length is missing.")
        body = self.rfile.read(int(length))
        if urlsplit(self.path).path != "/v1/command":
            return self.send_error_json(404, "not-found", "There is nothing at this address.")
        try:
            try:
                command = json.loads(body)
            except ValueError:
                raise Refusal("invalid-command", "The body is no JSON.") from None
            self.send_json({"sequence": self.server.device.execute(command)})
        except Refusal as refusal:
            self.send_error_json(STATUS[refusal.code], refusal.code, str(refusal))
        except Exception as error:
            self.send_error_json(500, "adapter-fault", f"The adapter failed: {type(error).__name__}.")
            raise

    def number(self, query, name):
        text = parse_qs(query).get(name, ["0"])[0]
        if not (text.isascii() and text.isdigit()):
            raise Refusal("invalid-command", f"{name} is a whole number.")
        return int(text)

    def send_json(self, value):
        self.send_body(200, json.dumps(value, ensure_ascii=False).encode(), "application/json; charset=utf-8")

    def send_error_json(self, status, code, message):
        body = json.dumps({"error": {"code": code, "message": message}}).encode()
        self.send_body(status, body, "application/json; charset=utf-8")

    def send_body(self, status, body, content_type):
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_arguments):
        """Requests of the harness are no part of the terminal's log."""


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, address, device):
        super().__init__(address, Handler)
        self.device = device
