// Reading a card: by which interface, how often, and until it is taken.
import { CHIP_CARD, FOREIGN_BRAND, OTHER_CARD } from '../../testing/cards.ts';
import { counter, type Shows, sales, started } from './counter.fixture.ts';

export const CARDS = {
  'endless-card-reads': async (id) => {
    const till = await started(id);
    for (let read = 0; read < 3; read++) await till.present('insert', CHIP_CARD, 'unreadable');
    return till.state.prompt === 'card';
  },
  'chip-card-swiped': async (id) => {
    const till = await started(id);
    await till.present('swipe');
    return till.state.prompt === 'pin';
  },
  'unsupported-card-sent': async (id) => {
    const till = await started(id);
    await till.present('insert', FOREIGN_BRAND);
    await till.finish();
    return sales(till) === 1;
  },
  'card-left-behind': async (id) => {
    const till = await started(id);
    await till.present('insert');
    await till.pin();
    return till.state.function === null && till.state.cardInserted;
  },
  'refund-to-other-card': async (id) => {
    const till = await counter(id);
    await till.sale('5.00', 'tap', OTHER_CARD);
    await till.refund('5.00');
    return till.host.received('0220')[0]?.fields[2] !== CHIP_CARD.pan;
  },
  'fallback-not-marked': async (id) => {
    const till = await started(id, { fallback: true });
    await till.present('insert', CHIP_CARD, 'unreadable');
    await till.present('swipe');
    await till.finish();
    return till.host.received('0200')[0]?.fields[60]?.[12] !== '2';
  },
  'fallback-without-permission': async (id) => {
    const till = await started(id);
    await till.present('insert', CHIP_CARD, 'unreadable');
    await till.present('swipe');
    return till.state.prompt === 'pin';
  },
  'torn-card-charged': async (id) => {
    const till = await started(id);
    await till.present('tap', CHIP_CARD, 'torn');
    return sales(till) === 1;
  },
} satisfies Shows;
