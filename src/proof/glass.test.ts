import { describe, expect, it } from 'vitest';
import { type Command, type Event, EventLog, type State, type Terminal } from '../terminal/index.ts';
import { glassWith } from './glass.ts';
import type { Pane } from './pane.ts';

/** A terminal that beeps when a key is pressed, and keeps what it was told. Its events begin in the middle, as on a device that lives long. */
function beeper() {
  const events = new EventLog({ now: () => '2026-11-22T18:00:00.000+08:00' });
  for (let before = 0; before < 3; before++) events.append({ kind: 'power', power: 'on' });
  const told: Command[] = [];
  const terminal = {
    async execute(command: Command) {
      told.push(command);
      events.append({ kind: 'sound', sound: 'read' });
      events.append({ kind: 'display', lines: ['Ready'] });
      return { sequence: events.last };
    },
    events: (since: number, waitMs: number) => events.read(since, waitMs),
    state: async () => ({ sequence: events.last, screen: ['Ready'], prompt: null, quiet: true }) as unknown as State,
    journal: async () => [],
    log: async () => 'log',
    close: async () => undefined,
  } as unknown as Terminal;
  return { terminal, told };
}

const PRESS: Command = { command: 'press', key: 'confirm' };
const through = (pane: Pane) => {
  const { terminal, told } = beeper();
  const glass = glassWith(pane);
  return { glass, told, seen: glass.terminal(terminal) };
};
const kinds = (events: readonly Event[]) => events.map(({ sequence, kind }) => `${sequence} ${kind}`);

describe('a clear glass', () => {
  it('lets everything through as it is, and says so', async () => {
    const { glass, told, seen } = through({ event: (event) => [event], state: (state) => state });
    expect(await seen.state()).toMatchObject({ sequence: 3 });
    expect(await seen.execute(PRESS)).toEqual({ sequence: 5 });
    expect(kinds(await seen.events(3, 0))).toEqual(['4 sound', '5 display']);
    expect(told).toEqual([PRESS]);
    expect(glass.acted).toBe(0);
  });
});

describe('a glass with a pane', () => {
  it('leaves events out without a gap in their numbers', async () => {
    const { glass, seen } = through({ event: (event) => (event.kind === 'sound' ? [] : [event]) });
    expect((await seen.state()).sequence).toBe(3);
    expect(await seen.execute(PRESS)).toEqual({ sequence: 4 });
    expect(kinds(await seen.events(3, 0))).toEqual(['4 display']);
    expect((await seen.state()).sequence).toBe(4);
    await seen.execute(PRESS);
    expect(kinds(await seen.events(4, 0))).toEqual(['5 display']);
    expect(glass.acted).toBe(2);
  });

  it('doubles events, each with a number of its own', async () => {
    const { seen } = through({ event: (event) => (event.kind === 'sound' ? [event, event] : [event]) });
    expect((await seen.state()).sequence).toBe(3);
    expect(await seen.execute(PRESS)).toEqual({ sequence: 6 });
    expect(kinds(await seen.events(3, 0))).toEqual(['4 sound', '5 sound', '6 display']);
  });

  it('keeps commands back, which are acknowledged all the same, or passes them on twice', async () => {
    const kept = through({ command: () => [] });
    expect(await kept.seen.execute(PRESS)).toEqual({ sequence: 3 });
    expect(kept.told).toEqual([]);
    expect(kept.glass.acted).toBe(1);
    const doubled = through({ command: (command) => [command, command] });
    expect(await doubled.seen.execute(PRESS)).toEqual({ sequence: 7 });
    expect(doubled.told).toEqual([PRESS, PRESS]);
  });

  it('shows another state, log or journal, and counts it', async () => {
    const { glass, seen } = through({ state: (state) => ({ ...state, screen: [] }), log: (text) => `${text}!` });
    expect((await seen.state()).screen).toEqual([]);
    expect(await seen.log()).toBe('log!');
    expect(await seen.journal()).toEqual([]);
    expect(glass.acted).toBe(2);
  });
});
