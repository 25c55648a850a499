// The binary form of messages: what stands in front of them is the acquirer's choice.
import { describe, expect, it } from 'vitest';
import { binaryFormat } from './binary.ts';

const HOST = { transport: 'iso-tcp', url: 'tcp://127.0.0.1:1', dialect: 'unionpay-pos' } as const;
const ECHO = { mti: '0820', fields: { 11: '000001', 41: 'TP000001', 42: '898310058120001', 60: '00000001301' } };
const front = (settings: object) => {
  const bytes = binaryFormat({ ...HOST, ...settings }).write(ECHO);
  return bytes instanceof Error ? bytes.message : Buffer.from(bytes).toString('hex').slice(0, 26);
};

describe('TPDU and application header', () => {
  it('are those of the dialect when nobody says otherwise', () => {
    expect(front({})).toBe('6000030000' + '603100310000' + '0820');
  });

  it('are those that the terminal was set up with', () => {
    expect(front({ tpdu: '6005010000', applicationHeader: '613100310000' })).toBe(
      '6005010000' + '613100310000' + '0820',
    );
  });
});
