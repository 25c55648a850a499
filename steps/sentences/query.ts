// When and Then: looking transactions up by day or by reference.
import { type Phrase, phrase } from '../phrases.ts';
import type { TillWorld } from '../scene/till.ts';

const lastVoucher = (till: TillWorld) =>
  till.counter.all('result').findLast(({ voucher }) => voucher !== null)?.voucher;

export const query: Phrase[] = [
  phrase(
    'Then',
    { en: 'the bank finds exactly one transaction under its reference', zh: '银行按参考号只查到一笔交易' },
    async (till) => {
      const voucher = lastVoucher(till);
      const reference = till.counter.all('journal').findLast(({ entry }) => entry.voucher === voucher)?.entry.reference;
      const found = (await till.host.transactions()).filter((each) => each.reference === reference);
      till.check(
        found.length === 1 && found[0]?.stan === voucher,
        { en: 'The reference does not lead to this one transaction.', zh: '参考号不能唯一确定该交易。' },
        `${reference} / ${voucher}`,
        found.map(({ stan }) => stan).join(', '),
      );
    },
  ),
  phrase(
    'When',
    {
      en: 'the business day is {day}',
      zh: '营业日为{day}',
      exampleEn: 'the business day is "2026-07-31"',
      exampleZh: '营业日为“2026-07-31”',
    },
    (till, day) => till.host.businessDay(day),
  ),
  phrase(
    'When',
    {
      en: 'transactions from {day} to {day} are queried',
      zh: '查询{day}至{day}的交易',
      exampleEn: 'transactions from "2026-07-01" to "2026-07-31" are queried',
      exampleZh: '查询“2026-07-01”至“2026-07-31”的交易',
    },
    (till, from, to) => till.host.query(from, to),
  ),
  phrase(
    'Then',
    {
      en: 'the query lists {number} transaction(s) of CNY {amount} in all',
      zh: '查询结果为{number}笔交易，共{amount}元',
      exampleEn: 'the query lists 2 transactions of CNY 30.00 in all',
      exampleZh: '查询结果为2笔交易，共30.00元',
    },
    (till, count, wanted) => {
      const { found } = till.host;
      const sum = found.reduce((total, { amountMinor }) => total + amountMinor, 0);
      till.check(
        found.length === count && sum === wanted,
        { en: 'The query lists other transactions.', zh: '查询结果不符。' },
        `${count} / ${till.money(wanted)}`,
        `${found.length} / ${till.money(sum)}`,
      );
    },
  ),
];
