// Work keys, MAC and PIN block.
import { tdesDecrypt } from '../../../crypto/des.ts';
import { decodePinBlock0 } from '../../../crypto/pin-block.ts';
import { wrapWorkKeys } from '../../../crypto/work-keys.ts';
import { jsonMacInput } from '../../../iso8583/json.ts';
import { macOf } from '../../policies/approval.ts';
import { CHIP_CARD } from '../../testing/cards.ts';
import { answering, declining, TERMINAL_MASTER_KEY, WORK_KEYS } from '../../testing/fake-host.ts';
import { Till } from '../../testing/till.ts';
import { counter, type Shows } from './counter.fixture.ts';

/** The last sale was signed under that key. */
const macIs = (till: Till, key: string) => {
  const { mti, fields } = till.host.received('0200').at(-1) ?? { mti: '', fields: {} };
  const { 64: mac, ...rest } = fields;
  return mac === macOf(jsonMacInput({ mti, fields: rest }), key);
};
/** The PIN of the first sale, as the host reads it. */
const pinAtHost = (till: Till) => {
  const block = Buffer.from(till.host.received('0200')[0]?.fields[52] ?? '', 'hex');
  return decodePinBlock0(tdesDecrypt(Buffer.from(WORK_KEYS.pinKey, 'hex'), block), CHIP_CARD.pan);
};

export const KEYS = {
  'kcv-not-checked': async (id) => {
    const till = await Till.poweredOn({}, { defects: id === null ? [] : [id] });
    const right = wrapWorkKeys(TERMINAL_MASTER_KEY, WORK_KEYS);
    till.host.next('0800', answering({ 62: `${right.slice(0, 32)}00000000${right.slice(40)}` }));
    await till.signIn();
    return till.state.signedIn;
  },
  'old-keys-kept': async (id) => {
    const till = await counter(id);
    const fresh = { pinKey: WORK_KEYS.macKey, macKey: WORK_KEYS.pinKey };
    till.host.next('0800', answering({ 62: wrapWorkKeys(TERMINAL_MASTER_KEY, fresh) }));
    await till.signIn();
    await till.sale('5.00', 'tap');
    return macIs(till, WORK_KEYS.macKey);
  },
  'mac-under-pin-key': async (id) => {
    const till = await counter(id);
    await till.sale('5.00', 'tap');
    return macIs(till, WORK_KEYS.pinKey);
  },
  'pin-under-mac-key': async (id) => {
    const till = await counter(id);
    await till.sale();
    return pinAtHost(till) !== '123456';
  },
  'mac-not-sent': async (id) => {
    const till = await counter(id);
    await till.sale('5.00', 'tap');
    return till.host.received('0200')[0]?.fields[64] === undefined;
  },
  'sign-in-again-after-payments-alone': async (id) => {
    const till = await counter(id);
    till.host.next('0500', declining('77'));
    await till.choose('settlement');
    return till.state.signedIn;
  },
  'pin-block-without-card': async (id) => {
    const till = await counter(id);
    await till.sale();
    return pinAtHost(till) !== '123456';
  },
} satisfies Shows;
