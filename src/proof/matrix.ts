// The matrix: how many mutants of each kind there are, who noticed them, and how many nobody noticed.

import type { Noticed } from './judge.ts';
import { KINDS, type Kind, kindRow } from './kinds.ts';
import { REASONS, type Survivor, speaksOf } from './survivor.ts';

/** One mutant, hunted. */
export type Hunted = {
  id: string;
  kind: Kind;
  /** `not-shown`: no scenario shows on this terminal what the mutant would change. `never`: nor is it anything that this terminal does. */
  verdict: 'killed' | 'survived' | 'not-shown' | 'never';
  /** Who noticed it, the place and name of that scenario, and the requirements and clauses that it proves; null where nobody did. */
  kill: (Noticed & { scenario: string; requirements: string[]; clauses: string[] }) | null;
  /** Scenarios that were played. */
  played: number;
  /** What else went wrong in them: no kills. */
  others: string[];
};

/** Whether nobody noticed it: what no scenario shows is missed too, unless it is something that this terminal never does. */
export const isSurvivor = ({ kind, verdict }: Hunted): boolean =>
  verdict === 'survived' || (verdict === 'not-shown' && kindRow(kind).ofTerminal !== true);

const COLUMNS = ['expectation', 'oracle', 'message-rule', 'campaign', ...REASONS, 'unexplained'] as const;
/** Where a mutant ends: by whom it was noticed first, or why nobody noticed it. */
export type Column = (typeof COLUMNS)[number];
/** Of one kind: how many mutants of this terminal there are, and where each ended; `never` = things that this terminal never does. */
export type MatrixRow = Record<Column, number> & { kind: Kind; mutants: number; never: number };

function columnOf(hunted: Hunted, rows: readonly Survivor[]): Column {
  if (hunted.kill !== null) return hunted.kill.by;
  return rows.find((row) => speaksOf(row, hunted.id))?.reason ?? 'unexplained';
}

export function matrixOf(all: readonly Hunted[], rows: readonly Survivor[]): MatrixRow[] {
  return (Object.keys(KINDS) as Kind[]).flatMap((kind) => {
    const own = all.filter((each) => each.kind === kind);
    const counted = own.filter((each) => each.kill !== null || isSurvivor(each));
    if (own.length === 0) return [];
    const count = (column: Column) => counted.filter((each) => columnOf(each, rows) === column).length;
    const counts = Object.fromEntries(COLUMNS.map((column) => [column, count(column)])) as Record<Column, number>;
    return [{ kind, mutants: counted.length, never: own.length - counted.length, ...counts }];
  });
}

/** The sum of all kinds. */
export function totalOf(rows: readonly MatrixRow[]): Omit<MatrixRow, 'kind'> {
  const sum = (column: Column | 'mutants' | 'never') => rows.reduce((all, row) => all + row[column], 0);
  return Object.fromEntries([...COLUMNS, 'mutants', 'never'].map((each) => [each, sum(each as Column)])) as Omit<
    MatrixRow,
    'kind'
  >;
}
