// Framings: their names go there and back, and each is guessed from the bytes that it frames.
import { describe, expect, it } from 'vitest';
import { compileDialect } from '../../iso8583/index.ts';
import { explain } from '../index.ts';
import { CHIP_SALE, SALE, UNIONPAY } from '../planted.fixture.ts';
import { FRAMINGS, framingName, framingWords, parseFraming } from './framings.ts';

describe('a framing', () => {
  it.each(FRAMINGS.map((framing) => [framingName(framing), framing] as const))(
    '%s: is known by its name, and told in both languages',
    (name, framing) => {
      expect(parseFraming(name)).toEqual(framing);
      expect(framingWords(framing).en).toMatch(/^length of/);
      expect(framingWords(framing).zh).toMatch(/长度/);
    },
  );

  it('that there is not has no name', () => {
    for (const name of ['be9', 'none+itself', 'be2+', 'constructor', '']) expect(parseFraming(name)).toBeNull();
    expect(parseFraming('none')).toEqual({ length: 'none' });
    expect(parseFraming('be2+zeros-before2')).toEqual({ length: 'be2', zerosBefore: 2 });
  });

  it.each(FRAMINGS.map((framing) => [framingName(framing), framing] as const))(
    '%s: is guessed from a stream of two messages',
    (name, framing) => {
      const codec = compileDialect({ ...UNIONPAY.dialect, framing });
      const bytes = Buffer.concat([codec.encodeFrame(SALE), codec.encodeFrame(CHIP_SALE)]);
      const { whole, data } = explain(bytes);
      expect({ whole, dialect: data.dialect, framing: data.framing, messages: data.messages.length }).toEqual({
        whole: true,
        dialect: 'unionpay-pos',
        framing: name,
        messages: 2,
      });
    },
  );

  it('may carry keep-alives between messages', () => {
    const bytes = Buffer.concat([UNIONPAY.encodeFrame(SALE), Buffer.alloc(2), UNIONPAY.encodeFrame(SALE)]);
    const { whole, text } = explain(bytes);
    expect(whole).toBe(true);
    expect(text).toMatch(/Keep-alives +1/);
  });

  it('that is told is not guessed', () => {
    const bytes = UNIONPAY.encodeFrame(SALE);
    expect(explain(bytes, { framing: { length: 'be2' } }).data.framing).toBe('be2');
    expect(explain(bytes, { framing: { length: 'le2' } }).whole).toBe(false);
  });
});
