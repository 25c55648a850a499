// What is known of the transaction under way, and mutants that show on some occasions alone.
import { expect, it } from 'vitest';
import { TEST_CARDS } from '../definitions/cards.ts';
import type { Command, Event } from '../terminal/index.ts';
import type { Mutant } from './mutant.ts';
import { MUTANTS } from './mutants/index.ts';
import { occasional, occasionsIn } from './mutants/occasions.ts';
import { NO_OCCASION, type Occasion, occasionAfter, occasionWith } from './occasion.ts';
import type { View } from './pane.ts';

const card = TEST_CARDS['quasi-credit chip'].image;
const result = { kind: 'result', function: 'sale', outcome: 'declined', responseCode: '62' } as Event;
const type = (text: string): Command => ({ command: 'type', text });
const after = (from: Occasion, ...acts: [Command, View['wait']][]) =>
  acts.reduce((occasion, [command, wait]) => occasionWith(occasion, command, wait), from);
const SALE: Command = { command: 'choose-function', function: 'sale' };

it('knows operator, amount and card of the transaction under way', () => {
  const occasion = after(
    NO_OCCASION,
    [type('07'), 'operator'],
    [type('0000'), 'operator-password'],
    [SALE, 'idle'],
    [type('12.30'), 'amount'],
    [{ command: 'present-card', interface: 'tap', card }, 'card'],
  );
  expect(occasion).toMatchObject({ operator: '07', amount: '12.30', entry: 'tap', pan: card.pan });
});

it('forgets amount and card with the next one, and keeps what came before', () => {
  const first = occasionAfter(after(NO_OCCASION, [SALE, 'idle'], [type('12.30'), 'amount']), result);
  expect(after(first, [{ command: 'restart' }, 'idle'])).toMatchObject({
    amount: null,
    amounts: ['12.30'],
    before: { function: 'sale', outcome: 'declined', responseCode: '62' },
    restarted: true,
  });
  expect(occasionAfter(after(first, [{ command: 'restart' }, 'idle']), result).restarted).toBe(false);
});

const viewOf = (occasion: Partial<Occasion>, others: Partial<View> = {}): View => ({
  configuration: null,
  wait: 'idle',
  chosen: 'sale',
  secrets: new Map(),
  ...others,
  occasion: { ...NO_OCCASION, ...occasion },
});

it('does what the whole mutant does on its occasion, and nothing on others', () => {
  const narrow = MUTANTS.find(({ id }) => id === 'command/present-card/no-effect/on/card-quasi-credit-chip');
  const present: Command = { command: 'present-card', interface: 'insert', card };
  const pane = (narrow as Mutant).pane();
  expect(pane.command?.(present, viewOf({ pan: card.pan }))).toEqual([]);
  expect(pane.command?.(present, viewOf({ pan: TEST_CARDS['debit chip'].image.pan }))).toEqual([present]);
});

it('is noted by the names that its mutants ask for', () => {
  const shown = occasionsIn(viewOf({ amount: '1834.56' }));
  const asked = MUTANTS.filter(({ id }) => id.endsWith('/on/amount-1834.56')).flatMap(({ shows }) => shows);
  expect(shown).toEqual(expect.arrayContaining(asked));
  expect(asked).not.toEqual([]);
  expect(occasionsIn(viewOf({}))).toEqual([]);
});

it('is only of a mutant that there is', () => {
  expect(() => occasional([])).toThrow(RangeError);
});
