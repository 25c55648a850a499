// Messages damaged in ten ways: the damaged field and byte are named, and no wrong answer code is shown.
import { describe, expect, it } from 'vitest';
import { NIGHTLY } from '../nightly.fixture.ts';
import { DAMAGES, damagedMessages } from './damaged.fixture.ts';
import { type ExplanationData, explain } from './index.ts';

/**
 * The damaged field and byte are named. A message in ASCII of which nothing but digits is left is a message in hexadecimal as well, and
 * taken for one: then two of its characters are one byte.
 */
function names({ damage, takenFor }: ExplanationData, { field, offset }: { field: number | null; offset: number }) {
  if (damage == null || damage.field !== field) return false;
  return damage.offset === offset || (takenFor.startsWith('hexadecimal') && Math.abs(damage.offset * 2 - offset) <= 1);
}

describe('200 damaged messages of ten kinds', { timeout: 240_000 }, () => {
  const damaged = damagedMessages(200, 8583);
  const told = damaged.map((each) => ({ each, data: explain(each.bytes, { dialect: each.codec.dialect }).data }));

  it('are twenty of each kind', () => {
    const counts = Map.groupBy(damaged, ({ damage }) => damage);
    expect([...counts].map(([name, { length }]) => [name, length])).toEqual(
      Object.keys(DAMAGES).map((name) => [name, 20]),
    );
  });

  it('have the field and the byte named of at least 95 %', () => {
    const wrong = told
      .filter(({ each, data: { damage } }) => damage?.field !== each.field || damage.offset !== each.offset)
      .map(
        ({ each, data: { damage } }) =>
          `${each.damage}: ${each.field}, ${each.offset}; told ${damage?.field}, ${damage?.offset}`,
      );
    expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(10);
  });

  it('have no answer code shown that is another one', () => {
    const codes = told
      .filter(({ each }) => each.message.fields[39] !== undefined)
      .map(({ data }) => data.fields[39] ?? '');
    expect(codes.length).toBeGreaterThan(30);
    expect(codes.filter((code) => code !== '00' && code !== '[2 hidden]' && code !== '')).toEqual([]);
  });

  it('have the length of the value and that of its row named where the value is longer', () => {
    const longer = told.filter(({ each }) => each.damage === 'a value longer than its row');
    for (const { data } of longer) {
      expect(data.damage).toMatchObject({
        cause: 'longer-than-row',
        expected: expect.stringMatching(/^at most (19|37) (digits|characters)$/),
      });
      expect(data.damage?.found).toMatch(/^a length of (22|40)$/);
    }
  });

  it('that end too early are told to be cut off, with what is there of how much', () => {
    const short = told.filter(({ each }) => each.damage === 'cut off within a field');
    const cut = short.filter(({ data }) => data.damage?.cause === 'cut-off');
    expect(cut.length).toBeGreaterThanOrEqual(19);
    for (const { data } of cut)
      expect(data.damage?.found).toMatch(/^\d+ of \d+ (bytes|characters), then the end$|^\d+ bytes?, then/);
  });

  it('have the field and the byte named of at least 95 % by the guess, and no other answer code shown either', () => {
    // To guess takes long: by day half of each kind.
    const some = damaged.filter((_, at) => NIGHTLY || Math.floor(at / 10) % 2 === 0);
    const guessed = some.map((each) => ({ each, data: explain(each.bytes).data }));
    const wrong = guessed
      .filter(({ each, data }) => !names(data, each))
      .map(
        ({ each, data: { damage } }) =>
          `${each.damage}: ${each.field}, ${each.offset}; told ${damage?.field}, ${damage?.offset}`,
      );
    expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(some.length / 20);
    for (const { each, data } of guessed)
      expect([each.message.fields[39], '[2 hidden]', '']).toContain(data.fields[39] ?? '');
  });
});
