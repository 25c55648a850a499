// Which clauses have a mutant of their own: one that nothing would notice if that clause were left out of the suite.
import type { Bilingual } from '../definitions/evidence.ts';
import { REQUIREMENTS } from '../definitions/requirements/index.ts';
import { CLAUSES } from './clauses.ts';
import type { Seen } from './judge.ts';
import { OWN_MUTANTS } from './own-mutants.ts';

/** One finding: the clauses that notice it, and those without which it would not be made, as the scenario would not be played or the rule not be there. */
type Found = { by: readonly string[]; needs: readonly string[] };

const CLAUSES_OF = new Map(REQUIREMENTS.map(({ id, clauses = [{ id }] }) => [id, clauses.map((clause) => clause.id)]));
/** The clauses that an id names: its own, or those of the requirement. */
const clausesIn = (id: string): readonly string[] => CLAUSES_OF.get(id) ?? [id];

/**
 * Everything that was found in a scenario, for whatever reason: a breach is noticed by the clauses of its rule, a sentence that failed, or a play without a
 * verdict, by those of the scenario. Without those of the scenario nothing of it would be found. Empty when nothing was.
 */
export function findingsIn({ outcome, at, violations }: Seen, tags: readonly string[]): Found[] {
  const carried = tags.flatMap(clausesIn);
  const breaches = violations.map(({ requirement, clause }) => clausesIn(clause ?? requirement));
  const sentence = outcome === 'broken' || (outcome === 'failed' && (at !== null || breaches.length === 0));
  return [...breaches, ...(sentence ? [carried] : [])].map((by) => ({ by, needs: [...new Set([...by, ...carried])] }));
}

/** What is known of the clauses of a mutant after some of its plays. */
export type Standing = {
  /** Those without which nothing would have been found so far; null = nothing was. */
  needed: ReadonlySet<string> | null;
  /** Those that have noticed it. */
  noticing: ReadonlySet<string>;
};
export const UNSEEN: Standing = { needed: null, noticing: new Set() };

/** The same after these findings, too. */
export const narrowed = (standing: Standing, findings: readonly Found[]): Standing =>
  findings.reduce<Standing>(
    ({ needed, noticing }, { by, needs }) => ({
      needed: new Set(needed === null ? needs : needs.filter((id) => needed.has(id))),
      noticing: new Set([...noticing, ...by]),
    }),
    standing,
  );

/** The clauses that notice it, and without which nothing would. */
export const ownersOf = ({ needed, noticing }: Standing): string[] =>
  [...(needed ?? [])].filter((id) => noticing.has(id));

/** Whether something was found that would be found without each of these clauses. */
export const isOut = ({ needed }: Standing, clauses: Iterable<string>): boolean =>
  needed !== null && ![...clauses].some((id) => needed.has(id));

/** One mutant: the clauses that alone would notice it (none = it was played until there was none, or none that is still asked for). */
export type Owned = {
  id: string;
  owners: string[];
  played: number;
  /** The scenarios that found something, and what. */
  found: { scenario: string; findings: Found[] }[];
};

/** Of one clause: a mutant of its own, null when there is none. */
type AloneRow = { clause: string; mutant: string | null };

export const aloneRows = (owned: readonly Owned[], clauses: readonly string[] = CLAUSES.map(({ id }) => id)) =>
  clauses.map(
    (clause): AloneRow => ({ clause, mutant: owned.find(({ owners }) => owners.includes(clause))?.id ?? null }),
  );

/** Clauses without a mutant of their own. */
export const withoutOwn = (rows: readonly AloneRow[]): string[] =>
  rows.filter(({ mutant }) => mutant === null).map(({ clause }) => clause);

/** How many clauses there are, and how many had a mutant of their own when they were measured last: the figures of docs/proof.md. */
export const ownFigures = () => ({ clauses: CLAUSES.length, own: Object.keys(OWN_MUTANTS).length });

/** The clauses for people, each with its mutant. */
export function aloneText(rows: readonly AloneRow[], key: keyof Bilingual = 'en'): string {
  const width = Math.max(...rows.map(({ clause }) => clause.length));
  const own = rows.filter(({ mutant }) => mutant !== null).length;
  return [
    ...rows.map(({ clause, mutant }) => `${clause.padEnd(width)}  ${mutant ?? '-'}`),
    '',
    {
      en: `MUST clauses that a machine can see: ${rows.length}, with a mutant that only they would notice: ${own}`,
      zh: `终端必须遵守、机器可观察的条款：${rows.length}条，其中有专属变异体的：${own}条`,
    }[key],
  ].join('\n');
}
