// The acquirer as the page sees it: exchanges as they come, the ledger as it grows, the rules that are armed, the clock.
import type { AcquirerClient, Exchange, RuleEntry } from '../../simulator/admin/client.ts';
import type { EvidenceExchange } from '../definitions/evidence.ts';
import { exchangeOutcome } from '../explain/index.ts';
import { ask } from '../http.ts';
import type { ArmedView, LedgerEntryView, Whole } from '../views/console/model.ts';
import type { Wallet } from './wallet.ts';

const EXCHANGES_SHOWN = 500;
/** Those that can still be saved or sent again. */
const EXCHANGES_KEPT = 5_000;
const ENTRIES_SHOWN = 1_000;
/** A change by somebody else, a rule or the clock, is seen after so long at the latest, in milliseconds. */
const LOOK_MS = 2_000;
const TROUBLED_MS = 1_000;
/** However fast messages come, they are fetched so seldom at most, in milliseconds. */
const PACE_MS = 80;

type HostListener = {
  exchanges(fresh: readonly EvidenceExchange[]): void;
  ledger(fresh: readonly LedgerEntryView[]): void;
  armed(): void;
  rulePacks(): void;
  clock(): void;
  /** The acquirer has forgotten everything. */
  reset(): void;
  /** Why it cannot be read; null when it can be. */
  trouble(error: Error | null): void;
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
  /** All that are kept, oldest first. */
  exchanges: EvidenceExchange[] = [];
  ledger: Whole['ledger'] = NOTHING;
  armed: ArmedView[] = [];
  rulePacks: Whole['rulePacks'] = [];
  clock: Whole['clock'] = { now: '', standing: false };

  constructor(admin: AcquirerClient, wallet: Wallet, listener: HostListener) {
    this.#admin = admin;
    this.#wallet = wallet;
    this.#listener = listener;
  }

  /** What a page that comes now is shown of them. */
  get shown(): EvidenceExchange[] {
    return this.exchanges.slice(-EXCHANGES_SHOWN);
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
    const turn = this.#last.then(() => this.#lookOnce());
    this.#last = turn.then(
      () => this.#listener.trouble(null),
      (error: Error) => this.#troubled(error),
    );
    return turn;
  }

  /** The same for whoever does not wait for it; why it cannot be done is told to the listener. */
  lookSoon(): void {
    this.look().catch(() => undefined);
  }

  async #follow(): Promise<void> {
    while (this.#open) {
      try {
        // Waits outside of the turns, so that somebody who wants to look now need not wait.
        await this.#read(`/admin/exchanges?since=${this.#sequence}&limit=1&waitMs=${LOOK_MS}`);
        await this.look();
        await new Promise((resolve) => setTimeout(resolve, PACE_MS).unref());
      } catch (error) {
        this.#troubled(error as Error);
        await new Promise((resolve) => setTimeout(resolve, TROUBLED_MS).unref());
      }
    }
  }

  #troubled(error: Error): void {
    if (this.#open) this.#listener.trouble(error);
  }

  async #read<T>(pathAndQuery: string): Promise<T> {
    const { status, text } = await this.get(pathAndQuery);
    if (status !== 200) throw new Error(`GET ${pathAndQuery.split('?')[0]} was answered ${status}`);
    return JSON.parse(text) as T;
  }

  async #lookOnce(): Promise<void> {
    const { sequence, exchanges } = await this.#read<{ sequence: number; exchanges: Exchange[] }>(
      `/admin/exchanges?since=${this.#sequence}&limit=1000`,
    );
    if (sequence < this.#sequence) {
      this.#forget();
      this.#listener.reset();
      return this.#lookOnce();
    }
    await this.#readLedger(exchanges.some(({ committed }) => committed) || this.ledger.entries.length === 0);
    this.#sequence = exchanges.at(-1)?.sequence ?? this.#sequence;
    if (exchanges.length > 0) {
      const fresh = exchanges.map(shown);
      this.exchanges = [...this.exchanges, ...fresh].slice(-EXCHANGES_KEPT);
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
      const { sumMinor, balances, entries, next } = await this.#read<LedgerAnswer>(`/admin/ledger?limit=1000${cursor}`);
      this.#entries += entries.length;
      const fresh = entries.map(({ id, at, memo, transactionId, postings }) => ({
        ...{ id, at, memo, transactionId, postings },
      }));
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
    const packs = await this.#admin.rulePacks();
    const isOther = packs.join() !== this.rulePacks.join();
    this.rulePacks = packs;
    if (isOther) this.#listener.rulePacks();
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
