// Given: transactions that were made before the scenario begins.
// The voucher, reference or date of the sentence is the scenario's name for what terminal and acquirer really gave.

import { type Phrase, phrase } from '../phrases.ts';
import { completeSale, settle } from '../scene/whole-transactions.ts';

export const earlier: Phrase[] = [
  phrase(
    'Given',
    {
      en: 'an approved sale of CNY {amount} in the open batch with voucher {voucher}',
      zh: '本批次已有一笔{amount}元的成功消费，凭证号{voucher}',
      exampleEn: 'an approved sale of CNY 88.00 in the open batch with voucher "000012"',
      exampleZh: '本批次已有一笔88.00元的成功消费，凭证号“000012”',
    },
    (till, amount, voucher) =>
      till.prepare(async () => {
        const sale = await completeSale(till, amount);
        till.name(voucher, sale.voucher);
      }),
  ),
  phrase(
    'Given',
    {
      en: 'a settled sale of CNY {amount} with reference {reference} dated {monthday}',
      zh: '一笔{amount}元的消费已结算，参考号{reference}，交易日期{monthday}',
      exampleEn: 'a settled sale of CNY 88.00 with reference "071800000042" dated "0718"',
      exampleZh: '一笔88.00元的消费已结算，参考号“071800000042”，交易日期“0718”',
    },
    (till, amount, reference, date) =>
      till.prepare(async () => {
        const sale = await completeSale(till, amount);
        till.name(reference, sale.reference);
        till.name(date, sale.date);
        await settle(till);
      }),
  ),
  phrase(
    'Given',
    {
      en: 'an approved pre-authorisation of CNY {amount} with authorisation code {authcode} dated {monthday}',
      zh: '已有一笔{amount}元的成功预授权，授权码{authcode}，交易日期{monthday}',
      exampleEn: 'an approved pre-authorisation of CNY 500.00 with authorisation code "A12345" dated "0718"',
      exampleZh: '已有一笔500.00元的成功预授权，授权码“A12345”，交易日期“0718”',
    },
    (till, amount, code, date) =>
      till.prepare(async () => {
        const hold = await completeSale(till, amount, 'pre-authorisation');
        till.name(code, hold.authorisationCode);
        till.name(date, hold.date);
      }),
  ),
];
