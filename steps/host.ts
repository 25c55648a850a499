// The POS centre of one scenario, as its back office shows it: what came over the wire, what is in the books.
import type {
  AcquirerClient,
  AcquirerConfiguration,
  Alert,
  Batch,
  Exchange,
  HostTransaction,
  Ledger,
  Rule,
} from '../simulator/admin/client.ts';

/** How long the harness waits for a request to reach the POS centre, in milliseconds. */
const ARRIVAL_BOUND_MS = 5_000;

export class Host {
  readonly client: AcquirerClient;
  /** Where terminals send their messages. */
  readonly url: string;
  /** Exchanges since the scene was set. */
  exchanges: Exchange[] = [];
  /** Every exchange of the scenario, those of setting the scene included. */
  readonly allExchanges: Exchange[] = [];
  #balances: Record<string, number> = {};
  #available = new Map<string, number>();
  #terminalId = '';

  constructor(client: AcquirerClient, hostUrl: string) {
    this.client = client;
    this.url = `${hostUrl.replace(/\/+$/, '')}/iso8583`;
  }

  /** Forgets everything that happened before. */
  async reset(configuration: AcquirerConfiguration, terminalId: string): Promise<void> {
    await this.client.reset(configuration);
    this.#terminalId = terminalId;
  }

  /** The scene is set: from here on messages and movements count. */
  async begin(): Promise<void> {
    await this.refresh();
    this.exchanges = [];
    const [{ balances }, cards] = await Promise.all([this.client.ledger(), this.client.cards()]);
    this.#balances = balances;
    this.#available = new Map(cards.map(({ pan, availableMinor }) => [pan, availableMinor]));
  }

  /** Takes in the exchanges that have come since. */
  async refresh(): Promise<void> {
    const fresh = await this.client.exchanges(this.allExchanges.at(-1)?.sequence ?? 0);
    this.allExchanges.push(...fresh);
    this.exchanges.push(...fresh);
  }

  async rule(rule: Rule): Promise<void> {
    await this.client.addRule(rule);
  }

  /** What becomes of the next request, whatever it is. */
  async nextRequest(then: Rule['then']): Promise<void> {
    await this.rule({ when: {}, times: 1, then });
  }

  /** Resolves when one more exchange is on record; rejects when none comes in time. */
  async untilNextRequest(): Promise<void> {
    const since = this.allExchanges.at(-1)?.sequence ?? 0;
    const come = await this.client.exchanges(since, ARRIVAL_BOUND_MS);
    if (come.length === 0) throw new Error(`No request reached the acquirer within ${ARRIVAL_BOUND_MS} ms.`);
  }

  /** What can be spent with the card now, in fen. */
  async available(pan: string): Promise<number> {
    return (await this.client.card(pan)).availableMinor;
  }

  /** What could be spent with the card when the scene was set, in fen. */
  availableAtStart(pan: string): number {
    return this.#available.get(pan) ?? 0;
  }

  /** Accounts that differ from when the scene was set, with the difference in fen. */
  async movement(): Promise<[account: string, minor: number][]> {
    const { balances } = await this.client.ledger();
    const accounts = new Set([...Object.keys(balances), ...Object.keys(this.#balances)]);
    return [...accounts]
      .map((account): [string, number] => [account, (balances[account] ?? 0) - (this.#balances[account] ?? 0)])
      .filter(([, minor]) => minor !== 0);
  }

  ledger(): Promise<Ledger> {
    return this.client.ledger();
  }

  async transactions(): Promise<HostTransaction[]> {
    return (await this.client.transactions({ terminalId: this.#terminalId, limit: 1000 })).transactions;
  }

  async batches(): Promise<Batch[]> {
    return (await this.client.batches()).filter(({ terminalId }) => terminalId === this.#terminalId);
  }

  async alerts(): Promise<Alert[]> {
    return (await this.client.alerts()).filter(({ terminalId }) => terminalId === this.#terminalId);
  }

  async deactivateTerminal(): Promise<void> {
    await this.client.patchTerminal(this.#terminalId, { active: false });
  }
}
