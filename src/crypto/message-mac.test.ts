// MACs of whole messages, by the rule of a dialect and over the bytes that its codec says.
import { describe, expect, it } from 'vitest';
import { DIALECTS } from '../definitions/dialects/index.ts';
import { compileDialect } from '../iso8583/codec.ts';
import { messageMac, messageMacMatches } from './message-mac.ts';
import { bytes } from './vectors-fixture.ts';

const KEY = bytes('0123456789ABCDEFFEDCBA9876543210');

describe.each(Object.values(DIALECTS))('a message of $name', (dialect) => {
  const codec = compileDialect(dialect);
  const rule = dialect.mac!;
  const message = { mti: '0200', fields: { 3: '000000', 4: '000000012345', 11: '000001' } };
  const signed = codec.encode(message, {}, (covered) => messageMac(rule, KEY, covered));
  const decoded = codec.decode(signed);
  const value = decoded.message.fields[64] ?? '';

  it('carries a MAC that matches the bytes it covers', () => {
    expect(messageMacMatches(rule, KEY, codec.macInput(signed, decoded)!, value)).toBe(true);
  });

  it('no longer matches when one digit of it changes, or under another key', () => {
    const other = codec.encode({ ...message, fields: { ...message.fields, 4: '000000012346', 64: value } });
    expect(messageMacMatches(rule, KEY, codec.macInput(other, codec.decode(other))!, value)).toBe(false);
    expect(
      messageMacMatches(
        rule,
        KEY.map((byte) => byte ^ 2),
        codec.macInput(signed, decoded)!,
        value,
      ),
    ).toBe(false);
  });
});

describe('message MACs', () => {
  it('of every algorithm have eight bytes', () => {
    for (const algorithm of ['unionpay-ecb', 'iso9797-1-algorithm-1', 'iso9797-1-algorithm-3', 'aes-cmac'] as const)
      expect(messageMac({ algorithm }, KEY, bytes('0200'))).toMatch(/^[\dA-F]{16}$/);
  });

  it('of the UnionPay way use the first half of a double-length key (F-05, F-15)', () => {
    const covered = bytes('0200302004C020C098114355502D4D41432D44454D4F');
    expect(bytes(messageMac({ algorithm: 'unionpay-ecb' }, KEY, covered)).toString()).toBe('7E1D3955');
  });
});
