// Issuer application data (9F10) against published vectors.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseIssuerApplicationData } from './issuer-data.ts';

type Vector = {
  name: string;
  kind: string;
  hex: string;
  format: string;
  derivationKeyIndex: string;
  cryptogramVersionNumber: string;
  cvr: string;
  counters?: string;
  idd?: string;
};
const { vectors } = JSON.parse(
  readFileSync(new URL('../../iso8583/vectors/emv-tlv.json', import.meta.url), 'utf8'),
) as { vectors: Vector[] };
const FORMAT: Record<string, string> = { 'M/Chip': 'mchip', VIS: 'visa', 'EMV format A': 'emv-a' };

describe('published issuer application data', () => {
  const found = vectors.filter(({ kind }) => kind === 'iad');

  it.each(found.map((vector) => [vector.name, vector] as const))('%s', (_, vector) => {
    const parts = parseIssuerApplicationData(vector.hex);
    expect(parts).toMatchObject({
      format: FORMAT[vector.format],
      derivationKeyIndex: vector.derivationKeyIndex,
      cryptogramVersion: vector.cryptogramVersionNumber,
      cardVerificationResults: vector.cvr,
    });
    if (vector.counters !== undefined) expect(parts?.rest.endsWith(vector.counters)).toBe(true);
    // One source shows the data after the results with its length nibble doubled; the end is the same.
    if (vector.idd !== undefined) expect(parts?.rest.endsWith(vector.idd.slice(-30))).toBe(true);
  });

  it('are four', () => expect(found).toHaveLength(4));

  it('of a UnionPay chip is read by its own lengths: 19 bytes, and the short form without data of the issuer', () => {
    const results = { derivationKeyIndex: '01', cryptogramVersion: '01', algorithm: '01' };
    expect(parseIssuerApplicationData('07010103A00000010A010000000000ED538FE4')).toEqual({
      format: 'unionpay',
      ...results,
      cardVerificationResults: '03A00000',
      rest: '010A010000000000ED538FE4',
      issuerData: '010000000000ED538FE4',
    });
    expect(parseIssuerApplicationData('07010103A0000001')).toEqual({
      format: 'unionpay',
      ...results,
      cardVerificationResults: '03A00000',
      rest: '01',
    });
    expect(parseIssuerApplicationData('07010103A00000010A0100000000')).toBeNull();
  });

  it('of VIS format 2 has 32 bytes behind a length of 31, its version before its key index', () => {
    const data = `1F2201A000000000${'00'.repeat(24)}`;
    expect(parseIssuerApplicationData(data)).toMatchObject({
      format: 'visa-2',
      cryptogramVersion: '22',
      derivationKeyIndex: '01',
      cardVerificationResults: 'A000000000',
    });
    expect(parseIssuerApplicationData(data.slice(2))).toBeNull();
  });

  it('of no known form is nothing', () => {
    for (const value of ['', '06', 'ZZ'.repeat(7), '00'.repeat(33)])
      expect(parseIssuerApplicationData(value)).toBeNull();
  });
});
