import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FAULTS } from '../../src/views/names.ts';
import { type FaultContext, type Frame, type Outgoing, TRANSPORTS, type WireFault } from './fault.ts';
import { faults } from './index.ts';

const request = { mti: '0200', fields: { 11: '000001' } };
const context = (delayMs: number | null = null, field: number | null = null): FaultContext => ({
  request,
  delayMs,
  field,
  byte: null,
  random: () => 0.5,
});
const answer: Outgoing = {
  message: { mti: '0210', fields: { 4: '000000000100', 11: '999999', 39: '00', 41: 'TP000009', 64: '41' } },
  delayMs: 0,
  mac: 'right',
};
/** A TCP frame: two bytes of length, a body of ten bytes, and a keep-alive frame of length zero. */
const frame: Frame = {
  body: Uint8Array.from({ length: 10 }, (_, i) => i + 1),
  idle: Uint8Array.of(0, 0),
  head: (length) => Uint8Array.of(length >> 8, length & 255),
};
const played = (fault: WireFault, delayMs: number | null = null) => fault.play(frame, context(delayMs));
const bytes = (fault: WireFault) => played(fault).flatMap((step) => [...step.bytes]);
const WHOLE = [0, 10, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

test.each(Object.entries(faults))(
  '%s says what it does in both languages and where it can be played',
  (_name, fault) => {
    expect(fault.documentation.en).toMatch(/^[A-Z].*\.$/);
    expect(fault.documentation.zh).toMatch(/[\u4e00-\u9fff].*。$/);
    expect(fault.transports.length).toBeGreaterThan(0);
    expect(TRANSPORTS).toEqual(expect.arrayContaining([...fault.transports]));
  },
);

const MANUALS = ['simulator.md', 'simulator.zh-CN.md'].map(
  (name) => [name, readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8')] as const,
);

test.each(MANUALS)('docs/%s has a row for each, and for no other', (_name, manual) => {
  const rows = [...manual.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, name]) => name);
  expect(rows.toSorted()).toEqual(Object.keys(faults).toSorted());
});

test.each(MANUALS)('docs/%s says of each on which ways in it can be played', (_name, manual) => {
  const playable = Object.entries(faults).map(([name, { transports }]) => {
    const ways = (['HTTP', 'TCP'] as const).filter((way) =>
      transports.some((each) => each === `iso-${way.toLowerCase()}`),
    );
    return [name, transports.length === TRANSPORTS.length ? 'all' : ways.join(', ')];
  });
  const shown = [...manual.matchAll(/^\| `([a-z-]+)` \|.*\| ([^|]+) \|$/gm)].map(([, name, ways = '']) => [
    name,
    ways.replace('全部', 'all').replace('、', ', '),
  ]);
  expect(Object.fromEntries(shown)).toEqual(Object.fromEntries(playable));
  const inside = Object.entries(faults).filter(([, { transports }]) => !transports.some((each) => each === 'msw'));
  const [, named = ''] = /(?:cannot be played here: |在此无法演示：)(.+)[.。]$/m.exec(manual) ?? [];
  expect(named.match(/[a-z-]+/g)?.toSorted()).toEqual(inside.map(([name]) => name).toSorted());
});

test('the reports have words for each, and for no other', () => {
  expect(Object.keys(FAULTS).toSorted()).toEqual(Object.keys(faults).toSorted());
});

describe('altered answers', () => {
  test('the STAN goes round from 999999 to 000001', () => {
    expect(faults['wrong-stan'].alter(answer, context())).toMatchObject([{ message: { fields: { 11: '000001' } } }]);
  });
  test('another terminal is another one even where the number ends in 9', () => {
    expect(faults['wrong-terminal'].alter(answer, context())).toMatchObject([
      { message: { fields: { 41: 'TP000008' } } },
    ]);
  });
  test('the field that the rule names is another one, or missing; 42 and 39 where it names none', () => {
    const { alter: wrong } = faults['wrong-field'];
    const { alter: without } = faults['without-field'];
    expect(wrong(answer, context(null, 4))).toMatchObject([
      { message: { fields: { 4: '000000000101', 41: 'TP000009' } } },
    ]);
    const named = { ...answer, message: { mti: '0210', fields: { 39: '00', 42: '898310058120001' } } };
    expect(wrong(named, context())).toMatchObject([{ message: { fields: { 39: '00', 42: '898310058120002' } } }]);
    expect(without(answer, context())[0]?.message.fields).toEqual({
      4: '000000000100',
      11: '999999',
      41: 'TP000009',
      64: '41',
    });
    expect(without(answer, context(null, 64))[0]?.message.fields).not.toHaveProperty('64');
  });
  test('fields that the answer does not have are not added', () => {
    const bare = { ...answer, message: { mti: '0830', fields: { 39: '00' } } };
    expect(faults['wrong-amount'].alter(bare, context())).toEqual([bare]);
    expect(faults['more-than-asked'].alter(bare, context())).toEqual([bare]);
    expect(faults['wrong-check-value'].alter(bare, context())).toEqual([bare]);
  });
  test('the answer that came in is left as it was', () => {
    const copy = structuredClone(answer);
    for (const fault of Object.values(faults)) if (fault.kind === 'answer') fault.alter(answer, context());
    expect(answer).toEqual(copy);
  });
  test('a late answer takes the delay of its rule, or one second', () => {
    expect(faults['late-answer'].alter(answer, context(30))[0]?.delayMs).toBe(30);
    expect(faults['late-answer'].alter(answer, context())[0]?.delayMs).toBe(1000);
  });
});

describe('damaged frames, on a wire with a length prefix', () => {
  test('truncate announces all and sends half', () => {
    expect(bytes(faults.truncate)).toEqual(WHOLE.slice(0, 7));
    expect(faults.truncate.ending).toBe('end');
  });
  test('split cuts within the length prefix and within the body', () => {
    const steps = played(faults.split, 15);
    expect(steps.map((step) => [step.afterMs, [...step.bytes]])).toEqual([
      [0, [0]],
      [15, [10, 1, 2, 3, 4, 5]],
      [15, [6, 7, 8, 9, 10]],
    ]);
  });
  test('coalesce puts keep-alive frames before and behind, in one write', () => {
    expect(played(faults.coalesce).map((step) => [...step.bytes])).toEqual([[0, 0, ...WHOLE, 0, 0]]);
  });
  test('garbage keeps the length', () => {
    const noise = bytes(faults.garbage);
    expect(noise.slice(0, 3)).toEqual([0, 10, 255]);
    expect(noise.length).toBe(12);
  });
  test('wrong-length announces eight bytes fewer', () => {
    expect(bytes(faults['wrong-length'])).toEqual([0, 2, ...WHOLE.slice(2)]);
  });
  test('dribble is one byte at a time over the whole delay', () => {
    const steps = played(faults.dribble, 120);
    expect(steps.map((step) => step.bytes.length)).toEqual(Array(12).fill(1));
    expect(steps.reduce((sum, step) => sum + step.afterMs, 0)).toBeCloseTo(120);
    expect(bytes(faults.dribble)).toEqual(WHOLE);
  });
});
