// What every run begins with, and the sentences by which people go from one terminal to the other.
import { yuan } from '../../definitions/money.ts';
import { type At, BALANCE_MINOR } from './shop.ts';
import type { Sentence } from './till.ts';

const SIGNED_IN: Sentence = { en: 'the terminal is signed in by operator "01"', zh: '终端已签到，操作员号为“01”' };
const SECOND: Sentence = {
  en: 'a second terminal of the merchant is signed in by operator "01"',
  zh: '商户的第二台终端已签到，操作员号为“01”',
};
const CODES: Sentence = { en: 'the terminal takes payment codes', zh: '终端受理付款码' };
const CARD: Sentence = {
  en: `a "debit chip" card issued by "ICBC" with balance CNY ${yuan(BALANCE_MINOR)}`,
  zh: `一张“借记芯片卡”，发卡行“工商银行”，余额${yuan(BALANCE_MINOR)}元`,
};

/** The Givens of a run: at one terminal, or at two, which take payment codes if they can. */
export const sceneOf = ({ tills, codes }: { tills: At; codes: boolean }): readonly Sentence[] =>
  tills === 1 ? [SIGNED_IN, CARD] : [...(codes ? [CODES] : []), SIGNED_IN, SECOND, CARD];

export const turnTo = (at: At): Sentence =>
  at === 1
    ? { en: 'people go to the first terminal', zh: '转到第一台终端办理' }
    : { en: 'people go to the second terminal', zh: '转到第二台终端办理' };
