// Functions without money: sign-in and out, echo test, parameters, version, query, reprint, paper.
import { describe, expect, it } from 'vitest';
import { answering, declining, garbling, silent, unreachable } from '../testing/fake-host.ts';
import { Till } from '../testing/till.ts';
import { parseLimits } from './parameter-download.ts';

describe('sign-in', () => {
  it('takes operator, batch number, keys and time', async () => {
    const till = await Till.poweredOn();
    till.host.batch = '000042';
    await till.signIn('07');
    expect(await till.result()).toMatchObject({
      outcome: 'done',
      lines: ['Sign-in successful', 'Signed in, operator 07'],
    });
    expect(till.state).toMatchObject({ signedIn: true, operator: '07', batch: '000042' });
    expect(till.host.requests[0]).toMatchObject({
      mti: '0800',
      fields: { 11: '000001', 60: '00000000003', 63: '07 ' },
    });
    till.host.next('0200', silent);
    await till.sale();
    expect((await till.entry())?.dateTime).toBe('2026-07-18 10:15:30');
  });

  it('refuses wrong passwords and unknown operators without a message', async () => {
    const till = await Till.poweredOn();
    await till.signIn('01', '1111');
    expect(await till.result()).toMatchObject({ outcome: 'refused', lines: ['Wrong operator password'] });
    await till.choose('sign-in');
    await till.enter('99');
    expect(await till.result()).toMatchObject({ outcome: 'refused' });
    expect(till.host.requests).toEqual([]);
  });

  it('is open to the supervisor with the supervisor password', async () => {
    const till = await Till.poweredOn();
    await till.signIn('00', '123456');
    expect(till.state).toMatchObject({ signedIn: true, operator: '00' });
  });

  it('stores nothing when a check value is wrong', async () => {
    const till = await Till.poweredOn();
    till.host.next('0800', (answer) => {
      const keys = answer.fields[62] ?? '';
      return {
        kind: 'answer',
        message: { ...answer, fields: { ...answer.fields, 62: `${keys.slice(0, 39)}F${keys.slice(40)}` } },
      };
    });
    await till.signIn();
    expect(await till.result()).toMatchObject({ outcome: 'failed' });
    expect(await till.shown()).toContain('Work key check failed (pinKey)');
    expect(till.state).toMatchObject({ signedIn: false, batch: null });
  });

  it('says why it failed', async () => {
    const till = await Till.poweredOn();
    till.host.next('0800', declining('97'), silent, unreachable, answering({ 11: '000999' }));
    for (const text of [
      'Terminal not registered [97]',
      'Timed out',
      'Connection to the host failed',
      'does not match',
    ]) {
      await till.signIn();
      expect(await till.result()).toMatchObject({ outcome: 'failed' });
      expect(await till.shown()).toContain(text);
    }
  });

  it('does not begin without network', async () => {
    const till = await Till.poweredOn();
    await till.act({ command: 'environment', network: 'down' });
    await till.choose('sign-in');
    expect(await till.result()).toMatchObject({ outcome: 'refused', lines: ['Not connected: check the network'] });
  });
});

describe('sign-out', () => {
  it('ends the session', async () => {
    const till = await Till.signedIn();
    await till.choose('sign-out');
    expect(await till.result()).toMatchObject({ outcome: 'done' });
    expect(till.state).toMatchObject({ signedIn: false, operator: null });
    expect(till.host.requests.at(-1)).toMatchObject({ mti: '0820', fields: { 60: '00000001002' } });
    await till.choose('sale');
    expect(await till.result()).toMatchObject({ outcome: 'refused' });
  });
});

describe.each(['77', '99', 'A0'])('an answer with code %s', (code) => {
  it.each([
    ['sign-in', '0800'],
    ['sign-out', '0820'],
    ['echo-test', '0820'],
    ['parameter-download', '0800'],
    ['settlement', '0500'],
  ] as const)('to %s asks for a new sign-in', async (chosen, mti) => {
    const till = await Till.signedIn();
    till.host.next(mti, declining(code));
    if (chosen === 'sign-in') await till.signIn();
    else await till.choose(chosen);
    expect(await till.result()).toMatchObject({ function: chosen, outcome: 'failed' });
    expect(till.state.signedIn).toBe(false);
    await till.signIn();
    await till.sale('5.00', 'tap');
    expect(await till.result()).toMatchObject({ outcome: 'approved' });
  });
});

describe('the echo test', () => {
  it('carries nothing but terminal, merchant and field 60, and needs no sign-in', async () => {
    const till = await Till.poweredOn();
    await till.choose('echo-test');
    expect(till.host.requests).toEqual([
      { mti: '0820', fields: { 41: 'TP000001', 42: '898310058120001', 60: '00000000301' } },
    ]);
    expect(await till.result()).toMatchObject({ outcome: 'done', lines: ['Echo test successful'] });
  });

  it('names the stage that failed', async () => {
    const till = await Till.poweredOn();
    till.host.next('0820', unreachable, () => ({ kind: 'not-sent', stage: 'send', reason: 'x' }), silent, garbling);
    for (const stage of ['connect', 'send', 'receive', 'receive']) {
      await till.choose('echo-test');
      expect(await till.result()).toMatchObject({ outcome: 'failed' });
      expect(await till.shown()).toContain(`Failed stage: ${stage}`);
    }
    await till.act({ command: 'environment', network: 'down' });
    await till.choose('echo-test');
    expect(await till.shown()).toContain('Failed stage: connect');
  });
});

describe('the parameter download', () => {
  it('changes the limits at once and over restarts', async () => {
    const till = await Till.signedIn();
    await till.choose('parameter-download');
    expect(till.host.requests.slice(1).map(({ fields }) => fields[60]?.slice(8))).toEqual(['394', '395']);
    await till.act({ command: 'restart' });
    await till.sale('500.00', 'tap');
    expect(await till.prompts()).not.toContain('pin');
    await till.sale('500.01', 'tap');
    expect(await till.prompts()).toContain('pin');
    await till.sale('300.01', 'tap');
    expect((await till.slips())[0]?.signatureLine).toBe(true);
  });

  it.each([
    ['FF80540011FF8058012000000030000', { pinFreeMinor: 30_000, signatureFreeMinor: null }],
    ['FF80540010FF8058012000000030000', { pinFreeMinor: null, signatureFreeMinor: null }],
    ['', null],
    ['FF8054abc', null],
  ])('reads %s', (text, limits) => {
    expect(parseLimits(text)).toEqual(limits);
    expect(parseLimits(Buffer.from(text, 'ascii').toString('hex').toUpperCase())).toEqual(limits);
  });

  it('that fails changes nothing', async () => {
    const till = await Till.signedIn();
    till.host.next('0800', silent);
    await till.choose('parameter-download');
    expect(await till.result()).toMatchObject({ outcome: 'failed' });
    await till.sale('1000.00', 'tap');
    expect(await till.prompts()).not.toContain('pin');
  });
});

describe('the menu', () => {
  it('has the functions of the profile and no others', async () => {
    const till = await Till.signedIn({ profile: { functions: ['sale', 'query', 'sign-in'] } });
    expect(till.state.menu).toEqual(['sale', 'query', 'sign-in']);
    expect(till.state.screen).toEqual(expect.arrayContaining(['Sale', 'Query', 'Sign-in']));
    await expect(till.choose('refund')).rejects.toMatchObject({ code: 'not-offered' });
  });

  it('has a version screen', async () => {
    const till = await Till.signedIn();
    await till.choose('version');
    expect((await till.result())?.lines.join('\n')).toMatch(/version \d+\.\d+\.\d+/);
  });
});

describe('the query', () => {
  it('lists the batch, then shows the detail of a voucher, always masked', async () => {
    const till = await Till.signedIn();
    await till.sale('88.00');
    till.host.next('0200', declining('51'));
    await till.sale('9.00');
    await till.choose('query');
    expect(till.state.prompt).toBe('query-voucher');
    expect(till.state.screen).toEqual(
      expect.arrayContaining([
        'Transactions of batch 000001: 2',
        '000002 Sale CNY 88.00 621234******1232 approved',
        '000003 Sale CNY 9.00 621234******1232 declined',
      ]),
    );
    await till.enter('2');
    expect((await till.result())?.lines).toEqual(
      expect.arrayContaining([
        'Voucher: 000002',
        'Reference: 000000000001',
        'Date and time: 2026-07-18 10:15:30',
        'Status: approved',
      ]),
    );
    await till.choose('query');
    await till.enter('');
    expect(await till.result()).toMatchObject({ outcome: 'done' });
    await till.choose('query');
    await till.enter('777');
    expect(await till.result()).toMatchObject({ outcome: 'refused', lines: ['No such transaction'] });
  });

  it('of an empty batch says so', async () => {
    const till = await Till.signedIn();
    await till.choose('query');
    expect(await till.result()).toMatchObject({ outcome: 'done', lines: ['No transactions in this batch'] });
  });
});

describe('the reprint', () => {
  it('prints the last slip, or that of a voucher, marked on every copy', async () => {
    const till = await Till.signedIn();
    await till.sale('88.00');
    await till.sale('9.00', 'tap');
    till.host.next('0200', declining('51'));
    await till.sale('7.00');
    await till.choose('reprint');
    await till.press('confirm');
    const last = await till.slips();
    expect(last.map(({ copy, reprint, elements }) => [copy, reprint, elements?.voucher])).toEqual([
      ['merchant', true, '000003'],
      ['cardholder', true, '000003'],
    ]);
    for (const { lines } of last) expect(lines).toContain('*** REPRINT ***');
    await till.choose('reprint');
    await till.enter('2');
    expect((await till.slips())[0]?.elements?.amountMinor).toBe(8800);
    await till.choose('reprint');
    await till.enter('4');
    expect(await till.result()).toMatchObject({ outcome: 'refused' });
  });

  it('of an empty batch is refused', async () => {
    const till = await Till.signedIn();
    await till.choose('reprint');
    expect(await till.result()).toMatchObject({ outcome: 'refused' });
  });
});

describe('a printer without paper', () => {
  it('keeps the payment, asks for paper, and prints complete when it is loaded', async () => {
    const till = await Till.signedIn();
    await till.act({ command: 'environment', paper: 'out' });
    expect(till.state.screen).toContain('Printer out of paper, please load paper');
    await till.sale('5.00', 'tap');
    expect(till.state.prompt).toBe('paper');
    expect(await till.result()).toMatchObject({ outcome: 'approved' });
    expect(await till.slips()).toEqual([]);
    await till.press('confirm');
    expect(till.state.prompt).toBe('paper');
    await till.act({ command: 'environment', paper: 'loaded' });
    expect((await till.slips()).map(({ copy, reprint }) => [copy, reprint])).toEqual([
      ['merchant', false],
      ['cardholder', false],
    ]);
    expect(till.host.requests.map(({ mti }) => mti)).toEqual(['0800', '0200']);
  });

  it('lets a payment be reprinted after the power went at the prompt', async () => {
    const till = await Till.signedIn();
    await till.act({ command: 'environment', paper: 'out' });
    await till.sale('5.00', 'tap');
    await till.act({ command: 'restart' });
    expect(till.state.owed).toEqual([]);
    await till.act({ command: 'environment', paper: 'loaded' });
    await till.choose('reprint');
    await till.press('confirm');
    expect((await till.slips())[0]).toMatchObject({ reprint: true, elements: { amountMinor: 500 } });
  });
});
