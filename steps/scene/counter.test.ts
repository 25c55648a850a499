// How long an action keeps a terminal busy, whenever the terminal says that it took the command.
import { afterEach, expect, it, vi } from 'vitest';
import type { Terminal } from '../../src/terminal/index.ts';
import { Counter } from './counter.ts';

afterEach(() => vi.restoreAllMocks());

it('counts from giving the command on, however late the terminal acknowledges it', async () => {
  let now = 1000;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  const state = { power: 'on', quiet: true, sequence: 0, screen: [], owed: [] };
  const terminal = {
    state: async () => state,
    events: async () => [],
    execute: async () => {
      now += 240;
      return { accepted: true };
    },
  } as unknown as Terminal;
  const counter = await Counter.open(terminal, 1000);
  await counter.act({ command: 'press', key: 'confirm' });
  expect(counter.busyMs).toBe(240);
});
