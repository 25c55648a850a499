// What is gathered of a scenario for the oracle and the report, thing by thing: as it was done, shown, sent and booked.
import { describe, expect, it } from 'vitest';
import type { Violation } from '../../src/definitions/evidence.ts';
import type { Books } from '../../src/oracle/index.ts';
import type { Event } from '../../src/terminal/index.ts';
import { evidenceOf, gatherBooks } from './evidence.ts';
import type { TillWorld } from './till.ts';

const AT = '2026-11-22T10:00:00.000Z';
const happened = (event: object, at = AT) => ({ at, ...event }) as unknown as Event;
const deed = (command: string, more: object = {}) => ({ command, how: '', before: 0, refused: false, ...more });
const entry = (voucher: string, status = 'approved', more: object = {}) => ({
  voucher,
  batch: '000001',
  function: 'sale',
  status,
  amountMinor: 1,
  cardNumber: '*1232',
  responseCode: '00',
  reference: 'R',
  ...more,
});
const slip = (copy: string) => happened({ kind: 'slip', slip: { copy, reprint: false, lines: [copy], more: 1 } });
const journal = (voucher: string, status?: string) => happened({ kind: 'journal', entry: entry(voucher, status) });
const exchange = (sequence: number, more: object = {}) => ({
  sequence,
  transaction: 'sale',
  request: { mti: '0200', fields: { '11': '000001' } },
  answer: null,
  code: null,
  fault: null,
  committed: false,
  error: null,
  macVerified: null,
  terminalId: 'TP000001',
  rule: null,
  pinBlock: 'none',
  ...more,
});

type Scene = {
  events?: Event[];
  done?: object[];
  exchanges?: object[];
  ours?: number[];
  rows?: object[];
  batches?: object[];
  state?: object;
  now?: object;
  capabilities?: object;
  configuration?: { identity?: object; host?: object; profile?: object };
  more?: object;
};

function till({
  events = [],
  done = [],
  exchanges = [],
  ours = [],
  rows = [],
  batches = [],
  ...scene
}: Scene): TillWorld {
  const state = { power: 'on', function: null, screen: [], menu: [], owed: [], ...scene.state };
  const { identity, host, profile } = scene.configuration ?? {};
  return {
    language: 'en',
    capabilities: {
      vendor: 'V',
      model: 'M',
      version: '1',
      interfaces: [],
      functions: [],
      contractVersion: 4,
      ...scene.capabilities,
    },
    plan: {
      configuration: {
        keys: { terminalMasterKey: '0123456789ABCDEFFEDCBA9876543210' },
        operator: { supervisorPassword: '905173' },
        identity: { merchantName: 'N', merchantId: 'I', terminalId: 'T', acquirerName: 'A', ...identity },
        language: 'en',
        host: { ...host },
        profile: { name: 'classic', functions: [], receipt: 'paper', ...profile },
        timers: { responseTimeoutMs: 250 },
      },
    },
    ownWords: {},
    pinBlocks: [],
    checks: 3,
    relayed: false,
    toleratesImbalance: false,
    episodes: [],
    wallet: { all: [], pins: [], codes: [], verificationCodes: [] },
    workingKeys: [],
    counter: {
      events,
      done,
      states: [],
      refusals: [],
      state,
      all: (kind: string) => events.filter((event) => event.kind === kind),
      pull: async () => {},
      terminal: { journal: async () => rows, log: async () => '', state: async () => ({ ...state, ...scene.now }) },
    },
    host: {
      allExchanges: exchanges,
      ours: new Set(ours),
      books: async () => ({
        ledger: { sumMinor: 5, entries: [{ id: 1, memo: 'm', postings: [{ account: 'a', amountMinor: 5 }] }] },
        transactions: [],
        batches,
      }),
    },
    ...scene.more,
  } as unknown as TillWorld;
}
const gathered = (scene: Scene) => gatherBooks(till(scene));
const evidence = async (scene: Scene) => evidenceOf(till(scene), await gathered(scene), []);

describe('the journal', () => {
  it('is the last known state of each entry, those that a settlement cleared included', async () => {
    const events = [journal('000001', 'unknown'), journal('000002'), journal('000001')];
    const rows = [entry('000002', 'voided'), entry('000003'), entry('000002', 'approved', { batch: '000002' })];
    const kept = (await gathered({ events, rows })).journal.map(
      ({ batch, voucher, status }) => `${batch}/${voucher} ${status}`,
    );
    expect(kept).toEqual([
      '000001/000001 approved',
      '000001/000002 voided',
      '000001/000003 approved',
      '000002/000002 approved',
    ]);
  });

  it('is told without batches', async () => {
    const { batch: _, ...row } = entry('000001', 'approved');
    expect((await evidence({ rows: [entry('000001', 'approved', { dateTime: 'x' })] })).journal).toEqual([row]);
  });
});

it('a slip is of the payment that was approved last before it', async () => {
  const events = [
    slip('a'),
    journal('000001'),
    slip('b'),
    journal('000002', 'declined'),
    slip('c'),
    happened({ kind: 'quiet', entry: entry('9') }),
  ];
  const { slips } = await gathered({ events });
  expect(slips.map(({ copy, after }) => [copy, after?.voucher ?? null])).toEqual([
    ['a', null],
    ['b', '000001'],
    ['c', '000001'],
  ]);
  expect((await evidence({ events })).slips[0]).toEqual({ copy: 'a', reprint: false, lines: ['a'] });
});

describe('the setting', () => {
  const setting = async (scene: Scene) => (await gathered(scene)).setting;
  it('is what the terminal was told and can do', async () => {
    expect(
      await setting({
        capabilities: { functions: ['sale', 'void'], interfaces: ['tap', 'insert'] },
        configuration: {
          identity: { serviceLine: '95516', slipTitle: 'POS' },
          host: { tpdu: '60', applicationHeader: '61' },
          profile: { functions: ['sale', 'refund'] },
        },
      }),
    ).toEqual({
      language: 'en',
      merchantName: 'N',
      merchantId: 'I',
      terminalId: 'T',
      acquirerName: 'A',
      receipt: 'paper',
      functions: ['sale'],
      serviceLine: '95516',
      slipTitle: 'POS',
      header: '6061',
      readCapability: '6',
      ownWords: {},
    });
  });

  it.each<[string, Scene, Partial<Books['setting']>]>([
    ['nothing told', {}, { serviceLine: null, slipTitle: null, header: null, readCapability: '2' }],
    ['no application header', { configuration: { host: { tpdu: '60' } } }, { header: '60' }],
    ['a chip reader', { capabilities: { interfaces: ['insert'] } }, { readCapability: '5' }],
    ['a reader of cards held to it', { capabilities: { interfaces: ['tap'] } }, { readCapability: '6' }],
    [
      'an early version of the contract',
      {
        capabilities: { contractVersion: 1 },
        configuration: { identity: { slipTitle: 'POS' }, host: { tpdu: '60' } },
      },
      { slipTitle: null, header: null },
    ],
  ])('%s', async (_, scene, changes) => {
    expect(await setting(scene)).toMatchObject(changes);
  });
});

describe('what was done', () => {
  const approval = { outcome: 'approved', responseCode: '00', amountMinor: 1, voucher: '1' };
  const result = (name: string, ...lines: string[]) => happened({ kind: 'result', function: name, ...approval, lines });

  it('stands in the order in which it came, what was refused left out of the course', async () => {
    const done = [
      deed('power-on'),
      deed('start', { function: 'sale', before: 0 }),
      deed('start', { function: 'refund', before: 1, refused: true }),
      deed('restart', { before: 1 }),
      deed('start', { function: 'sale', before: 1 }),
      deed('confirm', { before: 1 }),
    ];
    const books = await gathered({ done, events: [result('sale'), result('void')] });
    expect(books.course).toEqual([
      'cut',
      { chosen: 'sale' },
      { ended: 'sale' },
      'cut',
      { chosen: 'sale' },
      { ended: 'void' },
    ]);
    expect((await gathered({ events: [happened({ kind: 'display', function: 'sale', lines: [] })] })).course).toEqual(
      [],
    );
    expect(books.chosen).toEqual({ sale: 2, refund: 1 });
    expect(books.results[0]).toEqual({ function: 'sale', ...approval, screens: [[]] });
  });

  it('has with a result what could be read at its end: its own lines, the screen before it and the one behind', async () => {
    const shown = (...lines: string[]) => happened({ kind: 'display', lines });
    const ended = [shown('Please wait'), result('sale', 'Approved'), shown('Approved', '0.01')];
    const { results } = await gathered({ events: [shown('Ready'), ...ended, shown('Ready')] });
    expect(results.map(({ screens }) => screens)).toEqual([[['Approved'], ['Please wait'], ['Approved', '0.01']]]);
  });

  it.each<[string, Scene, Partial<Books>]>([
    ['nothing', {}, { paperOut: false, pinEntries: 0, cuts: 0, relayed: false, cardWasInserted: false, idle: true }],
    ['paper that ran out', { done: [deed('set', { how: 'paper out' })] }, { paperOut: true }],
    ['other paper', { done: [deed('set', { how: 'paper in' })] }, { paperOut: false }],
    ['two PINs', { done: [deed('enter-pin'), deed('enter-pin'), deed('confirm')] }, { pinEntries: 2 }],
    ['a card that was put in', { done: [deed('card', { how: 'insert 1' })] }, { cardWasInserted: true }],
    ['a card that was held to it', { done: [deed('card', { how: 'tap insert' })] }, { cardWasInserted: false }],
    ['the power cut', { done: [deed('power-off'), deed('restart'), deed('power-on')] }, { cuts: 2 }],
    ['the network cut', { done: [deed('set', { network: 'down' }), deed('set', { network: 'up' })] }, { cuts: 1 }],
    ['what nobody could read', { exchanges: [exchange(1, { request: null }), exchange(2)] }, { cuts: 1 }],
    ['what was ours', { exchanges: [exchange(1)], ours: [1, 7] }, { cuts: 2 }],
    ['a relay', { more: { relayed: true } }, { relayed: true }],
    ['a function that goes on', { state: { function: 'sale' } }, { idle: false }],
    ['a terminal that is off', { state: { power: 'off' } }, { idle: false, state: null }],
    [
      'what it owes',
      { now: { owed: [{ kind: 'reversal', voucher: '1', batch: '2' }] } },
      { owed: [{ kind: 'reversal', voucher: '1', batch: '2' }] },
    ],
  ])('%s', async (_, scene, changes) => {
    expect(await gathered(scene)).toMatchObject(changes);
  });
});

describe('the state of the terminal', () => {
  it('is asked for once everything is over, and kept among those that were seen', async () => {
    const world = till({ now: { screen: ['Ready'] } });
    const { state } = await gatherBooks(world);
    expect(state).toMatchObject({ power: 'on', screen: ['Ready'] });
    expect(world.counter.states).toEqual([state]);
  });

  it('is not asked of one that is off', async () => {
    const world = till({ state: { power: 'off' }, now: { power: 'on', owed: ['asked'] } });
    expect(await gatherBooks(world)).toMatchObject({ state: null, owed: [] });
  });
});

describe('what was sent and booked', () => {
  it('is asked for with what is masked elsewhere, and needs no more than an early acquirer has', async () => {
    const world = till({});
    const { books } = world.host;
    const asked: unknown[] = [];
    Object.assign(world.host, {
      books: (wanted: Parameters<typeof books>[0]) => {
        asked.push(wanted);
        return books.call(world.host, wanted);
      },
    });
    const gatheredThen = await gatherBooks(world);
    expect([asked, gatheredThen.elsewhere, world.pinBlocks]).toEqual([[{ unmasked: true }], [], []]);
    expect(gatheredThen.texts.filter(({ where }) => where === 'field')).toEqual([]);
  });

  const batches = [{ batch: '000001', balanced: false }];
  const settled = [exchange(1), exchange(2, { transaction: 'settlement' })];
  it('has batches once one was settled, whose balance may be let go', async () => {
    expect((await gathered({ batches, exchanges: [exchange(1)] })).batches).toEqual([]);
    expect((await gathered({ batches, exchanges: settled })).batches).toEqual(batches);
    const tolerated = { batches, exchanges: settled, more: { toleratesImbalance: true } };
    expect((await gathered(tolerated)).batches).toEqual([{ batch: '000001', balanced: null }]);
  });

  it('has what was ours marked', async () => {
    const { exchanges } = await gathered({ exchanges: [exchange(1), exchange(2)], ours: [2] });
    expect(exchanges).toEqual([exchange(1), exchange(2, { ours: true })]);
  });

  it('is told without what is of no use in a report', async () => {
    const { exchanges, ledger, ledgerSumMinor } = await evidence({
      exchanges: [exchange(1), exchange(2, { macVerified: true })],
    });
    expect([ledger, ledgerSumMinor]).toEqual([[{ memo: 'm', postings: [{ account: 'a', amountMinor: 5 }] }], 5]);
    const { terminalId: _t, rule: _r, macVerified: _m, pinBlock: _p, ...told } = exchange(1);
    expect(exchanges[0]).toEqual({ ...told, outcome: expect.objectContaining({ en: expect.any(String) }) });
    expect(exchanges[1]).toMatchObject({ macVerified: true });
  });
});

describe('the evidence', () => {
  it('says which terminal, and whose words', async () => {
    const told = await evidence({});
    expect(told).toMatchObject({
      language: 'en',
      terminal: { vendor: 'V', model: 'M', version: '1' },
      profile: 'classic',
      checks: 3,
      violations: [],
    });
    expect(told).not.toHaveProperty('words');
    const broken = { rule: 'no-payment-is-lost', text: { en: 'e', zh: 'z' } } as unknown as Violation;
    expect(evidenceOf(till({}), await gathered({}), [broken]).violations).toEqual([broken]);
    const own = { 'Insufficient funds': ['钱不够'] };
    expect((await evidence({ more: { ownWords: own } })).words).toEqual(own);
  });

  it('has everything that happened in its order, at its time and step', async () => {
    const events = [
      happened({ kind: 'display', lines: ['a'] }, '1'),
      happened({ kind: 'prompt', prompt: 'pin', text: 'b' }, '2'),
      journal('000001'),
      happened({ kind: 'result', outcome: 'approved', responseCode: '00', lines: ['c'] }, '3'),
      happened({ kind: 'result', outcome: 'cancelled', responseCode: null, lines: [] }, '4'),
      slip('merchant'),
      happened({ kind: 'sound', sound: 'success' }, '6'),
      happened({ kind: 'indicator', indicator: 'result', value: 'green' }, '7'),
      happened({ kind: 'power', power: 'off' }, '8'),
      happened({ kind: 'quiet' }, '9'),
    ];
    const done = [
      deed('start', { how: 'sale', before: 1 }),
      deed('confirm', { before: 1 }),
      deed('cancel', { before: 10 }),
    ];
    const { timeline } = await evidence({
      events,
      done,
      more: {
        episodes: [
          { from: 0, step: -1 },
          { from: 1, step: 2 },
          { from: 6, step: 4 },
        ],
      },
    });
    expect(timeline.map(({ at, step, kind, lines, detail }) => [at, step, kind, lines.join(), detail])).toEqual([
      ['1', 0, 'display', 'a', null],
      ['2', 2, 'action', '', 'start sale'],
      ['2', 2, 'action', '', 'confirm'],
      ['2', 2, 'prompt', 'b', 'pin'],
      ['3', 2, 'result', 'c', 'approved 00'],
      ['4', 2, 'result', '', 'cancelled'],
      [AT, 2, 'slip', 'merchant', 'merchant'],
      ['6', 4, 'sound', '', 'success'],
      ['7', 4, 'indicator', '', 'result green'],
      ['8', 4, 'power', '', 'off'],
      ['9', 4, 'action', '', 'cancel'],
    ]);
    expect((await evidence({ done: [deed('start')] })).timeline).toEqual([
      { at: '', step: 0, kind: 'action', lines: [], detail: 'start' },
    ]);
  });
});
