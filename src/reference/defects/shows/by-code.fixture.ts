// Payments by code.
import { answering, silent } from '../../testing/fake-host.ts';
import { PAYMENT_CODE } from '../../testing/till.ts';
import type { DefectId } from '../index.ts';
import { counter, outcome, type Shows, sales } from './counter.fixture.ts';

/** A payment by code that nobody knows the outcome of. */
const unknownByCode = async (id: DefectId | null) => {
  const till = await counter(id);
  till.host.next('0200', silent);
  till.host.next('0820', silent, silent, silent);
  await till.qrSale();
  return till;
};

export const BY_CODE = {
  'qr-code-printed-in-full': async (id) => {
    const till = await counter(id);
    await till.qrSale();
    return JSON.stringify(await till.slips()).includes(PAYMENT_CODE);
  },
  'qr-paid-twice-on-unknown': async (id) => {
    const till = await counter(id);
    till.host.next('0200', silent);
    await till.qrSale();
    return sales(till) === 2;
  },
  'qr-query-lost-at-restart': async (id) => {
    const till = await unknownByCode(id);
    await till.act({ command: 'restart' });
    return till.state.owed.length === 0;
  },
  'qr-refused-query-taken-for-unpaid': async (id) => {
    const till = await counter(id);
    till.host.next('0200', silent);
    till.host.next('0820', answering({ 39: '96', 48: undefined }));
    await till.qrSale();
    return (await outcome(till)) === 'declined';
  },
  'qr-reversed-instead-of-queried': async (id) => {
    const till = await unknownByCode(id);
    return till.state.owed.some(({ kind }) => kind === 'reversal');
  },
  'qr-sale-always-offered': async (id) => {
    const till = await counter(id, { functions: ['sale', 'sign-in'] });
    return till.state.menu.includes('qr-sale');
  },
  'qr-sale-as-card-sale': async (id) => {
    const till = await counter(id);
    await till.qrSale();
    return till.host.received('0200')[0]?.fields[22] !== '032';
  },
} satisfies Shows;
