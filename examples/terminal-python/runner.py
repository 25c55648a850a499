"""The function in progress: its prompts, its requests, its end."""

import threading

from acquirer import Exchange, Reply
from flow import Cancelled, Prompt
from front import Front


class Runner(Front):
    """Only the wait for the host and the timer of an entry have threads of their own, and come back under `changed`."""

    def advance(self, resume):
        """Lets the function go on to its next prompt, request or end."""
        try:
            step = resume(self.flow)
        except StopIteration:
            self.function = self.flow = None
            self.idle()
            return
        if isinstance(step, Prompt):
            self.ask(step)
        else:
            self.transmit(step)

    def ask(self, prompt):
        self.prompt, self.typed = prompt, ""
        self.display(*prompt.context, prompt.text)
        self.emit("prompt", prompt=prompt.kind, text=prompt.text, **prompt.shown())
        self.start_timer()
        if prompt.kind == "card" and self.card and self.card["unread"]:
            self.answer(self.card)

    def start_timer(self):
        if self.timer:
            self.timer.cancel()
        if self.prompt.kind not in ("remove-card", "paper"):
            seconds = self.configuration["timers"]["entryTimeoutMs"] / 1000
            self.timer = threading.Timer(seconds, self.time_out, [self.prompt])
            self.timer.daemon = True
            self.timer.start()

    def time_out(self, prompt):
        with self.changed:
            if self.prompt is prompt:
                self.answer(Cancelled("Entry timed out"))

    def answer(self, value):
        self.prompt = None
        if self.timer:
            self.timer.cancel()
        if isinstance(value, Exception):
            self.advance(lambda flow: flow.throw(value))
        else:
            self.advance(lambda flow: flow.send(value))

    def request(self, mti, fields, mac_key=None):
        """A request with the identity of the terminal; a function yields it and gets the reply."""
        identity = self.configuration["identity"]
        whole = {**fields, "41": identity["terminalId"], "42": identity["merchantId"]}
        return Exchange(self.configuration, mti, whole, mac_key)

    def transmit(self, exchange):
        self.exchange = exchange
        self.set_quiet(False)
        threading.Thread(target=self.wait_for_host, args=[exchange], daemon=True).start()

    def wait_for_host(self, exchange):
        reply = exchange.run() if self.network == "up" else Reply("not-sent")
        with self.changed:
            if self.exchange is not exchange:
                return
            self.log(f"{exchange.mti} {exchange.fields['11']}: {reply.kind} {reply.code or ''}".rstrip())
            self.exchange = None
            self.advance(lambda flow: flow.send(reply))
            if not self.exchange:
                self.set_quiet(True)
