// The terminal's books: session, voucher counter, journal of the batch, and what is still owed to the host.
import type { Message } from '../../iso8583/message.ts';
import type {
  DownloadedLimits,
  JournalRecord,
  QueryRecord,
  ReversalRecord,
  ScriptNoticeRecord,
  SessionRecord,
  SettlementRecord,
  SignatureRecord,
} from './records.ts';
import type { Kind, Store } from './store.ts';

const NEW_SESSION: SessionRecord = { signedIn: false, operator: null, batch: null, wrappedKeys: null, clockAheadMs: 0 };
const LAST_VOUCHER = 999_999;

type Owed = { voucher: string; batch: string };
const idOf = ({ voucher, batch }: Owed) => `${batch}-${voucher}`;

export class Books {
  readonly #store: Store;
  readonly #alive: () => boolean;

  /** @param alive nothing is written any more once it says no */
  constructor(store: Store, alive: () => boolean) {
    this.#store = store;
    this.#alive = alive;
  }

  /** Everything that the action writes is kept, or nothing of it. */
  together(action: () => void): void {
    if (this.#alive()) this.#store.together(action);
  }

  // ---- session and counters

  session(): SessionRecord {
    return { ...NEW_SESSION, ...(this.#store.get('value', 'session') as SessionRecord | undefined) };
  }

  changeSession(change: Partial<SessionRecord>): void {
    this.#put('value', 'session', { ...this.session(), ...change });
  }

  /** The next voucher number (STAN): 000001 to 999999, then 000001 again (F-18). */
  nextVoucher(): string {
    const last = (this.#store.get('value', 'voucher') as number | undefined) ?? 0;
    const next = last >= LAST_VOUCHER ? 1 : last + 1;
    this.#put('value', 'voucher', next);
    return String(next).padStart(6, '0');
  }

  limits(): DownloadedLimits | null {
    return (this.#store.get('value', 'limits') as DownloadedLimits | undefined) ?? null;
  }

  saveLimits(limits: DownloadedLimits): void {
    this.#put('value', 'limits', limits);
  }

  // ---- journal

  journal(): JournalRecord[] {
    return this.#store.all('journal') as JournalRecord[];
  }

  /** Records of the batch in force. Others stay where the answer to a settlement was lost: the host has closed their batch. */
  openBatch(): JournalRecord[] {
    const { batch } = this.session();
    return this.journal().filter(({ entry }) => entry.batch === batch);
  }

  /** Transactions in the journal. */
  transactions(): number {
    return this.#store.count('journal');
  }

  /** The record of that voucher number; the latest batch first when the number came up twice. */
  find(voucher: string): JournalRecord | null {
    return this.journal().findLast(({ entry }) => entry.voucher === voucher) ?? null;
  }

  record(owed: Owed): JournalRecord | null {
    return (this.#store.get('journal', idOf(owed)) as JournalRecord | undefined) ?? null;
  }

  saveRecord(record: JournalRecord): void {
    this.#put('journal', idOf(record.entry), record);
  }

  // ---- what is owed

  reversals(): ReversalRecord[] {
    return this.#store.all('reversal') as ReversalRecord[];
  }

  saveReversal(reversal: ReversalRecord): void {
    this.#put('reversal', idOf(reversal), reversal);
  }

  dropReversal(owed: Owed): void {
    this.#delete('reversal', idOf(owed));
  }

  dropAllReversals(): void {
    if (this.#alive()) this.#store.clear('reversal');
  }

  queries(): QueryRecord[] {
    return this.#store.all('query') as QueryRecord[];
  }

  saveQuery({ voucher, batch }: Owed): void {
    this.#put('query', idOf({ voucher, batch }), { voucher, batch });
  }

  dropQuery(owed: Owed): void {
    this.#delete('query', idOf(owed));
  }

  dropAllQueries(): void {
    if (this.#alive()) this.#store.clear('query');
  }

  signatures(): SignatureRecord[] {
    return this.#store.all('signature') as SignatureRecord[];
  }

  saveSignature(voucher: string, batch: string, message: Message): void {
    this.#put('signature', idOf({ voucher, batch }), { voucher, batch, fields: message.fields });
  }

  dropSignature(owed: Owed): void {
    this.#delete('signature', idOf(owed));
  }

  notices(): ScriptNoticeRecord[] {
    return this.#store.all('notice') as ScriptNoticeRecord[];
  }

  saveNotice(notice: ScriptNoticeRecord): void {
    this.#put('notice', idOf(notice), notice);
  }

  dropNotice(owed: Owed): void {
    this.#delete('notice', idOf(owed));
  }

  // ---- settlement

  settlement(): SettlementRecord | null {
    return (this.#store.get('value', 'settlement') as SettlementRecord | undefined) ?? null;
  }

  saveSettlement(settlement: SettlementRecord): void {
    this.#put('value', 'settlement', settlement);
  }

  /** Ends the batch: the journal is emptied and the next batch number holds (F-35). */
  closeBatch(nextBatch: string): void {
    this.together(() => {
      this.#store.clear('journal');
      this.#store.delete('value', 'settlement');
      this.changeSession({ batch: nextBatch });
    });
  }

  #put(kind: Kind, id: string, body: unknown): void {
    if (this.#alive()) this.#store.put(kind, id, body);
  }

  #delete(kind: Kind, id: string): void {
    if (this.#alive()) this.#store.delete(kind, id);
  }
}
