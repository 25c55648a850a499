// What a requirement claims, one by one: its clauses, or itself where it makes one claim.
import type { ClauseResult, RequirementResult } from './model.ts';
import { wentWrong } from './verdicts.ts';

export type Claim = Pick<ClauseResult, 'id' | 'party' | 'verdict' | 'text' | 'attestation'> & {
  /** Nothing outside of the terminal tells it. */
  needsAPerson: boolean;
};

export function claimsOf(row: RequirementResult): Claim[] {
  if (row.clauses.length === 0) return [{ ...row, needsAPerson: row.mode === 'manual' }];
  return row.clauses.map((clause) => ({ ...clause, needsAPerson: clause.seen === 'person' || row.mode === 'manual' }));
}

const CLOSED: readonly string[] = ['passed', 'attested', 'not-applicable'];

/** What a requirement claims and is not met; itself where something went wrong that is none of its clauses. */
export function openClaims(row: RequirementResult): Claim[] {
  const open = claimsOf(row).filter(({ verdict }) => !CLOSED.includes(verdict));
  return open.length === 0 && wentWrong(row.verdict) ? [{ ...row, needsAPerson: false }] : open;
}

/** Requirements and clauses that a person attested by their own id, with the chapter that they stand in. */
export function attestedIn(requirements: readonly RequirementResult[]) {
  return requirements.flatMap((row) =>
    [row, ...row.clauses].flatMap(({ id, text, attestation }) =>
      attestation === null ? [] : [{ id, text, attestation, chapter: row.chapter }],
    ),
  );
}

/** The clauses of these requirements that tags name. */
export function clausesIn(tags: readonly string[], requirements: readonly string[]): string[] {
  return tags
    .map((tag) => tag.replace(/^@/, ''))
    .filter((tag) => requirements.some((id) => tag.startsWith(`${id}.`) && /^\d+$/.test(tag.slice(id.length + 1))));
}
