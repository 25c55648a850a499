// Totals at settlement.
import { counter, type Shows } from './counter.fixture.ts';

export const SETTLEMENT = {
  'wrong-totals': async (id) => {
    const till = await counter(id);
    await till.sale('5.00', 'tap');
    await till.startVoid('2');
    await till.present('tap');
    await till.finish();
    await till.choose('settlement');
    return till.host.received('0500')[0]?.fields[48]?.slice(0, 15) !== '000000000500001';
  },
  'totals-in-32-bits': async (id) => {
    const till = await counter(id);
    for (let made = 0; made < 3; made++) await till.sale('9999999.99');
    await till.choose('settlement');
    return till.host.received('0500')[0]?.fields[48]?.slice(0, 12) !== '002999999997';
  },
  'batch-999999-used': async (id) => {
    const till = await counter(id);
    till.host.batch = '999998';
    await till.signIn();
    await till.choose('settlement');
    return till.state.batch !== '000001';
  },
  'refunds-not-counted': async (id) => {
    const till = await counter(id);
    await till.refund('5.00');
    await till.choose('settlement');
    return till.host.received('0500')[0]?.fields[48]?.slice(15, 30) !== '000000000500001';
  },
} satisfies Shows;
