// What is printed on slips, whatever the adapter says of them.
import type { Till } from '../../testing/till.ts';
import type { DefectId } from '../index.ts';
import { counter, type Shows } from './counter.fixture.ts';

/** The lines of every slip of a sale of CNY 128.50. */
async function printed(id: DefectId | null): Promise<{ copy: string; lines: string }[]> {
  const till = await counter(id);
  await till.sale('128.50');
  return paper(till);
}

const paper = async (till: Till) => (await till.slips()).map(({ copy, lines }) => ({ copy, lines: lines.join('\n') }));

/** The lines of a slip of what follows a sale, a void or a refund. */
async function printedAfterwards(id: DefectId | null, follow: (till: Till) => Promise<void>): Promise<string> {
  const till = await counter(id);
  await till.sale('128.50');
  await follow(till);
  return (await paper(till))[0]?.lines ?? '';
}

async function voided(till: Till): Promise<void> {
  await till.startVoid('000002');
  await till.present('insert');
  await till.finish();
}

export const PAPERS = {
  'slip-amount-shifted': async (id) => (await printed(id)).some(({ lines }) => lines.includes('1285.00')),
  'slip-without-amount': async (id) => (await printed(id)).every(({ lines }) => !lines.includes('128.50')),
  'slip-copies-exchanged': async (id) =>
    (await printed(id)).some(({ copy, lines }) => copy === 'merchant' && lines.includes('Cardholder copy')),
  'slip-in-another-language': async (id) => (await printed(id)).every(({ lines }) => lines.includes('金额：')),
  'slip-without-operator': async (id) => (await printed(id)).every(({ lines }) => !lines.includes('Operator')),
  'slip-with-another-card': async (id) =>
    new Set([...(await printed(id)).map(({ lines }) => /\*\d{4}/.exec(lines)?.[0]), await cardOf(id)]).size > 1,
  'slip-original-date-of-zeros': async (id) =>
    /Original date: 0000/.test(await printedAfterwards(id, (till) => till.refund('10.00'))),
  'slip-original-voucher-own': async (id) => {
    const lines = await printedAfterwards(id, voided);
    return /^Voucher: (.*)$/m.exec(lines)?.[1] === /^Original voucher: (.*)$/m.exec(lines)?.[1];
  },
} satisfies Shows;

/** The end of the card number, as the journal has it. */
async function cardOf(id: DefectId | null): Promise<string | undefined> {
  const till = await counter(id);
  await till.sale('128.50');
  return /\*\d{4}/.exec((await till.slips())[0]?.elements?.cardNumber ?? '')?.[0];
}
