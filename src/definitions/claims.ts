// Advertising claims of the guide's product pages, and the number of the merchant's contract that each of them needs to be judged at all.
import type { Bilingual } from './evidence.ts';

/** Requirement -> what the contract has to state. Without it the claim is not assessable, and never a pass. */
export const CLAIMS: Readonly<Record<string, Bilingual>> = {
  'GUIDE-P-LKL-1': {
    en: 'the payment licence (holder, number, scope, validity)',
    zh: '支付业务许可证（持有人、编号、业务范围、有效期）',
  },
  'GUIDE-P-LKL-2': { en: 'the account that settlements are paid to, and from whom', zh: '结算账户和付款方' },
  'GUIDE-P-LKL-7': { en: 'the number of actions that a sale may take', zh: '一笔消费的最多操作次数' },
  'GUIDE-P-LKL-8': { en: 'the settlement cycle (T+1, D+0 or D+1)', zh: '结算周期（T+1、D+0 或 D+1）' },
  'GUIDE-P-SFT-1': { en: 'the fee rate and the time for which it holds', zh: '手续费费率及其有效期' },
  'GUIDE-P-SFT-2': {
    en: 'the number of transactions in a row without a fault',
    zh: '连续无故障交易的笔数',
  },
  'GUIDE-P-SFT-3': { en: 'the longest times for connecting and answering', zh: '联网和应答的最长时间' },
  'GUIDE-P-SFT-4': { en: 'the settlement cycle and its latest hour', zh: '结算周期及最迟到账时间' },
};
