// Which clauses have a mutant of their own: one that nothing would notice if that clause were left out of the suite.
import { REQUIREMENTS } from '../definitions/requirements/index.ts';
import { CLAUSES } from './clauses.ts';
import type { Seen } from './judge.ts';
import { OWN_MUTANTS } from './own-mutants.ts';
import { UNOWNED } from './unowned.ts';

/** The clauses that one finding stands under. */
type Under = readonly string[];

const CLAUSES_OF = new Map(REQUIREMENTS.map(({ id, clauses = [{ id }] }) => [id, clauses.map((clause) => clause.id)]));
/** The clauses that an id names: its own, or those of the requirement. */
const clausesIn = (id: string): readonly string[] => CLAUSES_OF.get(id) ?? [id];

/**
 * Everything that was found in a scenario, for whatever reason: a breach stands under the clauses of its rule, a sentence that failed, or a play without a
 * verdict, under those of the scenario. Empty when nothing was.
 */
export function findingsIn({ outcome, at, violations }: Seen, tags: readonly string[]): Under[] {
  const breaches = violations.map(({ requirement, clause }) => clausesIn(clause ?? requirement));
  const sentence = outcome === 'broken' || (outcome === 'failed' && (at !== null || breaches.length === 0));
  return sentence ? [...breaches, tags.flatMap(clausesIn)] : breaches;
}

/** Of the clauses that may own a mutant those under which each of these findings stands; null = any. */
export function narrowed(owners: ReadonlySet<string> | null, findings: readonly Under[]): ReadonlySet<string> | null {
  return findings.reduce<ReadonlySet<string> | null>(
    (left, under) => new Set(left === null ? under : under.filter((id) => left.has(id))),
    owners,
  );
}

/** One mutant: the clauses that alone would notice it (none = it was played until there was none, or none that is still asked for). */
export type Owned = {
  id: string;
  owners: string[];
  played: number;
  /** The scenarios that found something, and the clauses of each finding. */
  found: { scenario: string; under: Under[] }[];
};

/** Of one clause: a mutant of its own, null when there is none. */
type AloneRow = { clause: string; mutant: string | null };

export const aloneRows = (owned: readonly Owned[], clauses: readonly string[] = CLAUSES.map(({ id }) => id)) =>
  clauses.map(
    (clause): AloneRow => ({ clause, mutant: owned.find(({ owners }) => owners.includes(clause))?.id ?? null }),
  );

/** Clauses without a mutant of their own that no row explains, and those that a row speaks of although they have one. */
export function aloneGate(rows: readonly AloneRow[], without = UNOWNED): { unexplained: string[]; stale: string[] } {
  const explained = without.flatMap(({ clauses }) => clauses);
  return {
    unexplained: rows.filter(({ clause, mutant }) => mutant === null && !explained.includes(clause)).map(idOf),
    stale: rows.filter(({ clause, mutant }) => mutant !== null && explained.includes(clause)).map(idOf),
  };
}
const idOf = ({ clause }: AloneRow) => clause;

/** How many clauses there are, and how many had a mutant of their own when they were measured last: the figures of docs/proof.md. */
export const ownFigures = () => ({ clauses: CLAUSES.length, own: Object.keys(OWN_MUTANTS).length });

/** The clauses for people, each with its mutant. */
export function aloneText(rows: readonly AloneRow[]): string {
  const width = Math.max(...rows.map(({ clause }) => clause.length));
  const own = rows.filter(({ mutant }) => mutant !== null).length;
  return [
    ...rows.map(({ clause, mutant }) => `${clause.padEnd(width)}  ${mutant ?? '-'}`),
    '',
    `MUST clauses that a machine can see: ${rows.length}, with a mutant that only they would notice: ${own}`,
  ].join('\n');
}
