// Expectations that only a host at fault could disappoint, or a terminal that there is not: on tills of which only this is known.
import type { TillWorld } from '../scene/till.ts';

/** A sentence, what it is said with, the till that it is untrue of, and the finding. */
type Untrue = { sentence: string; values?: readonly unknown[]; till: object; finding: string };

const identity = { merchantId: 'M' };
const plan = { configuration: { identity, timers: { connectTimeoutMs: 1, responseTimeoutMs: 2 } } };
const VERSION = { version: 1, validFrom: '2020-01-01', feePpm: 6_000, fixedFeeMinor: 0, feeCapMinor: null };
const PAID = {
  type: 'sale',
  state: 'approved',
  postedMinor: 12_850,
  at: '2026-07-17T10:00:00+08:00',
  settlementId: 's',
};
const LICENCE = { holder: 'Licensed', number: '7', scope: ['acquiring'], validUntil: '2020-01-01' };
const SETTLEMENT = {
  payer: { name: 'Somebody else', licence: '8' },
  payee: { role: 'merchant settlement account' },
  merchantId: 'M',
  entryId: 1,
  paidMinor: 12_773,
  feesMinor: 77,
  netMinor: 12_773,
};
/** A host whose fee is wrong, whose money took another way, and which takes a contract that nobody signed. */
const host = {
  transactions: async () => [{ ...PAID, feeMinor: 99, settled: true }],
  client: {
    merchant: async () => ({ merchantId: 'M', contract: [VERSION], settlementAccount: {} }),
    settlements: async () => [SETTLEMENT],
    statement: async () => ({ netMinor: 1, unsettledMinor: 0 }),
    ledger: async () => ({ entries: [], balances: {}, sumMinor: 0 }),
    configuration: async () => ({ acquirer: { licence: LICENCE } }),
    clock: async () => ({ now: '2026-07-17T10:00:00+08:00' }),
    signContract: async () => undefined,
  },
};
const SIGNATURE = {
  transaction: 'e-signature',
  request: { fields: { 37: '071800000012', 60: '07000001800' } },
  code: '00',
  fault: null,
};
const slip = { copy: 'merchant', reprint: false, lines: ['ACQUIRER: SOMEBODY ELSE'] };
const showing = (...lines: string[]) => ({ counter: { texts: lines }, card: { pin: '123456' } });

const UPLOAD = { transaction: 'batch-upload', requestItems: [{ voucher: '000012' }], answer: {} };

/** It has taken what was offered to it. */
const UPDATED = { state: { version: '99.0' }, states: [{ version: '1.0' }], texts: ['Version 99.0'] };

/** A line on which somebody stood in for the POS centre, and was told of a sale. */
const falseHost = (as: string) => ({ falseHost: { told: () => [{ said: '0200', as }] } });

export const FAKE: readonly Untrue[] = [
  {
    sentence: 'the host in the place of the POS centre was told nothing',
    till: falseHost('another-authority'),
    finding: 'The terminal sent something to a host whose certificate its authority did not sign.',
  },
  {
    sentence: 'the host in the place of the POS centre was told nothing',
    till: falseHost('another-name'),
    finding: 'The terminal sent something to a host whose certificate is for another host.',
  },
  {
    sentence: 'the terminal shows its software version',
    till: { counter: UPDATED, shownWords: () => '' },
    finding: 'The terminal has other software than before.',
  },
  {
    sentence: 'every payment costs the merchant the fee of the contract that held on its day',
    till: { host, plan },
    finding: 'A fee is not that of the contract.',
  },
  {
    sentence: 'every settlement went from the licensed acquirer to the merchant’s account and through nobody else',
    till: { host, plan },
    finding: 'Money took another way than to the merchant’s account.',
  },
  {
    sentence: 'settlements, transactions, statement and ledger agree to the fen',
    till: { host, plan },
    finding: 'The settlements differ from the transactions.',
  },
  {
    sentence: 'the acquirer states its payment licence with holder, number, scope and validity',
    till: { host, plan },
    finding: 'The acquirer states no payment licence that holds.',
  },
  {
    sentence: 'the sales slip names the licence holder as the acquirer',
    till: { host, plan, language: 'en', ownWords: {}, counter: { recent: () => [{ slip }], result: {} } },
    finding: 'The slip names somebody else as the acquirer.',
  },
  {
    sentence: 'the back office refuses a fee rate of {percent} percent from {day} that nobody signed',
    values: [0.7, '2026-07-21'],
    till: { host, plan },
    finding: 'A fee rate came into force without a signature.',
  },
  {
    sentence: 'the electronic signature has been uploaded',
    till: { host: { refresh: async () => undefined, exchanges: [SIGNATURE, SIGNATURE] }, receivedWords: () => '' },
    finding: 'The electronic signature was uploaded again though the POS centre had taken it.',
  },
  {
    sentence: 'the terminal holds no transactions of the old batch',
    till: {
      host: {
        refresh: async () => undefined,
        exchanges: [{ transaction: 'settlement', request: { fields: { 60: '00000001201' } } }],
        batches: async () => [{ batch: '000001' }],
      },
      counter: { terminal: { journal: async () => [{ batch: '000001', voucher: '000002' }] } },
      receivedWords: () => '',
    },
    finding: 'The terminal still holds transactions of the settled batch.',
  },
  {
    sentence: 'nothing that the POS centre had taken was uploaded again',
    till: {
      host: {
        refresh: async () => undefined,
        exchanges: [{ transaction: 'settlement', request: { fields: { 60: '00000001201' } } }, UPLOAD, UPLOAD],
        batches: async () => [{ batch: '000001', uploaded: 1 }],
      },
      receivedWords: () => '',
    },
    finding: 'Transactions were uploaded again that had been taken.',
  },
  {
    sentence: 'the terminal has finished within the times that its settings allow',
    till: { plan, counter: { busyMs: 4 } },
    finding: 'Connecting and answering took longer.',
  },
  {
    sentence: 'the screen shows of the PIN only how many digits it has',
    till: showing('PIN ****'),
    finding: 'The screen shows more, or less, of the PIN.',
  },
  {
    sentence: 'the screen shows of the PIN only how many digits it has',
    till: showing('PIN 123456'),
    finding: 'The screen shows more, or less, of the PIN.',
  },
];

/** Sentences that look at a whole campaign, and the tests that show it finding something. */
export const ELSEWHERE: Readonly<Record<string, string>> = {
  'every damaged copy is refused and moves no money': 'src/fuzz/host-campaign.test.ts',
};

/** The till, which keeps what it is told was not met. */
export function tillOf(known: object, told: string[]): TillWorld {
  const check = (met: boolean, text: { en: string }) => {
    if (!met) told.push(text.en);
  };
  const say = (words: string | { en: string }) => (typeof words === 'string' ? words : words.en);
  return { check, say, money: String, stateWords: () => '', ...known } as unknown as TillWorld;
}
