"""The way to the acquirer: one message as JSON over HTTP, one answer, within the times of the configuration."""

import json
import socket
import time
from urllib.parse import urlsplit


class NotSent(Exception):
    """No connection: nothing has left the terminal."""


class NoAnswer(Exception):
    """It is not known what became of the message. `text` is for the operator."""

    def __init__(self, text):
        super().__init__(text)
        self.text = text


class Line:
    """Sends messages. `cut` ends the one in flight, as a power cut or a pulled cable does."""

    def __init__(self, configuration):
        self.url = urlsplit(configuration["host"]["url"])
        self.timers = configuration["timers"]
        self.socket = None

    def cut(self):
        if self.socket is not None:
            try:
                self.socket.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass

    def exchange(self, message):
        address = (self.url.hostname, self.url.port or 80)
        try:
            self.socket = socket.create_connection(address, self.timers["connectTimeoutMs"] / 1000)
        except OSError as error:
            raise NotSent() from error
        try:
            return self.talk(json.dumps(message).encode())
        finally:
            self.socket.close()
            self.socket = None

    def talk(self, body):
        deadline = time.monotonic() + self.timers["responseTimeoutMs"] / 1000
        head = (
            f"POST {self.url.path or '/'} HTTP/1.0\r\nHost: {self.url.netloc}\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        received = b""
        try:
            self.socket.sendall(head.encode() + body)
            while not complete(received):
                self.socket.settimeout(max(0.001, deadline - time.monotonic()))
                more = self.socket.recv(65536)
                if not more:
                    break
                received += more
                if time.monotonic() > deadline:
                    raise TimeoutError
        except TimeoutError as error:
            raise NoAnswer("Timeout") from error
        except OSError as error:
            raise NoAnswer("Receiving failed") from error
        return read(received)


def split(received):
    head, gap, body = received.partition(b"\r\n\r\n")
    if not gap:
        return None, b""
    lines = head.decode("latin-1").lower().split("\r\n")
    length = next((line.split(":")[1].strip() for line in lines if line.startswith("content-length:")), None)
    return (int(length) if length is not None and length.isdigit() else None), body


def complete(received):
    length, body = split(received)
    return length is not None and len(body) >= length


def read(received):
    """The message in an HTTP answer, whatever its status: a refused message comes in the shape of one."""
    if not received:
        raise NoAnswer("Receiving failed")
    length, body = split(received)
    try:
        if length is not None and len(body) < length:
            raise ValueError("cut off")
        message = json.loads(body[:length].decode("utf-8"))
        mti, fields = message["mti"], message["fields"]
        if not isinstance(mti, str) or not all(isinstance(value, str) for value in fields.values()):
            raise ValueError("no message")
        return {"mti": mti, "fields": fields}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise NoAnswer("The answer of the host is not valid") from error
