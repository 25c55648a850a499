// Which clause a mutant is of: what nothing else would notice, whatever else the scenarios found.
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import {
  aloneRows,
  aloneText,
  findingsIn,
  isOut,
  narrowed,
  type Owned,
  ownersOf,
  ownFigures,
  UNSEEN,
  withoutOwn,
} from './alone.ts';
import { CLAUSES } from './clauses.ts';
import type { Seen } from './judge.ts';
import { MUTANTS } from './mutants/index.ts';
import { OWN_MUTANTS } from './own-mutants.ts';

const text = { en: '', zh: '' };
const seen = (changes: Partial<Seen>): Seen => ({
  outcome: 'failed',
  at: null,
  findings: [],
  violations: [],
  error: null,
  acted: 1,
  ...changes,
});
const at = { subject: 'slip', keyword: 'Then', sentence: 'the sales slip is complete' } as const;
const breach = (requirement: string) => ({ rule: 'slip-copy', requirement, text, expected: '', actual: '' });
const standingOf = (...all: [Seen, string[]][]) =>
  all.reduce((standing, [each, tags]) => narrowed(standing, findingsIn(each, tags)), UNSEEN);
const played = (...all: [Seen, string[]][]) => ownersOf(standingOf(...all));

it('is of the clause without which nothing would be found', () => {
  const owners = played(
    [seen({ at }), ['GUIDE-A-STEP-6b.1', 'GUIDE-A-STEP-6b.2']],
    [seen({ at }), ['GUIDE-A-STEP-6b.2']],
  );
  expect(owners).toEqual(['GUIDE-A-STEP-6b.2']);
});

it('is of none when a scenario of another clause finds it too', () => {
  const own = [seen({ at }), ['GUIDE-A-STEP-6b.1']] satisfies [Seen, string[]];
  expect(played(own, [seen({ at }), ['GUIDE-B-FAQ-3f.1']])).toEqual([]);
  expect(played(own, [seen({ outcome: 'broken' }), ['GUIDE-B-FAQ-3f.1']])).toEqual([]);
  expect(played(own, [seen({ violations: [breach('GUIDE-S-STEP-5a')] }), ['GUIDE-B-FAQ-3f.1']])).toEqual([]);
  expect(isOut(standingOf(own), ['GUIDE-B-FAQ-3f.1'])).toBe(true);
  expect(isOut(standingOf(own), ['GUIDE-A-STEP-6b.1'])).toBe(false);
});

it('is its own although the rule of another finds it there, for without it nobody would play the scenario', () => {
  const violations = [breach('GUIDE-S-STEP-5b')];
  expect(played([seen({ at, violations }), ['GUIDE-A-STEP-6b.1']])).toContain('GUIDE-A-STEP-6b.1');
});

it('is not of a clause that notices nothing of it, only because the rule of another needs its scenario', () => {
  expect(played([seen({ violations: [breach('GUIDE-S-STEP-5b')] }), ['GUIDE-A-STEP-6b.1']])).toEqual([
    'GUIDE-S-STEP-5b.1',
    'GUIDE-S-STEP-5b.2',
  ]);
});

it('is of each clause of the requirement whose rule finds it, wherever that is', () => {
  const owners = played(
    [seen({ violations: [breach('GUIDE-A-STEP-6d')] }), ['GUIDE-B-FAQ-3f.1']],
    [seen({ violations: [breach('GUIDE-A-STEP-6d')] }), ['GUIDE-B-FAQ-3f.2']],
  );
  expect(owners).toEqual(['GUIDE-A-STEP-6d.1', 'GUIDE-A-STEP-6d.2']);
});

it('stays what it was where nothing is found', () => {
  expect(findingsIn(seen({ outcome: 'passed' }), ['GUIDE-A-STEP-6b.1'])).toEqual([]);
  expect(findingsIn(seen({ outcome: 'skipped' }), ['GUIDE-A-STEP-6b.1'])).toEqual([]);
  expect(isOut(standingOf([seen({ outcome: 'passed' }), ['GUIDE-A-STEP-6b.1']]), [])).toBe(false);
});

const owned = (id: string, ...owners: string[]): Owned => ({ id, owners, played: 1, found: [] });
const rows = aloneRows([owned('a/1', 'GUIDE-A-STEP-6b.1'), owned('a/2')], ['GUIDE-A-STEP-6b.1', 'GUIDE-A-STEP-6b.2']);

it('stands beside its clause, and a clause without one is told', () => {
  const lines = aloneText(rows).split('\n');
  expect(lines.slice(0, 2)).toEqual(['GUIDE-A-STEP-6b.1  a/1', 'GUIDE-A-STEP-6b.2  -']);
  expect(lines.at(-1)).toMatch(/: 2, with a mutant that only they would notice: 1$/);
  expect(aloneText(rows, 'zh').split('\n').at(-1)).toMatch(/：2条，其中有专属变异体的：1条$/);
});

it('wants one for each clause', () => {
  expect(withoutOwn(rows)).toEqual(['GUIDE-A-STEP-6b.2']);
});

// After a measurement with `--alone --out own.json`: UPDATE_OWN=own.json npx vitest run src/proof/alone.test.ts, then the figure in docs/proof*.md.
it.runIf(process.env.UPDATE_OWN)('is published', () => {
  const { clauses }: { clauses: { clause: string; mutant: string | null }[] } = JSON.parse(
    readFileSync(process.env.UPDATE_OWN ?? '', 'utf8'),
  );
  const found = clauses.flatMap(({ clause, mutant }) => (mutant === null ? [] : [`  '${clause}': '${mutant}',\n`]));
  const own = new URL('own-mutants.ts', import.meta.url);
  writeFileSync(own, readFileSync(own, 'utf8').replace(/(= \{\n)[^}]*/, `$1${found.join('')}`));
});

it('is known for each clause', () => {
  expect(Object.keys(OWN_MUTANTS).sort()).toEqual(CLAUSES.map(({ id }) => id).sort());
  const ids = MUTANTS.map(({ id }) => id);
  expect(Object.values(OWN_MUTANTS).filter((id) => !ids.includes(id))).toEqual([]);
});

it.each(['proof.md', 'proof.zh-CN.md'])('stands in docs/%s with its figures', (page) => {
  const text = readFileSync(new URL(`../../docs/${page}`, import.meta.url), 'utf8');
  const { clauses, own } = ownFigures();
  expect(text).toContain(page === 'proof.md' ? `${own} of ${clauses} clauses` : `${clauses}条条款中有${own}条`);
});
