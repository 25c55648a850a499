// Dialects from YAML and JSON: what is read, and how mistakes are told.
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dialectFaultWords } from '../definitions/dialect-faults.ts';
import { DIALECTS } from '../definitions/dialects/index.ts';
import { compileDialect } from './codec.ts';
import type { Dialect } from './dialect.ts';
import { dialectFileSchema, loadDialect } from './load.ts';

const BASE: Dialect = {
  name: 'base',
  mti: 'ascii',
  bitmap: { encoding: 'hex', secondary: 'when-needed' },
  defaults: { n: { encoding: 'ascii', prefix: 'ascii' }, ans: { encoding: 'ascii', prefix: 'ascii' } },
  fields: {
    3: { type: 'n', length: 6 },
    41: { type: 'ans', length: 8 },
    48: { type: 'ans', length: 999, prefix: 'LLL' },
  },
};

const faults = (text: string) => {
  const result = loadDialect(text, { base: BASE });
  return 'errors' in result ? result.errors : [];
};
const load = (text: string): Dialect => {
  const result = loadDialect(text, { base: BASE });
  if ('errors' in result) throw new Error(JSON.stringify(result.errors));
  return result.dialect;
};

const WHOLE = `
name: my-acquirer
framing: { length: be2 }
header:
  - { name: tpdu, bytes: 5, value: '6000010000' }
mti: bcd-left
bitmap: { encoding: binary, secondary: when-needed }
defaults:
  n: { encoding: bcd-left, prefix: bcd }
fields:
  2: { en: Card number, type: n, length: 19, prefix: LL }
  3: { type: n, length: 6 }
  62: { type: ans, length: 99, prefix: ascii.LL, encoding: ascii }
`;

describe('a dialect file', () => {
  it('in YAML becomes a dialect that encodes and decodes', () => {
    const codec = compileDialect(load(WHOLE));
    const message = { mti: '0200', fields: { 2: '6212345678901232', 62: 'hello' } };
    expect(codec.decode(codec.encode(message)).message).toEqual(message);
  });

  it('in JSON does as well', () => {
    const json = JSON.stringify(load(WHOLE));
    expect(load(json)).toEqual(load(WHOLE));
  });

  it('may say only what differs from another dialect', () => {
    const dialect = load(
      'name: mine\nextends: base\nfields:\n  41: null\n  48: { type: ans, length: 99, prefix: LL }\n',
    );
    expect(Object.keys(dialect.fields)).toEqual(['3', '48']);
    expect(dialect.fields[48]).toEqual({ type: 'ans', length: 99, prefix: 'LL' });
    expect(dialect.mti).toBe('ascii');
  });

  it.each([
    [
      'an unknown encoding',
      'name: x\nextends: base\nfields:\n  3: { type: n, length: 6, encoding: morse }',
      'field 3',
      '/fields/3/encoding',
      /one of ascii, ebcdic/,
    ],
    [
      'a property that does not exist',
      'name: x\nextends: base\nfields:\n  3: { type: n, size: 6, length: 6 }',
      'field 3',
      '/fields/3/size',
      /no such property/,
    ],
    [
      'a missing length',
      'name: x\nextends: base\nfields:\n  35: { type: n }',
      'field 35',
      '/fields/35/length',
      /missing/,
    ],
    [
      'a field number beyond the bitmaps',
      'name: x\nextends: base\nfields:\n  200: { type: n, length: 6 }',
      'field 200',
      '/fields/200',
      /2 to 192/,
    ],
    [
      'a type without encoding',
      'name: x\nextends: base\nfields:\n  52: { type: b, length: 8 }',
      'field 52',
      '/fields/52/encoding',
      /defaults of type b/,
    ],
    [
      'a prefix too narrow for its length',
      'name: x\nextends: base\nfields:\n  48: { type: ans, length: 999, prefix: LL }',
      'field 48',
      '/fields/48/length',
      /cannot count to 999/,
    ],
    [
      'a count that the encoding does not have',
      'name: x\nextends: base\nfields:\n  48: { type: ans, length: 99, prefix: LL, counts: nibbles }',
      'field 48',
      '/fields/48/counts',
      /counted in characters or bytes/,
    ],
    [
      'parts longer than their field',
      'name: x\nextends: base\nfields:\n  3: { type: n, length: 6, subfields: [{ name: a, length: 7 }] }',
      'field 3',
      '/fields/3/subfields',
      /longer than the field/,
    ],
    [
      'a field above 128 without third bitmap',
      'name: x\nextends: base\nfields:\n  130: { type: n, length: 6 }',
      'field 130',
      '/fields/130',
      /tertiary/,
    ],
    [
      'a header value of another length',
      "name: x\nextends: base\nheader: [{ name: tpdu, bytes: 5, value: '60' }]",
      'header 1',
      '/header/0/value',
      /5 bytes/,
    ],
    [
      'a MAC field that is not there',
      'name: x\nextends: base\nmac: { field: 64, from: mti, algorithm: unionpay-ecb }',
      'mac',
      '/mac/field',
      /no field 64/,
    ],
    [
      'a presence rule about a field that is not there',
      "name: x\nextends: base\npresence: [{ transaction: sale, mti: '0200', request: { mandatory: [4] }, response: {} }]",
      'presence 1',
      '/presence/0/request',
      /no field 4/,
    ],
    [
      'a message type without quotes',
      'name: x\nextends: base\npresence: [{ transaction: sale, mti: 200, request: {}, response: {} }]',
      'presence 1',
      '/presence/0/mti',
      /quotes/,
    ],
    ['a base that nobody knows', 'name: x\nextends: other', 'extends', '/extends', /known: base/],
    ['nothing of what a whole dialect needs', 'name: x', 'mti', '/mti', /missing/],
    ['YAML that is none', 'name: [', 'document', '', /./],
    ['another kind of document', '- 1', 'document', '', /object/],
  ])('with %s is refused, and the row is named', (_, text, row, path, reason) => {
    expect(faults(text)).toContainEqual({ row, path, reason: expect.stringMatching(reason) });
  });

  it('with several mistakes names them all', () => {
    const text = 'name: x\nextends: base\nfields:\n  3: { type: q, length: 6 }\n  4: { type: n, length: 0 }\n';
    expect(faults(text).map(({ row }) => row)).toEqual(['field 3', 'field 4']);
  });

  it('that grows without end by references is refused', () => {
    const bomb = `name: x\na: &a [${'x,'.repeat(9)}x]\nb: &b [${'*a,'.repeat(9)}*a]\nc: &c [${'*b,'.repeat(9)}*b]\nd: [${'*c,'.repeat(9)}*c]\n`;
    expect(faults(bomb).length).toBeGreaterThan(0);
    expect(faults(`name: ${'x'.repeat(2_000_000)}`)[0]?.reason).toMatch(/1 MiB/);
  });
});

describe.each([
  ['docs/dialects.md', 'en'],
  ['docs/dialects.zh-CN.md', 'zh'],
] as const)('%s', (name, language) => {
  const page = readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
  const example = /```yaml[^\n]*\n([\s\S]*?)```/.exec(page)?.[1] ?? '';

  it('has an example that loads', () => {
    const result = loadDialect(example, DIALECTS);
    expect('dialect' in result && Object.keys(result.dialect.fields)).toContain('57');
    expect('dialect' in result && Object.keys(result.dialect.fields)).not.toContain('47');
  });

  it('has a mistake that is told so', () => {
    const result = loadDialect(example.replace('bcd.LL', 'bcd.L'), DIALECTS);
    const [first] = 'errors' in result ? result.errors : [];
    expect(page).toContain(first && dialectFaultWords(first)[language]);
  });
});

describe('the published schema', () => {
  it('is the one that files are held against', () => {
    const file = new URL('../../docs/schemas/dialect.schema.json', import.meta.url);
    if (process.env.UPDATE_SCHEMAS) writeFileSync(file, `${JSON.stringify(dialectFileSchema(), null, 2)}\n`);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(dialectFileSchema());
  });
});
