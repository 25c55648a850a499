import { describe, expect, it } from 'vitest';
import { TerminalSilent } from './contract.ts';
import { PROBE_CARD, probeConfiguration } from './probe-setting.ts';
import { FakeTerminal } from './testing/fake-terminal.ts';
import { BoundExceeded, untilAnswers, untilEvent, untilQuiet } from './until.ts';

async function on(): Promise<FakeTerminal> {
  const terminal = new FakeTerminal();
  const configuration = probeConfiguration(await terminal.capabilities());
  await terminal.execute({ command: 'power-on', configuration, erase: true });
  return terminal;
}

describe('untilQuiet', () => {
  it('gives the state at once when the terminal is quiet', async () => {
    expect((await untilQuiet(await on(), 0)).quiet).toBe(true);
  });

  it('waits for work in progress', async () => {
    const terminal = await on();
    await terminal.execute({ command: 'choose-function', function: 'sale' });
    await terminal.execute({ command: 'present-card', interface: 'insert', card: PROBE_CARD });
    expect((await terminal.state()).quiet).toBe(false);
    expect((await untilQuiet(terminal, 5000)).function).toBeNull();
  });

  it('says after the bound what the terminal was doing, with card numbers masked', async () => {
    const terminal = await on();
    const busy = {
      ...(await terminal.state()),
      quiet: false,
      screen: [`Card ${PROBE_CARD.pan}`],
      prompt: 'card' as const,
    };
    terminal.state = async () => busy;
    const error = await untilQuiet(terminal, 20).catch((reason) => reason);
    expect(error).toBeInstanceOf(BoundExceeded);
    expect(error.state).toBe(busy);
    expect(error.message).toBe(
      `Quiet: not within 20 ms. The terminal was: power on, connected, not quiet, in no function, waiting for card, 0 owed, event ${busy.sequence}; screen: Card 621234******1232`,
    );
  });
});

describe('untilEvent', () => {
  it('finds an event that is already there', async () => {
    const event = await untilEvent(await on(), 0, ({ kind }) => kind === 'display', 0);
    expect(event).toMatchObject({ kind: 'display', sequence: 2 });
  });

  it('looks past events that do not fit and waits for the one that does', async () => {
    const terminal = await on();
    const wait = untilEvent(terminal, terminal.eventLog.last, (event) => event.kind === 'power', 5000);
    terminal.eventLog.append({ kind: 'sound', sound: 'read' });
    setImmediate(() => terminal.eventLog.append({ kind: 'power', power: 'off' }));
    expect(await wait).toMatchObject({ power: 'off', sequence: 4 });
  });

  it('never looks at events before the number given', async () => {
    const terminal = await on();
    const wait = untilEvent(terminal, terminal.eventLog.last, ({ kind }) => kind === 'display', 20);
    await expect(wait).rejects.toThrow('The awaited event after 2: not within 20 ms. The terminal was: power on');
  });
});

describe('untilAnswers', () => {
  const failing = (terminal: FakeTerminal, ...errors: Error[]) => ({
    capabilities: async () => {
      const error = errors.shift();
      if (error !== undefined) throw error;
      return terminal.capabilities();
    },
    left: errors,
  });
  const silent = (mayReturn: boolean) => new TerminalSilent('Terminal at x: ECONNREFUSED', { mayReturn });

  it('asks again while a terminal may be starting anew', async () => {
    const terminal = new FakeTerminal();
    const restarting = failing(terminal, silent(true), silent(true));
    expect(await untilAnswers(restarting, 60_000)).toEqual(await terminal.capabilities());
  });

  it.each([
    ['the bound is over', silent(true), 0],
    ['its process has ended', silent(false), 60_000],
    ['something else is wrong', new Error('no JSON'), 60_000],
  ])('gives up when %s', async (_, error, boundMs) => {
    const gone = failing(new FakeTerminal(), error, error);
    await expect(untilAnswers(gone, boundMs)).rejects.toBe(error);
    expect(gone.left).toHaveLength(1);
  });
});
