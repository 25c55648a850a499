// Card number and PIN where nobody may read them.
import { CHIP_CARD } from '../../testing/cards.ts';
import { counter, type Shows, started } from './counter.fixture.ts';

export const SECRECY = {
  'full-pan-on-slip': async (id) => {
    const till = await counter(id);
    await till.sale();
    return JSON.stringify(await till.slips()).includes(CHIP_CARD.pan);
  },
  'full-pan-on-screen': async (id) => {
    const till = await started(id, { confirmCard: true });
    await till.present('insert');
    return (await till.shown()).includes(CHIP_CARD.pan);
  },
  'full-pan-in-query': async (id) => {
    const till = await counter(id);
    await till.sale();
    await till.choose('query');
    return (await till.shown()).includes(CHIP_CARD.pan);
  },
  'full-pan-in-log': async (id) => {
    const till = await counter(id);
    await till.sale();
    return (await till.terminal.log()).includes(CHIP_CARD.pan);
  },
  'balance-in-log': async (id) => {
    const till = await counter(id);
    await till.choose('balance-inquiry');
    await till.present('insert');
    await till.pin('123456');
    return (await till.terminal.log()).includes('98765');
  },
  'pin-in-log': async (id) => {
    const till = await started(id);
    await till.present('insert');
    await till.pin('739164');
    return (await till.terminal.log()).includes('739164');
  },
} satisfies Shows;
