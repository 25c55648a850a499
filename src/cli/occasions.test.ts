// When a text has to be there is said of every text that a scenario, a sentence or a rule looks for, in both languages.
import { expect, it } from 'vitest';
import { OCCASIONS } from '../definitions/glossary/occasions.ts';
import { SEEN_KINDS, type SeenKind, TERMS, termOf } from '../definitions/glossary.ts';
import { files, read } from '../imports.fixture.ts';
import { occasions } from './occasions.ts';

const known = SEEN_KINDS.flatMap((kind) => Object.keys(TERMS[kind]).map((key) => `${kind}/${key}`));
const all = occasions();

it('is said of texts that there are, with the first case by number and name', () => {
  expect([...all.keys()].filter((term) => !known.includes(term))).toEqual([]);
  expect(all.get('screen/wrong-pin')?.en).toMatch(/^TP-\d+ A wrong PIN is named as such/);
  expect(all.get('screen/wrong-pin')?.zh).toMatch(/^TP-\d+ \p{Script=Han}/u);
  expect(all.get('screen/insufficient-funds')?.en).toMatch(/^TP-\d+ [^;]+; TP-\d+/);
  for (const { en, zh } of Object.values(OCCASIONS))
    expect([/\p{Script=Han}/u.test(zh), /^[a-z]/.test(en)]).toEqual([true, true]);
});

it('is said of what a sentence looks for itself', () => {
  const sources = ['steps/sentences', 'steps/scene']
    .flatMap((folder) => files(folder, '.ts'))
    .filter((file) => !file.includes('.test.'));
  const named = sources.flatMap((file) => [
    ...read(file).matchAll(/(?<!!)shows\(till, [^']*'([^']+)', '(screen|slip)'\)/g),
  ]);
  const terms = named.map(([, name = '', kind]) => `${kind}/${termOf(name, kind as SeenKind)?.key}`);
  expect(terms).toContain('screen/approved');
  expect(terms.filter((term) => !all.has(term))).toEqual([]);
});

it('is not said of what must not be there', () => {
  expect(all.get('screen/nothing-charged')).toBeUndefined();
  expect([...all.values()].every(({ en }) => en !== '')).toBe(true);
});
