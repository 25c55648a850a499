// When a PIN is asked for, and what is shown meanwhile.
import { counter, type Shows, sales, started } from './counter.fixture.ts';

export const PIN = {
  'pin-under-limit': async (id) => {
    const till = await started(id);
    await till.present('tap');
    return till.state.prompt === 'pin';
  },
  'limit-not-inclusive': async (id) => {
    const till = await started(id, {}, '1000.00');
    await till.present('tap');
    return till.state.prompt === 'pin';
  },
  'no-pin-above-limit': async (id) => {
    const till = await started(id, {}, '1000.01');
    await till.present('tap');
    return till.state.prompt !== 'pin';
  },
  'pin-free-on-insert': async (id) => {
    const till = await started(id);
    await till.present('insert');
    return till.state.prompt !== 'pin';
  },
  'forced-pin-ignored': async (id) => {
    const till = await counter(id);
    await till.choose('force-pin-sale');
    await till.enter('5.00');
    await till.present('tap');
    return till.state.prompt !== 'pin';
  },
  'pin-without-amount': async (id) => {
    const till = await started(id);
    await till.present('insert');
    return !till.state.screen.join().includes('5.00');
  },
  'cancel-still-sends': async (id) => {
    const till = await started(id);
    await till.present('insert');
    await till.press('cancel');
    return sales(till) === 1;
  },
} satisfies Shows;
