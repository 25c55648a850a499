// The import table, executed: who may import whom, that each rule would notice, and that no files import each other in a circle.
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { circlesOf, exportsOf, files, type Import, importsOf } from './imports.fixture.ts';

/**
 * `may` are the rooms (or single files) that the files of a room may import, itself always; "(types)" = types alone. `never` is a file
 * that they must not know, by which the rule shows that it would notice.
 */
type Row = { may: readonly string[]; never: string };

/** What every floor of the simulator may know of the house. */
const BELOW_THE_SIMULATOR = ['src/definitions', 'src/iso8583', 'src/crypto'];

/**
 * The simulator, floor by floor from the ground. Each room imports only what stands below it; two rooms of one floor know each other
 * only where a line says why.
 */
const SIMULATOR: Record<string, Row> = {
  'simulator/model': { may: ['src/definitions', 'src/iso8583'], never: 'simulator/state/rows.ts' },
  // The words of the domain are the ground that the others of the ground floor stand on, too.
  'simulator/ledger': { may: ['simulator/model (types)', 'src/iso8583'], never: 'simulator/state/rows.ts' },
  'simulator/faults': {
    may: ['simulator/model (types)', 'src/definitions', 'src/iso8583'],
    never: 'simulator/engine/delivery.ts',
  },
  'simulator/state': {
    may: ['simulator/model', 'simulator/ledger', 'src/definitions'],
    never: 'simulator/acquirer/decision.ts',
  },
  'simulator/security': {
    may: ['simulator/model (types)', 'src/definitions/emv-tags', 'src/iso8583', 'src/crypto'],
    never: 'simulator/state/rows.ts',
  },
  'simulator/configuration': {
    may: ['simulator/model', 'simulator/faults', 'src/definitions', 'src/iso8583'],
    never: 'simulator/engine/clock.ts',
  },
  'simulator/acquirer': {
    may: [
      'simulator/state',
      'simulator/security (types)',
      'simulator/model',
      'simulator/ledger',
      'src/definitions',
      'src/iso8583',
    ],
    never: 'simulator/store/store.ts',
  },
  'simulator/store': {
    may: [
      'simulator/acquirer/wants (types)',
      'simulator/state',
      'simulator/model (types)',
      'src/definitions/evidence (types)',
      'src/definitions/forms',
    ],
    never: 'simulator/engine/engine.ts',
  },
  'simulator/engine': {
    may: [
      // It commits every decision before it is answered; which store that is, if any, is wired above.
      'simulator/store (types)',
      'simulator/acquirer',
      'simulator/state',
      'simulator/security (types)',
      'simulator/model',
      'simulator/faults',
      'src/definitions',
      'src/iso8583',
    ],
    never: 'simulator/hosts/tcp.ts',
  },
  'simulator/hosts': {
    may: [
      'simulator/engine',
      'simulator/acquirer',
      'simulator/state',
      'simulator/security',
      'simulator/configuration',
      'simulator/model',
      'simulator/faults',
      ...BELOW_THE_SIMULATOR,
    ],
    never: 'simulator/admin/route.ts',
  },
  'simulator/admin': {
    may: [
      'simulator/admin/calls',
      'simulator/engine (types)',
      'simulator/acquirer',
      'simulator/state',
      'simulator/configuration',
      'simulator/model',
      'simulator/faults',
      'src/definitions',
      'src/iso8583',
    ],
    never: 'simulator/start.ts',
  },
  // They name the words of the domain and load none of them, for the client's sake.
  'simulator/admin/calls': { may: ['simulator/model (types)'], never: 'simulator/admin/router.ts' },
  // The client is loaded by whoever drives an acquirer, so it knows the words alone.
  'simulator/admin/client': {
    may: ['simulator/model (types)', 'simulator/admin/connect', 'simulator/admin/launch', 'simulator/admin/send'],
    never: 'simulator/admin/router.ts',
  },
  'simulator/admin/connect': {
    may: ['simulator/model (types)', 'simulator/admin/calls', 'simulator/admin/send'],
    never: 'simulator/admin/router.ts',
  },
  'simulator/admin/send': { may: [], never: 'simulator/admin/connect.ts' },
  'simulator/admin/launch': {
    may: ['simulator/model (types)', 'simulator/admin/connect'],
    never: 'simulator/start.ts',
  },
  simulator: { may: ['simulator', ...BELOW_THE_SIMULATOR], never: 'src/terminal/contract.ts' },
};

/** By room. Rooms stand within rooms: the innermost that a file is in has its rules, and takes nothing from those around it. */
const IMPORT_TABLE: Record<string, Row> = {
  ...SIMULATOR,
  'src/definitions': { may: ['src/iso8583 (types)'], never: 'src/terminal/contract.ts' },
  'src/iso8583': { may: [], never: 'src/definitions/fields.ts' },
  'src/crypto': { may: ['src/iso8583/tlv'], never: 'src/iso8583/index.ts' },
  'src/secrets': { may: ['src/iso8583/mask'], never: 'src/definitions/cards.ts' },
  'src/terminal': { may: ['src/definitions', 'src/iso8583', 'src/secrets'], never: 'src/reference/index.ts' },
  'src/reference': {
    may: ['src/terminal', 'src/definitions', 'src/iso8583', 'src/crypto'],
    never: 'simulator/admin/client.ts',
  },
  'src/slips': { may: ['src/definitions'], never: 'src/terminal/contract.ts' },
  'src/oracle': {
    // Which fields a message has is asked as codec and acquirer ask it.
    may: [
      'src/definitions',
      'src/secrets',
      'src/slips',
      'src/iso8583/presence',
      'src/iso8583/dialect-presence (types)',
      'src/crypto/emv',
    ],
    never: 'src/terminal/contract.ts',
  },
  'src/explain': {
    may: ['src/definitions', 'src/iso8583', 'src/secrets', 'src/crypto/emv/issuer-data'],
    never: 'src/cli/explain.ts',
  },
  'src/fuzz': {
    may: ['src/iso8583', 'src/definitions', 'src/terminal', 'src/crypto'],
    never: 'simulator/admin/client.ts',
  },
  // Whoever wants to know what the suite would notice looks at everything through it; it knows no harness.
  'src/proof': {
    may: ['src/fuzz/relay', 'src/terminal/index', 'src/definitions', 'src/iso8583', 'src/oracle (types)'],
    never: 'steps/player.ts',
  },
  steps: {
    may: [
      'src/proof/index',
      'src/fuzz',
      'src/explain',
      'src/terminal/index',
      'src/oracle',
      'src/secrets',
      'src/slips',
      'simulator/admin/client',
      'src/definitions',
      'src/compliance/nearest',
    ],
    never: 'src/terminal/contract.ts',
  },
  // A report draws itself with the views that a browser draws it with, and has a page on what the scenarios would notice.
  'src/compliance': {
    may: [
      'src/definitions',
      'src/secrets',
      'src/explain/show/told',
      'src/proof/alone',
      'src/proof/kinds',
      'src/proof/measured',
      'src/proof/survivors',
      'src/views/ascii85',
      'src/views/block',
      'src/views/columns',
      'src/views/evidence',
      'src/views/names',
      'src/views/plain',
      'src/views/reader',
      'src/views/report',
    ],
    never: 'src/views/browser/page.ts',
  },
  // What is signed of a run, and how it is verified: plain data, no terminal and no harness.
  'src/certificate': {
    may: ['src/compliance', 'src/definitions', 'src/proof/measured', 'src/proof/survivors'],
    never: 'src/run/run.ts',
  },
  // They stand in a page, too, so they take from the house what is pure and small.
  'src/views': {
    may: ['src/definitions', 'src/compliance/words', 'src/compliance/model (types)'],
    never: 'src/compliance/report.ts',
  },
  // Acquirer, terminal and page in one: it knows doors, and of the report how modules become one script.
  'src/console': {
    may: [
      'src/certificate/bundle/pcap',
      'src/compliance/model (types)',
      'src/compliance/package-root',
      'src/compliance/reports/html/dictionary',
      'src/compliance/reports/html/link',
      'src/crypto/index',
      'src/definitions',
      'src/explain/index',
      'src/iso8583/load',
      'src/secrets',
      'src/terminal/index',
      'src/views/console/model (types)',
      'src/views/evidence (types)',
      'simulator/admin/client',
    ],
    never: 'src/cli/console.ts',
  },
  // It needs a document, so nobody in Node knows it.
  'src/views/browser': {
    may: ['src/views', 'src/compliance/words', 'src/compliance/visible'],
    never: 'src/compliance/report.ts',
  },
  'src/run': {
    may: [
      'src/compliance',
      'src/certificate',
      'src/definitions',
      'src/terminal',
      'src/proof/index',
      'src/fuzz/behaviour/index',
      // What a project brings of its own is checked before a run: numbers and keys of its cards, its dialect.
      'src/crypto/emv/keys',
      'src/iso8583/codec',
      'src/iso8583/dialect (types)',
      'src/iso8583/load',
      'src/iso8583/mask',
      'steps',
      'simulator/admin/client',
    ],
    never: 'src/cli/certify.ts',
  },
  // It writes out what scenarios may say, and reads nothing else of the house.
  'src/init': { may: ['src/definitions', 'steps/catalogue', 'steps/parameters'], never: 'src/run/run.ts' },
  'src/cli': { may: ['src', 'steps', 'simulator/admin/client', 'simulator/main'], never: 'simulator/start.ts' },
};

/** They stand in for packages, so every room may use them, and they know nobody. */
const LIKE_PACKAGES = [
  'src/http.ts',
  'src/lock.ts',
  'src/random.ts',
  'src/schema.ts',
  'src/sqlite.ts',
  'src/stalls.ts',
  'src/validator.ts',
  'src/yaml.ts',
];

const isIn = (file: string, room: string) =>
  file === room || file.startsWith(`${room}/`) || file.startsWith(`${room}.`);

/** The innermost room that the file is in. */
const roomOf = (file: string): string | undefined =>
  Object.keys(IMPORT_TABLE)
    .filter((room) => isIn(file, room))
    .sort((a, b) => b.length - a.length)[0];

function allowed({ from, to, typeOnly }: Omit<Import, 'names'>): boolean {
  if (LIKE_PACKAGES.includes(to)) return true;
  const room = roomOf(from);
  if (room === undefined) return false;
  return (
    roomOf(to) === room ||
    IMPORT_TABLE[room]!.may.some((rule) => {
      const types = rule.endsWith(' (types)');
      return isIn(to, types ? rule.slice(0, -' (types)'.length) : rule) && (!types || typeOnly);
    })
  );
}

const sources = ['src', 'simulator', 'steps'].flatMap((folder) => files(folder, '.ts'));
const isForTests = (file: string) => /(\.test|\.fixture|test-kit)\.ts$/.test(file);
const own = sources.filter((file) => !isForTests(file));
const imports = own.flatMap((file) => importsOf(file));

describe('the import table', () => {
  it('is kept by every file that is no test', () => {
    expect(imports.filter((each) => !allowed(each)).map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
  });

  it.each(Object.entries(IMPORT_TABLE))('%s: would notice what it must never know', (room, { never }) => {
    expect(sources).toContain(never);
    expect(allowed({ from: `${room}/any.ts`, to: never, typeOnly: true })).toBe(false);
  });

  it('would notice a value where types alone are allowed', () => {
    const words = { from: 'simulator/admin/connect.ts', to: 'simulator/model/index.ts' };
    expect(allowed({ ...words, typeOnly: true })).toBe(true);
    expect(allowed({ ...words, typeOnly: false })).toBe(false);
  });

  it('would notice rooms of one floor of the simulator that know each other, and a floor that knows one above it', () => {
    const floors = [
      ['model', 'ledger', 'faults'],
      ['state', 'security', 'configuration'],
      ['acquirer'],
      ['engine', 'store'],
      ['hosts'],
      ['admin'],
    ];
    const knows = (from: string, to: string) =>
      allowed({ from: `simulator/${from}/any.ts`, to: `simulator/${to}/any.ts`, typeOnly: false });
    const wrong = floors.flatMap((floor, at) =>
      floor.flatMap((room) =>
        floors
          .slice(at)
          .flat()
          .filter((other) => other !== room && knows(room, other))
          .map((other) => `${room} knows ${other}`),
      ),
    );
    expect(wrong).toEqual([]);
    const rooms = own.flatMap((file) => /^simulator\/([^/]+)\//.exec(file)?.[1] ?? []);
    expect([...new Set(rooms)].sort()).toEqual(floors.flat().sort());
  });

  it('has a row for every file, and no row without a file', () => {
    expect(own.filter((file) => roomOf(file) === undefined && !LIKE_PACKAGES.includes(file))).toEqual([]);
    expect(Object.keys(IMPORT_TABLE).filter((room) => !own.some((file) => roomOf(file) === room))).toEqual([]);
    expect(LIKE_PACKAGES.filter((file) => !existsSync(new URL(`../${file}`, import.meta.url)))).toEqual([]);
  });
});

describe('circles', () => {
  it('are nowhere, types included', () => {
    expect(circlesOf(imports)).toEqual([]);
  });

  it('would be noticed, with who is in them', () => {
    const line = (...way: string[]) => way.slice(1).map((to, i) => ({ from: way[i]!, to }));
    expect(circlesOf(line('a', 'b', 'c', 'd'))).toEqual([]);
    expect(circlesOf([...line('a', 'b', 'c', 'b'), ...line('x', 'x')])).toEqual([['b', 'c'], ['x']]);
  });
});

describe('what is read of a file', () => {
  const text = [
    "import type { A } from './types.ts';",
    "import { type B, type C as D } from './more.ts';",
    'import {\n  one,\n  type Two,\n} from "./double.ts";',
    "import { three, type Four } from '../up.ts';",
    "import * as all from './all.ts';",
    "import fs from 'node:fs';",
    "import './bare.ts';",
    "export { five as six, type Seven } from './seven.ts';",
    "type Late = import('./late.ts').Late;",
    "const lazy = await import('./lazy.ts');",
    'export const eight = 8;\nexport async function nine() {}\nexport type Ten = 10;\nconst eleven = 11;',
  ].join('\n');

  it('is every import of another file, with its names, and whether types alone are taken', () => {
    const found = importsOf('room/file.ts', text).map(({ to, typeOnly, names }) => [to, typeOnly, names]);
    expect(found).toEqual([
      ['room/types.ts', true, ['A']],
      ['room/more.ts', true, ['B', 'C']],
      ['up.ts', false, ['three', 'Four']],
      ['room/all.ts', false, ['*']],
      ['room/bare.ts', false, ['*']],
      ['room/seven.ts', false, ['five', 'Seven']],
      ['room/late.ts', false, ['Late']],
      ['room/lazy.ts', false, ['*']],
    ]);
  });

  it('is every export', () => {
    expect(exportsOf(text)).toEqual(['six', 'Seven', 'eight', 'nine', 'Ten']);
  });
});
