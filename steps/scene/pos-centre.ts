// The POS centre of one scenario, as its back office shows it: what came over the wire, what is in the books.
import {
  type AcquirerClient,
  type AcquirerConfiguration,
  type Alert,
  type Batch,
  type ChipReading,
  type Exchange,
  type HostFitness,
  type HostTransaction,
  type Rule,
  type ScriptNotice,
  send,
} from '../../simulator/admin/client.ts';
import type { TransactionType } from '../../src/definitions/transactions.ts';
import { type OwnBooks, ownOf } from './own-books.ts';

/** Longest single poll; a longer wait asks again. */
const LONGEST_POLL_MS = 20_000;

/**
 * How long the terminal waits for an answer, and the harness for a request; `isTold` = a terminal that asks for it may be told that no answer
 * will come, which it may not where its wait is timed or something happens in it.
 */
type Waits = { responseTimeoutMs: number; arrivalMs: number; isTold: boolean };

/** A request that the scenario waits for did not come: of that kind, to be left without an answer, or of any. */
export class NothingCame extends Error {
  readonly kind: TransactionType | null;
  readonly waitedMs: number;
  constructor(kind: TransactionType | null, waitedMs: number) {
    super(`no ${kind ?? 'request'} within ${waitedMs} ms`);
    this.kind = kind;
    this.waitedMs = waitedMs;
  }
}

export class PosCentre {
  readonly client: AcquirerClient;
  /** Where messages go over HTTP. */
  readonly url: string;
  /** Exchanges since the scene was set. */
  exchanges: Exchange[] = [];
  /** Every exchange of the scenario, those of setting the scene included. */
  readonly allExchanges: Exchange[] = [];
  /** Numbers of the exchanges whose requests were ours: they are no words of the terminal. */
  readonly ours = new Set<number>();
  readonly #available = new Map<string, number>();
  /** Ledger entry at the time when the scene was set. */
  #lastEntry = 0;
  #terminalId = '';
  /** Other terminals of the scenario, and the numbers of the exchanges that were theirs. */
  readonly #others = new Set<string>();
  readonly #foreign = new Set<number>();
  #lastSequence = 0;
  readonly #actions: () => number;
  readonly waits: Waits;
  #refreshedAt = -1;
  #bookedAt = -1;
  #looksOn = false;
  #seen: OwnBooks | null = null;
  /** How late the acquirer itself was, as the last look at its books told. */
  #fitness: HostFitness = { worstStallMs: 0, slowestAnswerMs: 0 };

  /** `actions` tells how often somebody has done something at the terminal; nothing new comes without that. */
  constructor(client: AcquirerClient, url: string, actions: () => number, waits: Waits) {
    this.client = client;
    this.#actions = actions;
    this.waits = waits;
    this.url = url;
  }

  /** Forgets everything that happened before. */
  async reset(configuration: AcquirerConfiguration, terminalId: string): Promise<void> {
    await this.client.reset(configuration);
    this.#terminalId = terminalId;
    for (const { pan, availableMinor } of configuration.cards) this.#available.set(pan, availableMinor);
  }

  /** The same POS centre as another terminal sees it, which is registered there, too. */
  beside(terminalId: string): PosCentre {
    const centre = new PosCentre(this.client, this.url, this.#actions, this.waits);
    centre.#terminalId = terminalId;
    centre.#others.add(this.#terminalId);
    this.#others.add(terminalId);
    return centre;
  }

  /** The POS centre is set up for the scenario; before that its books are those of another one. */
  get isSet(): boolean {
    return this.#terminalId !== '';
  }

  /** The scene is set: from here on messages and movements count. `moved` = earlier transactions may have moved money. */
  async begin(moved: boolean): Promise<void> {
    if (moved) {
      const { ledger, cards = [] } = await this.books();
      this.#lastEntry = ledger.entries.at(-1)?.id ?? 0;
      for (const { pan, availableMinor } of cards) this.#available.set(pan, availableMinor);
    } else await this.refresh();
    this.exchanges = [];
  }

  /**
   * Whether somebody looks on (a Then) or does something (a Given, a When). One look at the books is true for every Then that follows
   * it, for as long as nobody does anything.
   */
  lookOn(looksOn: boolean): void {
    this.#looksOn = looksOn;
    if (!looksOn) this.#seen = null;
  }

  /** The books as the last look showed them, or as they are now where something may have happened since. */
  async #look(): Promise<OwnBooks> {
    const seen = this.#seen;
    return seen !== null && this.#bookedAt === this.#actions() ? seen : this.books();
  }

  /** Takes in the exchanges that have come since, unless nobody has done anything at the terminal meanwhile. */
  async refresh(): Promise<void> {
    if (this.#actions() !== this.#refreshedAt) await this.refreshAnyway();
  }

  /** Takes in the exchanges that have come since. */
  async refreshAnyway(): Promise<void> {
    this.#refreshedAt = this.#actions();
    this.#take(await this.client.exchanges(this.#lastSequence));
  }

  /** Whatever reaches the acquirer during the work is ours. */
  async asOurs<T>(work: () => Promise<T>): Promise<T> {
    this.#seen = null;
    await this.refreshAnyway();
    const before = this.#lastSequence;
    try {
      return await work();
    } finally {
      await this.refreshAnyway();
      for (const { sequence } of this.allExchanges) if (sequence > before) this.ours.add(sequence);
    }
  }

  /** Everything that the acquirer has on record of this terminal, at one moment; new exchanges are taken in. `unmasked` is for the judge alone. */
  async books({ unmasked = false } = {}): Promise<OwnBooks> {
    this.#refreshedAt = this.#actions();
    const all = await this.client.books({
      since: this.#lastSequence,
      ...(this.#others.size === 0 ? { terminalId: this.#terminalId } : {}),
      stallWindowMs: this.waits.responseTimeoutMs,
      cards: true,
      unmasked,
    });
    this.#take(all.exchanges);
    const books = this.#others.size === 0 ? all : ownOf(all, this.#terminalId, this.#foreign);
    this.#fitness = books.fitness;
    this.#bookedAt = this.#actions();
    this.#seen = this.#looksOn ? books : null;
    return books;
  }

  /** How late the acquirer itself was, as its books tell now, or as they last told where they cannot be had. */
  async lateness(): Promise<HostFitness> {
    const untold = this.isSet && this.#actions() !== this.#bookedAt;
    if (untold) await this.books().catch(() => undefined);
    return this.#fitness;
  }

  #take(fresh: readonly Exchange[]): void {
    this.#lastSequence = fresh.at(-1)?.sequence ?? this.#lastSequence;
    const own = fresh.filter(({ terminalId }) => terminalId === null || !this.#others.has(terminalId));
    for (const each of fresh) if (!own.includes(each)) this.#foreign.add(each.sequence);
    this.allExchanges.push(...own);
    this.exchanges.push(...own);
  }

  /** The exchange that made the payment of this voucher: no reversal of it, and no upload of its signature. */
  paymentOf(voucher: string | null | undefined): Exchange | undefined {
    return this.exchanges.findLast(
      ({ transaction, request }) =>
        request?.fields['11'] === voucher && transaction !== 'reversal' && !transaction?.startsWith('e-signature'),
    );
  }

  /** What becomes of the next requests that fit, after so many that pass. */
  async rule(when: Rule['when'], times: number, action: Rule['then'], skip = 0): Promise<void> {
    await this.client.addRule({ when, times, then: action, ...(skip === 0 ? {} : { skip }) });
  }

  /** What becomes of the next request, whatever it is. */
  nextRequest(action: Rule['then']): Promise<void> {
    return this.rule({}, 1, action);
  }

  /** Resolves when one more exchange is on record; rejects when none comes in time. The terminal waits its whole time from here on. */
  async untilNextRequest(): Promise<void> {
    this.waits.isTold = false;
    const since = this.#lastSequence;
    const come = await this.#come(since);
    if (come.length === 0) throw new NothingCame(null, this.waits.arrivalMs);
  }

  /** Resolves when a request of that kind has come and was left without an answer; rejects when none comes in time. The terminal waits its whole time from here on. */
  async untilUnanswered(transaction: TransactionType): Promise<void> {
    this.waits.isTold = false;
    let since = this.#lastSequence;
    for (;;) {
      const come = await this.#come(since);
      if (come.length === 0) throw new NothingCame(transaction, this.waits.arrivalMs);
      if (come.some((each) => each.transaction === transaction && each.answer === null)) return;
      since = come.at(-1)?.sequence ?? since;
    }
  }

  /** Exchanges after that number: at once when there are any, or the first to come; none when none comes in time. */
  async #come(since: number): Promise<Exchange[]> {
    this.#seen = null;
    const until = performance.now() + this.waits.arrivalMs;
    for (;;) {
      const left = Math.max(0, Math.round(until - performance.now()));
      const come = await this.client.exchanges(since, Math.min(left, LONGEST_POLL_MS));
      if (come.length > 0 || left === 0) return come;
    }
  }

  /** What can be spent with the card now, in fen. */
  async available(pan: string): Promise<number> {
    const { cards = [] } = await this.#look();
    const card = cards.find((each) => each.pan === pan) ?? (await this.client.card(pan));
    return card.availableMinor;
  }

  /** What could be spent with the card when the scene was set, in fen. */
  availableAtStart(pan: string): number {
    return this.#available.get(pan) ?? 0;
  }

  /** Accounts that changed since the scene was set, with the difference in fen. Opening balances are no movement. */
  async movement(): Promise<[account: string, minor: number][]> {
    const { entries } = (await this.#look()).ledger;
    const sums = new Map<string, number>();
    for (const { id, transactionId, postings } of entries) {
      if (transactionId === null || id <= this.#lastEntry) continue;
      for (const { account, amountMinor } of postings) sums.set(account, (sums.get(account) ?? 0) + amountMinor);
    }
    return [...sums].filter(([, minor]) => minor !== 0);
  }

  async transactions(): Promise<HostTransaction[]> {
    return (await this.#look()).transactions;
  }

  /** What the last query of the back office found. */
  found: HostTransaction[] = [];

  /** The back office looks for transactions between two days, YYYY-MM-DD, both included. */
  async query(from: string, to: string): Promise<void> {
    const page = await this.client.transactions({ terminalId: this.#terminalId, from, to, limit: 1000 });
    this.found = page.transactions;
  }

  /** Stands the clock of the POS centre at ten in the morning of that day, YYYY-MM-DD. */
  async businessDay(day: string): Promise<void> {
    await this.client.setClock(`${day}T10:00:00+08:00`);
  }

  async batches(): Promise<Batch[]> {
    return (await this.#look()).batches;
  }

  /** What the chips of this terminal's payments said, oldest first. */
  async chipReadings(): Promise<ChipReading[]> {
    return (await this.client.chips()).readings.filter(({ terminalId }) => terminalId === this.#terminalId);
  }

  /** What this terminal told of commands to chips, oldest first. */
  async scriptNotices(): Promise<ScriptNotice[]> {
    return (await this.client.chips()).notices.filter(({ terminalId }) => terminalId === this.#terminalId);
  }

  /** Signs the terminal in behind its back, so that the keys that it has are none any more. */
  async renewKeys({ terminalId, merchantId }: { terminalId: string; merchantId: string }): Promise<void> {
    const signIn = {
      mti: '0800',
      fields: { 11: '999999', 41: terminalId, 42: merchantId, 60: '00000001003', 63: '01 ' },
    };
    const { text } = await this.asOurs(() => send(this.url, 'POST', JSON.stringify(signIn)));
    const answer = JSON.parse(text) as { fields?: Record<string, string> };
    if (answer.fields?.['39'] !== '00') throw new Error('The acquirer gave out no new keys.');
  }

  async alerts(): Promise<Alert[]> {
    return (await this.client.alerts()).filter(({ terminalId }) => terminalId === this.#terminalId);
  }

  async deactivateTerminal(): Promise<void> {
    await this.client.patchTerminal(this.#terminalId, { active: false });
  }
}
