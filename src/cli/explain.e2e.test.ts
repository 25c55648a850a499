// tillproof explain: what it reads, what it prints, and with which code it ends.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DIALECTS } from '../definitions/dialects/index.ts';
import { CAUSES, type CauseId } from '../explain/diagnosis/causes.ts';
import type { ExplanationData } from '../explain/index.ts';
import { PLANTED, SALE, UNIONPAY } from '../explain/planted.fixture.ts';
import { compileDialect } from '../iso8583/index.ts';
import { EXIT } from '../run/exit.ts';
import { PACKAGE_ROOT } from '../run/root.ts';
import { main } from './main.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'tillproof-explain-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string, content: Uint8Array | string) => {
  const at = path.join(folder, name);
  writeFileSync(at, content);
  return at;
};

const frame = UNIONPAY.encodeFrame(SALE);
const hex = frame.toString('hex');
const cutOff = frame.subarray(0, -20);

let out = '';
let err = '';
beforeEach(() => {
  out = '';
  err = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
  vi.spyOn(console, 'error').mockImplementation((text: string) => {
    err += text;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = 0;
});

const json = async (...args: string[]): Promise<ExplanationData> => {
  await main(['explain', '--json', ...args]);
  return JSON.parse(out) as ExplanationData;
};

describe('tillproof explain', { timeout: 30_000 }, () => {
  it.each([
    ['hexadecimal in one word', () => [hex]],
    ['hexadecimal in many words', () => hex.match(/../g)!],
    ['a file of text', () => [file('message.hex', hex)]],
    ['a file of bytes', () => [file('message.bin', frame)]],
  ])('takes %s', async (_, words) => {
    expect(await main(['explain', ...words()])).toBe(EXIT.compliant);
    expect(out).toMatch(/^Dialect +unionpay-pos/);
    expect(out).toContain('000000012850  — CNY 128.50');
  });

  it('prints dialect, framing, confidence, message type and masked fields as JSON', async () => {
    expect(await json(hex)).toMatchObject({
      dialect: 'unionpay-pos',
      framing: 'be2',
      confidence: 0.99,
      whole: true,
      mti: '0200',
      fields: { 2: '622609*********0014', 11: '000042', 35: '[37 hidden]', 52: '[16 hidden]' },
      damage: null,
    });
  });

  it('ends with 1 and prints the damage where a message is damaged', async () => {
    expect(await main(['explain', '--json', file('cut.bin', cutOff)])).toBe(EXIT.notCompliant);
    const { damage } = JSON.parse(out) as ExplanationData;
    expect(damage).toMatchObject({
      code: 'truncated',
      field: 53,
      cause: 'cut-off',
      expected: '8 bytes',
      found: '5 of 8 bytes, then the end',
    });
    expect(frame[damage!.offset]).toBe(0x26);
    expect(damage?.hint).toMatch(/^the message is cut off: /);
  });

  it('speaks Chinese', async () => {
    await main(['explain', hex, '--language', 'zh-CN']);
    expect(out).toMatch(/^方言 +unionpay-pos — 银联POS终端/);
    expect(out).toContain('交易金额');
    expect(out).toContain('[已隐藏37个字符]');
    expect(out).not.toContain('hidden');
  });

  it('takes a dialect by name or from a file, and a framing', async () => {
    expect((await json(hex, '--dialect', 'unionpay-pos', '--framing', 'be2')).whole).toBe(true);
    out = '';
    const other = await json(hex, '--dialect', path.join(PACKAGE_ROOT, 'examples/dialect.yaml'));
    expect(other).toMatchObject({ whole: false, damage: { cause: 'length-encoding' } });
  });

  it('shows test data when told to', async () => {
    expect((await json(hex, '--unmask-test-data')).fields).toMatchObject({ 2: SALE.fields[2], 35: SALE.fields[35] });
  });

  it.each([
    ['a file that is not there', ['none.bin'], /there is no file none\.bin/],
    ['what is no hexadecimal', ['60 00 0x 0g 00 03'], /character 11 \("g"\) is no hexadecimal digit/],
    ['a word that is no file', ['hello'], /no message type stands in it/],
    ['a dialect that there is not', [hex, '--dialect', 'no-such'], /no dialect no-such/],
    ['a framing that there is not', [hex, '--framing', 'be9'], /no framing be9/],
    ['a language that there is not', [hex, '--language', 'fr'], /--language: "fr" is none of en, zh-CN/],
    ['an empty file', [file('empty', '')], /empty/],
  ])('refuses %s as wrong usage', async (_, args, message) => {
    expect(await main(['explain', ...args])).toBe(EXIT.usage);
    expect(err).toMatch(message);
  });
});

describe('damage', { timeout: 30_000 }, () => {
  const causes: CauseId[] = [
    'odd-length',
    'counted-in-bytes',
    'tpdu-missing',
    'header-counted',
    'cut-off',
    'trailing-bytes',
    'length-wrong',
  ];
  const planted = causes.map((cause) => ({ cause, each: PLANTED.find((one) => one.cause === cause) }));

  it.each(planted)('$cause is printed with its place and cause in both languages', async ({ cause, each }) => {
    const input = [each?.bytes.toString('hex') ?? '', '--dialect', each?.codec.dialect.name ?? ''];
    expect(await main(['explain', ...input])).toBe(EXIT.notCompliant);
    expect(out).toContain(`likely cause  ${CAUSES[cause].words.en}`);
    expect(out).toMatch(new RegExp(`where .*byte ${each?.offset}$`, 'm'));
    out = '';
    await main(['explain', ...input, '--language', 'zh-CN']);
    expect(out).toContain(CAUSES[cause].words.zh);
    expect(out).toContain(`第${each?.offset}字节`);
  });
});

/** The command in a process of its own; standard input comes in those parts, one when the one before it has gone. */
function piped(
  parts: readonly (Buffer | string)[],
  ...args: string[]
): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [path.join(PACKAGE_ROOT, 'src/cli/tillproof.js'), 'explain', '-', ...args]);
  const result = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (result.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (result.err += text));
  const send = ([part, ...rest]: readonly (Buffer | string)[]): void => {
    if (part === undefined) child.stdin.end();
    else child.stdin.write(part, () => setImmediate(() => send(rest)));
  };
  send(parts);
  return new Promise((resolve) => child.on('close', (code) => resolve({ ...result, code })));
}

describe('standard input', { timeout: 30_000 }, () => {
  it.each([
    ['bytes in pieces', [frame.subarray(0, 40), frame.subarray(40)]],
    ['hexadecimal', [hex]],
    ['JSON', [JSON.stringify(SALE)]],
  ])('is read: %s', async (_, parts) => {
    const { code, out: text } = await piped(parts);
    expect(code).toBe(EXIT.compliant);
    expect(text).toContain('622609*********0014');
  });

  it('that is damaged ends with 1, and one that is empty with 2', async () => {
    expect((await piped([cutOff], '--language', 'zh-CN')).code).toBe(EXIT.notCompliant);
    const empty = await piped([]);
    expect([empty.code, empty.err]).toEqual([EXIT.usage, expect.stringContaining('empty')]);
  });
});

/** The least that a message of each dialect has to say. */
describe.each(Object.entries(DIALECTS))('a message of %s', (name, dialect) => {
  const codec = compileDialect(dialect);
  const mti = name.includes('1993') ? '1210' : '0210';
  const code = name.includes('1993') ? '100' : '51';
  const common = Object.fromEntries([2, 3, 4, 11, 41, 42].map((field) => [field, SALE.fields[field]!]));
  const answer = { mti, fields: { ...common, 39: code, 55: `9F260811223344556677889F100407010103` } };
  const bytes = codec.encodeFrame(answer).toString('hex');

  it.each(['en', 'zh-CN'])('is recognised with a certainty and told with tags and code in %s', async (language) => {
    const data = await json(bytes, '--language', language);
    expect(data).toMatchObject({ framing: 'be2', mti, whole: true });
    expect(data.confidence).toBeGreaterThan(0.5);
    expect(data.dialect).toBe(name);
    const explained = data.messages[0]?.explained ?? [];
    const of = (field: number) => explained.find((each) => each.field === field);
    expect(of(55)?.parts?.map(({ tag }) => tag)).toEqual(['9F26', '9F10']);
    expect(of(55)?.parts?.[0]?.name ?? '').toMatch(language === 'en' ? /cryptogram/i : /密文/);
    expect(of(2)?.value).toBe('622609*********0014');
    expect(of(39)?.meaning ?? '').toMatch(language === 'en' ? /[a-z]/ : /[\u4e00-\u9fff]/);
    expect(out).not.toContain(SALE.fields[2]);
  });

  it('names its dialect and how sure that is in words', async () => {
    await main(['explain', bytes]);
    expect(out).toMatch(new RegExp(`^Dialect +${name} `));
    expect(out).toMatch(/^Sure +\d+ %$/m);
  });
});

it('an answer code comes with what the terminal does about it', async () => {
  const bytes = UNIONPAY.encodeFrame({ mti: '0210', fields: { ...SALE.fields, 39: 'A0' } }).toString('hex');
  await main(['explain', bytes]);
  expect(out).toMatch(/A0 .*terminal: .*sign in/);
});

describe.each([
  ['docs/explain.md', 'en'],
  ['docs/explain.zh-CN.md', 'zh'],
] as const)('%s', (name, language) => {
  it('tells every cause', () => {
    const page = readFileSync(path.join(PACKAGE_ROOT, name), 'utf8');
    for (const { id, words } of Object.values(CAUSES)) expect(page).toContain(`| \`${id}\` | ${words[language]} |`);
  });
});
