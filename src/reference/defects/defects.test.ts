// Every deliberate fault shows at the counter, on the wire or in the books, and a terminal without it does not show it.
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { tdesDecrypt } from '../../crypto/des.ts';
import { decodePinBlock0 } from '../../crypto/pin-block.ts';
import { wrapWorkKeys } from '../../crypto/work-keys.ts';
import { jsonMacInput } from '../../iso8583/json.ts';
import { parseTlv, tlvValues } from '../../iso8583/tlv.ts';
import type { Configuration } from '../../terminal/contract.ts';
import { macOf } from '../policies/approval.ts';
import { CHIP_CARD, FOREIGN_BRAND, OTHER_CARD, STRIPE_CARD } from '../testing/cards.ts';
import { answering, declining, garbling, silent, TERMINAL_MASTER_KEY, WORK_KEYS } from '../testing/fake-host.ts';
import { PAYMENT_CODE, Till } from '../testing/till.ts';
import { DEFECTS, type DefectId, partsWith } from './index.ts';

type Profile = Partial<Configuration['profile']>;
const counter = (id: DefectId | null, profile: Profile = {}) =>
  Till.signedIn({ profile }, { defects: id === null ? [] : [id] });
const started = async (id: DefectId | null, profile: Profile = {}, amount = '5.00') => {
  const till = await counter(id, profile);
  await till.choose('sale');
  await till.enter(amount);
  return till;
};
const everything = async (till: Till) => JSON.stringify(await till.terminal.events(0, 0));
const sales = (till: Till) => till.host.received('0200').length;
/** An issuer's answer that no chip believes, and a command that one refuses. */
const WRONG_ANSWER = `910A${'0'.repeat(16)}3030`;
const COMMAND = `72129F18040000000186098424000004${'0'.repeat(8)}`;
const chipData = (till: Till) => tlvValues(parseTlv(till.host.received('0200')[0]?.fields[55] ?? ''));
/** The last sale was signed under that key. */
const macIs = (till: Till, key: string) => {
  const { mti, fields } = till.host.received('0200').at(-1) ?? { mti: '', fields: {} };
  const { 64: mac, ...rest } = fields;
  return mac === macOf(jsonMacInput({ mti, fields: rest }), key);
};
/** A payment by code that nobody knows the outcome of. */
const unknownByCode = async (id: DefectId | null) => {
  const till = await counter(id);
  till.host.next('0200', silent);
  till.host.next('0820', silent, silent, silent);
  await till.qrSale();
  return till;
};
const outcome = async (till: Till) => (await till.result())?.outcome;

/** Plays what shows the fault, with it or without; true when it shows. */
const SHOWS: Record<DefectId, (id: DefectId | null) => Promise<boolean>> = {
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
  'reversal-sent-once': async (id) => {
    const till = await counter(id);
    till.host.next('0200', silent);
    till.host.next('0400', silent);
    await till.sale();
    await till.sale('1.00', 'tap');
    return till.host.received('0400').length === 1;
  },
  'reversal-lost-at-restart': async (id) => {
    const till = await counter(id);
    till.host.next('0200', silent);
    await till.sale();
    await till.act({ command: 'restart' });
    return till.state.owed.length === 0;
  },
  'mac-not-checked': async (id) => {
    const till = await counter(id);
    till.host.next('0200', answering({ 64: '0'.repeat(16) }));
    await till.sale();
    return (await outcome(till)) === 'approved';
  },
  'foreign-answer-approved': async (id) => {
    const till = await counter(id);
    till.host.next('0200', answering({ 11: '000777' }));
    await till.sale();
    return (await outcome(till)) === 'approved';
  },
  'any-code-approved': async (id) => {
    const till = await counter(id);
    till.host.next('0200', declining('51'));
    await till.sale();
    return (await outcome(till)) === 'approved';
  },
  'unreadable-approved': async (id) => {
    const till = await counter(id);
    till.host.next('0200', garbling);
    await till.sale();
    return (await outcome(till)) === 'approved';
  },
  'charges-again': async (id) => {
    const till = await counter(id);
    till.host.next('0200', silent);
    await till.sale();
    return sales(till) === 2 && (await outcome(till)) === 'approved';
  },
  'endless-card-reads': async (id) => {
    const till = await started(id);
    for (let read = 0; read < 3; read++) await till.present('insert', CHIP_CARD, 'unreadable');
    return till.state.prompt === 'card';
  },
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
  'pin-in-log': async (id) => {
    const till = await started(id);
    await till.present('insert');
    await till.pin('739164');
    return (await till.terminal.log()).includes('739164');
  },
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
  'offline-start': async (id) => {
    const till = await counter(id);
    await till.act({ command: 'environment', network: 'down' });
    await till.choose('sale');
    return till.state.prompt === 'amount';
  },
  'no-supervisor': async (id) => {
    const till = await counter(id);
    await till.choose('refund');
    return till.state.prompt !== 'supervisor-password';
  },
  'menu-not-filtered': async (id) =>
    (await counter(id, { functions: ['sale', 'sign-in'] })).state.menu.includes('refund'),
  'zero-amount-sent': async (id) => {
    const till = await counter(id);
    await till.sale('0.00');
    return till.host.received('0200')[0]?.fields[4] === '000000000000';
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
  'sale-as-pre-authorisation': async (id) => {
    const till = await counter(id);
    await till.sale();
    return till.host.received('0200').length === 0;
  },
  'always-insufficient-funds': async (id) => {
    const till = await counter(id);
    till.host.next('0200', declining('91'));
    await till.sale();
    return (await till.shown()).includes('Insufficient funds');
  },
  'wrong-contact': async (id) => {
    const till = await counter(id);
    till.host.next('0200', declining('01'));
    await till.sale();
    return (await till.shown()).includes('contact the acquirer');
  },
  'slip-on-decline': async (id) => {
    const till = await counter(id);
    till.host.next('0200', declining('51'));
    await till.sale();
    return (await till.slips()).length > 0;
  },
  'no-cardholder-copy': async (id) => {
    const till = await counter(id);
    await till.sale();
    return (await till.slips()).every(({ copy }) => copy !== 'cardholder');
  },
  'signature-on-cardholder-copy': async (id) => {
    const till = await counter(id);
    await till.sale();
    return (await till.slips()).some(({ copy, signatureLine }) => copy === 'cardholder' && signatureLine);
  },
  'unmarked-reprint': async (id) => {
    const till = await counter(id);
    await till.sale();
    await till.choose('reprint');
    await till.press('confirm');
    return (await till.slips()).some(({ reprint }) => !reprint);
  },
  'wrong-amount-on-slip': async (id) => {
    const till = await counter(id);
    await till.sale('128.50');
    return (await till.slips())[0]?.elements?.amountMinor !== 12850;
  },
  'slip-lost-without-paper': async (id) => {
    const till = await counter(id);
    await till.act({ command: 'environment', paper: 'out' });
    await till.sale('5.00', 'tap');
    return till.state.prompt !== 'paper';
  },
  'no-signature-line': async (id) => {
    const till = await counter(id);
    await till.sale();
    return (await till.slips()).every(({ signatureLine }) => !signatureLine);
  },
  'signature-never-waived': async (id) => {
    const till = await counter(id);
    await till.sale('5.00', 'tap');
    return (await till.slips()).some(({ signatureLine }) => signatureLine);
  },
  'signature-not-uploaded': async (id) => {
    const till = await counter(id, { name: 'esign', receipt: 'electronic' });
    await till.sale();
    return till.host.received('0820').length === 0;
  },
  'silent-result': async (id) => {
    const till = await counter(id);
    await till.sale('5.00', 'tap');
    return !(await everything(till)).includes('"success"');
  },
  'same-signal': async (id) => {
    const till = await counter(id);
    till.host.next('0200', declining('51'));
    await till.sale('5.00', 'tap');
    return (await till.of('sound')).some(({ sound }) => sound === 'success');
  },
  'wrong-totals': async (id) => {
    const till = await counter(id);
    await till.sale('5.00', 'tap');
    await till.startVoid('2');
    await till.present('tap');
    await till.finish();
    await till.choose('settlement');
    return till.host.received('0500')[0]?.fields[48]?.slice(0, 15) !== '000000000500001';
  },
  'refunds-not-counted': async (id) => {
    const till = await counter(id);
    await till.refund('5.00');
    await till.choose('settlement');
    return till.host.received('0500')[0]?.fields[48]?.slice(15, 30) !== '000000000500001';
  },
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
  'reason-always-98': async (id) => {
    const till = await counter(id);
    till.host.next('0200', answering({ 11: '000777' }));
    await till.sale();
    await till.sale('1.00', 'tap');
    return till.host.received('0400')[0]?.fields[39] !== '06';
  },
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
    const block = Buffer.from(till.host.received('0200')[0]?.fields[52] ?? '', 'hex');
    return decodePinBlock0(tdesDecrypt(Buffer.from(WORK_KEYS.pinKey, 'hex'), block), CHIP_CARD.pan) !== '123456';
  },
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
  'tries-text-wrong': async (id) => {
    const till = await counter(id);
    till.host.next('0200', declining('75'));
    await till.sale();
    return !(await till.shown()).includes('PIN tries exceeded');
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
    const [first, second] = till.host
      .received('0200')
      .map(({ fields }) => tlvValues(parseTlv(fields[55] ?? ''))['9F37']);
    return first === second;
  },
  'mac-not-sent': async (id) => {
    const till = await counter(id);
    await till.sale('5.00', 'tap');
    return till.host.received('0200')[0]?.fields[64] === undefined;
  },
  'pin-block-without-card': async (id) => {
    const till = await counter(id);
    await till.sale();
    const block = Buffer.from(till.host.received('0200')[0]?.fields[52] ?? '', 'hex');
    return decodePinBlock0(tdesDecrypt(Buffer.from(WORK_KEYS.pinKey, 'hex'), block), CHIP_CARD.pan) !== '123456';
  },
};

const ids = Object.keys(DEFECTS) as DefectId[];

describe.each(ids)('the fault %s', (id) => {
  it('shows, and without it there is nothing to see', async () => {
    expect(await SHOWS[id](null)).toBe(false);
    expect(await SHOWS[id](id)).toBe(true);
  });
});

describe('the record of faults', () => {
  it('has one file for each, under its own name', () => {
    const files = readdirSync(new URL('.', import.meta.url))
      .map((file) => file.replace(/\.ts$/, ''))
      .filter((file) => !['defect', 'index', 'defects.test'].includes(file));
    expect(files.sort()).toEqual([...ids].sort());
    for (const id of ids) expect(DEFECTS[id].id).toBe(id);
  });

  it('names a requirement and says in both languages what is wrong', () => {
    for (const { requirement, en, zh } of Object.values(DEFECTS)) {
      expect(requirement).toMatch(/^GUIDE-[SABP]-/);
      expect(en).toMatch(/^[A-Z].*[a-zA-Z]$/);
      expect(zh).toMatch(/[\u4e00-\u9fff]/);
    }
  });

  it('refuses an id that is none', () => {
    expect(() => partsWith(['no-such-fault'])).toThrow(RangeError);
  });

  it('leaves the parts of a right terminal alone', async () => {
    partsWith(ids);
    const till = await counter(null);
    await till.sale('7.00', 'swipe', STRIPE_CARD);
    expect(await till.result()).toMatchObject({ outcome: 'approved' });
  });
});
