// What requests say, and what is made of answers that lack something.
import { answering, declining, silent } from '../../testing/fake-host.ts';
import type { DefectId } from '../index.ts';
import { counter, outcome, type Shows } from './counter.fixture.ts';

/** A field of the request of a sale with PIN. */
async function sent(id: DefectId | null, field: number, mti = '0200'): Promise<string | undefined> {
  const till = await counter(id);
  await till.sale();
  return till.host.received(mti).at(-1)?.fields[field];
}

/** The last 0400 after a sale that was not answered. */
async function reversalOf(id: DefectId | null) {
  const till = await counter(id, { reversal: 'instant' });
  till.host.next('0200', silent);
  await till.sale();
  return till.host.received('0400').at(-1)?.fields ?? {};
}

export const MESSAGES = {
  'stan-by-two': async (id) => (await sent(id, 11)) === '000003',
  'two-results': async (id) => {
    const till = await counter(id);
    await till.sale();
    return (await till.of('result')).length === 2;
  },
  'clock-not-set': async (id) => {
    const till = await counter(id);
    till.host.next('0800', answering({ 12: '101112', 13: '0719' }));
    await till.signIn();
    till.host.next('0200', declining('51'));
    await till.sale();
    return (await till.entry())?.dateTime.startsWith('2026-07-19') === false;
  },
  'missing-mac-taken': async (id) => {
    const till = await counter(id);
    till.host.next('0200', (answer) => {
      const { 64: _, ...fields } = answer.fields;
      return { kind: 'answer', message: { mti: answer.mti, fields } };
    });
    await till.sale();
    return (await outcome(till)) === 'approved';
  },
  'partial-taken-for-whole': async (id) => {
    const till = await counter(id);
    till.host.next('0200', answering({ 4: '000000005000', 39: '10' }));
    await till.sale('128.50');
    return (await till.entry())?.amountMinor === 12850;
  },
  'part-above-whole-taken': async (id) => {
    const till = await counter(id);
    till.host.next('0200', answering({ 4: '000000012851', 39: '10' }));
    await till.sale('128.50');
    return (await outcome(till)) === 'approved';
  },
  'reversal-ends-at-sign-in': async (id) => {
    const till = await counter(id, { reversal: 'instant' });
    till.host.next('0200', silent);
    till.host.next('0400', declining('A0'));
    await till.sale();
    return till.state.owed.length === 0;
  },
  'short-field-60': async (id) => (await sent(id, 60))?.length === 11,
  'stripe-capability': async (id) => (await sent(id, 60))?.[11] === '2',
  'other-currency': async (id) => (await sent(id, 49)) === '840',
  'void-date-of-zeros': async (id) => {
    const till = await counter(id);
    await till.sale();
    await till.startVoid('000002');
    await till.present('insert');
    await till.finish();
    return till.host.received('0200').at(-1)?.fields[61]?.endsWith('0000') === true;
  },
  'reversal-without-expiry': async (id) => (await reversalOf(id))[14] === undefined,
  'pin-not-told': async (id) => (await sent(id, 22)) === '052',
} satisfies Shows;
