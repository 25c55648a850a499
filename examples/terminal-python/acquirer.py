"""One request and its answer: ISO 8583 as JSON over HTTP, and what counts as an answer."""

import io
import json
import socket
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPResponse
from urllib.parse import urlsplit

from keys import covered_text, message_mac

CORRELATED = ["3", "4", "11", "41", "42"]
APPROVALS = {"00", "11", "A2", "A4", "A5", "A6"}
PARTIAL_APPROVAL = "10"
SIGN_IN_AGAIN = {"77", "99", "A0"}


@dataclass
class Reply:
    """`kind` is answered, not-sent, no-answer, not-valid or wrong-mac; only the first has fields."""

    kind: str
    fields: dict = field(default_factory=dict)

    @property
    def code(self):
        return self.fields.get("39")


class Exchange:
    """A request on its way. `run` blocks until its outcome is known; `abort` cuts the line."""

    def __init__(self, configuration, mti, fields, mac_key=None):
        self.url = urlsplit(configuration["host"]["url"])
        self.timers = configuration["timers"]
        self.mti, self.fields, self.mac_key = mti, dict(fields), mac_key
        if mac_key:
            self.fields["64"] = message_mac(mac_key, covered_text(mti, self.fields))
        self.line, self.lock, self.aborted = None, threading.Lock(), False

    def run(self):
        try:
            address = (self.url.hostname, self.url.port or 80)
            line = socket.create_connection(address, timeout=self.timers["connectTimeoutMs"] / 1000)
        except OSError:
            return Reply("not-sent")
        with line:
            with self.lock:
                if self.aborted:
                    return Reply("not-sent")
                self.line = line
            try:
                status, body = self.transfer()
            except OSError:
                return Reply("no-answer")
            except (HTTPException, ValueError):
                return Reply("not-valid")
        return self.judge(status, body)

    def abort(self):
        with self.lock:
            self.aborted = True
            if self.line:
                with suppress(OSError):
                    self.line.shutdown(socket.SHUT_RDWR)

    def transfer(self):
        body = json.dumps({"mti": self.mti, "fields": self.fields}).encode()
        head = (
            f"POST {self.url.path or '/'} HTTP/1.1\r\nHost: {self.url.netloc}\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        )
        self.line.sendall(head.encode() + body)
        deadline = time.monotonic() + self.timers["responseTimeoutMs"] / 1000
        response = HTTPResponse(Incoming(self.line, deadline), method="POST")
        response.begin()
        return response.status, response.read()

    def judge(self, status, body):
        try:
            answer = json.loads(body)
            mti, fields = answer["mti"], answer["fields"]
            fits = status == 200 and self.fits(mti, fields)
        except (ValueError, KeyError, TypeError, AttributeError):
            fits = False
        if not fits:
            return Reply("not-valid")
        if self.mac_key and "64" in fields and fields["64"] != message_mac(self.mac_key, covered_text(mti, fields)):
            return Reply("wrong-mac")
        return Reply("answered", fields)

    def fits(self, mti, fields):
        """Whether the answer is one to this request; an approval has to carry a MAC where the request did."""
        code, asked = fields["39"], dict(self.fields)
        if code == PARTIAL_APPROVAL and int(fields["4"]) < int(asked["4"]):
            asked["4"] = fields["4"]
        return (
            all(isinstance(value, str) for value in fields.values())
            and mti == f"{self.mti[:2]}{int(self.mti[2]) + 1}{self.mti[3]}"
            and all(fields.get(number) == asked.get(number) for number in CORRELATED)
            and not (self.mac_key and "64" not in fields and code in APPROVALS | {PARTIAL_APPROVAL})
        )


class Incoming(io.RawIOBase):
    """What arrives on a line until a deadline, in the form that HTTPResponse reads from."""

    def __init__(self, line, deadline):
        super().__init__()
        self.line, self.deadline = line, deadline

    def makefile(self, _mode):
        return io.BufferedReader(self)

    def readable(self):
        return True

    def readinto(self, buffer):
        self.line.settimeout(max(self.deadline - time.monotonic(), 0.001))
        return self.line.recv_into(buffer)
