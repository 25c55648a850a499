// Good messages made up by a seed: nothing public of them is hidden, and no card number is shown.
import { describe, expect, it } from 'vitest';
import { DIALECTS } from '../definitions/dialects/index.ts';
import type { Dialect } from '../iso8583/dialect.ts';
import { sensitivityOf } from '../iso8583/mask.ts';
import { explain } from './index.ts';
import { type MadeUp, madeUpMessages } from './made-up.fixture.ts';

const MESSAGES = madeUpMessages(240, 8583);

/** Everything that is printed, and the digits of its dumps by themselves. */
function printedOf({ text, data }: ReturnType<typeof explain>): string {
  const dumps = text.split('\n').filter((line) => /^\s*[\da-f]{4} {2}/.test(line));
  return [text, JSON.stringify(data), dumps.map((line) => line.slice(10, 57).replaceAll(' ', '')).join('')].join('\n');
}

function expectNoCard({ card }: MadeUp, printed: string): void {
  for (const secret of [card.pan, card.track.slice(-8), Buffer.from(card.pan).toString('hex')])
    expect(printed.includes(secret)).toBe(false);
}

/** Public fields whose values are not shown as they are. */
const hiddenOf = ({ message }: MadeUp, shown: Record<string, string>) =>
  Object.entries(message.fields)
    .filter(([field]) => sensitivityOf(Number(field)) === 'public')
    .filter(([field, value]) => shown[field]?.trimEnd() !== value)
    .map(([field]) => field);

describe('240 messages, with cards and without', { timeout: 120_000 }, () => {
  it('are of both layouts and of every kind, and some of their public values pass a check digit', () => {
    expect(new Set(MESSAGES.map(({ kind, codec }) => `${kind} ${codec.dialect.name}`)).size).toBe(16);
  });

  it.each([
    ['by the guess', () => undefined],
    ['with their dialect told', ({ codec }: MadeUp) => codec.dialect],
  ] as const)('%s show every public field and no card number', (_, told: (made: MadeUp) => Dialect | undefined) => {
    for (const made of MESSAGES) {
      const explanation = explain(made.bytes, { dialect: told(made) });
      expect({ whole: explanation.whole, hidden: hiddenOf(made, explanation.data.fields) }).toEqual({
        whole: true,
        hidden: [],
      });
      expectNoCard(made, printedOf(explanation));
    }
  });

  it('with another dialect told show no card number', () => {
    const names = Object.values(DIALECTS);
    for (const [at, made] of MESSAGES.slice(0, 60).entries())
      expectNoCard(made, printedOf(explain(made.bytes, { dialect: names[at % names.length] })));
  });
});
