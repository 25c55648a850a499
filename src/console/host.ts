// The acquirer as the page sees it: exchanges as they come, the ledger as it grows, the rules that are armed, the clock.
import type { AcquirerClient, Exchange, RuleEntry } from '../../simulator/admin/client.ts';
import type { EvidenceExchange } from '../definitions/evidence.ts';
import { exchangeOutcome } from '../explain/index.ts';
import { ask } from '../http.ts';
import type { ArmedView, LedgerEntryView, Whole } from '../views/console/model.ts';
import type { Wallet } from './wallet.ts';

const EXCHANGES_SHOWN = 500;
const ENTRIES_SHOWN = 1_000;
/** A change by somebody else, a rule or the clock, is seen after so long at the latest, in milliseconds. */
const LOOK_MS = 2_000;
const TROUBLED_MS = 1_000;

type HostListener = {
  exchanges(fresh: readonly EvidenceExchange[]): void;
  ledger(fresh: readonly LedgerEntryView[]): void;
  armed(): void;
  clock(): void;
  /** The acquirer has forgotten everything. */
  reset(): void;
};

const NOTHING: Whole['ledger'] = { sumMinor: 0, balances: {}, entries: [], knownFrom: 0 };

type LedgerAnswer = {
  sumMinor: number;
  balances: Record<string, number>;
  entries: LedgerEntryView[];
  next: string | null;
};

export class Host {
  readonly #admin: AcquirerClient;
  readonly #wallet: Wallet;
  readonly #listener: HostListener;
  #sequence = 0;
  #entries = 0;
  #open = true;
  #last: Promise<unknown> = Promise.resolve();
  readonly #hangUp = new AbortController();
  exchanges: EvidenceExchange[] = [];
  ledger: Whole['ledger'] = NOTHING;
  armed: ArmedView[] = [];
  clock: Whole['clock'] = { now: '', standing: false };

  constructor(admin: AcquirerClient, wallet: Wallet, listener: HostListener) {
    this.#admin = admin;
    this.#wallet = wallet;
    this.#listener = listener;
  }

  /** How many entries the ledger had when the console came: only the latest of them are read. */
  async #skipOld(): Promise<void> {
    const { counts } = await this.#admin.state();
    this.#entries = Math.max(0, counts.entries - ENTRIES_SHOWN);
    this.ledger = { ...this.ledger, knownFrom: counts.entries };
    this.#sequence = Math.max(0, counts.exchanges - EXCHANGES_SHOWN);
  }

  /** Looks once, and from then on whenever something happens. */
  async start(): Promise<void> {
    await this.#skipOld();
    await this.look();
    void this.#follow();
  }

  close(): void {
    this.#open = false;
    this.#hangUp.abort();
  }

  /** A GET of the control plane as it comes: status and text. */
  async get(
    pathAndQuery: string,
    signal: AbortSignal = this.#hangUp.signal,
  ): Promise<{ status: number; text: string }> {
    const { status, body } = await ask(`${this.#admin.adminUrl}${pathAndQuery}`, { method: 'GET', signal });
    return { status, text: body.toString('utf8') };
  }

  /** Everything that is new since the last look; looks go one after another. */
  look(): Promise<void> {
    const turn = this.#last.then(() => this.#lookOnce(0));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #follow(): Promise<void> {
    while (this.#open) {
      try {
        // Waits outside of the turns, so that somebody who wants to look now need not wait.
        await this.get(`/admin/exchanges?since=${this.#sequence}&limit=1&waitMs=${LOOK_MS}`);
        await this.look();
      } catch {
        await new Promise((resolve) => setTimeout(resolve, TROUBLED_MS).unref());
      }
    }
  }

  async #lookOnce(waitMs: number): Promise<void> {
    const { text } = await this.get(`/admin/exchanges?since=${this.#sequence}&limit=1000&waitMs=${waitMs}`);
    const { sequence, exchanges } = JSON.parse(text) as { sequence: number; exchanges: Exchange[] };
    if (sequence < this.#sequence) {
      this.#forget();
      this.#listener.reset();
      return this.#lookOnce(0);
    }
    await this.#readLedger(exchanges.some(({ committed }) => committed) || this.ledger.entries.length === 0);
    this.#sequence = exchanges.at(-1)?.sequence ?? this.#sequence;
    if (exchanges.length > 0) {
      const fresh = exchanges.map(shown);
      this.exchanges = [...this.exchanges, ...fresh].slice(-EXCHANGES_SHOWN);
      this.#listener.exchanges(fresh);
    }
    await this.#readRules();
    const clock = await this.#admin.clock();
    const stood = this.clock.standing;
    const moved = clock.standing !== stood || (clock.standing && clock.now !== this.clock.now) || this.clock.now === '';
    this.clock = clock;
    if (moved) this.#listener.clock();
  }

  async #readLedger(wanted: boolean): Promise<void> {
    if (!wanted) return;
    for (;;) {
      const cursor = this.#entries === 0 ? '' : `&cursor=entries-${this.#entries}`;
      const { status, text } = await this.get(`/admin/ledger?limit=1000${cursor}`);
      if (status !== 200) return;
      const { sumMinor, balances, entries, next } = JSON.parse(text) as LedgerAnswer;
      this.#entries += entries.length;
      const fresh = entries.map(({ id, at, memo, postings }) => ({ id, at, memo, postings }));
      this.ledger = {
        ...this.ledger,
        sumMinor,
        balances,
        entries: [...this.ledger.entries, ...fresh].slice(-ENTRIES_SHOWN),
      };
      if (next === null) {
        if (fresh.length > 0) this.#listener.ledger(fresh);
        return;
      }
    }
  }

  async #readRules(): Promise<void> {
    const armed = (await this.#admin.rules()).map((entry) => armedOf(entry, this.#wallet));
    const changed = JSON.stringify(armed) !== JSON.stringify(this.armed);
    this.armed = armed;
    if (changed) this.#listener.armed();
  }

  #forget(): void {
    this.#sequence = 0;
    this.#entries = 0;
    this.exchanges = [];
    this.ledger = NOTHING;
  }
}

function shown(exchange: Exchange): EvidenceExchange {
  const { sequence, at, transport, transaction, request, answer, code, error, fault, committed, postings } = exchange;
  const { requestHex, answerHex, ownMs } = exchange;
  return {
    ...{ sequence, at, transport, transaction, request, answer, code, error, fault, committed, postings },
    ...{ requestHex, answerHex },
    ...(ownMs === undefined ? {} : { ownMs }),
    outcome: exchangeOutcome(exchange),
  };
}

/** A rule without the card numbers in it. */
function armedOf({ position, rule, seen, acted }: RuleEntry, wallet: Wallet): ArmedView {
  const { when, then, skip = 0, times } = rule;
  const said = (text: string) => ({ en: text, zh: text });
  const kind = when.pan === undefined ? null : wallet.kindOf(when.pan);
  return {
    position,
    fault: then.fault ?? null,
    code: then.answer ?? null,
    when: [
      ...[when.mti, when.transaction, when.terminalId, when.stan].flatMap((each) =>
        each === undefined ? [] : [said(each)],
      ),
      ...(when.pan === undefined ? [] : [said(kind ?? `…${when.pan.slice(-4)}`)]),
      ...(when.prefix === undefined ? [] : [said(`${when.prefix.slice(0, 6)}…`)]),
      ...(when.amountMinor === undefined ? [] : [said(`CNY ${(when.amountMinor / 100).toFixed(2)}`)]),
      ...(when.amountEndsWith === undefined ? [] : [said(`…${when.amountEndsWith}`)]),
    ],
    skip,
    times: times ?? null,
    acted,
    seen,
    spent: times !== undefined && acted >= times,
  };
}
