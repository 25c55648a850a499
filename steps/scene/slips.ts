// The sales slips of a transaction, and whether they are complete.

import { batchNumberOf } from '../../src/definitions/field-60.ts';
import { maskPan } from '../../src/secrets/index.ts';
import { type Slip, spokenVersion } from '../../src/terminal/index.ts';
import type { TillWorld } from './till.ts';

export const SALES_COPIES = ['merchant', 'cardholder', 'electronic'];

/** Sales slips of the transaction: no fault reports, no settlement slips. */
export const salesSlips = (till: TillWorld): Slip[] =>
  till.counter
    .recent('slip')
    .map(({ slip }) => slip)
    .filter(({ copy }) => SALES_COPIES.includes(copy));

export function someSlips(till: TillWorld): Slip[] {
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

export const copyOf = (till: TillWorld, copy: Slip['copy']): Slip => {
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

/** What the answer to the query of a payment by code told; undefined when none was asked or answered. */
function paidAfterAll({ host }: TillWorld, { batch, voucher }: { batch: string; voucher: string }) {
  return host.exchanges.findLast(
    ({ transaction, request, answer }) =>
      transaction === 'qr-query' && request?.fields['61']?.startsWith(batch + voucher) && answer !== null,
  )?.answer?.fields;
}

/** Elements of the slip that are missing, or differ from what terminal and POS centre know; empty when it is complete. */
export function incomplete(till: TillWorld, slip: Slip): string[] {
  const { elements } = slip;
  if (elements === undefined) return ['elements'];
  const { identity } = till.plan.configuration;
  const exchange = till.host.paymentOf(elements.voucher);
  const asked = exchange?.request?.fields ?? {};
  const byCode = asked['22']?.startsWith('03') === true;
  const told = (byCode ? paidAfterAll(till, elements) : undefined) ?? exchange?.answer?.fields ?? {};
  const wanted: Record<string, string | number | RegExp> = {
    // Version 1 of the contract knows no heading that the acquirer wants.
    title: slip.copy === 'electronic' || spokenVersion(till.capabilities) < 2 ? /\S/ : (identity.slipTitle ?? /\S/),
    merchantName: identity.merchantName,
    merchantId: asked['42'] ?? identity.merchantId,
    terminalId: asked['41'] ?? identity.terminalId,
    operator: till.counter.state.operator ?? till.plan.operator ?? /\S/,
    issuer: /\S/,
    acquirer: /\S/,
    // A payer with a code shows no card: the slip has what the terminal knows of the code.
    cardNumber: byCode ? /\*\S*\d{4}$/ : maskPan(till.card.image.pan),
    entryLetter: ENTRY_LETTERS[asked['22']?.slice(0, 2) ?? ''] ?? /\S/,
    transaction: /\S/,
    batch: batchNumberOf(asked['60']) ?? /^\d{6}$/,
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
