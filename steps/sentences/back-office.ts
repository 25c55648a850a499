// Then: what the merchant and the bank find when they look a transaction up, at the terminal and in the back office.
import type { HostTransaction } from '../../simulator/admin/client.ts';
import { type Phrase, phrase } from '../phrases.ts';
import { idOf, TRANSACTION_STATE_WORDS } from '../scene/quoted-words.ts';
import type { TillWorld } from '../scene/till.ts';

const lastVoucher = (till: TillWorld) =>
  till.counter.all('result').findLast(({ voucher }) => voucher !== null)?.voucher;

async function find(till: TillWorld, voucher: string | null | undefined): Promise<HostTransaction> {
  const found = (await till.host.transactions()).findLast(({ stan }) => stan === voucher);
  till.check(
    found !== undefined,
    { en: 'The back office does not list the transaction.', zh: '管理后台查不到该交易。' },
    voucher ?? { en: 'a transaction', zh: '交易' },
    { en: 'not found', zh: '未找到' },
  );
  return found!;
}

export const backOffice: Phrase[] = [
  phrase(
    'Then',
    {
      en: 'the back office lists the transaction with the same amount and reference',
      zh: '管理后台能查到金额和参考号一致的交易',
    },
    async (till) => {
      const voucher = lastVoucher(till);
      const entry = till.counter.all('journal').findLast(({ entry }) => entry.voucher === voucher)?.entry;
      const { amountMinor, reference } = await find(till, voucher);
      till.check(
        entry?.amountMinor === amountMinor && entry.reference === reference,
        { en: 'Back office and terminal differ.', zh: '管理后台与终端记录不一致。' },
        `${till.money(entry?.amountMinor ?? 0)} / ${entry?.reference ?? ''}`,
        `${till.money(amountMinor)} / ${reference}`,
      );
    },
  ),
  phrase(
    'Then',
    {
      en: 'the back office has the sale with voucher {voucher} as {state}',
      zh: '管理后台中凭证号{voucher}的消费状态为{state}',
      exampleEn: 'the back office has the sale with voucher "000012" as "voided"',
      exampleZh: '管理后台中凭证号“000012”的消费状态为“已撤销”',
    },
    async (till, voucher, words) => {
      const { state } = await find(till, till.named(voucher));
      till.check(
        state === idOf(TRANSACTION_STATE_WORDS, words),
        { en: 'The back office has another state.', zh: '管理后台的状态不符。' },
        words,
        state,
      );
    },
  ),
  phrase(
    'Then',
    {
      en: 'the back office shows CNY {amount} of the sale with reference {reference} as refunded',
      zh: '管理后台显示已退货{amount}元，原参考号{reference}',
      exampleEn: 'the back office shows CNY 30.00 of the sale with reference "071800000042" as refunded',
      exampleZh: '管理后台显示已退货30.00元，原参考号“071800000042”',
    },
    async (till, wanted, reference) => {
      const sale = (await till.host.transactions()).find((each) => each.reference === till.named(reference));
      till.check(
        sale?.refundedMinor === wanted,
        { en: 'The back office shows another refunded sum.', zh: '管理后台的已退货金额不符。' },
        till.money(wanted),
        sale === undefined ? { en: 'sale not found', zh: '未找到原交易' } : till.money(sale.refundedMinor),
      );
    },
  ),
  phrase(
    'Then',
    { en: 'the back office lists the same transactions as the terminal', zh: '管理后台与终端的交易清单一致' },
    async (till) => {
      // A terminal need not keep the reference of a payment that came to nothing.
      const line = (voucher: string, amountMinor: number, state: string, reference: string | null) =>
        [voucher, till.money(amountMinor), state, state === 'declined' ? null : reference].filter(Boolean).join(' ');
      const journal = (await till.counter.terminal.journal()).filter(({ amountMinor }) => amountMinor > 0);
      const host = (await till.host.transactions()).filter(({ batch }) => batch === till.counter.state.batch);
      const here = journal.map((each) => line(each.voucher, each.amountMinor, each.status, each.reference)).sort();
      const there = host.map((each) => line(each.stan, each.amountMinor, each.state, each.reference)).sort();
      till.check(
        here.length > 0 && here.join('\n') === there.join('\n'),
        { en: 'Terminal and back office list different transactions.', zh: '终端与管理后台的清单不一致。' },
        here.join('; '),
        there.join('; '),
      );
    },
  ),
  phrase(
    'Then',
    {
      en: 'the terminal lists the transaction with voucher {voucher} as in the back office',
      zh: '终端列出的凭证号{voucher}的交易与管理后台一致',
      exampleEn: 'the terminal lists the transaction with voucher "000012" as in the back office',
      exampleZh: '终端列出的凭证号“000012”的交易与管理后台一致',
    },
    async (till, voucher) => {
      const booked = await find(till, till.named(voucher));
      const text = [...till.counter.texts, ...till.counter.state.screen].join('\n').replaceAll(',', '');
      const wanted = [booked.stan, till.figures(booked.amountMinor), booked.cardNumber, booked.reference];
      till.check(
        wanted.every((each) => text.includes(each)),
        { en: 'The details on the screen are not those of the back office.', zh: '屏幕上的明细与管理后台不一致。' },
        wanted.join(' / '),
        till.shownWords(),
      );
    },
  ),
  phrase(
    'Then',
    {
      en: 'the back office has {number} alert(s) of the terminal',
      zh: '管理后台有{number}条该终端的告警',
      exampleEn: 'the back office has 1 alert of the terminal',
      exampleZh: '管理后台有1条该终端的告警',
    },
    async (till, wanted) => {
      const alerts = await till.host.alerts();
      till.check(
        alerts.length === wanted,
        { en: 'The back office has another number of alerts.', zh: '管理后台的告警数不符。' },
        String(wanted),
        alerts.map(({ stan, reason }) => `${stan} ${reason}`).join('; ') || '0',
      );
    },
  ),
];
