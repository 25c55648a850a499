// tillproof dialect: mistakes are told by row, the example is right, and the documentation has every word of the schema.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CommandError, EXIT } from '../run/exit.ts';
import { PACKAGE_ROOT } from '../run/root.ts';
import { readDialect } from './dialect.ts';
import { main } from './main.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'tillproof-dialect-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string, text: string) => {
  const at = path.join(folder, name);
  writeFileSync(at, text);
  return at;
};
const example = path.join(PACKAGE_ROOT, 'examples/dialect.yaml');
const WRONG = `
name: wrong
extends: unionpay-pos
fields:
  55: { type: b, length: 9999, prefix: bcd.LL }
  61: { type: n, length: 5, subfields: [{ name: batch, length: 6 }] }
`;

/** One of each kind of mistake that a schema finds. */
const ODD = `
name: Wrong name
extends: 5
bitmap: yes
mac: { field: 0, algorithm: none }
header: [{ name: x, bytes: 0 }]
framing: { length: never }
other: 1
fields:
  2: { type: q, length: 0, prefix: XX, subfields: [] }
  3: { type: n, length: 99999999 }
  4: []
  999: {}
presence: [{ mti: "1" }]
`;

let printed: string[] = [];
beforeEach(() => {
  printed = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line));
  vi.spyOn(console, 'error').mockImplementation((line: string) => void printed.push(line));
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = 0;
});

describe('tillproof dialect check', () => {
  it('finds nothing wrong with the example', async () => {
    expect(await main(['dialect', 'check', example])).toBe(EXIT.compliant);
    expect(printed.join()).toMatch(/example-acquirer is a dialect with \d+ fields/);
  });

  it('tells every mistake with its row and the reason', async () => {
    const wrong = file('wrong.yaml', WRONG);
    expect(await main(['dialect', 'check', wrong])).toBe(EXIT.notCompliant);
    expect(printed.join('\n').split('\n')).toEqual([
      `${wrong}: field 55: /fields/55/length: a prefix bcd.LL cannot count to 9999`,
      `${wrong}: field 61: /fields/61/subfields: the parts are longer than the field, 5`,
    ]);
  });

  it('tells them in Chinese, whatever is wrong', async () => {
    vi.stubEnv('LC_ALL', 'zh_CN.UTF-8');
    const [wrong, odd] = [file('wrong.yaml', WRONG), file('odd.yaml', ODD)];
    await main(['dialect', 'check', wrong, odd, file('broken.yaml', 'name: [1')]);
    vi.unstubAllEnvs();
    const told = printed.join('\n').split('\n');
    expect(told[0]).toBe(`${wrong}：第55域：/fields/55/length：长度前缀bcd.LL无法表示9999`);
    expect(told.length).toBeGreaterThan(12);
    for (const line of told) expect(line.split('.yaml')[1]).toMatch(/^：[^：]+：.*\p{Script=Han}/u);
    expect(told.filter((line) => /[a-z]{2,} [a-z]{2,}/i.test(line.split('.yaml')[1] ?? ''))).toEqual([]);
    await expect(readDialect(wrong)).rejects.toMatchObject({ words: { zh: expect.stringMatching(/第55域/) } });
  });

  it('tells them as data', async () => {
    expect(await main(['dialect', 'check', '--json', file('wrong.yaml', WRONG)])).toBe(EXIT.notCompliant);
    expect(JSON.parse(printed.join(''))).toMatchObject({
      ok: false,
      name: null,
      errors: [
        { row: 'field 55', text: { en: expect.stringMatching(/^field 55: /), zh: expect.stringMatching(/^第55域：/) } },
        { row: 'field 61' },
      ],
    });
  });

  it('says where a file is no YAML', async () => {
    expect(await main(['dialect', 'check', file('broken.yaml', 'name: [1')])).toBe(EXIT.notCompliant);
    expect(printed.join()).toMatch(/broken\.yaml: document: .*line 1/);
  });

  it('refuses a file that is not there as wrong usage', async () => {
    expect(await main(['dialect', 'check', path.join(folder, 'none.yaml')])).toBe(EXIT.usage);
  });
});

describe('tillproof dialect list and show', () => {
  it('name the dialects that come along', async () => {
    await main(['dialect', 'list', '--json']);
    expect((JSON.parse(printed.join('')) as { name: string }[]).map(({ name }) => name)).toContain('unionpay-pos');
  });

  it('print a dialect whole, so that its YAML is a dialect again', async () => {
    expect(await main(['dialect', 'show', example])).toBe(EXIT.compliant);
    const again = await readDialect(file('shown.yaml', printed.join('\n')));
    expect(again).toEqual(await readDialect(example));
  });
});

describe('a dialect that a command is given', () => {
  it('is known by its name or read from a file', async () => {
    expect((await readDialect('iso8583-1987-ascii')).name).toBe('iso8583-1987-ascii');
    expect((await readDialect(example)).name).toBe('example-acquirer');
  });

  it('is refused as wrong usage, with what is wrong', async () => {
    await expect(readDialect('no-such')).rejects.toThrow(/no dialect no-such[\s\S]*unionpay-pos/);
    await expect(readDialect('constructor')).rejects.toThrow(CommandError);
    await expect(readDialect(file('wrong.yaml', WRONG))).rejects.toThrow(/field 55: \/fields\/55\/length: a prefix/);
  });
});

describe.each(['docs/dialects.md', 'docs/dialects.zh-CN.md'])('%s', (name) => {
  const page = readFileSync(path.join(PACKAGE_ROOT, name), 'utf8');
  const schema = JSON.parse(
    readFileSync(path.join(PACKAGE_ROOT, 'docs/schemas/dialect.schema.json'), 'utf8'),
  ) as unknown;
  const words = new Set<string>();
  const collect = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { properties, enum: values } = node as { properties?: Record<string, unknown>; enum?: unknown[] };
    for (const word of [...Object.keys(properties ?? {}), ...(values ?? [])]) words.add(String(word));
    for (const each of Object.values(node)) collect(each);
  };
  collect(schema);

  it('has every word of the schema', () => {
    expect(words.size).toBeGreaterThan(60);
    expect([...words].filter((word) => !page.includes(`\`${word}\``) && !page.includes(`.${word}\``))).toEqual([]);
  });
});
