// A payment by code is never reversed (F-27, F-56): hosts do not take such a reversal, so it would leave the money where it is.
import type { Books } from '../books.ts';
import { isOwed } from '../lookup.ts';
import type { Rule } from '../rule.ts';

export const codePaymentNotReversed: Rule = (books) =>
  [...new Set([...sent(books), ...intended(books)])].map((voucher) => ({
    requirement: 'GUIDE-P-SFT-6',
    clause: 'GUIDE-P-SFT-6.2',
    text: {
      en: `reversed instead of asked about: a reversal of the QR sale ${voucher} was sent or is owed`,
      zh: `应查询却冲正：凭证号 ${voucher} 的扫码消费已发送冲正或有待发的冲正`,
    },
    expected: { en: `a query of voucher ${voucher}`, zh: `凭证号 ${voucher} 的查询` },
    actual: { en: 'a reversal', zh: '冲正' },
  }));

/** Reversals on the wire: of a charge (field 3) that was made by code (field 22). A void by code may be reversed. */
function sent({ exchanges }: Books): string[] {
  return exchanges.flatMap(({ request }) =>
    request?.mti === '0400' && request.fields['22']?.startsWith('03') && request.fields['3'] === '000000'
      ? [request.fields['11'] ?? '?']
      : [],
  );
}

function intended(books: Books): string[] {
  return books.journal
    .filter((entry) => entry.function === 'qr-sale' && isOwed(books, 'reversal', entry))
    .map(({ voucher }) => voucher);
}
