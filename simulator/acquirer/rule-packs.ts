// Ready-made rules: magic amounts (and card endings) under which a sale or a pre-authorisation meets a known fate.
//
// `cents-are-codes` follows simulators in which the last two digits of the amount are the response code; `stripe-endings` and
// `adyen-endings` follow the test amounts and cards that those companies publish.
import type { AcquirerConfiguration, Rule } from '../model/index.ts';

/** A rule of a pack: which amounts or cards it is for, and what happens then. */
export type PackRule = {
  /** Last digits of the amount in fen. */
  amountEndsWith?: string;
  /** Exactly this amount in fen. */
  amountMinor?: number;
  /** Last digits of the card number. */
  cardEndsWith?: string;
  action: Rule['then'];
};
type RulePack = AcquirerConfiguration['rulePacks'][number];

const answers = (codes: Record<string, string>): PackRule[] =>
  Object.entries(codes).map(([amountEndsWith, answer]) => ({ amountEndsWith, action: { answer } }));

const DECLINES = (
  '01 02 03 04 05 07 12 13 14 15 19 21 22 25 30 33 34 35 36 37 38 40 41 43 45 51 54 55 57 58 59 61 62 64 65 67 68 75 77 ' +
  '88 90 91 92 94 96 97 98 99'
).split(' ');

/** 10.10, 20.20 … 80.80 answer that many seconds late. */
const LATE = [1010, 2020, 3030, 4040, 5050, 6060, 7070, 8080].map((amountMinor) => ({
  amountMinor,
  action: { fault: 'late-answer' as const, delayMs: Math.floor(amountMinor / 100) * 1000 },
}));

const card = (cardEndsWith: string, answer: string): PackRule => ({ cardEndsWith, action: { answer } });

/** The rules of each pack; the first that fits acts. */
export const RULE_PACKS = {
  'cents-are-codes': [
    ...LATE,
    { amountEndsWith: '69', action: { fault: 'drop-answer' } },
    ...answers(Object.fromEntries(DECLINES.map((code) => [code, code]))),
  ],
  'stripe-endings': [
    card('0002', '05'),
    card('9995', '51'),
    card('9987', '41'),
    card('9979', '43'),
    card('0069', '54'),
    ...answers({ '01': '01', '02': '55', '03': '55', '05': '05', '55': '55', '60': '55', '65': '65', '75': '75' }),
  ],
  'adyen-endings': answers({
    '121': '05',
    '123': '05',
    '124': '51',
    '125': '62',
    '126': '54',
    '134': '55',
    '135': '75',
    '136': '91',
  }),
} as const satisfies Record<RulePack, readonly PackRule[]>;
