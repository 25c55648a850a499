// tillproof explain: what it reads, what it prints, and with which code it ends.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CAUSES } from '../explain/diagnosis/causes.ts';
import type { ExplanationData } from '../explain/index.ts';
import { SALE, UNIONPAY } from '../explain/planted.fixture.ts';
import { EXIT } from './exit.ts';
import { main } from './main.ts';
import { PACKAGE_ROOT } from './root.ts';

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
      found: '5 bytes, then the end',
    });
    expect(frame[damage!.offset]).toBe(0x26);
    expect(damage?.hint).toMatch(/^the message is cut off: /);
  });

  it('speaks Chinese', async () => {
    await main(['explain', hex, '--language', 'zh-CN']);
    expect(out).toMatch(/^方言 +unionpay-pos — 银联POS终端/);
    expect(out).toContain('交易金额');
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
    ['a language that there is not', [hex, '--language', 'fr'], /en or zh-CN/],
    ['an empty file', [file('empty', '')], /empty/],
  ])('refuses %s as wrong usage', async (_, args, message) => {
    expect(await main(['explain', ...args])).toBe(EXIT.usage);
    expect(err).toMatch(message);
  });
});

describe('docs/explain.md', () => {
  it('tells every cause', () => {
    const page = readFileSync(path.join(PACKAGE_ROOT, 'docs/explain.md'), 'utf8');
    for (const { id, words } of Object.values(CAUSES)) expect(page).toContain(`| \`${id}\` | ${words.en} |`);
  });
});
