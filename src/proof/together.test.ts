import { expect, it } from 'vitest';
import { glassOf } from './index.ts';
import { NO_OCCASION } from './occasion.ts';
import type { Pane, View } from './pane.ts';
import { together } from './together.ts';

const view: View = { configuration: null, wait: 'idle', chosen: null, occasion: NO_OCCASION, secrets: new Map() };
const key = (name: 'confirm' | 'cancel') => ({ command: 'press', key: name }) as const;

it('shows the one what the other made of it, and leaves alone what none of them changes', () => {
  const twice: Pane = { command: (command) => [command, command] };
  const cancelled: Pane = { command: () => [key('cancel')] };
  const both = together([twice, cancelled]);
  expect(both.command?.(key('confirm'), view)).toEqual([key('cancel'), key('cancel')]);
  const request = { mti: '0200', fields: {} };
  expect(both.request?.({ transaction: 'sale', request }, view)).toEqual([request]);
});

it('sends nothing where one of them answers in the place of the host', () => {
  const unsent: Pane = { request: () => 'approved-unsent' };
  const asked = { transaction: 'sale', request: { mti: '0200', fields: {} } };
  expect(together([{}, unsent]).request?.(asked, view)).toBe('approved-unsent');
});

it('is asked for by the names of mutants, and a name that none has is refused', () => {
  expect(() => glassOf('command/cancel/no-effect + command/clear/no-effect')).not.toThrow();
  expect(() => glassOf('command/cancel/no-effect + nothing')).toThrow('There is no mutant nothing');
});
