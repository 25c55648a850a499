// What is gathered for the oracle: every place where a terminal can show something is looked at, for what travelled, too.
import { describe, expect, it } from 'vitest';
import type { UnmaskedExchange } from '../../simulator/admin/client.ts';
import { inspect, isSecrecy } from '../../src/oracle/index.ts';
import type { Event } from '../../src/terminal/index.ts';
import { evidenceOf, gatherBooks, leaksOf, logOf } from './evidence.ts';
import { incomplete } from './slips.ts';
import type { TillWorld } from './till.ts';

const PAN = '6250947000000014';
const BLOCK = 'B91D020C871DFFC1';
const KEY = '0123456789ABCDEFFEDCBA9876543210';
const WORKING_KEY = '1A2B3C4D5E6F70819293A4B5C6D7E8F9';
const ROW = { voucher: '000007', batch: '000001', function: 'sale', status: 'approved', amountMinor: 12850 };

type Shown = {
  log?: string;
  screen?: string[];
  rows?: object[];
  model?: string;
  events?: Event[];
  unmasked?: Partial<UnmaskedExchange>;
  /** Numbers of exchanges that the harness made. */
  ours?: number[];
};

/** A scenario after which the terminal and the acquirer show this, and nothing else. */
function till({
  log = '',
  screen = ['Sale'],
  rows = [],
  model = 'M1',
  events = [],
  unmasked = {},
  ours = [],
}: Shown): TillWorld {
  const state = {
    power: 'on',
    sequence: 1,
    screen,
    menu: [],
    operator: null,
    cardInserted: false,
    owed: [],
    version: '1.0.0',
  };
  const exchange = { sequence: 1, head: null, pinBlock: null, fields: {}, body: null, ...unmasked };
  const books = {
    ledger: { sumMinor: 0, entries: [] },
    transactions: [],
    batches: [],
    unmasked: [exchange],
    workingKeys: [WORKING_KEY],
  };
  return {
    language: 'en',
    capabilities: { vendor: 'Example', model, version: '1.0.0', interfaces: ['insert'], functions: [] },
    plan: {
      configuration: {
        identity: {},
        keys: { terminalMasterKey: KEY },
        operator: { supervisorPassword: '905173' },
        language: 'en',
        host: {},
        profile: { functions: [], receipt: 'paper' },
      },
    },
    workingKeys: [],
    ownWords: {},
    pinBlocks: [],
    wallet: {
      all: [{ image: { pan: PAN, expiry: '3012', serviceCode: '220' } }],
      pins: ['739164'],
      codes: [],
      verificationCodes: [],
    },
    counter: {
      events,
      done: [],
      states: [],
      refusals: [],
      state,
      all: () => [],
      pull: async () => {},
      terminal: { journal: async () => rows, log: async () => log, state: async () => state },
    },
    host: { allExchanges: [], ours: new Set(ours), books: async () => books },
  } as unknown as TillWorld;
}

const breaches = async (shown: Shown) =>
  inspect(await gatherBooks(till(shown)))
    .filter(({ rule }) => isSecrecy(rule))
    .map(({ rule, actual }) => [rule, actual]);

describe('the oracle is shown', () => {
  it('the PIN blocks that travelled: one in the log is found', async () => {
    expect(await breaches({ log: `sent ${BLOCK}`, unmasked: { pinBlock: BLOCK } })).toEqual([
      ['pin-block-is-secret', expect.stringMatching(/line 1 of the log$/)],
    ]);
  });

  it.each([KEY, WORKING_KEY])('the key %s, of the terminal or of its sign-in: one in the log is found', async (key) => {
    expect(await breaches({ log: `key ${key.toLowerCase()}` })).toEqual([
      ['key-is-secret', expect.stringMatching(/line 1 of the log$/)],
    ]);
  });

  it.each<[string, Shown, string]>([
    ['the screen of the state', { screen: ['Sale', PAN] }, 'line 2 of the screen'],
    ['rows of the journal', { rows: [{ ...ROW, cardNumber: PAN }] }, 'of the journal'],
    ['capabilities', { model: PAN }, 'of the capabilities'],
    [
      'the address of a request',
      { unmasked: { head: `POST /iso8583?card=${PAN}` } },
      'line 1 of the head of a request',
    ],
    [
      'the headers of a request',
      { unmasked: { head: `POST /iso8583\nX-Card: ${PAN}` } },
      'line 2 of the head of a request',
    ],
    [
      'a body that could not be read',
      { unmasked: { body: `{"card":"${PAN}` } },
      'line 1 of the body of a request that could not be read',
    ],
    [
      'a field that holds no card data',
      { unmasked: { fields: { 63: PAN } } },
      'of a field of a message that holds no card data',
    ],
  ])('%s: a card number in it is found, for its card', async (_, shown, place) => {
    expect(await breaches(shown)).toEqual([
      ['pan-is-masked', expect.stringMatching(new RegExp(`^625094\\[6 digits shown\\]0014, .*${place}$`))],
    ]);
  });

  it('and says each breach in words', async () => {
    const say = ({ en }: { en: string }) => en;
    const leaks = (shown: Shown) => leaksOf(Object.assign(till(shown), { say }));
    expect(await leaks({ log: PAN })).toEqual([
      'card number leaked: the log shows more of card 625094******0014 than its first six and last four digits',
    ]);
    expect(inspect(await gatherBooks(till({ rows: [ROW] })))).not.toEqual([]);
    expect(await leaks({ rows: [ROW] })).toEqual([]);
  });

  it('what is wrong on slips, which is told apart from the rest', async () => {
    const say = ({ en }: { en: string }) => en;
    const slip = { copy: 'merchant', reprint: false, function: 'sale', voucher: '000007', lines: ['Sale'] };
    const events = [
      { kind: 'journal', entry: ROW },
      { kind: 'slip', slip },
    ] as unknown as Event[];
    const missed = await incomplete(Object.assign(till({ rows: [ROW], events, log: PAN }), { say }));
    expect(missed).toContain('wrong copy: the merchant copy of voucher 000007 does not say whose copy it is');
    expect(missed.join()).not.toContain('card number leaked');
    expect(await incomplete(Object.assign(till({ rows: [ROW], log: PAN }), { say }))).toEqual([]);
  });

  it('no request that was ours', async () => {
    expect(await breaches({ unmasked: { body: PAN }, ours: [1] })).toEqual([]);
  });

  it('nothing of a scenario that shows nothing', async () => {
    expect(await breaches({ unmasked: { pinBlock: BLOCK, head: 'POST /iso8583', fields: { 11: '000007' } } })).toEqual(
      [],
    );
  });
});

describe('the timeline', () => {
  const display = (sequence: number, line: string) =>
    ({ sequence, at: `t${sequence}`, kind: 'display', lines: [line] }) as Event;
  const timeline = async (done: object[], episodes: object[], events: Event[]) => {
    const world = till({ events });
    Object.assign(world.plan.configuration, {
      profile: { name: 'classic', functions: [] },
      timers: { responseTimeoutMs: 250 },
    });
    Object.assign(world, { episodes, checks: 0 });
    Object.assign(world.counter, { done });
    const { timeline: told } = evidenceOf(world, await gatherBooks(world), []);
    return told.map(({ step, kind, detail, lines, at }) => `${step} ${at} ${detail ?? lines[0] ?? kind}`);
  };
  const deed = (command: string, how: string, before: number) => ({ command, how, before });

  it('has what was done in front of what came of it, on the clock of the terminal, without what was typed', async () => {
    const done = [deed('power-on', '', 0), deed('present-card', 'insert torn', 1), deed('type', '', 2)];
    const told = await timeline(done, [{ from: 0, step: 0 }], [display(1, 'Ready'), display(2, 'Card read')]);
    expect(told).toEqual([
      '0 t1 power-on',
      '0 t1 Ready',
      '0 t2 present-card insert torn',
      '0 t2 Card read',
      '0 t2 type',
    ]);
  });

  it('files what sets the scene under the Given that wanted it, not under the step in which it was done', async () => {
    const events = [display(1, 'Ready'), display(2, 'Signed in'), display(3, 'Amount')];
    const episodes = [
      { from: 0, step: 3 },
      { from: 0, step: 0 },
      { from: 1, step: 1 },
      { from: 2, step: 3 },
    ];
    expect(await timeline([], episodes, events)).toEqual(['0 t1 Ready', '1 t2 Signed in', '3 t3 Amount']);
  });
});

describe('the log', () => {
  const kept = async (log: string) => logOf(await gatherBooks(till({ log })));

  it('is kept as lines, and an empty one as none', async () => {
    expect(await kept('sent 0200\r\nreceived 0210\n')).toEqual({ earlier: 0, lines: ['sent 0200', 'received 0210'] });
    expect(await kept('')).toEqual({ earlier: 0, lines: [] });
  });

  it('of many lines keeps the last ones whole, and how many stood before them', async () => {
    const lines = Array.from({ length: 2_000 }, (_, at) => `line ${at} of the till`);
    const { earlier, lines: last } = await kept(`${lines.join('\n')}\n`);
    expect(earlier).toBeGreaterThan(0);
    expect(last).toEqual(lines.slice(earlier));
    expect(last.join('').length).toBeGreaterThan(10_000);
    expect(last.join('').length).toBeLessThanOrEqual(12_000);
    expect(await kept(`first\n${'x'.repeat(20_000)}`)).toEqual({ earlier: 2, lines: [] });
    expect(await kept(`first\n${'x'.repeat(12_000)}`)).toMatchObject({ earlier: 1 });
    expect(await kept(`first\n${'x'.repeat(12_001)}`)).toMatchObject({ earlier: 2 });
  });
});
