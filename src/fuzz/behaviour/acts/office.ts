// What the cashier does beside payments: sign-in and sign-out, settlement, lists, reprints, parameters.
import fc from 'fast-check';
import type { TerminalFunction } from '../../../terminal/index.ts';
import type { Act, Claim } from '../act.ts';
import { APPROVED, READY, SIGNED_IN, SUCCEEDS } from '../claims.ts';
import type { Till } from '../till.ts';
import { settleAll } from './whole.ts';

/** `claims` are true where nothing is in the way; `effect` is what it does to the till. */
type Errand = {
  name: TerminalFunction;
  en: string;
  zh: string;
  claims: readonly Claim[];
  may?: (till: Till) => boolean;
  effect?: (till: Till, calm: boolean) => void;
};

const errand = ({ name, en, zh, claims, may = () => true, effect }: Errand): Act => ({
  name,
  choice: fc.constant(0),
  may: (till) => till.offers(name) && may(till),
  say: () => ({ en, zh }),
  tried(till) {
    const calm = till.calm(name) && till.seen.owed.length === 0;
    effect?.(till, calm);
    // What is lost of these leaves terminal and acquirer with another session, keys or batch.
    if (['sign-in', 'sign-out', 'settlement'].includes(name) && !calm) till.sessionSure = false;
    till.begin(null);
    return calm ? [...claims] : [];
  },
});

export const OFFICE: readonly Act[] = [
  {
    ...errand({
      name: 'sign-in',
      en: 'the cashier signs the terminal in',
      zh: '收银员办理签到',
      claims: [SUCCEEDS, SIGNED_IN, READY],
    }),
    weight: 2,
    always: true,
  },
  errand({
    name: 'sign-out',
    en: 'the cashier signs the terminal out',
    zh: '收银员办理签退',
    claims: [SUCCEEDS, READY],
  }),
  {
    ...errand({
      name: 'settlement',
      en: 'the cashier settles the batch',
      zh: '收银员办理批结算',
      claims: [SUCCEEDS, READY],
      effect: settleAll,
    }),
    weight: 3,
  },
  errand({
    name: 'echo-test',
    en: 'the cashier runs the echo test',
    zh: '收银员进行回响测试',
    claims: [SUCCEEDS, READY],
  }),
  errand({
    name: 'parameter-download',
    en: 'the cashier downloads the parameters',
    zh: '收银员下载参数',
    claims: [SUCCEEDS, READY],
  }),
  {
    ...errand({
      name: 'balance-inquiry',
      en: 'the cashier makes a balance inquiry',
      zh: '收银员办理余额查询',
      claims: [APPROVED, READY],
      may: ({ abilities }) => abilities.interfaces.includes('insert'),
    }),
    weight: 3,
  },
  errand({ name: 'reprint', en: 'the cashier reprints the last slip', zh: '收银员重打最后一笔签购单', claims: [] }),
  errand({ name: 'query', en: 'the cashier lists the transactions', zh: '收银员查看交易明细', claims: [] }),
];
