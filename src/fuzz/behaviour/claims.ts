// What must be true, in sentences of the catalogue.
import { yuan } from '../../definitions/money.ts';
import type { Claim } from './act.ts';
import type { Till } from './till.ts';

const claim = (name: string, en: string, zh: string): Claim => ({ name, sentence: { en, zh } });

export const APPROVED = claim('approved', 'the transaction is approved', '交易成功');
export const NOT_APPROVED = claim('not approved', 'the transaction is not approved', '交易未成功');
export const CANCELLED = claim('cancelled', 'the transaction is cancelled', '交易已取消');
export const SUCCEEDS = claim('succeeds', 'the operation succeeds', '操作成功');
export const SIGNED_IN = claim('signed in', 'the terminal is signed in', '终端处于签到状态');
export const READY = claim('ready', 'the terminal is ready for the next transaction', '终端回到主界面可办理下一笔交易');
export const declined = (code: string) =>
  claim('declined', `the transaction is declined with code "${code}"`, `交易被拒绝，应答码为“${code}”`);
export const slipFor = (minor: number) =>
  claim('slip', `a sales slip for CNY ${yuan(minor)} is issued`, `出具金额为${yuan(minor)}元的签购单`);
const balanceOf = (minor: number) =>
  claim('balance', `the card balance is CNY ${yuan(minor)}`, `卡片余额为${yuan(minor)}元`);
const pinWith = (minor: number) =>
  claim(
    'amount at the PIN',
    `the terminal asks for the PIN and shows CNY ${yuan(minor)}`,
    `终端要求输入密码并显示金额${yuan(minor)}元`,
  );

/** What must be true after every act, whatever it was. */
export function standing(till: Till): Claim[] {
  const { power, prompt } = till.seen;
  const { shop } = till;
  if (power === 'off') return [];
  return [
    ...(shop.balanceSure && shop.isAtRest() ? [balanceOf(shop.balanceMinor)] : []),
    ...(prompt === 'pin' && till.typedMinor !== null ? [pinWith(till.typedMinor)] : []),
  ];
}

/** What is true of every terminal whose books are right: a scenario ends with it when what is wrong stands in the books. */
export const ALWAYS_TRUE = claim(
  'always true',
  'no log holds a full card number, track data or a PIN',
  '任何日志都不含完整卡号、磁道信息和密码',
);
