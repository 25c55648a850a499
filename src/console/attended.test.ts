// A device on a desk: the page asks a person for what an adapter would do, and what the person says becomes books and sentences. The
// device of this test is our own terminal, which the test uses as a person would, past the console.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { TEST_CARDS } from '../definitions/cards.ts';
import { createTerminal } from '../reference/index.ts';
import { type Command, ContractError, type Terminal } from '../terminal/index.ts';
import { Attended } from './attended.ts';
import { type TestConsole, testConsole } from './console.fixture.ts';

let shown: TestConsole | undefined;
let device: Terminal | undefined;
afterEach(async () => {
  await shown?.close();
  await device?.close();
});

const ask = async (act: object) => {
  expect(await shown?.act(act)).toBe(200);
  return (await shown?.whole())?.attended?.asked?.en;
};
const done = () => ask({ do: 'did', done: true });
const seen = (text: string, more: object = {}) => ask({ do: 'seen', text, ...more });
const now = async () => (await (shown as TestConsole).whole()).terminal;

describe('without an adapter', () => {
  it('asks for one thing at a time, and does nothing before it is done', async () => {
    shown = await testConsole(undefined, { attended: new Attended(null) });
    expect(await ask({ do: 'choose', function: 'sale' })).toBe('Choose “Sale” in the menu.');
    expect((await now()).state.function).toBeNull();
    expect(await ask({ do: 'choose', function: 'void' })).toBe('Choose “Void” in the menu.');
    expect(await ask({ do: 'did', done: false })).toBeUndefined();
    expect((await now()).state.function).toBeNull();
    expect(await ask({ do: 'choose', function: 'sale' })).toBe('Choose “Sale” in the menu.');
    expect(await done()).toBeUndefined();
    expect((await now()).state).toMatchObject({ function: 'sale', prompt: 'amount' });
    expect(await ask({ do: 'type', text: '10.00' })).toBe('Type 10.00');
    expect(await ask({ do: 'start-over' })).toBeUndefined();
    expect((await now()).state).toMatchObject({ function: null, power: 'on' });
  });

  it('tells how to set the device up, and of its key the check value alone', async () => {
    shown = await testConsole(undefined, { attended: new Attended(null) });
    const { attended, about } = await shown.whole();
    const [own] = about.terminals;
    expect(attended).toMatchObject({
      tells: true,
      setUp: {
        url: expect.stringMatching(/^http:\/\/127/),
        dialect: 'json',
        terminalId: own?.terminalId,
        keyCheck: own?.keyCheck,
      },
    });
    const keys = (await shown.admin.configuration()).terminals.map(({ terminalMasterKey }) => terminalMasterKey);
    expect(keys.filter((key) => JSON.stringify(attended).includes(key))).toEqual([]);
  });

  it('holds what the person says against wire and ledger, and writes it down as a scenario', async () => {
    const attended = new Attended(null);
    shown = await testConsole(undefined, { attended });
    device = createTerminal();
    const hands = async (command: Command) => {
      await device?.execute(command);
      await vi.waitFor(async () => expect((await device?.state())?.quiet).toBe(true), {
        timeout: 20_000,
        interval: 10,
      });
    };
    await hands({ command: 'power-on', erase: true, configuration: shown.configuration });
    const type = async (text: string) => {
      await hands({ command: 'type', text });
      await hands({ command: 'press', key: 'confirm' });
    };
    await ask({ do: 'choose', function: 'sign-in' });
    await hands({ command: 'choose-function', function: 'sign-in' });
    await type('01');
    await type('0000');
    await done();
    for (const text of ['01', '0000']) {
      expect(await ask({ do: 'type', text })).toBe(`Type ${text}`);
      await done();
      await ask({ do: 'press', key: 'confirm' });
      await done();
    }
    await seen('Ready', { outcome: 'done' });
    expect((await now()).state).toMatchObject({ signedIn: true, operator: '01' });
    await shown.act({ do: 'record', from: 'here' });

    await ask({ do: 'choose', function: 'sale' });
    await hands({ command: 'choose-function', function: 'sale' });
    await done();
    await ask({ do: 'type', text: '99999.00' });
    await done();
    await ask({ do: 'press', key: 'confirm' });
    await type('99999.00');
    await done();
    expect(await ask({ do: 'present', interface: 'insert', card: 'debit chip' })).toBe('Insert the card “debit chip”.');
    await hands({ command: 'present-card', interface: 'insert', card: TEST_CARDS['debit chip'].image });
    await done();
    await ask({ do: 'right-pin' });
    await hands({ command: 'enter-pin', pin: TEST_CARDS['debit chip'].pin });
    await done();
    await seen('Insufficient funds\nNever heard of 6212345678901232', { outcome: 'declined', code: '51' });
    const { terminal, recording, exchanges } = await shown.whole();
    const voucher = exchanges.at(-1)?.request?.fields['11'];
    expect(terminal.journal).toEqual([
      expect.objectContaining({
        voucher,
        function: 'sale',
        status: 'declined',
        amountMinor: 9_999_900,
        responseCode: '51',
      }),
    ]);
    expect(terminal.state).toMatchObject({ function: null, prompt: 'remove-card', cardInserted: true });
    expect(recording.en).toContain('the cashier enters the amount CNY 99999.00');
    expect(recording.en).toContain('the cardholder enters the right PIN');
    expect(recording.en).toContain('Then the transaction is declined with code "51"');
    expect(recording.en).toContain('And the terminal shows "Insufficient funds"');
    expect(recording.zh).toContain('终端显示“余额不足”');
    expect(recording.en).toContain('# Not in it: The screen showed “Never heard of');
    expect(recording.en).not.toContain('6212345678901232');
  }, 60_000);

  it('knows of an unknown outcome that a reversal is owed, until one is sent', async () => {
    const attended = new Attended(null);
    shown = await testConsole(undefined, { attended });
    const { told } = attended;
    if (told === null) throw new Error('a person tells');
    await told.execute({ command: 'choose-function', function: 'sale' });
    await told.execute({ command: 'type', text: '10.00' });
    await told.execute({ command: 'press', key: 'confirm' });
    told.tell({ text: '', outcome: 'no-answer', voucher: '000007' });
    expect(await told.state()).toMatchObject({ owed: [{ kind: 'reversal', voucher: '000007' }] });
    told.reversed('000008');
    expect((await told.journal()).map(({ status }) => status)).toEqual(['unknown']);
    told.reversed('000007');
    expect((await told.journal()).map(({ status }) => status)).toEqual(['reversed']);
    expect(await told.state()).toMatchObject({ owed: [] });
  });
});

describe('with an adapter that sees and has no hands', () => {
  /** Our terminal behind an adapter that refuses every command as one that it does not know. */
  const handless = (terminal: Terminal): Terminal => ({
    capabilities: () => terminal.capabilities(),
    state: () => terminal.state(),
    journal: () => terminal.journal(),
    log: () => terminal.log(),
    close: () => terminal.close(),
    events: (since, waitMs) => terminal.events(since, waitMs),
    execute: async () => {
      throw new ContractError('unknown-command', 'it has no hands');
    },
  });

  it('shows what the adapter sees of what the person did', async () => {
    device = createTerminal();
    shown = await testConsole(undefined, { attended: new Attended(handless(device)) });
    expect((await shown.whole()).attended?.tells).toBe(false);
    await device.execute({ command: 'power-on', erase: true, configuration: shown.configuration });
    await ask({ do: 'choose', function: 'sign-in' });
    await device.execute({ command: 'choose-function', function: 'sign-in' });
    await done();
    expect((await now()).state).toMatchObject({ function: 'sign-in', prompt: 'operator' });
    expect(await shown.act({ do: 'run', chapters: [] })).toBe(409);
  });
});
