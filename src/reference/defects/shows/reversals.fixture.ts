// Reversals: whether one is owed, what it says, and how long it is kept.
import { answering, declining, silent, unreachable } from '../../testing/fake-host.ts';
import { counter, type Shows } from './counter.fixture.ts';

export const REVERSALS = {
  'no-reversal': async (id) => {
    const till = await counter(id);
    till.host.next('0200', silent);
    await till.sale();
    return till.state.owed.length === 0;
  },
  'wrong-reversal-voucher': async (id) => {
    const till = await counter(id);
    till.host.next('0200', silent);
    await till.sale();
    await till.sale('1.00', 'tap');
    return till.host.received('0400')[0]?.fields[11] !== till.host.received('0200')[0]?.fields[11];
  },
  'decline-reversed': async (id) => {
    const till = await counter(id);
    till.host.next('0200', declining('51'));
    await till.sale();
    return till.state.owed.length > 0;
  },
  'trouble-code-reversed': async (id) => {
    const till = await counter(id);
    await till.sale();
    till.host.next('0200', declining('98'));
    await till.startVoid('2');
    await till.present('insert');
    await till.finish();
    return till.state.owed.length > 0;
  },
  'reversal-sent-once': async (id) => {
    const till = await counter(id);
    till.host.next('0200', silent);
    till.host.next('0400', silent);
    await till.sale();
    await till.sale('1.00', 'tap');
    return till.host.received('0400').length === 1;
  },
  'unsent-reversal-counted': async (id) => {
    const till = await counter(id, { reversalExhausted: 'drop' });
    till.host.next('0200', silent);
    till.host.next('0400', unreachable, unreachable, unreachable);
    await till.sale();
    await till.sale('1.00', 'tap');
    return till.state.owed.length === 0;
  },
  'reversal-lost-at-restart': async (id) => {
    const till = await counter(id);
    till.host.next('0200', silent);
    await till.sale();
    await till.act({ command: 'restart' });
    return till.state.owed.length === 0;
  },
  'reason-always-98': async (id) => {
    const till = await counter(id);
    till.host.next('0200', answering({ 11: '000777' }));
    await till.sale();
    await till.sale('1.00', 'tap');
    return till.host.received('0400')[0]?.fields[39] !== '06';
  },
} satisfies Shows;
