// The typed client of the control plane: one method for each route.

import type {
  AcquirerConfiguration,
  AdminError,
  Alert,
  AlertFilter,
  Batch,
  Books,
  Card,
  CardPatch,
  ChipBook,
  ClearingResult,
  ClockState,
  ContractVersion,
  CsvOptions,
  Exchange,
  ExchangePage,
  FaultInfo,
  Health,
  HostTransaction,
  Ledger,
  LedgerEntry,
  LedgerPage,
  Merchant,
  MerchantPatch,
  PageQuery,
  PaymentCode,
  PaymentCodeRequest,
  Period,
  Refund,
  RefundFilter,
  Rule,
  RuleEntry,
  RulePacks,
  Settlement,
  SettlementFilter,
  Signature,
  Statement,
  StateSummary,
  TerminalPatch,
  TerminalRecord,
  TerminalView,
  TransactionFilter,
  TransactionPage,
} from '../model/index.ts';
import { send } from './send.ts';

/** The control plane refused, or could not be reached (`status` 0). The message names the request and says what is wrong. */
export class AdminClientError extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: readonly { path: string; reason: string }[];
  constructor(status: number, code: string, message: string, details: AdminClientError['details'], cause?: unknown) {
    super(message, { cause });
    this.name = 'AdminClientError';
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

/** Lists that come by pages: where they are, and how they may be filtered. */
type Lists = {
  ledger: { row: LedgerEntry; filter: object };
  batches: { row: Batch; filter: object };
  alerts: { row: Alert; filter: AlertFilter };
  refunds: { row: Refund; filter: RefundFilter };
  settlements: { row: Settlement; filter: SettlementFilter };
  'payment-codes': { row: PaymentCode; filter: object };
  signatures: { row: Signature; filter: object };
};
type Filter<L extends keyof Lists> = Omit<Lists[L]['filter'], keyof PageQuery>;

/** One method for each route; see the OpenAPI document at `${adminUrl}/openapi.json`. */
export type AcquirerClient = {
  readonly adminUrl: string;
  health(): Promise<Health>;
  state(): Promise<StateSummary>;
  configuration(): Promise<AcquirerConfiguration>;
  configure(configuration: AcquirerConfiguration): Promise<AcquirerConfiguration>;
  reset(configuration?: AcquirerConfiguration): Promise<void>;
  clock(): Promise<ClockState>;
  setClock(now: string | null): Promise<ClockState>;
  advanceClock(milliseconds: number): Promise<ClockState>;
  merchants(): Promise<Merchant[]>;
  merchant(merchantId: string): Promise<Merchant>;
  putMerchant(merchant: Merchant): Promise<Merchant>;
  patchMerchant(merchantId: string, patch: MerchantPatch): Promise<Merchant>;
  removeMerchant(merchantId: string): Promise<void>;
  terminals(): Promise<TerminalView[]>;
  terminal(terminalId: string): Promise<TerminalView>;
  putTerminal(terminal: TerminalRecord): Promise<TerminalView>;
  patchTerminal(terminalId: string, patch: TerminalPatch): Promise<TerminalView>;
  removeTerminal(terminalId: string): Promise<void>;
  cards(): Promise<Card[]>;
  card(pan: string): Promise<Card>;
  putCard(card: Card): Promise<Card>;
  /** `availableMinor` books the difference, so that the ledger still sums to zero. */
  patchCard(pan: string, patch: CardPatch): Promise<Card>;
  removeCard(pan: string): Promise<void>;
  rules(): Promise<RuleEntry[]>;
  addRule(rule: Rule): Promise<RuleEntry>;
  replaceRules(rules: readonly Rule[]): Promise<RuleEntry[]>;
  removeRule(position: number): Promise<void>;
  clearRules(): Promise<void>;
  rulePacks(): Promise<RulePacks>;
  setRulePacks(packs: RulePacks): Promise<RulePacks>;
  faults(): Promise<FaultInfo[]>;
  /** Exchanges after number `since`, so many at most; waits up to `waitMs` (at most 25,000) for the first one. */
  exchanges(since?: number, waitMs?: number, limit?: number): Promise<Exchange[]>;
  /**
   * Exchanges after number `since`, the ledger, transactions and batches (of one terminal if named), all of the same moment, and how
   * late the host itself was for a terminal that waits `stallWindowMs`; `unmasked`: also what travelled, for a judge of secrecy.
   */
  books(filter?: {
    since?: number;
    terminalId?: string;
    stallWindowMs?: number;
    cards?: boolean;
    unmasked?: boolean;
  }): Promise<Books>;
  /**
   * A list page by page, for one that is too long to be held: `for await (const rows of admin.pages('alerts', { limit: 500 }))`. The
   * methods of the lists' own names take all pages.
   */
  pages<L extends keyof Lists>(list: L, filter?: Filter<L> & PageQuery): AsyncGenerator<Lists[L]['row'][]>;
  ledger(): Promise<Ledger>;
  transactions(filter?: TransactionFilter): Promise<TransactionPage>;
  batches(): Promise<Batch[]>;
  chips(): Promise<Omit<ChipBook, 'next'>>;
  alerts(filter?: Filter<'alerts'>): Promise<Alert[]>;
  /** Every transaction that fits, as a table of RFC 4180; the others of that name likewise. */
  transactionsCsv(filter?: Omit<TransactionFilter, 'offset' | 'limit'> & CsvOptions): Promise<string>;
  /** The one transaction of that day (YYYY-MM-DD) with that reference; an AdminClientError of status 404 when there is none. */
  transaction(date: string, reference: string): Promise<HostTransaction>;
  refunds(filter?: Filter<'refunds'>): Promise<Refund[]>;
  /** Cuts a business day (YYYY-MM-DD, default today); doing it again changes nothing. */
  clear(date?: string): Promise<ClearingResult>;
  /** The day that is running, its settlements, and money that waits. */
  clearing(): Promise<ClearingResult>;
  settlements(filter?: SettlementFilter): Promise<Settlement[]>;
  settlementsCsv(filter?: SettlementFilter & CsvOptions): Promise<string>;
  statement(merchantId: string, period?: Period): Promise<Statement>;
  statementCsv(merchantId: string, period?: Period & CsvOptions): Promise<string>;
  /** Adds a signed contract version behind those that stand. */
  signContract(merchantId: string, version: ContractVersion): Promise<Merchant>;
  /** A code with which a card pays once (QR). */
  issuePaymentCode(request: PaymentCodeRequest): Promise<PaymentCode>;
  paymentCodes(): Promise<PaymentCode[]>;
  signatures(): Promise<Signature[]>;
  /** The OpenAPI document. */
  document(): Promise<object>;
};

/** A client of the control plane at that base URL, such as http://127.0.0.1:8400. Nothing is sent before the first call. */
export function connectAcquirer(adminUrl: string): AcquirerClient {
  const base = adminUrl.replace(/\/+$/, '');
  const get = <T>(path: string) => call<T>(base, 'GET', path);
  const text = (path: string) => ask(base, 'GET', path);
  const put = <T>(path: string, body: unknown) => call<T>(base, 'PUT', path, body);
  const post = <T>(path: string, body: unknown) => call<T>(base, 'POST', path, body);
  const patch = <T>(path: string, body: unknown) => call<T>(base, 'PATCH', path, body);
  const remove = (path: string) => call<void>(base, 'DELETE', path);
  const of = (many: string, key: string | number) => `/admin/${many}/${encodeURIComponent(key)}`;
  /** Page after page. */
  async function* along<P extends { next: string | null }>(path: string, filter: PageQuery = {}): AsyncGenerator<P> {
    for (let cursor = filter.cursor ?? null; ; ) {
      const page = await get<P>(`${path}${queryOf({ ...filter, cursor: cursor ?? undefined })}`);
      yield page;
      cursor = page.next;
      if (cursor === null) return;
    }
  }
  const all = async <L extends keyof Lists>(list: L, filter?: Filter<L>): Promise<Lists[L]['row'][]> => {
    const pages = along<{ rows: Lists[L]['row'][]; next: string | null }>(`/admin/${list}`, { ...filter });
    return (await Array.fromAsync(pages)).flatMap(({ rows }) => rows);
  };
  return {
    adminUrl: base,
    health: () => get('/admin/health'),
    state: () => get('/admin/state'),
    configuration: () => get('/admin/configuration'),
    configure: (configuration) => put('/admin/configuration', configuration),
    reset: (configuration) => post('/admin/reset', configuration === undefined ? {} : { configuration }),
    clock: () => get('/admin/clock'),
    setClock: (now) => put('/admin/clock', { now }),
    advanceClock: (milliseconds) => post('/admin/clock/advance', { milliseconds }),
    merchants: () => get('/admin/merchants'),
    merchant: (merchantId) => get(of('merchants', merchantId)),
    putMerchant: (merchant) => put(of('merchants', merchant.merchantId), merchant),
    patchMerchant: (merchantId, changes) => patch(of('merchants', merchantId), changes),
    removeMerchant: (merchantId) => remove(of('merchants', merchantId)),
    terminals: () => get('/admin/terminals'),
    terminal: (terminalId) => get(of('terminals', terminalId)),
    putTerminal: (terminal) => put(of('terminals', terminal.terminalId), terminal),
    patchTerminal: (terminalId, changes) => patch(of('terminals', terminalId), changes),
    removeTerminal: (terminalId) => remove(of('terminals', terminalId)),
    cards: () => get('/admin/cards'),
    card: (pan) => get(of('cards', pan)),
    putCard: (card) => put(of('cards', card.pan), card),
    patchCard: (pan, changes) => patch(of('cards', pan), changes),
    removeCard: (pan) => remove(of('cards', pan)),
    rules: () => get('/admin/rules'),
    addRule: (rule) => post('/admin/rules', rule),
    replaceRules: (rules) => put('/admin/rules', rules),
    removeRule: (position) => remove(of('rules', position)),
    clearRules: () => remove('/admin/rules'),
    rulePacks: () => get('/admin/rule-packs'),
    setRulePacks: (packs) => put('/admin/rule-packs', packs),
    faults: () => get('/admin/faults'),
    exchanges: async (since = 0, waitMs = 0, limit = undefined) =>
      (await get<ExchangePage>(`/admin/exchanges${queryOf({ since, waitMs, limit })}`)).exchanges,
    books: (filter = {}) => get(`/admin/books${queryOf(filter)}`),
    pages: async function* (list, filter) {
      for await (const page of along<ListPage>(`/admin/${list}`, { ...filter })) yield page.rows ?? page.entries ?? [];
    },
    ledger: async () => {
      const pages = await Array.fromAsync(along<LedgerPage>('/admin/ledger'));
      const { next: _, ...last } = pages.at(-1)!;
      return { ...last, entries: pages.flatMap(({ entries }) => entries) };
    },
    transactions: (filter = {}) => get(`/admin/transactions${queryOf(filter)}`),
    batches: () => all('batches'),
    chips: async () => {
      const pages = await Array.fromAsync(along<ChipBook>('/admin/chips'));
      return {
        readings: pages.flatMap(({ readings }) => readings),
        notices: pages.flatMap(({ notices }) => notices),
      };
    },
    alerts: (filter) => all('alerts', filter),
    transactionsCsv: (filter = {}) => text(`/admin/transactions.csv${queryOf(filter)}`),
    transaction: (date, reference) => get(`${of('transactions', date)}/${encodeURIComponent(reference)}`),
    refunds: (filter) => all('refunds', filter),
    clear: (date) => post('/admin/clearing', date === undefined ? {} : { date }),
    clearing: () => get('/admin/clearing'),
    settlements: (filter) => all('settlements', filter),
    settlementsCsv: (filter = {}) => text(`/admin/settlements.csv${queryOf(filter)}`),
    statement: (merchantId, period = {}) => get(`${of('merchants', merchantId)}/statement${queryOf(period)}`),
    statementCsv: (merchantId, period = {}) => text(`${of('merchants', merchantId)}/statement.csv${queryOf(period)}`),
    signContract: (merchantId, version) => post(`${of('merchants', merchantId)}/contract`, version),
    issuePaymentCode: (request) => post('/admin/payment-codes', request),
    paymentCodes: () => all('payment-codes'),
    signatures: () => all('signatures'),
    document: () => get('/openapi.json'),
  };
}

/** A page of any list. */
type ListPage = { rows?: never[]; entries?: never[]; next: string | null };

function queryOf(filter: object): string {
  const given = Object.entries(filter).filter(([, value]) => value !== undefined);
  return given.length === 0
    ? ''
    : `?${new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)]))}`;
}

async function call<T>(base: string, method: string, path: string, body?: unknown): Promise<T> {
  const answer = await ask(base, method, path, body);
  return (answer === '' ? undefined : JSON.parse(answer)) as T;
}

/** The body of the answer as text; an AdminClientError when there is none or it is a refusal. */
async function ask(base: string, method: string, path: string, body?: unknown): Promise<string> {
  // Card numbers stand in addresses of the control plane; errors name only the collection.
  const what = `${method} ${path.split('?')[0]?.replace(/(\/cards\/)\d+/, '$1…')}`;
  const answer = await send(base + path, method, body === undefined ? undefined : JSON.stringify(body)).catch(
    (cause) => {
      const reason = `${what}: the acquirer's control plane at ${base} cannot be reached; is it running?`;
      throw new AdminClientError(0, 'unreachable', reason, [], cause);
    },
  );
  if (answer.status >= 200 && answer.status < 300) return answer.text;
  const error = readError(answer.text);
  throw new AdminClientError(answer.status, error.code, `${what}: ${error.message}`, error.details ?? []);
}

function readError(text: string): AdminError['error'] {
  try {
    const { error } = JSON.parse(text) as Partial<AdminError>;
    if (error !== undefined) return error;
  } catch {
    // Not from the control plane: what stands there is said below.
  }
  return { code: 'not-a-control-plane', message: 'the answer is not one of a Tillproof control plane' };
}
