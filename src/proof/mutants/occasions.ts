// Faults that show on some occasions alone: mutants of the other tables, each narrowed to transactions of which this is known. Such a one is noticed
// by whoever looks at that very transaction, so that a clause can have a mutant that no other clause's scenarios come by.
import { TEST_CARDS } from '../../definitions/cards.ts';
import type { OUTCOMES, TerminalFunction } from '../../terminal/index.ts';
import type { Mutant } from '../mutant.ts';
import type { Occasion } from '../occasion.ts';
import type { Pane, View } from '../pane.ts';

/** Everything that is given has to be so. */
type When = {
  chosen?: TerminalFunction;
  entry?: Occasion['entry'];
  card?: keyof typeof TEST_CARDS;
  /** The amount, as it is typed. */
  amount?: string;
  /** An amount of this transaction or of any before it. */
  after?: string;
  /** The function before. */
  last?: TerminalFunction;
  /** How that one ended. */
  ended?: (typeof OUTCOMES)[number];
  restarted?: true;
  operator?: string;
  /** PIN-free small payment is on. */
  pinFree?: true;
};

const HOLDS: { [K in keyof Required<When>]: (wanted: Required<When>[K], view: View) => boolean } = {
  chosen: (wanted, { chosen }) => chosen === wanted,
  entry: (wanted, { occasion }) => occasion.entry === wanted,
  card: (wanted, { occasion }) => occasion.pan === TEST_CARDS[wanted]?.image.pan,
  amount: (wanted, { occasion }) => occasion.amount === wanted,
  after: (wanted, { occasion }) => occasion.amounts.includes(wanted),
  last: (wanted, { occasion }) => occasion.before?.function === wanted,
  ended: (wanted, { occasion }) => occasion.before?.outcome === wanted,
  restarted: (_, { occasion }) => occasion.restarted,
  operator: (wanted, { occasion }) => occasion.operator === wanted,
  pinFree: (_, { configuration }) => (configuration?.limits.pinFreeMinor ?? null) !== null,
};

const parts = (when: When) => Object.entries(when) as [keyof When, never][];
const holds = (when: When, view: View) => parts(when).every(([name, wanted]) => HOLDS[name](wanted, view));
const nameOf = (when: When) =>
  parts(when)
    .map(([name, wanted]) => (wanted === true ? name : `${name}-${String(wanted).replace(/[ /]/g, '-')}`))
    .join('_');

const STRIPE = { entry: 'swipe', amount: '385.40' } as const;
const RESTARTED = { restarted: true, ended: 'refused' } as const;
const LONG_TAP = { amount: '1280.50' } as const;
const SHORT_AMOUNT = { amount: '1.10' } as const;
const TIMED_OUT = { amount: '613.20' } as const;
const DATA_SAME = { amount: '1834.56' } as const;
const STORED = { amount: '920.40' } as const;
const WHOLE_REFUND = { chosen: 'refund', amount: '74.20' } as const;
const PLAIN_SECRETS = { after: '731.25' } as const;

/** The mutants by their ids, and when each shows. */
const ROWS: readonly [mutant: string, when: When][] = [
  ['command/present-card/no-effect', LONG_TAP],
  ['wire/request/sale/22.mode/altered', LONG_TAP],
  ['prompt/card/left-out', LONG_TAP],
  ['command/type/no-effect', SHORT_AMOUNT],
  ['wire/request/sale/4/altered', SHORT_AMOUNT],
  ['prompt/pin/unasked', { pinFree: true, amount: '999.99' }],
  ['prompt/pin/unasked', { chosen: 'pre-authorisation', pinFree: true }],
  ['secret/pin/display/plain', PLAIN_SECRETS],
  ['secret/pin/slip/plain', PLAIN_SECRETS],
  ['secret/pin/log/plain', PLAIN_SECRETS],
  ['secret/pan/display/plain', { amount: '731.60' }],
  ['result/sale/left-out', TIMED_OUT],
  ['slip/sale/merchant/unearned', TIMED_OUT],
  ['slip/sale/merchant/amountMinor/altered-as-described', { amount: '604.30' }],
  ['slip/sale/merchant/empty', { amount: '604.30' }],
  ['slip/sale/cardholder/left-out', { amount: '604.90' }],
  ['slip/sale/fault-report/empty', { after: '613.70' }],
  ['prompt/pin/amount-altered', DATA_SAME],
  ['wire/request/sale/4/altered', DATA_SAME],
  ['prompt/remove-card/left-out', { amount: '346.70' }],
  ['command/remove-card/no-effect', { amount: '346.70' }],
  ['display/not-connected/left-out', { operator: '04' }],
  ['display/not-connected/left-out', { after: '268.40' }],
  ['wire/request/sale/64/altered', { amount: '457.30' }],
  ['journal/sale/dateTime/altered', { amount: '19.99', ended: 'declined' }],
  ['command/choose-function/no-effect', { chosen: 'sale', operator: '02' }],
  ['state/menu/without-void', { operator: '03' }],
  ['state/menu/without-refund', { operator: '03' }],
  ['command/present-card/no-effect', STRIPE],
  ['journal/sale/missing', STORED],
  ['journal/sale/status/altered', STORED],
  ['command/remove-card/no-effect', STORED],
  ['prompt/pin/left-out', { amount: '562.80' }],
  ['prompt/pin/left-out', { entry: 'insert', amount: '0.01', pinFree: true }],
  ['prompt/pin/left-out', { entry: 'swipe', amount: '0.01' }],
  ['prompt/pin/unasked', { amount: '217.90' }],
  ['prompt/verification-code/unasked', { amount: '834.10' }],
  ['slip/sale/merchant/empty', { entry: 'tap', amount: '500.00' }],
  ['wire/sending/reversal/not-sent', RESTARTED],
  ['command/present-card/no-effect', { card: 'quasi-credit chip' }],
  ['command/present-card/no-effect', { card: 'prepaid chip' }],
  ['command/present-card/no-effect', { amount: '742.60' }],
  ['command/present-card/no-effect', { amount: '31.20', restarted: true }],
  ['wire/sending/batch-upload/twice', { after: '5.20', restarted: true }],
  ['wire/sending/batch-upload-end/not-sent', { after: '5.20', restarted: true }],
  ['state/batch/altered', { after: '5.20', chosen: 'settlement' }],
  ['display/amount/altered', { chosen: 'query', after: '12.30' }],
  ['display/amount/altered', { chosen: 'query', after: '31.60' }],
  ['display/voided/left-out', { operator: '05' }],
  ['display/wrong-password/left-out', { chosen: 'void' }],
  ['display/wrong-password/left-out', { chosen: 'refund' }],
  ['wire/request/refund/4/altered', WHOLE_REFUND],
  ['wire/sending/refund/not-sent', WHOLE_REFUND],
  ['journal/refund/missing', WHOLE_REFUND],
  ['wire/request/refund/4/altered', { chosen: 'refund', amount: '38.00' }],
  ['code/12/taken-for/00', { chosen: 'refund', last: 'void' }],
  ['state/network/always-connected', { operator: '06' }],
  ['moment/confirm-amount/clear/no-reaction', { amount: '182.50' }],
  ['result/sale/left-out', { amount: '346.10' }],
  ['wire/request/void/4/altered', { chosen: 'void', after: '641.70' }],
  ['journal/sale/missing', { after: '276.90', restarted: true }],
  ['display/insufficient-funds/left-out', { amount: '1203.60' }],
];

const keyOf = (when: When) => `occasion/${nameOf(when)}`;

/** Does what the other does on that occasion, and nothing on others. */
function narrowed(pane: Pane, when: When): Pane {
  const on = (view: View) => holds(when, view);
  const { command, event, state, journal, log, capabilities, request, answer } = pane;
  return {
    command: (each, view) => (command !== undefined && on(view) ? command(each, view) : [each]),
    ...(event && { event: (each, view) => (on(view) ? event(each, view) : [each]) }),
    ...(state && { state: (each, view) => (on(view) ? state(each, view) : each) }),
    ...(journal && { journal: (rows, view) => (on(view) ? journal(rows, view) : rows) }),
    ...(log && { log: (text, view) => (on(view) ? log(text, view) : text) }),
    ...(capabilities && { capabilities: (each, view) => (on(view) ? capabilities(each, view) : each) }),
    ...(request && { request: (asked, view) => (on(view) ? request(asked, view) : [asked.request]) }),
    ...(answer && { answer: (each, asked, view) => (on(view) ? answer(each, asked, view) : each) }),
  };
}

/** Of these mutants those of the table, narrowed. Throws a RangeError when one is not among them. */
export function occasional(mutants: readonly Mutant[]): Mutant[] {
  const known = new Map(mutants.map((each) => [each.id, each]));
  return ROWS.map(([id, when]): Mutant => {
    const whole = known.get(id);
    if (whole === undefined) throw new RangeError(`There is no mutant ${id}.`);
    const { near: _, ...rest } = whole;
    const key = keyOf(when);
    return { ...rest, id: `${id}/on/${nameOf(when)}`, shows: [key], of: key, pane: () => narrowed(whole.pane(), when) };
  });
}

/** The occasions of the table that there are now, as the record names them. */
export const occasionsIn = (view: View): string[] =>
  ROWS.filter(([, when]) => holds(when, view)).map(([, when]) => keyOf(when));
