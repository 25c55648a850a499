// What docs/wires.md and its twin say of faults: each is one, and those that no sentence plays are named.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { FAULTS } from '../../simulator/model/faults.ts';
import { ROOT, textOf } from './blocks.fixture.ts';

const folder = path.join(ROOT, 'steps/sentences');
const sentences = readdirSync(folder)
  .filter((name) => !name.includes('.test.'))
  .map((name) => readFileSync(path.join(folder, name), 'utf8'))
  .join('\n');
const unspoken = FAULTS.filter((name) => !sentences.includes(`'${name}'`));

describe.each([
  ['docs/wires.md', /The others \(([^)]+)\)/],
  ['docs/wires.zh-CN.md', /其余的（([^）]+)）/],
])('%s', (page, others) => {
  const text = textOf(page);
  const faultsIn = (part: string) => [...part.matchAll(/`([a-z-]+)`/g)].map(([, name]) => name);

  it('names the faults that no sentence plays, and no other', () => {
    expect(unspoken.length).toBeGreaterThan(0);
    expect(faultsIn(others.exec(text)?.[1] ?? '').toSorted()).toEqual(unspoken.toSorted());
  });

  it('has no fault in its table that there is not', () => {
    const known: readonly unknown[] = FAULTS;
    const section = text.split(/^## /m).find((each) => each.includes('`drop-request`')) ?? '';
    const named = (section.match(/^\|.*\|$/gm) ?? []).flatMap(faultsIn);
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  });
});
