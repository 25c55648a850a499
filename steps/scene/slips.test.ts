// The slips of a transaction as sentences ask for them: which there are, and what stands behind their labels; and each text that was seen, once.
import { describe, expect, it } from 'vitest';
import type { Event, Slip } from '../../src/terminal/index.ts';
import { seenTexts } from './seen-texts.ts';
import { copyOf, figuresWords, SALES_COPIES, salesSlips, says, someSlips } from './slips.ts';
import type { TillWorld } from './till.ts';

const slip = (copy: string, ...lines: string[]) => ({ copy, lines }) as unknown as Slip;
function till(...slips: Slip[]) {
  const checks: unknown[][] = [];
  const world = {
    ownWords: {},
    counter: { recent: () => slips.map((each) => ({ kind: 'slip', slip: each })) },
    check: (...claim: unknown[]) => void checks.push(claim),
    stateWords: () => 'idle',
    say: ({ en }: { en: string }) => en,
  } as unknown as TillWorld;
  return { world, checks };
}
const [merchant, cardholder, totals] = [slip('merchant', 'Voucher 000007'), slip('cardholder'), slip('settlement')];

describe('sales slips', () => {
  it('are those of the transaction alone', () => {
    expect(SALES_COPIES).toEqual(['merchant', 'cardholder', 'electronic']);
    expect(salesSlips(till(totals, merchant, cardholder).world)).toEqual([merchant, cardholder]);
  });

  it('are asked for: some, or one copy', () => {
    const some = till(totals, merchant);
    expect(someSlips(some.world)).toEqual([merchant]);
    expect(copyOf(some.world, 'merchant')).toBe(merchant);
    expect(some.checks.map(([holds]) => holds)).toEqual([true, true]);
    const none = till(totals);
    expect(someSlips(none.world)).toEqual([]);
    expect(none.checks[0]?.slice(2)).toEqual([{ en: 'a sales slip', zh: '签购单' }, 'idle']);
    const other = till(cardholder, merchant);
    copyOf(other.world, 'electronic');
    expect([none.checks[0]?.[0], other.checks[0]?.[0], other.checks[0]?.[3]]).toEqual([
      false,
      false,
      'cardholder, merchant',
    ]);
  });

  it('have figures behind their labels', () => {
    const { world } = till();
    const two = slip('merchant', 'Voucher 000007', 'Voucher 000008');
    expect(figuresWords(world, [merchant, two, cardholder], 'voucher')).toBe('000007, 000007 000008, –');
    expect([says(world, merchant, 'voucher', '000007'), says(world, merchant, 'voucher', '000008')]).toEqual([
      true,
      false,
    ]);
    expect([says(world, two, 'voucher', '000007'), says(world, cardholder, 'voucher', '000007')]).toEqual([
      false,
      false,
    ]);
  });
});

describe('a text that was seen', () => {
  const seen = (events: object[], screens: string[][] = []) =>
    seenTexts(
      {
        counter: {
          events: events.map((event, sequence) => ({ at: '1', sequence, ...event }) as unknown as Event),
          states: screens.map((screen) => ({ screen })),
          state: { screen: [] },
          refusals: ['no', 'no'],
        },
        capabilities: {},
      } as unknown as TillWorld,
      'log',
      [],
      [],
    )
      .filter(({ where }) => where !== 'capabilities' && where !== 'state')
      .map(({ where, text }) => `${where}: ${text}`);

  it('is told once for each channel, and no empty one', () => {
    expect(seen([], [['Ready'], ['Ready'], ['log']])).toEqual([
      'display: Ready',
      'display: log',
      'log: log',
      'refusal: no',
    ]);
  });

  it('of an event is what people read, and what else an adapter put into it', () => {
    const found = (event: object) => seen([event]).filter((each) => !/^(log|refusal)/.test(each));
    expect(found({ kind: 'display', lines: ['a', 'b'] })).toEqual(['display: a\nb']);
    expect(found({ kind: 'display', lines: ['a'], more: 'x' })).toEqual([
      'display: a',
      expect.stringContaining('more: x'),
    ]);
    expect(found({ kind: 'result', lines: ['a'] })).toEqual(['display: a', expect.stringContaining('kind: result')]);
    expect(found({ kind: 'prompt', text: 'a', prompt: 'pin' })).toEqual([
      'display: a',
      expect.stringContaining('prompt: pin'),
    ]);
    expect(found({ kind: 'quiet' })).toEqual([]);
    expect(found({ kind: 'quiet', more: 'x', still: 'y' })).toEqual([expect.stringContaining('still: y')]);
    expect(found({ kind: 'sound', sound: 'beep' })).toEqual([expect.stringContaining('sound: beep')]);
  });
});
