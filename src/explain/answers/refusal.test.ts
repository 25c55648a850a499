// Findings carry the acquirer's own reason, and every reason that the acquirer gives is known in Chinese.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { REFUSAL_WORDS } from '../../definitions/refusal-words.ts';
import { refusalWords } from './refusal.ts';

const request = { mti: '0200', fields: { 11: '000042' } };
const answer = { mti: '0210', fields: { 11: '000042', 39: '99' } };
const exchange = { request, answer, code: '99', fault: null, error: 'field 52: not a PIN block under the present key' };

describe('why the acquirer refused', () => {
  it('is told in both languages', () => {
    expect(refusalWords(exchange)).toEqual({
      en: 'the acquirer refused 0200 with 99: field 52: not a PIN block under the present key',
      zh: '收单机构拒绝0200（应答码99）：第52域：不是当前密钥下的密码块',
    });
    expect(
      refusalWords({ ...exchange, code: '30', error: 'fields 26 and 53: missing although field 52 is present' })?.zh,
    ).toBe('收单机构拒绝0200（应答码30）：第26、53域：第52域存在，但缺失');
  });

  it('is told of something that was no message', () => {
    const error = 'format error: fields[49] is missing';
    expect(refusalWords({ ...exchange, request: null, code: '30', error })).toEqual({
      en: 'the acquirer refused a message with 30: format error: fields[49] is missing',
      zh: '收单机构拒绝一条报文（应答码30）：格式错误：缺少第49域',
    });
  });

  it('is nothing where the message was taken, or no answer was sent', () => {
    expect(refusalWords({ ...exchange, error: null })).toBeNull();
    expect(refusalWords({ ...exchange, answer: null, error: 'the terminal had gone' })).toBeNull();
  });
});

describe('the reasons of the acquirer', () => {
  const folder = fileURLToPath(new URL('../../../simulator/acquirer', import.meta.url));
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.includes('clearing'))
    .map((name) => readFileSync(path.join(folder, name), 'utf8'));
  const reasons = sources
    .flatMap((text) => [...text.matchAll(/(?:error: |refuse\('..', |missing\(|invalid\()'([^']+)'/g)])
    .map(([, reason = '']) => reason.replace(/^fields? [\d and]+: /, ''));

  it('are found', () => {
    expect(new Set(reasons).size).toBeGreaterThan(50);
  });

  it.each([...new Set(reasons)])('"%s" has its Chinese', (reason) => {
    expect(REFUSAL_WORDS[reason], reason).toMatch(/\p{Script=Han}/u);
  });
});
