// Which clause a mutant is of: what nothing else would notice, whatever else the scenarios found.
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { aloneGate, aloneRows, aloneText, findingsIn, narrowed, type Owned, ownFigures } from './alone.ts';
import { CLAUSES } from './clauses.ts';
import type { Seen } from './judge.ts';
import { MUTANTS } from './mutants/index.ts';
import { OWN_MUTANTS } from './own-mutants.ts';
import { UNOWNED } from './unowned.ts';

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
const played = (...all: [Seen, string[]][]) =>
  all.reduce<ReadonlySet<string> | null>((owners, [each, tags]) => narrowed(owners, findingsIn(each, tags)), null);

it('is of the clause under which everything was found', () => {
  const owners = played(
    [seen({ at }), ['GUIDE-A-STEP-6b.1', 'GUIDE-A-STEP-6b.2']],
    [seen({ at }), ['GUIDE-A-STEP-6b.2']],
  );
  expect(owners).toEqual(new Set(['GUIDE-A-STEP-6b.2']));
});

it('is of none when another scenario, or another rule, finds it too', () => {
  const own = [seen({ at }), ['GUIDE-A-STEP-6b.1']] satisfies [Seen, string[]];
  expect(played(own, [seen({ at }), ['GUIDE-B-FAQ-3f.1']])).toEqual(new Set());
  expect(played(own, [seen({ violations: [breach('GUIDE-S-STEP-5a')] }), ['GUIDE-A-STEP-6b.1']])).toEqual(new Set());
  expect(played(own, [seen({ outcome: 'broken' }), ['GUIDE-B-FAQ-3f.1']])).toEqual(new Set());
});

it('is of each clause of the requirement whose rule finds it, wherever that is', () => {
  const owners = played([seen({ violations: [breach('GUIDE-A-STEP-6d')] }), ['GUIDE-B-FAQ-3f.1']]);
  expect(owners).toEqual(new Set(['GUIDE-A-STEP-6d.1', 'GUIDE-A-STEP-6d.2']));
});

it('stays what it was where nothing is found', () => {
  expect(findingsIn(seen({ outcome: 'passed' }), ['GUIDE-A-STEP-6b.1'])).toEqual([]);
  expect(findingsIn(seen({ outcome: 'skipped' }), ['GUIDE-A-STEP-6b.1'])).toEqual([]);
  expect(played([seen({ outcome: 'passed' }), ['GUIDE-A-STEP-6b.1']])).toBeNull();
});

const owned = (id: string, ...owners: string[]): Owned => ({ id, owners, played: 1, found: [] });
const rows = aloneRows([owned('a/1', 'GUIDE-A-STEP-6b.1'), owned('a/2')], ['GUIDE-A-STEP-6b.1', 'GUIDE-A-STEP-6b.2']);

it('stands beside its clause, and a clause without one is told', () => {
  const lines = aloneText(rows).split('\n');
  expect(lines.slice(0, 2)).toEqual(['GUIDE-A-STEP-6b.1  a/1', 'GUIDE-A-STEP-6b.2  -']);
  expect(lines.at(-1)).toMatch(/: 2, with a mutant that only they would notice: 1$/);
});

it('wants a row for each clause without one, and none for others', () => {
  const row = (...clauses: string[]) => [{ clauses, why: text }];
  expect(aloneGate(rows, [])).toEqual({ unexplained: ['GUIDE-A-STEP-6b.2'], stale: [] });
  expect(aloneGate(rows, row('GUIDE-A-STEP-6b.1', 'GUIDE-A-STEP-6b.2'))).toEqual({
    unexplained: [],
    stale: ['GUIDE-A-STEP-6b.1'],
  });
});

// After a measurement with `--alone --out own.json`: UPDATE_OWN=own.json npx vitest run src/proof/alone.test.ts, then the figure in docs/proof*.md and what is left of the rows.
it.runIf(process.env.UPDATE_OWN)('is published', () => {
  const { clauses }: { clauses: { clause: string; mutant: string | null }[] } = JSON.parse(
    readFileSync(process.env.UPDATE_OWN ?? '', 'utf8'),
  );
  const found = clauses.flatMap(({ clause, mutant }) => (mutant === null ? [] : [`  '${clause}': '${mutant}',\n`]));
  const [own, rows] = ['own-mutants.ts', 'unowned.ts'].map((name) => new URL(name, import.meta.url)) as [URL, URL];
  writeFileSync(own, readFileSync(own, 'utf8').replace(/(= \{\n)[^}]*/, `$1${found.join('')}`));
  const without = clauses.reduce(
    (text, { clause, mutant }) => (mutant === null ? text : text.replace(new RegExp(`'${clause}'(, )?`), '')),
    readFileSync(rows, 'utf8'),
  );
  writeFileSync(rows, without);
});

it('is known for each clause, or a row says in both languages why not', () => {
  const without = UNOWNED.flatMap(({ clauses }) => clauses);
  expect([...Object.keys(OWN_MUTANTS), ...without].sort()).toEqual(CLAUSES.map(({ id }) => id).sort());
  const ids = MUTANTS.map(({ id }) => id);
  expect(Object.values(OWN_MUTANTS).filter((id) => !ids.includes(id))).toEqual([]);
  expect(UNOWNED.filter(({ why }) => why.en === '' || why.zh === '')).toEqual([]);
});

it.each(['proof.md', 'proof.zh-CN.md'])('stands in docs/%s with its figures', (page) => {
  const text = readFileSync(new URL(`../../docs/${page}`, import.meta.url), 'utf8');
  const { clauses, own } = ownFigures();
  expect(text).toContain(page === 'proof.md' ? `${own} of ${clauses} clauses` : `${clauses}条条款中有${own}条`);
});
