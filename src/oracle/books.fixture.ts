// Books for the oracle's tests: small builders, and one ordinary day on which everything is right.
import type { Batch, Books, Exchange, HostTransaction, JournalEntry, LedgerEntry, SeenText } from './books.ts';

export const PAN = '6212345678901232';
export const CARD = '621234******1232';
export const OTHER_CARD = '622588******5675';
export const BATCH = '000001';

export function entry(voucher: string, changes: Partial<JournalEntry> = {}): JournalEntry {
  return {
    voucher,
    batch: BATCH,
    function: 'sale',
    status: 'approved',
    amountMinor: 12850,
    cardNumber: CARD,
    responseCode: '00',
    reference: `9000000${voucher.slice(1)}`,
    ...changes,
  };
}

export function posted(stan: string, changes: Partial<HostTransaction> = {}): HostTransaction {
  return {
    id: Number(stan),
    type: 'sale',
    state: 'approved',
    batch: BATCH,
    stan,
    reference: `9000000${stan.slice(1)}`,
    responseCode: '00',
    amountMinor: 12850,
    postedMinor: 12850,
    cardNumber: CARD,
    originalId: null,
    settled: false,
    ...changes,
  };
}

export function exchange(stan: string, changes: Partial<Exchange> = {}): Exchange {
  const fields = { '3': '000000', '4': '000000012850', '11': stan, '41': 'TP000001', '60': `22${BATCH}000600` };
  return {
    sequence: Number(stan),
    transaction: 'sale',
    request: { mti: '0200', fields },
    answer: { mti: '0210', fields: { ...fields, '39': '00' } },
    code: '00',
    fault: null,
    committed: true,
    pinBlock: 'enciphered',
    ...changes,
  };
}

/** The reversal of a voucher. */
export function reversal(stan: string, changes: Partial<Exchange> = {}): Exchange {
  const sale = exchange(stan);
  return { ...sale, transaction: 'reversal', request: { mti: '0400', fields: sale.request!.fields }, ...changes };
}

/** A sale whose answer was lost after the host had posted it. */
export const lostAnswer = exchange('000007', { answer: null, fault: 'drop-answer' });

/** A payment by code in the terminal's journal, at the host and on the wire. */
export const byCode = {
  entry: (voucher: string, changes: Partial<JournalEntry> = {}) =>
    entry(voucher, { function: 'qr-sale', entry: 'qr', cardNumber: '**************3450', ...changes }),
  posted: (stan: string, changes: Partial<HostTransaction> = {}) => posted(stan, { entryMode: '032', ...changes }),
  exchange(stan: string, changes: Partial<Exchange> = {}): Exchange {
    const { request, ...sale } = exchange(stan);
    return {
      ...sale,
      request: { mti: '0200', fields: { ...request?.fields, '22': '032' } },
      pinBlock: 'none',
      ...changes,
    };
  },
  reversal(stan: string, processingCode: string): Exchange {
    const { fields } = byCode.exchange(stan).request!;
    return reversal(stan, { request: { mti: '0400', fields: { ...fields, '3': processingCode } } });
  },
  /** The query of a payment, under a voucher of its own; `result` is what field 48 says. */
  query(stan: string, own: string, result: string | null, code = '00', amount = '000000012850'): Exchange {
    const fields = { '11': own, '41': 'TP000001', '60': `00${BATCH}900`, '61': `${BATCH}${stan}` };
    const told: Record<string, string> =
      result === null ? {} : { '48': result, ...(result === '1' ? { '4': amount } : {}) };
    return {
      ...exchange(own),
      transaction: 'qr-query',
      request: { mti: '0820', fields },
      answer: { mti: '0830', fields: { ...fields, ...told, '39': code } },
      committed: false,
      pinBlock: 'none',
    };
  },
};

/** A payment by code whose answer was lost after the host had posted it. */
export const lostByCode = byCode.exchange('000007', { answer: null, fault: 'drop-answer' });

export function batch(changes: Partial<Batch> = {}): Batch {
  return {
    batch: BATCH,
    state: 'open',
    debitCount: 1,
    debitMinor: 12850,
    creditCount: 0,
    creditMinor: 0,
    balanced: null,
    ...changes,
  };
}

export function texts(where: SeenText['where'], ...lines: string[]): SeenText[] {
  return lines.map((text) => ({ where, text }));
}

/** The sound ledger of these transactions: one entry each, and a second one that takes a reversed one back. */
export function ledgerOf(transactions: readonly HostTransaction[]): Books['ledger'] {
  const back = ['void', 'refund', 'completion-void'];
  const entries = transactions.flatMap(({ id, type, state, stan, postedMinor, cardNumber }) => {
    const sign = back.includes(type) ? 1 : -1;
    const entry = (memo: string, amountMinor: number): LedgerEntry => ({
      id,
      memo,
      transactionId: id,
      postings: [
        { account: `cardholder/${cardNumber}#1`, amountMinor },
        { account: 'merchant/898310058120001', amountMinor: -amountMinor },
      ],
    });
    if (postedMinor === 0) return [];
    const first = entry(`${type} ${stan}`, sign * postedMinor);
    return state === 'reversed' ? [first, entry(`reversal ${stan}`, -sign * postedMinor)] : [first];
  });
  return { sumMinor: 0, entries };
}

/** The ledger of one sale, with one more entry. */
export function ledgerWith(more: LedgerEntry): Books['ledger'] {
  const { sumMinor, entries } = ledgerOf([posted('000007')]);
  return { sumMinor, entries: [...entries, more] };
}

/** One approved sale in every book, decently shown; a test changes what it is about. */
export function books(changes: Partial<Books> = {}): Books {
  return {
    journal: [entry('000007')],
    owed: [],
    transactions: [posted('000007')],
    ledger: ledgerOf(changes.transactions ?? [posted('000007')]),
    batches: [batch()],
    exchanges: [exchange('000007')],
    texts: [
      ...texts('display', 'Enter PIN\nCNY 128.50\n******', `Approved\n${CARD}`),
      ...texts('slip', `CARD ${CARD} (I)\nVOUCHER 000007\nREF 900000000007\nAMOUNT CNY 128.50`),
      ...texts('log', `sale 000007 ${CARD} 12850 approved`),
    ],
    secrets: {
      pans: [PAN],
      pins: ['123456'],
      tracks: [`${PAN}=30122200000012300000`],
      codes: ['629876543210987650'],
      pinBlocks: ['B91D020C871DFFC1'],
    },
    ...changes,
  };
}
