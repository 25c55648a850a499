// Each payment that the terminal holds as approved stands in the host's books.
import { heldApproved, hostTransactionsOf, standing } from '../lookup.ts';
import type { Rule } from '../rule.ts';
import { cny, stateName, transactionName, yuan } from '../words.ts';

export const approvedIsPosted: Rule = (books) => {
  const stands = new Set(standing(books));
  return heldApproved(books).flatMap((entry) => {
    const atHost = hostTransactionsOf(books, entry);
    if (atHost.some((t) => stands.has(t))) return [];
    const name = transactionName(entry.function);
    const last = atHost.at(-1);
    const fate = last
      ? {
          en: `the host has it as ${last.state} with code ${last.responseCode}`,
          zh: `主机记录其状态为${stateName(last.state).zh}，应答码 ${last.responseCode}`,
        }
      : { en: 'the host has never posted it', zh: '主机从未入账' };
    return [
      {
        requirement: 'GUIDE-A-STEP-5d',
        clause: 'GUIDE-A-STEP-5d.2',
        text: {
          en: `approved without money: the terminal holds the ${name.en} ${entry.voucher} of ${cny(entry.amountMinor)} on card ${entry.cardNumber} as approved, but ${fate.en}`,
          zh: `成功但无入账：终端将凭证号 ${entry.voucher} 的${name.zh} ${yuan(entry.amountMinor)}（卡号 ${entry.cardNumber}）记为成功，但${fate.zh}`,
        },
        expected: {
          en: `one standing posting of ${cny(entry.amountMinor)} for voucher ${entry.voucher}`,
          zh: `凭证号 ${entry.voucher} 有一笔 ${yuan(entry.amountMinor)} 的有效入账`,
        },
        actual: { en: `no standing posting; ${fate.en}`, zh: `没有有效入账；${fate.zh}` },
      },
    ];
  });
};
