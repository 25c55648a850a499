// Power lost at any point of any function: the terminal comes up idle, and no money is left unaccounted for.
import { describe, expect, it } from 'vitest';
import type { Command } from '../../terminal/contract.ts';
import { CHIP_CARD } from '../testing/cards.ts';
import { Till } from '../testing/till.ts';

const type = (text: string): Command => ({ command: 'type', text });
const confirm: Command = { command: 'press', key: 'confirm' };
const insert: Command = { command: 'present-card', interface: 'insert', card: CHIP_CARD };
const pin: Command = { command: 'enter-pin', pin: '123456' };

const FUNCTIONS: Record<string, Command[]> = {
  sale: [
    { command: 'choose-function', function: 'sale' },
    type('5.00'),
    confirm,
    insert,
    pin,
    { command: 'remove-card' },
  ],
  void: [
    { command: 'choose-function', function: 'void' },
    type('123456'),
    confirm,
    type('2'),
    confirm,
    confirm,
    insert,
    pin,
    { command: 'remove-card' },
  ],
  refund: [
    { command: 'choose-function', function: 'refund' },
    type('123456'),
    confirm,
    insert,
    type('000000000001'),
    confirm,
    type('0718'),
    confirm,
    type('5.00'),
    confirm,
    confirm,
    { command: 'remove-card' },
  ],
  settlement: [{ command: 'choose-function', function: 'settlement' }],
};

describe.each(Object.entries(FUNCTIONS))('during a %s', (_name, commands) => {
  it.each(commands.map((_, step) => step + 1))('after step %i', async (steps) => {
    const till = await Till.signedIn();
    await till.sale('88.00');
    for (const command of commands.slice(0, steps)) await till.act(command);
    await till.act({ command: 'restart' });
    if (till.state.cardInserted) await till.act({ command: 'remove-card' });
    expect(till.state).toMatchObject({ power: 'on', function: null, prompt: null, quiet: true });
    for (const entry of await till.terminal.journal()) {
      const owed = till.state.owed.some(({ voucher }) => voucher === entry.voucher);
      expect(entry.status === 'unknown').toBe(owed);
    }
    await till.sale('1.00', 'tap');
    expect(await till.result()).toMatchObject({ outcome: 'approved' });
  });

  it.each(commands.map((_, step) => step + 1))('while the host is asked, up to step %i', async (steps) => {
    const till = await Till.signedIn();
    await till.sale('88.00');
    const asked = till.host.requests.length;
    for (const mti of ['0200', '0220', '0500'])
      till.host.next(
        mti,
        (answer) => new Promise((resolve) => setImmediate(resolve, { kind: 'answer', message: answer })),
      );
    for (const command of commands.slice(0, steps)) {
      await till.terminal.execute(command);
      if (till.host.requests.length > asked) break;
    }
    await till.terminal.execute({ command: 'power-off' });
    const { sequence } = await till.terminal.state();
    await new Promise(setImmediate);
    await new Promise(setImmediate);
    expect((await till.terminal.state()).sequence).toBe(sequence);
    await till.act({ command: 'restart' });
    expect(till.state).toMatchObject({ function: null, prompt: null, quiet: true });
  });
});
