// Then: settlement, as terminal and POS centre see it.
import { batchNumberOf } from '../../src/definitions/field-60.ts';
import { FIELD_48_SETTLEMENT } from '../../src/definitions/transactions.ts';
import { type Phrase, phrase } from '../phrases.ts';
import type { TillWorld } from '../scene/till.ts';
import { shows } from '../scene/wordings.ts';

async function settled(till: TillWorld) {
  await till.host.refresh();
  const exchange = till.host.exchanges.findLast(({ transaction }) => transaction === 'settlement');
  const number = batchNumberOf(exchange?.request?.fields['60']);
  const batch = (await till.host.batches()).find(({ batch }) => batch === number);
  till.check(
    exchange !== undefined && batch !== undefined,
    { en: 'The POS centre received no settlement.', zh: 'POS中心没有收到批结算。' },
    { en: 'a settlement', zh: '批结算' },
    till.receivedWords(),
  );
  return { exchange: exchange!, batch: batch! };
}

/** Totals that the terminal sent: number and amount by side, domestic and foreign cards together. */
function sentTotals(text: string): Record<'debitCount' | 'debitMinor' | 'creditCount' | 'creditMinor', number> {
  const parts = new Map<string, number>();
  let at = 0;
  for (const { name, length } of FIELD_48_SETTLEMENT) {
    parts.set(name, Number(text.slice(at, at + length)));
    at += length;
  }
  const sum = (what: string) => (parts.get(`domestic${what}`) ?? 0) + (parts.get(`foreign${what}`) ?? 0);
  return {
    debitCount: sum('DebitCount'),
    debitMinor: sum('DebitAmount'),
    creditCount: sum('CreditCount'),
    creditMinor: sum('CreditAmount'),
  };
}

/** Whether the number stands in the text by itself: no part of a date, a time, an amount or a longer number. */
function numbered(text: string, count: number): boolean {
  return new RegExp(`(?<!\\d|\\d[:/.-])0*${count}(?!\\d|[:/.-]\\d)`).test(text);
}

export const batch: Phrase[] = [
  phrase(
    'Then',
    {
      en: 'the batch balances with {number} debit(s) of CNY {amount} and {number} credit(s) of CNY {amount}',
      zh: '对账平，借记{number}笔{amount}元，贷记{number}笔{amount}元',
      exampleEn: 'the batch balances with 2 debits of CNY 216.50 and 1 credit of CNY 88.00',
      exampleZh: '对账平，借记2笔216.50元，贷记1笔88.00元',
    },
    async (till, debits, debitMinor, credits, creditMinor) => {
      const { exchange, batch } = await settled(till);
      const words = (count: { debitCount: number; debitMinor: number; creditCount: number; creditMinor: number }) =>
        till.say({
          en: `${count.debitCount} debits of ${till.money(count.debitMinor)}, ${count.creditCount} credits of ${till.money(count.creditMinor)}`,
          zh: `借记${count.debitCount}笔${till.money(count.debitMinor)}，贷记${count.creditCount}笔${till.money(count.creditMinor)}`,
        });
      const wanted = words({ debitCount: debits, debitMinor, creditCount: credits, creditMinor });
      const sent = words(sentTotals(exchange.request?.fields['48'] ?? ''));
      till.check(
        sent === wanted,
        { en: 'The terminal settles with other totals.', zh: '终端上送的总额不符。' },
        wanted,
        sent,
      );
      till.check(
        words(batch) === wanted,
        { en: 'The POS centre counts other totals.', zh: 'POS中心的总额不符。' },
        wanted,
        words(batch),
      );
      till.check(
        batch.balanced === true,
        { en: 'The batch does not balance.', zh: '对账不平。' },
        { en: 'balanced', zh: '对账平' },
        { en: 'not balanced', zh: '对账不平' },
      );
    },
  ),
  phrase('Then', { en: 'the batch balances', zh: '对账平' }, async (till) => {
    const { exchange, batch } = await settled(till);
    const sent = sentTotals(exchange.request?.fields['48'] ?? '');
    const words = (count: typeof sent) =>
      `${count.debitCount} / ${till.money(count.debitMinor)}, ${count.creditCount} / ${till.money(count.creditMinor)}`;
    till.check(
      batch.balanced === true && words(sent) === words(batch),
      { en: 'The batch does not balance.', zh: '对账不平。' },
      words(sent),
      words(batch),
    );
  }),
  phrase('Then', { en: 'the batch does not balance', zh: '对账不平' }, async (till) => {
    const { batch } = await settled(till);
    till.toleratesImbalance = true;
    till.check(
      batch.balanced === false,
      { en: 'The batch balances.', zh: '对账平。' },
      { en: 'not balanced', zh: '对账不平' },
      String(batch.balanced),
    );
    const slip = till.counter.all('slip').findLast(({ slip }) => slip.copy === 'settlement')?.slip;
    till.check(
      slip === undefined || !shows(till, slip.lines, 'Balanced', 'screen'),
      { en: 'The settlement slip says that the batch balances.', zh: '结算总计单印的是对账平。' },
      { en: 'not balanced', zh: '对账不平' },
      slip?.lines.join(' / ') ?? '',
    );
  }),
  phrase(
    'Then',
    {
      en: 'the terminal uploads {number} transaction(s) of the batch',
      zh: '终端上送本批次{number}笔交易明细',
      exampleEn: 'the terminal uploads 2 transactions of the batch',
      exampleZh: '终端上送本批次2笔交易明细',
    },
    async (till, wanted) => {
      const { batch } = await settled(till);
      till.check(
        batch.uploaded === wanted,
        { en: 'Another number of transactions was uploaded.', zh: '上送的明细笔数不符。' },
        String(wanted),
        String(batch.uploaded),
      );
    },
  ),
  phrase(
    'Then',
    { en: 'nothing that the POS centre had taken was uploaded again', zh: 'POS中心已接收的明细没有重复上送' },
    async (till) => {
      const { batch } = await settled(till);
      const answered = till.host.exchanges.filter(
        ({ transaction, answer }) => transaction === 'batch-upload' && answer !== null,
      );
      const items = answered.reduce((sum, { requestItems = [] }) => sum + requestItems.length, 0);
      till.check(
        items <= batch.uploaded,
        { en: 'Transactions were uploaded again that had been taken.', zh: '已接收的明细又重复上送。' },
        { en: `${batch.uploaded} in messages that were answered`, zh: `已应答的报文共${batch.uploaded}笔` },
        { en: `${items} in messages that were answered`, zh: `已应答的报文共${items}笔` },
      );
    },
  ),
  phrase('Then', { en: 'the batch number increases by one', zh: '批次号加一' }, async (till) => {
    const { exchange } = await settled(till);
    const before = Number(batchNumberOf(exchange.request?.fields['60']));
    const after = till.counter.state.batch;
    till.check(
      Number(after) === before + 1,
      { en: 'The batch number did not go up by one.', zh: '批次号没有加一。' },
      String(before + 1).padStart(6, '0'),
      after ?? '',
    );
  }),
  phrase('Then', { en: 'the terminal begins again with batch 000001', zh: '终端重新从批次000001开始' }, (till) => {
    till.check(
      till.counter.state.batch === '000001',
      { en: 'The terminal does not begin again with the first batch.', zh: '终端没有从第一个批次重新开始。' },
      '000001',
      till.counter.state.batch ?? '',
    );
  }),
  phrase(
    'Then',
    { en: 'the terminal has the batch number of the POS centre', zh: '终端批次号与POS中心一致' },
    async (till) => {
      await till.host.refresh();
      const answer = till.host.exchanges.findLast(({ transaction }) => transaction === 'sign-in')?.answer;
      const wanted = batchNumberOf(answer?.fields['60']);
      till.check(
        wanted !== undefined && till.counter.state.batch === wanted,
        { en: 'The terminal did not take the batch number of the sign-in.', zh: '终端没有采用签到返回的批次号。' },
        wanted ?? { en: 'a sign-in', zh: '签到' },
        till.counter.state.batch ?? '',
      );
    },
  ),
  phrase(
    'Then',
    { en: 'the terminal holds no transactions of the old batch', zh: '终端不再保留上一批次的交易' },
    async (till) => {
      const { exchange } = await settled(till);
      const old = batchNumberOf(exchange.request?.fields['60']);
      const left = (await till.counter.terminal.journal()).filter((entry) => entry.batch === old);
      till.check(
        left.length === 0,
        { en: 'The terminal still holds transactions of the settled batch.', zh: '终端仍保留已结算批次的交易。' },
        { en: 'none', zh: '无' },
        left.map(({ voucher }) => voucher).join(', '),
      );
    },
  ),
  phrase('Then', { en: 'a settlement slip with the totals is printed', zh: '打印含总额的结算总计单' }, async (till) => {
    const { batch } = await settled(till);
    const slip = till.counter.recent('slip').findLast(({ slip }) => slip.copy === 'settlement')?.slip;
    const printed = slip?.lines.join('\n').replaceAll(',', '') ?? '';
    const totals = [
      { count: batch.debitCount, figures: till.figures(batch.debitMinor) },
      { count: batch.creditCount, figures: till.figures(batch.creditMinor) },
    ];
    till.check(
      slip !== undefined &&
        totals.every(({ count, figures }) => printed.includes(figures) && (count === 0 || numbered(printed, count))),
      { en: 'There is no settlement slip with these totals.', zh: '没有打印含总额的结算总计单。' },
      totals.map(({ count, figures }) => `${count}: ${figures}`).join(' / '),
      slip?.lines.join(' / ') ?? { en: 'none', zh: '无' },
    );
  }),
];
