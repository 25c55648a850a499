// Books for the oracle's tests: small builders, and one ordinary day on which everything is right.
import type {
  Announced,
  Batch,
  Books,
  Exchange,
  HostTransaction,
  JournalEntry,
  LedgerEntry,
  SeenText,
  Setting,
} from './books.ts';

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
    authorisationCode: 'A12345',
    dateTime: '2026-07-18 12:00:08',
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

/** What every message of the terminal has. */
const IDENTITY = { '41': 'TP000001', '42': '898310058120001' };
const AT_HOST = { '12': '120008', '13': '0718' };

/** Data objects of field 55 of the sale, with a cryptogram of the card of PAN. */
export const CHIP = {
  '9F26': 'C8449331F741DCCD',
  '9F27': '80',
  '9F10': '07010103A0000001',
  '9F37': 'A1B2C3D4',
  '9F36': '000C',
  '95': '0000008000',
  '9A': '260718',
  '9C': '00',
  '9F02': '000000012850',
  '5F2A': '0156',
  '82': '7C00',
  '9F1A': '0156',
  '9F03': '000000000000',
  '9F33': 'E0E9C8',
};

export function exchange(stan: string, changes: Partial<Exchange> = {}): Exchange {
  const echoed = { ...IDENTITY, '3': '000000', '4': '000000012850', '11': stan, '60': `22${BATCH}000600` };
  const card = { '2': CARD, '14': '3512', '22': '051', '23': '001', '55': '[200 hidden]' };
  const pin = { '26': '12', '52': '[16 hidden]', '53': '2600000000000000' };
  const told = {
    ...AT_HOST,
    '37': `9000000${stan.slice(1)}`,
    '38': 'A12345',
    '63': `CUP${'Industrial Bank'.padEnd(20)}`,
  };
  return {
    sequence: Number(stan),
    transaction: 'sale',
    request: { mti: '0200', fields: { ...echoed, ...card, ...pin, '25': '00', '49': '156', '64': MAC } },
    answer: { mti: '0210', fields: { ...echoed, ...told, '39': '00', '64': MAC } },
    code: '00',
    fault: null,
    committed: true,
    pinBlock: 'enciphered',
    macVerified: true,
    requestHex: null,
    error: null,
    requestChip: { ...CHIP, '9F37': `A1${stan}` },
    ...changes,
  };
}

const MAC = '3441333642433137';

/** An exchange with some fields of its request, or of its answer, otherwise; undefined = not there. */
export function otherwise(
  exchange: Exchange,
  request: Record<string, string | undefined>,
  answer: Record<string, string | undefined> = {},
): Exchange {
  const changed = (message: Exchange['request'], changes: Record<string, string | undefined>) =>
    message && {
      ...message,
      fields: Object.fromEntries(
        Object.entries({ ...message.fields, ...changes }).filter(
          (each): each is [string, string] => each[1] !== undefined,
        ),
      ),
    };
  return { ...exchange, request: changed(exchange.request, request), answer: changed(exchange.answer, answer) };
}

/** The sign-in of an operator. */
export function signIn(sequence: number, operator = '01', changes: Partial<Exchange> = {}): Exchange {
  const echoed = { ...IDENTITY, '11': String(sequence).padStart(6, '0') };
  return {
    ...exchange('000001'),
    sequence,
    transaction: 'sign-in',
    request: { mti: '0800', fields: { ...echoed, '60': '00000000003', '63': operator.padEnd(3) } },
    answer: { mti: '0810', fields: { ...echoed, ...AT_HOST, '39': '00', '60': `00${BATCH}003`, '62': '[80 hidden]' } },
    committed: false,
    pinBlock: 'none',
    macVerified: null,
    ...changes,
  };
}

/** A message without money. */
export const network = (
  transaction: string,
  mti: string,
  code: string,
  fields: Record<string, string> = {},
): Exchange => ({
  ...signIn(8),
  transaction,
  request: {
    mti,
    fields: { '11': '000008', '41': 'TP000001', '42': '898310058120001', '60': `00000001${code}`, ...fields },
  },
  answer: { mti: `${mti.slice(0, 2)}${Number(mti[2]) + 1}0`, fields: { '39': '00' } },
});

/** The reversal of a voucher. */
export function reversal(stan: string, changes: Partial<Exchange> = {}): Exchange {
  const sale = exchange(stan);
  const { '26': _l, '52': _p, '53': _s, '55': _c, ...repeated } = sale.request!.fields as Record<string, string>;
  return {
    ...sale,
    transaction: 'reversal',
    request: { mti: '0400', fields: { ...repeated, '39': '98' } },
    answer: { mti: '0410', fields: sale.answer!.fields },
    pinBlock: 'none',
    ...changes,
  };
}

/** A sale whose answer was lost after the host had posted it. */
export const lostAnswer = exchange('000007', { answer: null, fault: 'drop-answer' });

/** The request of a payment without what tells of a card and its PIN. */
function withoutCard(fields: Readonly<Record<string, string>>): Record<string, string> {
  const ofCard = ['2', '14', '23', '26', '52', '53', '55'];
  return Object.fromEntries(Object.entries(fields).filter(([field]) => !ofCard.includes(field)));
}

/** A payment by code in the terminal's journal, at the host and on the wire. */
export const byCode = {
  entry: (voucher: string, changes: Partial<JournalEntry> = {}) =>
    entry(voucher, { function: 'qr-sale', entry: 'qr', cardNumber: '**************3450', ...changes }),
  posted: (stan: string, changes: Partial<HostTransaction> = {}) => posted(stan, { entryMode: '032', ...changes }),
  exchange(stan: string, changes: Partial<Exchange> = {}): Exchange {
    const { request, ...sale } = exchange(stan);
    return {
      ...sale,
      request: { mti: '0200', fields: { ...withoutCard(request!.fields), '22': '032', '59': '[24 hidden]' } },
      pinBlock: 'none',
      ...changes,
    };
  },
  reversal(stan: string, processingCode: string): Exchange {
    const { '59': _, ...fields } = byCode.exchange(stan).request!.fields;
    const made = reversal(stan, { request: { mti: '0400', fields: { ...fields, '3': processingCode, '39': '98' } } });
    return { ...made, answer: { mti: '0410', fields: { ...made.answer?.fields, '3': processingCode } } };
  },
  /** The query of a payment, under a voucher of its own; `result` is what field 48 says. */
  query(stan: string, own: string, result: string | null, code = '00', amount = '000000012850'): Exchange {
    const fields = { ...IDENTITY, '11': own, '60': `00${BATCH}900`, '61': `${BATCH}${stan}0000`, '64': MAC };
    const told: Record<string, string> =
      result === null ? {} : { '48': result, ...(result === '1' ? { '4': amount } : {}) };
    return {
      ...exchange(own),
      transaction: 'qr-query',
      request: { mti: '0820', fields },
      answer: { mti: '0830', fields: { ...fields, ...AT_HOST, ...told, '39': code } },
      committed: false,
      pinBlock: 'none',
    };
  },
};

/** A payment by code whose answer was lost after the host had posted it. */
export const lostByCode = byCode.exchange('000007', { answer: null, fault: 'drop-answer' });

/** How the sale was announced. */
export const announced = (changes: Partial<Announced> = {}): Announced => ({
  function: 'sale',
  outcome: 'approved',
  responseCode: '00',
  amountMinor: 12850,
  voucher: '000007',
  ...changes,
});

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

export const SETTING: Setting = {
  language: 'en',
  merchantName: '示例商店 Example Shop',
  merchantId: '898310058120001',
  terminalId: 'TP000001',
  acquirerName: 'Generic UnionPay Acquirer',
  receipt: 'paper',
  functions: ['sale', 'refund', 'query'],
  serviceLine: '95516',
  slipTitle: 'POS SLIP',
  header: null,
  readCapability: '6',
  ownWords: {},
};

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
    kept: { open: BATCH, rows: [], told: [] },
    owed: [],
    transactions: [posted('000007')],
    ledger: ledgerOf(changes.transactions ?? [posted('000007')]),
    batches: [batch()],
    exchanges: [exchange('000007')],
    slips: [],
    results: [],
    chosen: {},
    course: [],
    idle: true,
    state: { menu: ['query', 'sale', 'refund'], operator: null, cardInserted: false },
    cardWasInserted: false,
    paperOut: false,
    presented: [],
    pinEntries: 9,
    cuts: 0,
    relayed: false,
    setting: SETTING,
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
      verificationCodes: ['802461'],
      passwords: ['905173'],
      keys: ['0123456789ABCDEFFEDCBA9876543210', '1A2B3C4D5E6F7081'],
    },
    ...changes,
  };
}
