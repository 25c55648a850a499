// The published wire samples: each is explained, and the guess names a dialect that decodes it wholly, or is listed with the reason.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { explain } from './index.ts';

type Sample = { name: string; raw: string; mti?: string; fields?: Record<string, string>; expect?: 'error' };
const url = new URL('../iso8583/vectors/iso8583-wire.json', import.meta.url);
const SAMPLES = (JSON.parse(readFileSync(url, 'utf8')) as { vectors: Sample[] }).vectors;

/** Samples that are good in their own dialect but that no guess decodes wholly: what the explanation says of them. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'cup j-iso8583 purchase response 0210': 'length-wrong',
  'cn-pos private 0800 with BCD length prefix': 'header-size',
  'cn-pos single field 2': 'length-in-front',
  'cups host 0200 bill payment': 'value-damaged',
  'jpos ISO87A full 63-field 0800': 'value-damaged',
  'jpos ISO87B full 0800': 'value-damaged',
  'jpos ISO87A field 64 last': 'value-damaged',
  'jpos ISO87B field 64 last': 'value-damaged',
  'jpos ISO93A full 1800': 'value-damaged',
  'jpos ISO93B full 1800': 'unknown',
  'moov BCD fixed + LLLL var odd digits': 'field-length',
  'moov fixed 16-byte hex bitmap 0100 binary F4': 'trailing-bytes',
  'pyiso8583 howto 0200 three fields': 'value-damaged',
  'pyiso8583 howto BCD PAN odd nibbles': 'packed-for-ascii',
  'j8583 bin_ascii_100 (length 221)': 'prefix-width',
  'j8583 LLBIN/LLLBIN/LLLLBIN 1100': 'cut-off',
  'j8583 LLBCDBIN nibble lengths 1100': 'field-length',
  'nyce iso93 TestPurchaseWithCashBackPartialApprovalToAquirer': 'cut-off',
  'nyce iso93 TestPurchaseWithCashBackPartialApprovalFromIssuer': 'cut-off',
  'nyce iso93 TestReversalAdvice': 'cut-off',
  'rk 1100 with PIN block F52 and retail MAC F128': 'trailing-bytes',
};

const broken = SAMPLES.filter(({ expect: outcome }) => outcome === 'error');
const good = SAMPLES.filter(({ expect: outcome, name }) => outcome === undefined && EXCEPTIONS[name] === undefined);

describe('published wire samples', { timeout: 60_000 }, () => {
  it.each(good.map((sample) => [sample.name, sample] as const))(
    '%s: decodes wholly by the guess',
    (_, { raw, mti, fields }) => {
      const { whole, data } = explain(raw);
      expect(whole).toBe(true);
      expect(data.mti).toBe(mti);
      expect(Object.keys(data.fields)).toEqual(Object.keys(fields ?? {}));
    },
  );

  it.each(Object.entries(EXCEPTIONS))('%s: cannot be guessed, and is told to be %s', (name, cause) => {
    const { whole, data } = explain(SAMPLES.find((sample) => sample.name === name)!.raw);
    expect(whole).toBe(false);
    expect(data.damage?.cause).toBe(cause);
  });

  it.each(broken.map((sample) => [sample.name, sample] as const))('%s: is told to be damaged', (_, { raw }) => {
    expect(explain(raw).whole).toBe(false);
  });

  it('cut off at a field are told so, with field and byte', () => {
    const at = (name: string) => explain(SAMPLES.find((sample) => sample.name === name)!.raw).data.damage;
    expect(at('j8583 negative incomplete var header bin')).toMatchObject({
      cause: 'cut-off',
      code: 'truncated',
      field: 32,
      offset: 44,
    });
    expect(at('j8583 negative incomplete var data')).toMatchObject({ cause: 'cut-off', field: 32, offset: 88 });
  });

  it('are told by dialect and framing with how sure that is', () => {
    const { data } = explain(SAMPLES.find(({ name }) => name.startsWith('cup MaxWoods'))!.raw);
    expect(data).toMatchObject({ dialect: 'unionpay-pos', framing: 'be2' });
    expect(data.confidence).toBeGreaterThan(0.9);
    expect(data.reasons.length).toBeGreaterThan(2);
  });

  it.each(['explain.md', 'explain.zh-CN.md'])('that are exceptions stand in docs/%s, with their reasons', (name) => {
    const page = readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');
    for (const name of Object.keys(EXCEPTIONS)) expect(page).toContain(name);
  });
});
