// Given, When and Then: payments by code, which are queried and never reversed.
import { TERMINAL_PROFILES } from '../../src/definitions/terminal-profile.ts';
import { type Phrase, phrase } from '../phrases.ts';
import { awaits } from '../scene/awaited.ts';
import { follow } from '../scene/conversation.ts';
import { countRequests, definitionOf } from '../scene/exchanges.ts';
import { NotConcerned } from '../scene/expectation.ts';
import { canTakeCodes, codeAtHand, openCode, paidByCode, payByCode, useOfCodes } from '../scene/payment-codes.ts';
import { printedOf } from '../scene/slips.ts';
import type { TillWorld } from '../scene/till.ts';
import { usualAnswers } from '../scene/whole-transactions.ts';

/** The profile of the run if it sells by code, else the first one that does. */
function useCodes(till: TillWorld): void {
  const { profiles } = till.capabilities;
  const offers = (list: readonly string[]) => list.includes('qr-sale');
  if (!canTakeCodes(till))
    throw new NotConcerned({
      verdict: 'not-applicable',
      text: { en: 'The terminal or its acquirer takes no payment codes.', zh: '终端或收单机构不受理付款码。' },
    });
  if (offers(till.plan.configuration.profile.functions)) return;
  const other = (['smart', 'esign'] as const).find(
    (name) => profiles.includes(name) && offers(TERMINAL_PROFILES[name].functions),
  );
  till.useProfile(other ?? 'smart');
}

/** Shows a code and waits until the POS centre has got what the scenario waits for; then the power goes. */
async function showAndCut(till: TillWorld, arrived: () => Promise<void>): Promise<void> {
  awaits(till, 'payment-code');
  const code = await codeAtHand(till);
  const come = arrived();
  await till.counter.send({ command: 'present-code', code });
  await come;
  await till.counter.act({ command: 'power-off' });
}

/** The payment voucher that the slip of that payment shows: twenty digits, as the POS centre gave it. */
function paymentVoucherOf(till: TillWorld, voucher: string | undefined): string {
  const slip = till.counter
    .all('slip')
    .findLast(({ slip }) => printedOf(till, slip).figures('voucher').join() === voucher)?.slip;
  const found = /(?<!\d)\d{20}(?!\d)/.exec(slip?.lines.join('\n') ?? '')?.[0];
  till.check(
    found !== undefined,
    { en: 'The slip shows no payment voucher.', zh: '签购单上没有付款凭证码。' },
    { en: 'a payment voucher', zh: '付款凭证码' },
    slip?.lines.join(' / ') ?? { en: 'no slip', zh: '没有签购单' },
  );
  return found!;
}

const owesQuery = (till: TillWorld) => till.counter.state.owed.some(({ kind }) => kind === 'qr-query');

export const qr: Phrase[] = [
  phrase('Given', { en: 'the terminal takes payment codes', zh: '终端受理付款码' }, useCodes),
  phrase(
    'Given',
    {
      en: 'the POS centre will not answer questions about payments by code',
      zh: 'POS中心对扫码查询不应答',
    },
    (till) => till.prepare(() => till.host.rule({ transaction: 'qr-query' }, 1000, { fault: 'drop-answer' })),
  ),
  phrase(
    'Given',
    {
      en: 'the POS centre will not answer the next question about a payment by code',
      zh: 'POS中心对下一次扫码查询不应答',
    },
    (till) => till.prepare(() => till.host.rule({ transaction: 'qr-query' }, 1, { fault: 'drop-answer' })),
  ),
  phrase(
    'Given',
    {
      en: 'the POS centre cannot say at the next question what became of a payment by code',
      zh: 'POS中心对下一次扫码查询无法给出结果',
    },
    (till) => till.prepare(() => till.host.rule({ transaction: 'qr-query' }, 1, { answer: '96' })),
  ),
  phrase('When', { en: 'the POS centre answers again', zh: 'POS中心恢复应答' }, (till) =>
    till.host.client.clearRules(),
  ),
  phrase('When', { en: 'the customer opens a payment code', zh: '顾客打开付款码' }, async (till) => {
    await openCode(till);
  }),
  phrase('When', { en: 'the customer shows the payment code', zh: '顾客出示付款码' }, async (till) => {
    awaits(till, 'payment-code');
    await till.counter.act({ command: 'present-code', code: await codeAtHand(till) });
  }),
  phrase(
    'When',
    { en: 'the customer shows something that is no payment code', zh: '顾客出示的不是付款码' },
    async (till) => {
      awaits(till, 'payment-code');
      await till.counter.act({ command: 'present-code', code: 'HTTPS://EXAMPLE.COM/MENU?TABLE=7' });
    },
  ),
  phrase(
    'When',
    {
      en: 'the customer shows the payment code and the power fails before the answer',
      zh: '顾客出示付款码后，应答返回前终端断电',
    },
    (till) => showAndCut(till, () => till.host.untilNextRequest()),
  ),
  phrase(
    'When',
    {
      en: 'the customer shows the payment code and the power fails while the terminal asks what became of it',
      zh: '顾客出示付款码，终端查询结果时断电',
    },
    (till) => showAndCut(till, () => till.host.untilUnanswered('qr-query')),
  ),
  phrase(
    'When',
    {
      en: 'the cashier takes CNY {amount} by payment code',
      zh: '收银员办理一笔{amount}元的扫码消费',
      exampleEn: 'the cashier takes CNY 25.00 by payment code',
      exampleZh: '收银员办理一笔25.00元的扫码消费',
    },
    (till, amount) => payByCode(till, amount),
  ),
  phrase(
    'When',
    {
      en: 'the cashier takes CNY {amount} by the same payment code',
      zh: '收银员用同一付款码办理一笔{amount}元的扫码消费',
      exampleEn: 'the cashier takes CNY 25.00 by the same payment code',
      exampleZh: '收银员用同一付款码办理一笔25.00元的扫码消费',
    },
    async (till, amount) => payByCode(till, amount, await codeAtHand(till)),
  ),
  phrase(
    'When',
    {
      en: 'the cashier refunds CNY {amount} of the last payment by code with the payment voucher of its slip',
      zh: '收银员凭签购单上的付款凭证码对上一笔扫码消费退货{amount}元',
      exampleEn: 'the cashier refunds CNY 10.00 of the last payment by code with the payment voucher of its slip',
      exampleZh: '收银员凭签购单上的付款凭证码对上一笔扫码消费退货10.00元',
    },
    async (till, amountMinor) => {
      const entry = till.counter.all('journal').findLast(({ entry: { function: made } }) => made === 'qr-sale')?.entry;
      await follow(till.counter, 'refund', {
        ...usualAnswers(till),
        amountMinor,
        code: paymentVoucherOf(till, entry?.voucher),
        reference: entry?.reference ?? '',
        date: entry?.dateTime.slice(5, 10).replace('-', '') ?? '',
      });
    },
  ),
  phrase(
    'Then',
    {
      en: 'the POS centre was asked {number} time(s) what became of a payment by code',
      zh: 'POS中心收到{number}次扫码查询',
      exampleEn: 'the POS centre was asked 1 time what became of a payment by code',
      exampleZh: 'POS中心收到1次扫码查询',
    },
    (till, wanted) => countRequests(till, 'qr-query', wanted),
  ),
  phrase(
    'Then',
    {
      en: 'the POS centre was asked at least once and at most {number} times what became of a payment by code',
      zh: 'POS中心收到扫码查询至少1次、至多{number}次',
      exampleEn: 'the POS centre was asked at least once and at most 3 times what became of a payment by code',
      exampleZh: 'POS中心收到扫码查询至少1次、至多3次',
    },
    async (till, most) => {
      await till.host.refresh();
      const asked = till.host.exchanges.filter(({ transaction }) => transaction === 'qr-query').length;
      till.check(
        asked >= 1 && asked <= most,
        { en: 'The terminal does not ask, or asks without end.', zh: '终端没有查询，或无休止地查询。' },
        `1–${most}`,
        String(asked),
      );
    },
  ),
  phrase(
    'Then',
    { en: 'every question names the voucher and batch of the payment', zh: '扫码查询的原凭证号和原批次号与原交易一致' },
    async (till) => {
      await till.host.refresh();
      const asked = till.host.exchanges.filter(({ transaction }) => transaction === 'qr-query');
      const known = till.counter
        .all('journal')
        .filter(({ entry }) => entry.function === 'qr-sale')
        .map(({ entry }) => entry.batch + entry.voucher);
      const named = asked.map(({ request }) => request?.fields['61']?.slice(0, 12) ?? '?');
      till.check(
        named.length > 0 && named.every((each) => known.includes(each)),
        { en: 'The terminal asks about something else.', zh: '终端查询的不是该笔交易。' },
        known.join(', '),
        named.join(', ') || till.receivedWords(),
      );
    },
  ),
  phrase(
    'Then',
    { en: 'the terminal still has to ask what became of the payment', zh: '终端待查询该笔扫码交易' },
    (till) => {
      till.check(
        owesQuery(till),
        { en: 'The terminal does not keep that it has to ask.', zh: '终端没有保留待发的查询。' },
        { en: 'a question to be asked', zh: '待查询' },
        till.stateWords(),
      );
    },
  ),
  phrase('Then', { en: 'the terminal has nothing left to ask', zh: '终端没有待查询的扫码交易' }, (till) => {
    till.check(
      !owesQuery(till),
      { en: 'The terminal still has to ask what became of a payment.', zh: '终端仍有待查询的扫码交易。' },
      { en: 'nothing', zh: '无' },
      till.stateWords(),
    );
  }),
  phrase('Then', { en: 'every payment code has paid exactly once', zh: '每个付款码恰好付款一次' }, async (till) => {
    const [codes, paid] = [await useOfCodes(till), await paidByCode(till)];
    const unused = codes.filter((code) => code?.transactionId == null).length;
    till.check(
      codes.length > 0 && unused === 0 && paid.length === codes.length,
      { en: 'A payment code has paid more often, or not at all.', zh: '有付款码重复付款或未付款。' },
      { en: `${codes.length} codes, ${codes.length} payments`, zh: `${codes.length}个付款码，${codes.length}笔付款` },
      { en: `${paid.length} payments, ${unused} codes unused`, zh: `${paid.length}笔付款，${unused}个付款码未使用` },
    );
  }),
  phrase('Then', { en: 'no payment code has paid', zh: '没有付款码付款' }, async (till) => {
    const [codes, paid] = [await useOfCodes(till), await paidByCode(till)];
    till.check(
      paid.length === 0 && codes.every((code) => code?.transactionId == null),
      { en: 'A payment code has paid.', zh: '有付款码付款。' },
      '0',
      String(paid.length),
    );
  }),
  phrase(
    'Then',
    {
      en: 'no screen, slip, journal or log shows a whole payment code',
      zh: '屏幕、签购单、流水和日志均不出现完整付款码',
    },
    async (till) => {
      await till.counter.pull();
      const read = JSON.stringify([till.counter.events, await till.counter.terminal.journal()]);
      const all = (read + (await till.counter.terminal.log())).replace(/[\s-]/g, '');
      const shown = till.wallet.codes.filter((code) => all.includes(code));
      till.check(
        till.wallet.codes.length > 0 && shown.length === 0,
        { en: 'A payment code can be read.', zh: '付款码被完整显示。' },
        { en: 'no more than its last digits', zh: '仅显示末几位' },
        { en: `${shown.length} codes in full`, zh: `${shown.length}个完整付款码` },
      );
    },
  ),
  phrase(
    'Then',
    { en: 'each kind of sale went out under codes of its own', zh: '各类消费上送的交易代码互不相同' },
    async (till) => {
      await till.host.refresh();
      const codesOf = (voucher: string) => {
        const exchange = till.host.paymentOf(voucher);
        const { 3: processing, 22: entry, 25: condition, 60: message } = exchange?.request?.fields ?? {};
        const definition = exchange === undefined ? undefined : definitionOf(exchange);
        return [definition?.mti, processing, condition, message?.slice(0, 2), entry?.slice(0, 2)].join(' ');
      };
      const kinds = new Map<string, Set<string>>();
      for (const { entry } of till.counter.all('journal').filter(({ entry: { status } }) => status === 'approved'))
        kinds.set(entry.function, (kinds.get(entry.function) ?? new Set()).add(codesOf(entry.voucher)));
      const used = [...kinds.values()].flatMap((codes) => [...codes]);
      till.check(
        kinds.size > 1 && new Set(used).size === used.length,
        { en: 'Kinds of sale cannot be told apart by their codes.', zh: '不同消费方式的交易代码无法区分。' },
        { en: 'codes of its own for each kind', zh: '每种方式各有代码' },
        [...kinds].map(([kind, codes]) => `${kind}: ${[...codes].join(', ')}`).join('; '),
      );
    },
  ),
];
