"""What a power cut does not take."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from keys import WorkingKeys


@dataclass
class Memory:
    journal: list = field(default_factory=list)
    owed: list = field(default_factory=list)
    voucher: int = 0
    batch: str | None = None
    keys: WorkingKeys | None = None
    operator: str | None = None
    tampered: bool = False
    clock_offset: timedelta = timedelta(0)

    def next_voucher(self):
        self.voucher = self.voucher % 999999 + 1
        return f"{self.voucher:06}"

    def now(self):
        return datetime.now() + self.clock_offset

    def host_time(self, answer):
        """Fields 13 and 12 in the year nearest to the terminal's clock; that clock where there are none."""
        now = self.now()
        moments = []
        # The twenty-ninth of February is in every fourth year.
        for year in range(now.year - 4, now.year + 5):
            try:
                moments.append(datetime.strptime(f"{year}{answer['13']}{answer['12']}", "%Y%m%d%H%M%S"))
            except (KeyError, ValueError):
                continue
        return min(moments, key=lambda moment: abs(moment - now), default=now)

    def sign_in(self, operator, batch, keys, moment):
        self.operator, self.batch, self.keys = operator, batch, keys
        self.clock_offset = moment - datetime.now()

    def lose_keys(self):
        self.keys = self.operator = None

    def owes(self, kind):
        return [owed for owed in self.owed if owed.kind == kind]

    def entry(self, batch, voucher):
        return next(entry for entry in self.journal if (entry["batch"], entry["voucher"]) == (batch, voucher))
