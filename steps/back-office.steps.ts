// Then: what the merchant and the bank find when they look a transaction up, at the terminal and in the back office.
import type { HostTransaction } from '../simulator/admin/client.ts';
import { gatherBooks } from './evidence.ts';
import { type Phrase, phrase } from './phrases.ts';
import { idOf, TRANSACTION_STATE_WORDS } from './words.ts';
import type { TillWorld } from './world.ts';

const lastVoucher = (till: TillWorld) => till.desk.all('result').findLast(({ voucher }) => voucher !== null)?.voucher;

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
      const entry = till.desk.all('journal').findLast(({ entry }) => entry.voucher === voucher)?.entry;
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
      en: 'the back office has the sale with voucher {text} as {text}',
      zh: '管理后台中凭证号{text}的消费状态为{text}',
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
      en: 'the back office has the transaction as {text}',
      zh: '管理后台中该交易状态为{text}',
      exampleEn: 'the back office has the transaction as "reversed"',
      exampleZh: '管理后台中该交易状态为“已冲正”',
    },
    async (till, words) => {
      const { state } = await find(till, lastVoucher(till));
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
      en: 'the back office shows CNY {amount} of the sale with reference {text} as refunded',
      zh: '管理后台显示已退货{amount}元，原参考号{text}',
      exampleEn: 'the back office shows CNY 30.00 of the sale with reference "071812345678" as refunded',
      exampleZh: '管理后台显示已退货30.00元，原参考号“071812345678”',
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
    { en: 'the bank finds exactly one transaction under its reference', zh: '银行按参考号只查到一笔交易' },
    async (till) => {
      const voucher = lastVoucher(till);
      const reference = till.desk.all('journal').findLast(({ entry }) => entry.voucher === voucher)?.entry.reference;
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
    'Then',
    { en: 'the back office lists the same transactions as the terminal', zh: '管理后台与终端的交易清单一致' },
    async (till) => {
      // A terminal need not keep the reference of a payment that came to nothing.
      const line = (voucher: string, amountMinor: number, state: string, reference: string | null) =>
        [voucher, till.money(amountMinor), state, state === 'declined' ? null : reference].filter(Boolean).join(' ');
      const journal = (await till.desk.terminal.journal()).filter(({ amountMinor }) => amountMinor > 0);
      const host = (await till.host.transactions()).filter(({ batch }) => batch === till.desk.state.batch);
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
      en: 'the terminal lists the transaction with voucher {text} as in the back office',
      zh: '终端列出的凭证号{text}的交易与管理后台一致',
      exampleEn: 'the terminal lists the transaction with voucher "000012" as in the back office',
      exampleZh: '终端列出的凭证号“000012”的交易与管理后台一致',
    },
    async (till, voucher) => {
      const booked = await find(till, till.named(voucher));
      const text = [...till.desk.texts, ...till.desk.state.screen].join('\n').replaceAll(',', '');
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
    'When',
    {
      en: 'the business day is {text}',
      zh: '营业日为{text}',
      exampleEn: 'the business day is "2026-07-31"',
      exampleZh: '营业日为“2026-07-31”',
    },
    (till, day) => till.host.businessDay(day),
  ),
  phrase(
    'When',
    {
      en: 'transactions from {text} to {text} are queried',
      zh: '查询{text}至{text}的交易',
      exampleEn: 'transactions from "2026-07-01" to "2026-07-31" are queried',
      exampleZh: '查询“2026-07-01”至“2026-07-31”的交易',
    },
    (till, from, to) => till.host.query(from, to),
  ),
  phrase(
    'Then',
    {
      en: 'the query lists {int} transaction(s) of CNY {amount} in all',
      zh: '查询结果为{int}笔交易，共{amount}元',
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
  phrase(
    'Then',
    {
      en: 'screen, slips and log do not show {text}',
      zh: '屏幕、签购单和日志均不出现{text}',
      exampleEn: 'screen, slips and log do not show "802461"',
      exampleZh: '屏幕、签购单和日志均不出现“802461”',
    },
    async (till, secret) => {
      const { texts } = await gatherBooks(till);
      const places = texts.filter(({ text }) => text.includes(secret)).map(({ where }) => where);
      till.check(
        texts.length > 0 && places.length === 0,
        { en: 'It can be read.', zh: '可以读到。' },
        { en: 'nowhere', zh: '均不出现' },
        [...new Set(places)].join(', '),
      );
    },
  ),
  phrase(
    'Then',
    {
      en: 'the back office has {int} alert(s) of the terminal',
      zh: '管理后台有{int}条该终端的告警',
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
  phrase(
    'Then',
    { en: 'no log holds a full card number, track data or a PIN', zh: '任何日志都不含完整卡号、磁道信息和密码' },
    async (till) => {
      const leaks = await till.leaks();
      till.check(
        leaks.length === 0,
        { en: 'Card data or a PIN can be read.', zh: '卡片信息或密码被泄露。' },
        { en: 'nothing of it', zh: '不含' },
        leaks.join('; '),
      );
      const log = await till.desk.terminal.log();
      till.check(
        log.length > 0,
        { en: 'The terminal keeps no log.', zh: '终端没有日志。' },
        { en: 'a log', zh: '日志' },
        '',
      );
    },
  ),
];
