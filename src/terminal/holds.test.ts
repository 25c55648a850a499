// A hold on a served terminal: one at a time, renewed by its holder, over by itself.
import { expect, it } from 'vitest';
import { Holds, LEASE_MS } from './holds.ts';

let nowMs = 0;
const fresh = () => {
  nowMs = 1_000;
  return new Holds(() => nowMs);
};
const refused = expect.objectContaining({
  code: 'held',
  message: expect.stringMatching(/^The terminal is held by shift A since \d{4}-\d\d-\d\dT/),
});

it('is refused to everybody but its holder, who may renew it', () => {
  const holds = fresh();
  const { hold } = holds.take({ holder: 'shift A' }, undefined);
  expect(() => holds.take({ holder: 'shift B' }, undefined)).toThrow(refused);
  expect(() => holds.take({ holder: 'shift B' }, 'guessed')).toThrow(refused);
  expect(() => holds.assertFree('guessed')).toThrow(refused);
  expect(() => holds.release(undefined)).toThrow(refused);
  expect(holds.take({ holder: 'shift A' }, hold)).toEqual({ hold });
  holds.assertFree(hold);
  holds.release(hold);
  holds.assertFree(undefined);
});

it('ends by itself so long after the last request of its holder', () => {
  const holds = fresh();
  const { hold } = holds.take({ holder: 'shift A' }, undefined);
  nowMs += LEASE_MS - 1;
  holds.renew('guessed');
  holds.renew(hold);
  nowMs += LEASE_MS - 1;
  expect(() => holds.assertFree(undefined)).toThrow(refused);
  nowMs += 1;
  holds.assertFree(undefined);
  const next = holds.take({ holder: 'shift B', leaseMs: 100 }, undefined).hold;
  expect(next).not.toBe(hold);
  nowMs += 100;
  holds.assertFree(hold);
});
