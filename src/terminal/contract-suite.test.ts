// One suite over every driver: the same terminal inside, in a process of its own, behind HTTP and as a program must be the same to its user.
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { DriverName } from './drivers/index.ts';
import { serveTerminal } from './http-server.ts';
import {
  type ContractError,
  endProcesses,
  openDriver,
  probeAdapter,
  type Terminal,
  untilEvent,
  untilQuiet,
} from './index.ts';
import { PROBE_CARD, probeConfiguration } from './probe-setting.ts';
import { FakeTerminal } from './testing/fake-terminal.ts';

const MODULE = fileURLToPath(new URL('./testing/fake-terminal.ts', import.meta.url));

const PROGRAM = fileURLToPath(new URL('./testing/fake-program.ts', import.meta.url));
const opened = (terminal: Terminal): Opened => ({ terminal, close: () => terminal.close() });

type Opened = { terminal: Terminal; close: () => Promise<void> };
const OPEN: Record<DriverName, () => Promise<Opened>> = {
  inside: async () => opened(await openDriver({ driver: 'inside', module: MODULE })),
  module: async () => opened(await openDriver({ driver: 'module', module: MODULE })),
  // A program of its own for every test, for a program remembers.
  stdio: async () => {
    await endProcesses();
    return opened(await openDriver({ driver: 'stdio', command: [process.execPath, PROGRAM] }));
  },
  http: async () => {
    const served = await serveTerminal(new FakeTerminal());
    const terminal = await openDriver(served.url);
    return {
      terminal,
      close: async () => {
        await terminal.close();
        await served.close();
      },
    };
  },
};

afterAll(() => endProcesses());

/** Everything that can be seen of a terminal that sold once, was refused once, was cut off and switched on again. */
async function observed({ terminal }: Opened): Promise<unknown> {
  const configuration = probeConfiguration(await terminal.capabilities());
  await terminal.execute({ command: 'power-on', configuration, erase: true });
  const sequences = [];
  for (const command of [
    { command: 'choose-function', function: 'sale' },
    { command: 'type', text: '128.50' },
    { command: 'press', key: 'confirm' },
    { command: 'present-card', interface: 'insert', card: PROBE_CARD },
  ] as const)
    sequences.push(await terminal.execute(command));
  await untilQuiet(terminal, 5000);
  const refused = await terminal
    .execute({ command: 'choose-function', function: 'refund' })
    .catch(({ name, code, message }) => ({ name, code, message }));
  await terminal.execute({ command: 'restart' });
  return {
    sequences,
    refused,
    capabilities: await terminal.capabilities(),
    events: await terminal.events(0, 0),
    state: await terminal.state(),
    journal: await terminal.journal(),
    log: await terminal.log(),
  };
}

it('is seen the same by every driver', async () => {
  const seen: Record<string, unknown> = {};
  for (const [driver, open] of Object.entries(OPEN)) {
    const one = await open();
    seen[driver] = await observed(one);
    await one.close();
  }
  for (const driver of Object.keys(OPEN)) expect(seen[driver], driver).toEqual(seen.inside);
});

describe.each(Object.entries(OPEN))('a terminal by the %s driver', (_name, open) => {
  let one: Opened;
  afterEach(() => one.close());

  async function on(): Promise<Terminal> {
    one = await open();
    const configuration = probeConfiguration(await one.terminal.capabilities());
    await one.terminal.execute({ command: 'power-on', configuration, erase: true });
    return one.terminal;
  }

  async function sale(terminal: Terminal): Promise<number> {
    const { sequence } = await terminal.execute({ command: 'choose-function', function: 'sale' });
    await terminal.execute({ command: 'type', text: '128.50' });
    await terminal.execute({ command: 'press', key: 'confirm' });
    await terminal.execute({ command: 'present-card', interface: 'insert', card: PROBE_CARD });
    return sequence;
  }

  it('makes a sale: quiet at the end, a result event, an entry in the journal', async () => {
    const terminal = await on();
    const since = await sale(terminal);
    expect((await untilQuiet(terminal, 2000)).function).toBeNull();
    const result = await untilEvent(terminal, since, (event) => event.kind === 'result', 2000);
    expect(result).toMatchObject({ outcome: 'approved', amountMinor: 12_850 });
    expect(await terminal.journal()).toMatchObject([{ amountMinor: 12_850, status: 'approved' }]);
    expect(await terminal.log()).toBe('fake log\n');
  });

  it('refuses what is not in the contract before anything reaches the terminal', async () => {
    const terminal = await on();
    const before = (await terminal.state()).sequence;
    await expect(terminal.execute({ command: 'open-till' } as never)).rejects.toMatchObject({
      code: 'unknown-command',
    });
    await expect(terminal.execute({ command: 'press', key: 'up' } as never)).rejects.toMatchObject({
      code: 'invalid-command',
      message: 'Command/key: expected one of confirm, cancel, clear, found string "up"',
    });
    expect((await terminal.state()).sequence).toBe(before);
  });

  it("passes the terminal's own refusals on with their code", async () => {
    const terminal = await on();
    const refund = terminal.execute({ command: 'choose-function', function: 'refund' });
    await expect(refund).rejects.toMatchObject({ name: 'ContractError', code: 'not-offered' });
    await terminal.execute({ command: 'power-off' });
    await expect(terminal.execute({ command: 'sign' })).rejects.toMatchObject({ code: 'powered-off' });
  });

  it('never shows a card number or a PIN in a refusal', async () => {
    const terminal = await on();
    for (const command of [
      { command: 'enter-pin', pin: '48a519' },
      { command: 'present-card', interface: 'tap', card: { ...PROBE_CARD, pan: `${PROBE_CARD.pan}x` } },
      { command: 'present-card', interface: 'tap', card: { ...PROBE_CARD, expiry: PROBE_CARD.pan } },
    ]) {
      const error: ContractError = await terminal.execute(command as never).then(
        () => expect.unreachable('it was taken'),
        (refusal) => refusal,
      );
      expect(error.code).toBe('invalid-command');
      expect(error.message).not.toMatch(/48a519|6212345678901232/);
    }
  });

  it('wakes a long poll with the next event and ends it empty when none comes', async () => {
    const terminal = await on();
    const { sequence } = await terminal.state();
    expect(await terminal.events(sequence, 20)).toEqual([]);
    const poll = terminal.events(sequence, 20_000);
    await terminal.execute({ command: 'choose-function', function: 'sale' });
    expect((await poll).map(({ sequence: number }) => number)).toEqual([sequence + 1]);
  });

  it('passes the probe, with an entry in the journal at the restart', async () => {
    one = await open();
    const findings = await probeAdapter(one.terminal, { sale: { card: PROBE_CARD, pin: '123456' }, boundMs: 2000 });
    expect(findings.filter(({ ok }) => !ok)).toEqual([]);
    expect(findings.map(({ check }) => check)).toContain('sale');
  });
});
