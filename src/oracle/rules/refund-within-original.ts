// Refunds and voids together never give back more than the original payment took.
import type { HostTransaction } from '../books.ts';
import { merchantsTransactions, originalOf, standing } from '../lookup.ts';
import type { Breach, Rule } from '../rule.ts';
import { amount, cny, listEn, listZh, yuan } from '../words.ts';

const GIVES_BACK = new Set(['refund', 'void', 'completion-void']);

export const refundWithinOriginal: Rule = (books) => {
  const back = standing(books).filter((t) => GIVES_BACK.has(t.type));
  const originals = new Set(back.flatMap((t) => (t.originalId === null ? [] : [t.originalId])));
  const all = merchantsTransactions(books);
  const everywhere = standing({ ...books, transactions: all }).filter((t) => GIVES_BACK.has(t.type));
  return [
    ...back.filter((t) => !originalOf(books, t)).map(withoutOriginal),
    ...all.filter((t) => originals.has(t.id)).flatMap((t) => tooMuch(t, everywhere)),
  ];
};

function withoutOriginal(back: HostTransaction): Breach {
  return {
    requirement: 'GUIDE-B-FAQ-5e',
    text: {
      en: `refunded from nothing: ${cny(back.postedMinor)} went to card ${back.cardNumber} by voucher ${back.stan}, which names no payment that the host knows`,
      zh: `无原交易退款：凭证号 ${back.stan} 向卡 ${back.cardNumber} 退回 ${yuan(back.postedMinor)}，但主机找不到原交易`,
    },
    expected: { en: 'a refund of a known payment', zh: '有原交易的退款' },
    actual: { en: 'no original payment', zh: '没有原交易' },
  };
}

function tooMuch(original: HostTransaction, back: readonly HostTransaction[]): Breach[] {
  const parts = back.filter((t) => t.originalId === original.id);
  const sumMinor = parts.reduce((sum, t) => sum + t.postedMinor, 0);
  if (sumMinor <= original.postedMinor) return [];
  const vouchers = parts.map((t) => t.stan);
  return [
    {
      requirement: 'GUIDE-B-FAQ-5e',
      text: {
        en: `refunded too much: ${cny(sumMinor)} went back for voucher ${original.stan} of ${cny(original.postedMinor)}, by vouchers ${listEn(vouchers)}`,
        zh: `退款超过原交易：凭证号 ${original.stan} 原金额 ${yuan(original.postedMinor)}，已由凭证号 ${listZh(vouchers)} 退回 ${yuan(sumMinor)}`,
      },
      expected: { en: `at most ${cny(original.postedMinor)}`, zh: `不超过 ${yuan(original.postedMinor)}` },
      actual: amount(sumMinor),
    },
  ];
}
