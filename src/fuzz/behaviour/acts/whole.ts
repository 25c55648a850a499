// Whole transactions in one sentence.
import fc from 'fast-check';
import { yuan } from '../../../definitions/money.ts';
import type { TerminalFunction } from '../../../terminal/index.ts';
import type { Act, Claim } from '../act.ts';
import { APPROVED, declined, NOT_APPROVED, READY, slipFor } from '../claims.ts';
import type { Named } from '../shop.ts';
import { amount, type Till } from '../till.ts';

/** Which of several. */
export const which = fc.nat({ max: 7 });
const TOO_MUCH_MINOR = 50_000_000;
/** A date that every named transaction has, as the sentences call it. */
const DATE = '0718';

/** A sale that takes so much from the card. */
function sold(till: Till, amountMinor: number): void {
  till.begin({
    function: 'sale',
    approved: () => {
      till.shop.balanceMinor -= amountMinor;
      till.lastSaleMinor = amountMinor;
    },
  });
}

/** What must come of an ordinary payment; nothing is certain where something is in its way. */
function certain(till: Till, chosen: TerminalFunction, amountMinor: number): Claim[] {
  if (!till.calm(chosen)) return [];
  const { balanceMinor, balanceSure } = till.shop;
  if (balanceMinor >= amountMinor) return [APPROVED, slipFor(amountMinor), READY];
  // A refund whose outcome is not known may have made the card richer than that.
  return balanceSure ? [declined('51'), READY] : [READY];
}

export const reads = ({ abilities }: Till, by: string) => abilities.interfaces.includes(by);

/** A sale by inserted card, from beginning to end. */
const saleOf = (name: string, choice: Act['choice'], weight = 1): Act => ({
  name,
  choice,
  weight,
  may: (till) => till.offers('sale') && reads(till, 'insert'),
  say: (_till, minor) => ({
    en: `the cashier makes a sale of CNY ${yuan(minor)} by inserted card`,
    zh: `收银员办理一笔${yuan(minor)}元的插卡消费`,
  }),
  tried(till, minor) {
    const claims = certain(till, 'sale', minor);
    sold(till, minor);
    return claims;
  },
});

/** The choice among several, round and round. */
export const among = <T>(all: readonly T[], at: number): T => all[at % all.length] as T;

const number = (called: number) => String(called).padStart(6, '0');

/** A new transaction that later sentences can name; it is made only where nothing can go wrong. */
const earlier = (
  kind: Named['kind'],
  chosen: TerminalFunction,
  words: (minor: number, name: string) => { en: string; zh: string },
  nameOf: (called: number) => string,
): Act => ({
  name: kind === 'sale' ? 'open sale' : kind,
  choice: amount,
  weight: 2,
  may: (till, minor) =>
    till.calm(chosen) &&
    till.seen.owed.length === 0 &&
    till.shop.balanceMinor >= minor &&
    reads(till, 'insert') &&
    (kind !== 'settled sale' || till.calm('settlement')),
  say: (till, minor) => words(minor, nameOf(till.shop.named.length + 1)),
  tried(till, amountMinor) {
    if (kind === 'settled sale') settleAll(till, true);
    const name = nameOf(till.shop.named.length + 1);
    till.shop.named.push({ kind, at: till.at, name, amountMinor, state: 'open' });
    till.shop.balanceMinor -= amountMinor;
    till.batchEmpty = kind === 'settled sale';
    till.begin(null);
    return [];
  },
});

/** A settlement ends what can be voided; `sure` = nothing is in its way. */
export function settleAll(till: Till, sure: boolean): void {
  for (const each of till.find('sale', 'open', 'unsure')) each.state = sure ? 'settled' : 'unsure';
  if (sure) till.batchEmpty = true;
}

/** Something is done with a named transaction: what it says, what it gives back, and whether it must be approved. */
type Follow = {
  name: string;
  function: TerminalFunction;
  kind: Named['kind'];
  states: readonly Named['state'][];
  words(named: Named): { en: string; zh: string };
  /** What the card gets back, in fen; less than nothing = what it pays. */
  back(named: Named): number;
  refused?: boolean;
};

const following = ({ name, function: chosen, kind, states, words, back, refused = false }: Follow): Act => ({
  name,
  choice: which,
  weight: 2,
  may: (till) => till.offers(chosen) && reads(till, 'insert') && till.find(kind, ...states).length > 0,
  say: (till, at) => words(among(till.find(kind, ...states), at)),
  tried(till, at) {
    const named = among(till.find(kind, ...states), at);
    const calm = till.calm(chosen);
    const before = named.state;
    named.state = refused || !calm ? before : 'done';
    if (!calm && !refused) named.state = 'unsure';
    // Nobody takes a refund back whose outcome is not known.
    if (!calm && chosen === 'refund') till.shop.balanceSure = false;
    till.begin({
      function: chosen,
      approved: () => {
        named.state = 'done';
        till.shop.balanceMinor += back(named);
      },
    });
    if (!calm) return [];
    return [refused ? NOT_APPROVED : APPROVED, READY];
  },
});

export const voidOf = ({ name }: Named) => ({
  en: `the cashier voids the sale with voucher "${name}"`,
  zh: `收银员撤销凭证号为“${name}”的消费`,
});
const refundOf = (minor: number, { name }: Named) => ({
  en: `the cashier refunds CNY ${yuan(minor)} of the sale with reference "${name}" dated "${DATE}"`,
  zh: `收银员退货${yuan(minor)}元，原参考号“${name}”，原交易日期“${DATE}”`,
});

export const WHOLE: readonly Act[] = [
  saleOf('sale', amount, 4),
  saleOf('sale above the balance', fc.constant(TOO_MUCH_MINOR)),
  {
    name: 'sale with a wrong PIN',
    choice: amount,
    may: (till) => till.offers('sale') && reads(till, 'insert') && till.shop.mayErr,
    say: (_till, minor) => ({
      en: `the cashier makes a sale of CNY ${yuan(minor)} by inserted card with a wrong PIN`,
      zh: `收银员办理一笔${yuan(minor)}元的插卡消费，密码错误`,
    }),
    tried(till, minor) {
      const claims = till.calm('sale') ? [NOT_APPROVED, READY] : [];
      till.shop.err();
      sold(till, minor);
      return claims;
    },
  },
  {
    name: 'void of the last sale',
    choice: which,
    weight: 2,
    may: (till) => till.offers('void') && reads(till, 'insert') && till.lastSaleMinor !== null,
    say: () => ({ en: 'the cashier voids the last sale', zh: '收银员撤销上一笔消费' }),
    tried(till) {
      const minor = till.lastSaleMinor ?? 0;
      const claims = till.calm('void') ? [APPROVED, READY] : [];
      till.begin({
        function: 'void',
        approved: () => {
          till.shop.balanceMinor += minor;
        },
      });
      return claims;
    },
  },
  earlier(
    'sale',
    'sale',
    (minor, name) => ({
      en: `an approved sale of CNY ${yuan(minor)} in the open batch with voucher "${name}"`,
      zh: `本批次已有一笔${yuan(minor)}元的成功消费，凭证号“${name}”`,
    }),
    (called) => number(900_000 + called),
  ),
  earlier(
    'settled sale',
    'sale',
    (minor, name) => ({
      en: `a settled sale of CNY ${yuan(minor)} with reference "${name}" dated "${DATE}"`,
      zh: `一笔${yuan(minor)}元的消费已结算，参考号“${name}”，交易日期“${DATE}”`,
    }),
    (called) => `071800${number(called)}`,
  ),
  earlier(
    'pre-authorisation',
    'pre-authorisation',
    (minor, name) => ({
      en: `an approved pre-authorisation of CNY ${yuan(minor)} with authorisation code "${name}" dated "${DATE}"`,
      zh: `已有一笔${yuan(minor)}元的成功预授权，授权码“${name}”，交易日期“${DATE}”`,
    }),
    (called) => `A${String(called).padStart(5, '0')}`,
  ),
  following({
    name: 'void',
    function: 'void',
    kind: 'sale',
    states: ['open'],
    words: voidOf,
    back: ({ amountMinor }) => amountMinor,
  }),
  following({
    name: 'void once more',
    function: 'void',
    kind: 'sale',
    states: ['done', 'settled'],
    words: voidOf,
    back: () => 0,
    refused: true,
  }),
  following({
    name: 'refund',
    function: 'refund',
    kind: 'settled sale',
    states: ['open'],
    words: (named) => refundOf(named.amountMinor, named),
    back: ({ amountMinor }) => amountMinor,
  }),
  following({
    name: 'refund once more',
    function: 'refund',
    kind: 'settled sale',
    states: ['done'],
    words: (named) => refundOf(100, named),
    back: () => 0,
    refused: true,
  }),
  following({
    name: 'completion',
    function: 'completion',
    kind: 'pre-authorisation',
    states: ['open'],
    words: ({ name, amountMinor }) => ({
      en: `the cashier completes the pre-authorisation with authorisation code "${name}" dated "${DATE}" for CNY ${yuan(amountMinor - 50)}`,
      zh: `收银员完成授权码“${name}”、交易日期“${DATE}”的预授权，金额${yuan(amountMinor - 50)}元`,
    }),
    back: () => 50,
  }),
  following({
    name: 'void of a pre-authorisation',
    function: 'pre-authorisation-void',
    kind: 'pre-authorisation',
    states: ['open'],
    words: ({ name, amountMinor }) => ({
      en: `the cashier voids the pre-authorisation with authorisation code "${name}" dated "${DATE}" for CNY ${yuan(amountMinor)}`,
      zh: `收银员撤销授权码“${name}”、交易日期“${DATE}”的预授权，金额${yuan(amountMinor)}元`,
    }),
    back: ({ amountMinor }) => amountMinor,
  }),
];

const called = (name: string) => WHOLE.find((act) => act.name === name) as Act;

/** A payment, and what takes it back or completes it. */
export const FOLLOWED: readonly (readonly [Act, Act])[] = [
  [called('open sale'), called('void')],
  [called('settled sale'), called('refund')],
  [called('pre-authorisation'), called('completion')],
  [called('pre-authorisation'), called('void of a pre-authorisation')],
];
