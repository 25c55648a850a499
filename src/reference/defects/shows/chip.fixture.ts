// What the chip says in field 55 and 23, and what it is told.
import { parseTlv, tlvValues } from '../../../iso8583/tlv.ts';
import { CHIP_CARD } from '../../testing/cards.ts';
import { answering } from '../../testing/fake-host.ts';
import type { Till } from '../../testing/till.ts';
import { counter, outcome, type Shows } from './counter.fixture.ts';

/** An issuer's answer that no chip believes, and a command that one refuses. */
const WRONG_ANSWER = `910A${'0'.repeat(16)}3030`;
const COMMAND = `72129F18040000000186098424000004${'0'.repeat(8)}`;
/** Tags of field 55, sale by sale. */
const chipDataOfAll = (till: Till) =>
  till.host.received('0200').map(({ fields }) => tlvValues(parseTlv(fields[55] ?? '')));
const chipData = (till: Till) => chipDataOfAll(till)[0] ?? {};

export const CHIP = {
  'atc-stands-still': async (id) => {
    const till = await counter(id);
    await till.sale('5.00', 'tap', { ...CHIP_CARD, transactionCounter: 7 });
    return chipData(till)['9F36'] !== '0007';
  },
  'cryptogram-missing': async (id) => {
    const till = await counter(id);
    await till.sale();
    return chipData(till)['9F26'] === undefined;
  },
  'card-sequence-missing': async (id) => {
    const till = await counter(id);
    await till.sale();
    return till.host.received('0200')[0]?.fields[23] === undefined;
  },
  'chip-amount-zero': async (id) => {
    const till = await counter(id);
    await till.sale('128.50');
    return chipData(till)['9F02'] !== '000000012850';
  },
  'tap-without-chip-data': async (id) => {
    const till = await counter(id);
    await till.sale('5.00', 'tap');
    return till.host.received('0200')[0]?.fields[55] === undefined;
  },
  'arpc-not-checked': async (id) => {
    const till = await counter(id);
    till.host.next('0200', answering({ 55: WRONG_ANSWER }));
    await till.sale();
    return (await outcome(till)) === 'approved';
  },
  'script-notice-never-sent': async (id) => {
    const till = await counter(id);
    till.host.next('0200', answering({ 55: COMMAND }));
    await till.sale();
    await till.sale('1.00', 'tap');
    return till.host.received('0620').length === 0;
  },
  'unpredictable-number-constant': async (id) => {
    const till = await counter(id);
    await till.sale('5.00', 'tap');
    await till.sale('5.00', 'tap');
    const [first, second] = chipDataOfAll(till).map((data) => data['9F37']);
    return first === second;
  },
} satisfies Shows;
