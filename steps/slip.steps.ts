// Then: the slips that the terminal printed or issued.
import type { Slip } from '../src/terminal/index.ts';
import { type Phrase, phrase } from './phrases.ts';
import { shows } from './terms.ts';
import type { TillWorld } from './world.ts';

const SALES_COPIES = ['merchant', 'cardholder', 'electronic'];

/** Sales slips of the transaction: no fault reports, no settlement slips. */
const salesSlips = (till: TillWorld): Slip[] =>
  till.desk
    .recent('slip')
    .map(({ slip }) => slip)
    .filter(({ copy }) => SALES_COPIES.includes(copy));

function someSlips(till: TillWorld): Slip[] {
  const slips = salesSlips(till);
  till.check(
    slips.length > 0,
    { en: 'No sales slip was issued.', zh: '没有出具签购单。' },
    { en: 'a sales slip', zh: '签购单' },
    till.stateWords(),
  );
  return slips;
}

const NO_COPY: Record<Slip['copy'], { en: string; zh: string }> = {
  merchant: { en: 'There is no merchant copy.', zh: '没有商户存根。' },
  cardholder: { en: 'There is no cardholder copy.', zh: '没有持卡人存根。' },
  electronic: { en: 'There is no electronic slip.', zh: '没有电子签购单。' },
  settlement: { en: 'There is no settlement slip.', zh: '没有结算单。' },
  'fault-report': { en: 'There is no fault report.', zh: '没有故障报告单。' },
};

const copyOf = (till: TillWorld, copy: Slip['copy']): Slip => {
  const found = salesSlips(till).find((slip) => slip.copy === copy);
  till.check(
    found !== undefined,
    NO_COPY[copy],
    copy,
    salesSlips(till)
      .map((slip) => slip.copy)
      .join(', '),
  );
  return found!;
};

const ENTRY_LETTERS: Record<string, string> = { '01': 'M', '02': 'S', '03': 'Q', '05': 'I', '07': 'C' };

/** Elements of the slip that are missing, or differ from what terminal and POS centre know; empty when it is complete. */
function incomplete(till: TillWorld, slip: Slip): string[] {
  const { elements } = slip;
  if (elements === undefined) return ['elements'];
  const { identity } = till.plan.configuration;
  const exchange = till.host.exchanges.findLast(({ request }) => request?.fields['11'] === elements.voucher);
  const [asked, told] = [exchange?.request?.fields ?? {}, exchange?.answer?.fields ?? {}];
  const wanted: Record<string, string | number | RegExp> = {
    title: /\S/,
    merchantName: identity.merchantName,
    merchantId: asked['42'] ?? identity.merchantId,
    terminalId: asked['41'] ?? identity.terminalId,
    operator: till.desk.state.operator ?? till.plan.operator ?? /\S/,
    issuer: /\S/,
    acquirer: /\S/,
    cardNumber: masked(till.card.image.pan),
    entryLetter: ENTRY_LETTERS[asked['22']?.slice(0, 2) ?? ''] ?? /\S/,
    transaction: /\S/,
    batch: asked['60']?.slice(2, 8) ?? /^\d{6}$/,
    voucher: asked['11'] ?? /^\d{6}$/,
    authorisationCode: told['38'] ?? '',
    reference: told['37'] ?? /\S/,
    dateTime: /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/,
    amountMinor: Number(told['4'] ?? asked['4']),
  };
  const values = elements as Record<string, unknown>;
  const differs = Object.entries(wanted).filter(([name, want]) =>
    want instanceof RegExp ? !want.test(String(values[name] ?? '')) : values[name] !== want,
  );
  const printed = slip.lines.join('\n');
  const visible = [
    'merchantName',
    'merchantId',
    'terminalId',
    'cardNumber',
    'batch',
    'voucher',
    'reference',
    'authorisationCode',
  ] as const;
  const unprinted = visible.filter((name) => !printed.includes(String(elements[name]).trim()));
  return [
    ...differs.map(([name]) => `${name}: ${String(values[name] ?? '')}`),
    ...unprinted.map((name) => till.say({ en: `${name} is not printed`, zh: `未打印 ${name}` })),
  ];
}

const masked = (pan: string) => pan.slice(0, 6) + '*'.repeat(pan.length - 10) + pan.slice(-4);

/** Every slip has these elements, and they can be read on it. */
function names(till: TillWorld, wanted: Partial<NonNullable<Slip['elements']>>): void {
  for (const [name, value] of Object.entries(wanted)) {
    const wrong = someSlips(till).filter(
      ({ elements, lines }) =>
        (elements as Record<string, unknown> | undefined)?.[name] !== value ||
        !lines.join('\n').includes(String(value)),
    );
    till.check(
      wrong.length === 0,
      { en: 'The sales slip does not name it.', zh: '签购单没有印该要素。' },
      `${name}: ${String(value)}`,
      wrong.map(({ copy, lines }) => `${copy}: ${lines.join(' / ')}`).join(' // '),
    );
  }
}

export const slips: Phrase[] = [
  phrase(
    'Then',
    {
      en: 'a sales slip for CNY {amount} is issued',
      zh: '出具金额为{amount}元的签购单',
      exampleEn: 'a sales slip for CNY 128.50 is issued',
      exampleZh: '出具金额为128.50元的签购单',
    },
    (till, amount) => {
      const found = someSlips(till);
      const voucher = till.desk.result?.voucher;
      till.check(
        found.every(
          ({ elements }) => elements?.amountMinor === amount && (voucher == null || elements.voucher === voucher),
        ),
        { en: 'The sales slip is of another amount or another transaction.', zh: '签购单的金额或凭证号不符。' },
        `${till.money(amount)} / ${voucher ?? ''}`,
        found
          .map(({ elements }) => `${till.money(elements?.amountMinor ?? 0)} / ${elements?.voucher ?? ''}`)
          .join(', '),
      );
    },
  ),
  phrase('Then', { en: 'no sales slip is issued', zh: '不出具签购单' }, (till) => {
    const found = salesSlips(till);
    till.check(
      found.length === 0,
      { en: 'A sales slip was issued.', zh: '出具了签购单。' },
      { en: 'none', zh: '无' },
      found.map(({ copy, elements }) => `${copy} ${till.money(elements?.amountMinor ?? 0)}`).join(', '),
    );
  }),
  phrase(
    'Then',
    { en: 'the sales slip is issued without another key press', zh: '签购单自动出具，无须再按键' },
    (till) => {
      const events = till.desk.events;
      const result = events.findLastIndex(({ kind }) => kind === 'result');
      const first = events.findLastIndex((event) => event.kind === 'slip' && SALES_COPIES.includes(event.slip.copy));
      const asked = events
        .slice(Math.min(result, first), Math.max(result, first))
        .filter((event) => event.kind === 'prompt' && event.prompt !== 'signature');
      till.check(
        result >= 0 && first >= 0 && asked.length === 0,
        { en: 'The sales slip did not come by itself.', zh: '签购单没有自动出具。' },
        { en: 'result, then slip', zh: '先结果，后签购单' },
        till.stateWords(),
      );
    },
  ),
  phrase('Then', { en: 'the sales slip is complete', zh: '签购单要素齐全' }, async (till) => {
    await till.host.refresh();
    const wrong = someSlips(till).flatMap((slip) => incomplete(till, slip).map((each) => `${slip.copy}: ${each}`));
    till.check(
      wrong.length === 0,
      { en: 'Elements of the sales slip are missing or wrong.', zh: '签购单要素缺失或错误。' },
      { en: 'every element, as in the messages', zh: '要素齐全且与报文一致' },
      wrong.join('; '),
    );
  }),
  phrase(
    'Then',
    {
      en: 'the sales slip shows only the first six and last four digits of the card number',
      zh: '签购单上的卡号只显示前六位和后四位',
    },
    (till) => {
      const { pan } = till.card.image;
      const wrong = someSlips(till).filter(
        ({ elements, lines }) =>
          elements?.cardNumber !== masked(pan) || lines.join('').replace(/[\s-]/g, '').includes(pan.slice(0, 7)),
      );
      till.check(
        wrong.length === 0,
        { en: 'The sales slip shows more, or less, of the card number.', zh: '签购单卡号显示不符合要求。' },
        masked(pan),
        wrong.map(({ copy }) => copy).join(', '),
      );
    },
  ),
  phrase('Then', { en: 'the screen shows the card number masked', zh: '屏幕上显示屏蔽后的卡号' }, (till) => {
    const { pan } = till.card.image;
    const lines = till.desk.texts;
    till.check(
      lines.some((line) => line.includes(masked(pan))) &&
        lines.every((line) => !line.replace(/\s/g, '').includes(pan.slice(0, 7))),
      { en: 'The screen does not show the masked card number.', zh: '屏幕没有显示屏蔽后的卡号。' },
      masked(pan),
      till.shownWords(),
    );
  }),
  phrase(
    'Then',
    {
      en: 'the sales slip contains {text}',
      zh: '签购单印有{text}',
      exampleEn: 'the sales slip contains "PIN-free and signature-free"',
      exampleZh: '签购单印有“免密免签”',
    },
    (till, words) => {
      const found = someSlips(till);
      till.check(
        found.every(({ lines }) => shows(lines, words, 'slip')),
        { en: `The sales slip does not say "${words}".`, zh: `签购单没有印“${words}”。` },
        words,
        found.map(({ lines }) => lines.join(' / ')).join(' // '),
      );
    },
  ),
  phrase(
    'Then',
    {
      en: 'the sales slip names the operator {text}',
      zh: '签购单印有操作员号{text}',
      exampleEn: 'the sales slip names the operator "01"',
      exampleZh: '签购单印有操作员号“01”',
    },
    (till, operator) => names(till, { operator }),
  ),
  phrase(
    'Then',
    {
      en: 'the sales slip names the original voucher {text}',
      zh: '签购单印有原凭证号{text}',
      exampleEn: 'the sales slip names the original voucher "000012"',
      exampleZh: '签购单印有原凭证号“000012”',
    },
    (till, voucher) => names(till, { originalVoucher: till.named(voucher) }),
  ),
  phrase(
    'Then',
    {
      en: 'the sales slip names the original reference {text} and date {text}',
      zh: '签购单印有原参考号{text}和原交易日期{text}',
      exampleEn: 'the sales slip names the original reference "071812345678" and date "0718"',
      exampleZh: '签购单印有原参考号“071812345678”和原交易日期“0718”',
    },
    (till, reference, date) =>
      names(till, { originalReference: till.named(reference), originalDate: till.named(date) }),
  ),
  phrase(
    'Then',
    {
      en: 'the sales slip contains the limit CNY {amount}',
      zh: '签购单印有限额{amount}元',
      exampleEn: 'the sales slip contains the limit CNY 1000.00',
      exampleZh: '签购单印有限额1000.00元',
    },
    (till, limit) => {
      // The limit may be printed with or without decimals and separators.
      const whole = till.figures(limit).replace(/\.00$/, '');
      const wrong = someSlips(till).filter(
        ({ lines }) =>
          !lines.some(
            (line) =>
              shows([line], '免密免签', 'slip') && new RegExp(`(?<!\\d)${whole}(?!\\d)`).test(line.replaceAll(',', '')),
          ),
      );
      till.check(
        wrong.length === 0,
        { en: 'The sales slip does not name the limit.', zh: '签购单没有印限额。' },
        till.money(limit),
        wrong.map(({ lines }) => lines.join(' / ')).join(' // '),
      );
    },
  ),
  phrase(
    'Then',
    {
      en: 'screen or slip remind the cardholder to {text}',
      zh: '屏幕或签购单提醒持卡人{text}',
      exampleEn: 'screen or slip remind the cardholder to "check the slip"',
      exampleZh: '屏幕或签购单提醒持卡人“请核对签购单”',
    },
    (till, words) => {
      const printed = salesSlips(till).flatMap(({ lines }) => lines);
      till.check(
        shows(till.desk.texts, words, 'screen') || shows(printed, words, 'slip'),
        { en: 'Neither screen nor slip reminds the cardholder.', zh: '屏幕和签购单均没有提醒持卡人。' },
        words,
        [...till.desk.texts, ...printed].join(' / '),
      );
    },
  ),
  phrase(
    'Then',
    { en: 'an electronic slip with a feature code is issued', zh: '出具带交易特征码的电子签购单' },
    (till) => {
      const { elements, signatureLine } = copyOf(till, 'electronic');
      till.check(
        /^[0-9A-F]{8}$/.test(elements?.featureCode ?? '') && signatureLine,
        { en: 'The electronic slip carries no signature or no feature code.', zh: '电子签购单没有签名或交易特征码。' },
        { en: 'signature and eight-digit feature code', zh: '签名和八位交易特征码' },
        elements?.featureCode ?? '',
      );
    },
  ),
  phrase('Then', { en: 'the merchant copy has a signature line', zh: '商户存根有持卡人签名栏' }, (till) => {
    till.check(
      copyOf(till, 'merchant').signatureLine,
      { en: 'The merchant copy has no signature line.', zh: '商户存根没有签名栏。' },
      { en: 'a signature line', zh: '签名栏' },
      { en: 'none', zh: '无' },
    );
  }),
  phrase(
    'Then',
    {
      en: 'the merchant copy contains {text}',
      zh: '商户存根印有{text}',
      exampleEn: 'the merchant copy contains "Acknowledgement"',
      exampleZh: '商户存根印有“同意将其记入本卡账户”',
    },
    (till, words) => {
      const { lines } = copyOf(till, 'merchant');
      till.check(
        shows(lines, words, 'slip'),
        { en: `The merchant copy does not say "${words}".`, zh: `商户存根没有印“${words}”。` },
        words,
        lines.join(' / '),
      );
    },
  ),
  phrase('Then', { en: 'a cardholder copy is issued', zh: '出具持卡人存根' }, (till) => {
    const { elements } = copyOf(till, 'cardholder');
    till.check(
      elements?.voucher === (till.desk.result?.voucher ?? elements?.voucher),
      { en: 'The cardholder copy is of another transaction.', zh: '持卡人存根不是本笔交易。' },
      till.desk.result?.voucher ?? '',
      elements?.voucher ?? '',
    );
  }),
  phrase('Then', { en: 'the cardholder copy has no signature line', zh: '持卡人存根没有签名栏' }, (till) => {
    till.check(
      !copyOf(till, 'cardholder').signatureLine,
      { en: 'The cardholder copy has a signature line.', zh: '持卡人存根有签名栏。' },
      { en: 'none', zh: '无' },
      { en: 'a signature line', zh: '有签名栏' },
    );
  }),
  phrase('Then', { en: 'the sales slip has no signature line', zh: '签购单没有签名栏' }, (till) => {
    const signed = someSlips(till).filter(({ signatureLine }) => signatureLine);
    till.check(
      signed.length === 0,
      { en: 'The sales slip has a signature line.', zh: '签购单有签名栏。' },
      { en: 'none', zh: '无' },
      signed.map(({ copy }) => copy).join(', '),
    );
  }),
  phrase('Then', { en: 'the sales slip is marked as a reprint', zh: '签购单有重打印标记' }, (till) => {
    const found = someSlips(till);
    till.check(
      found.every(({ reprint, lines }) => reprint && shows(lines, 'Reprint mark', 'slip')),
      { en: 'The slip is not marked as a reprint.', zh: '签购单没有重打印标记。' },
      { en: 'reprint mark', zh: '重打印' },
      found.map(({ lines }) => lines.slice(0, 4).join(' / ')).join(' // '),
    );
  }),
  phrase(
    'Then',
    {
      en: 'the reprint repeats voucher, reference and amount of the first slip',
      zh: '重打印的凭证号、参考号和金额与原签购单一致',
    },
    (till) => {
      const all = till.desk.all('slip').map(({ slip }) => slip);
      const again = all.findLast(({ reprint }) => reprint)?.elements;
      const first = all.find(({ reprint, elements }) => !reprint && elements?.voucher === again?.voucher)?.elements;
      const essence = (elements: Slip['elements']) =>
        elements && [elements.voucher, elements.reference, till.money(elements.amountMinor)].join(' / ');
      till.check(
        again !== undefined && essence(again) === essence(first),
        { en: 'The reprint differs from the first slip.', zh: '重打印与原签购单不一致。' },
        essence(first) ?? { en: 'a slip', zh: '签购单' },
        essence(again) ?? { en: 'no reprint', zh: '没有重打印' },
      );
    },
  ),
  phrase('Then', { en: 'the electronic signature has been uploaded', zh: '电子签名已上送' }, async (till) => {
    await till.host.refresh();
    const upload = till.host.exchanges.findLast(({ transaction }) => transaction === 'e-signature');
    till.check(
      upload?.code === '00',
      { en: 'The electronic signature did not reach the POS centre.', zh: 'POS中心没有收到电子签名。' },
      { en: 'taken by the POS centre', zh: '已接收' },
      till.receivedWords(),
    );
  }),
];
