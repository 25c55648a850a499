// What a terminal does when it does not know the outcome: it reverses, and does not forget to.
import { describe, expect, it } from 'vitest';
import { CHIP_CARD } from '../testing/cards.ts';
import {
  answering,
  declining,
  garbling,
  hanging,
  hangingUp,
  type Reaction,
  silent,
  unreachable,
} from '../testing/fake-host.ts';
import { type configuration, Till } from '../testing/till.ts';

const mtis = (till: Till) => till.host.requests.map(({ mti }) => mti);

/** Lets everything happen that needs no waiting. */
const settled = () => new Promise(setImmediate);

describe('a payment of unknown outcome', () => {
  it.each<[string, Reaction, string, string]>([
    ['no answer', silent, '98', 'Timed out'],
    ['a lost connection', hangingUp, '98', 'Connection lost'],
    ['an answer that is no message', garbling, '06', 'could not be read'],
    ['an answer to another voucher', answering({ 11: '999998' }), '06', 'does not match'],
    ['an answer of another amount', answering({ 4: '000000000001' }), '06', 'does not match'],
    ['an answer of a higher partial amount', answering({ 4: '000000099999', 39: '10' }), '06', 'does not match'],
    ['an answer for another terminal', answering({ 41: 'TP999999' }), '06', 'does not match'],
    ['an answer for another merchant', answering({ 42: '898310058129999' }), '06', 'does not match'],
    ['an answer of another kind', answering({}, '0230'), '06', 'does not match'],
    ['an answer to another transaction', answering({ 3: '200000' }), '06', 'does not match'],
    ['an answer without a code', answering({ 39: undefined }), '06', 'could not be read'],
  ])('with %s is reversed before the next one', async (_what, reaction, reason, text) => {
    const till = await Till.signedIn();
    till.host.next('0200', reaction);
    await till.sale();
    expect(await till.result()).toMatchObject({ outcome: 'no-answer', amountMinor: 12850 });
    expect(await till.shown()).toContain(text);
    expect(await till.shown()).toContain('reversed automatically');
    expect(await till.slips()).toEqual([]);
    expect(till.state.owed).toEqual([{ kind: 'reversal', voucher: '000002', batch: '000001' }]);
    expect(await till.entry()).toMatchObject({ status: 'unknown' });

    await till.sale('5.00', 'tap');
    expect(mtis(till)).toEqual(['0800', '0200', '0400', '0200']);
    expect(till.host.received('0400')[0]?.fields[39]).toBe(reason);
    expect(till.state.owed).toEqual([]);
    expect((await till.terminal.journal()).map(({ status }) => status)).toEqual(['reversed', 'approved']);
  });

  it.each<[string, Reaction]>([
    ['wrong', answering({ 64: '3030303030303030' })],
    ['missing', (answer) => ({ kind: 'answer', message: { mti: answer.mti, fields: { ...answer.fields, 64: '' } } })],
  ])('with a %s MAC asks for a new sign-in and is then reversed for that reason', async (_what, reaction) => {
    const till = await Till.signedIn();
    till.host.next('0200', reaction);
    await till.sale();
    expect(await till.result()).toMatchObject({ outcome: 'no-answer' });
    expect(till.state.signedIn).toBe(false);
    await till.sale('5.00', 'tap');
    expect(await till.result()).toMatchObject({ outcome: 'refused', lines: ['Please sign in first'] });
    await till.signIn();
    await till.sale('5.00', 'tap');
    expect(till.host.received('0400')[0]?.fields[39]).toBe('A0');
    expect(till.state.owed).toEqual([]);
  });

  it('repeats the fields of the original in its reversal, without track data and PIN', async () => {
    const till = await Till.signedIn();
    till.host.next('0200', silent);
    await till.sale();
    await till.sale('5.00', 'tap');
    const [original] = till.host.received('0200');
    const [reversal] = till.host.received('0400');
    for (const field of [2, 3, 4, 11, 22, 23, 25, 41, 42, 49, 60])
      expect(reversal?.fields[field]).toBe(original?.fields[field]);
    for (const field of [26, 35, 36, 52, 53]) expect(reversal?.fields[field]).toBeUndefined();
    expect(reversal?.fields[64]).toMatch(/^[0-9A-F]{16}$/);
  });

  it('is not sent again by itself', async () => {
    const till = await Till.signedIn();
    till.host.next('0200', silent);
    await till.sale();
    await settled();
    expect(mtis(till)).toEqual(['0800', '0200']);
  });
});

describe('a chip card that is pulled before the answer', () => {
  it('leads to a reversal for a fault of the device when the host approved', async () => {
    const till = await Till.signedIn();
    await till.choose('sale');
    await till.enter('5.00');
    await till.present('insert', CHIP_CARD, 'removed-early');
    await till.pin();
    expect(await till.result()).toMatchObject({ outcome: 'cancelled' });
    expect(await till.slips()).toEqual([]);
    await till.sale('1.00', 'tap');
    expect(till.host.received('0400')[0]?.fields[39]).toBe('96');
  });

  it('leads to none when the host declined', async () => {
    const till = await Till.signedIn();
    till.host.next('0200', declining('51'));
    await till.choose('sale');
    await till.enter('5.00');
    await till.present('insert', CHIP_CARD, 'removed-early');
    await till.pin();
    expect(till.state.owed).toEqual([]);
  });
});

describe('an owed reversal', () => {
  const owing = async (profile: Partial<ReturnType<typeof configuration>['profile']> = {}) => {
    const till = await Till.signedIn({ profile });
    till.host.next('0200', silent);
    await till.sale();
    return till;
  };

  it('survives a restart, and the terminal says so', async () => {
    const till = await owing();
    await till.act({ command: 'restart' });
    expect(till.state.owed).toEqual([{ kind: 'reversal', voucher: '000002', batch: '000001' }]);
    expect(till.state.screen.join('\n')).toContain('reversal is pending');
    await till.sale('5.00', 'tap');
    expect(mtis(till)).toEqual(['0800', '0200', '0400', '0200']);
  });

  it('is tried as often as configured, then blocks with a text where the profile keeps it, and is tried again later', async () => {
    const till = await owing();
    till.host.next('0400', silent, hangingUp, garbling);
    await till.sale('5.00', 'tap');
    expect(mtis(till)).toEqual(['0800', '0200', '0400', '0400', '0400']);
    expect(await till.result()).toMatchObject({ outcome: 'refused' });
    expect(await till.shown()).toContain('Please contact the acquirer service line 95516');
    expect((await till.slips()).map(({ copy }) => copy)).toEqual(['fault-report']);
    expect(till.state.owed).toHaveLength(1);
    await till.sale('5.00', 'tap');
    expect(await till.result()).toMatchObject({ outcome: 'approved' });
    expect(till.state.owed).toEqual([]);
  });

  it('is dropped after the last attempt where the profile says so, with a text, and the new payment goes on', async () => {
    const till = await owing({ reversalExhausted: 'drop' });
    till.host.next('0400', silent, silent, silent);
    await till.sale('5.00', 'tap');
    expect(await till.shown()).toContain('The reversal was not successful');
    expect(await till.result()).toMatchObject({ outcome: 'approved' });
    expect(till.state.owed).toEqual([]);
  });

  it.each(['00', '12', '25', '40'])('is ended by an answer of code %s', async (code) => {
    const till = await owing();
    till.host.next('0400', answering({ 39: code }));
    await till.sale('5.00', 'tap');
    expect(till.host.received('0400')).toHaveLength(1);
    expect(till.state.owed).toEqual([]);
  });

  it('is sent again after an answer that settles nothing', async () => {
    const till = await owing();
    till.host.next('0400', answering({ 39: '96' }));
    await till.sale('5.00', 'tap');
    expect(till.host.received('0400')).toHaveLength(2);
    expect(await till.result()).toMatchObject({ outcome: 'approved' });
  });

  it('waits when the host asks for a new sign-in', async () => {
    const till = await owing();
    till.host.next('0400', answering({ 39: '77' }));
    await till.sale('5.00', 'tap');
    expect(await till.result()).toMatchObject({ outcome: 'refused', lines: ['Please sign in again'] });
    expect(till.state).toMatchObject({ signedIn: false, owed: [{ kind: 'reversal' }] });
  });

  it('does not ask for a sign-in that cannot help: its batch is closed at the host', async () => {
    const till = await owing();
    till.host.batch = '000002';
    await till.signIn();
    till.host.next('0400', answering({ 39: '77' }), answering({ 39: '77' }), answering({ 39: '77' }));
    await till.sale('5.00', 'tap');
    expect(await till.result()).toMatchObject({ outcome: 'refused' });
    expect(till.state).toMatchObject({ signedIn: true, owed: [{ kind: 'reversal', batch: '000001' }] });
  });

  it('costs no attempt when the host cannot be reached', async () => {
    const till = await owing();
    till.host.next('0400', unreachable);
    await till.sale('5.00', 'tap');
    expect(await till.result()).toMatchObject({ outcome: 'refused' });
    till.host.next('0400', silent, silent);
    await till.sale('5.00', 'tap');
    expect(await till.result()).toMatchObject({ outcome: 'approved' });
  });

  it('goes out at once where the profile says so', async () => {
    const till = await owing({ reversal: 'instant' });
    expect(mtis(till)).toEqual(['0800', '0200', '0400']);
    expect(till.state.owed).toEqual([]);
    expect((await till.terminal.journal()).map(({ status }) => status)).toEqual(['reversed']);
  });

  it('goes out when the network is back, where it should go at once', async () => {
    const till = await Till.signedIn({ profile: { reversal: 'instant' } });
    till.host.next('0200', async () => {
      await till.terminal.execute({ command: 'environment', network: 'down' });
      return { kind: 'no-answer', reason: 'closed' };
    });
    await till.sale();
    expect(till.state.owed).toHaveLength(1);
    await till.act({ command: 'environment', network: 'up' });
    expect(till.state.owed).toEqual([]);
  });
});

describe('the loss of power', () => {
  it('between request and answer leaves a reversal that goes out before the next payment', async () => {
    const till = await Till.signedIn();
    till.host.next('0200', hanging);
    await till.choose('sale');
    await till.enter('5.00');
    await till.terminal.execute({ command: 'present-card', interface: 'tap', card: CHIP_CARD });
    await till.terminal.execute({ command: 'power-off' });
    await till.act({ command: 'restart' });
    expect(till.state.owed).toEqual([{ kind: 'reversal', voucher: '000002', batch: '000001' }]);
    await till.sale('1.00', 'tap');
    expect(mtis(till)).toEqual(['0800', '0200', '0400', '0200']);
    expect(till.host.received('0400')[0]?.fields[39]).toBe('98');
  });

  it('stops everything: the answer that comes afterwards changes nothing', async () => {
    const till = await Till.signedIn();
    let release = () => {};
    till.host.next(
      '0200',
      (answer) => new Promise((resolve) => (release = () => resolve({ kind: 'answer', message: answer }))),
    );
    await till.choose('sale');
    await till.enter('5.00');
    await till.terminal.execute({ command: 'present-card', interface: 'tap', card: CHIP_CARD });
    await till.terminal.execute({ command: 'power-off' });
    const { sequence } = await till.terminal.state();
    release();
    await settled();
    expect(await till.terminal.state()).toMatchObject({ sequence, power: 'off', quiet: true, owed: [{}] });
    expect(await till.entry()).toMatchObject({ status: 'unknown' });
  });

  it('at a prompt leaves nothing behind', async () => {
    const till = await Till.signedIn();
    await till.choose('sale');
    await till.enter('5.00');
    await till.act({ command: 'restart' });
    expect(till.state).toMatchObject({ function: null, prompt: null, signedIn: true, owed: [] });
    expect(await till.terminal.journal()).toEqual([]);
  });
});
