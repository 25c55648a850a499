// What a person states about a requirement that no run can decide: the checklist's schema, and the checks before it counts.
import { Ajv } from 'ajv';
import type { CatalogueRow } from '../definitions/requirements/index.ts';
import { OWN_SCHEMAS, type Static, Type } from '../schema.ts';
import { nearest } from './nearest.ts';

const Row = Type.Object(
  {
    requirement: Type.String({
      description:
        'id of a requirement of mode manual or semi, of a clause of one, or of a clause that only a person sees',
    }),
    by: Type.String({ minLength: 1, maxLength: 200, description: 'who looked: name and function' }),
    at: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'day on which it was seen, such as 2026-11-22' }),
    seen: Type.String({ minLength: 1, maxLength: 2000, description: 'what was seen, in full sentences' }),
    evidence: Type.Array(Type.String({ minLength: 1 }), {
      minItems: 1,
      uniqueItems: true,
      description: 'files that show it, relative to the folder of this file; they are copied beside the reports',
    }),
  },
  { additionalProperties: false },
);
export type AttestationRow = Static<typeof Row>;

export const AttestationFile = Type.Array(Row, {
  $id: 'https://tillproof.dev/schemas/attestation.json',
  title: 'Tillproof attestations',
  description: 'Checklist for the requirements that a person has to look at; one row per requirement.',
});

/** Modes of requirements that a person may attest; everything else is proved by a run or not at all. */
const ATTESTABLE_MODES: readonly string[] = ['manual', 'semi'];

/** A checklist that does not count; `reasons` name the row and what is wrong with it. */
export class AttestationError extends Error {
  readonly reasons: readonly string[];
  constructor(reasons: readonly string[]) {
    super(reasons.join('\n'));
    this.name = 'AttestationError';
    this.reasons = reasons;
  }
}

/**
 * The rows of a checklist as it was read from its file. Throws an AttestationError with every reason at once.
 *
 * @param now nobody has seen anything after this moment, wherever on earth
 */
export function checkAttestations(value: unknown, catalogue: readonly CatalogueRow[], now: Date): AttestationRow[] {
  const validate = new Ajv({ allErrors: true, ...OWN_SCHEMAS }).compile(AttestationFile);
  if (!validate(value)) {
    const reasons = (validate.errors ?? []).map(({ instancePath, message, params }) => {
      const [, index, ...rest] = instancePath.split('/');
      const extra = 'additionalProperty' in params ? ` "${String(params.additionalProperty)}"` : '';
      const place =
        index === undefined ? 'the file' : `${rowName(value, Number(index))}${rest.map((r) => `, ${r}`).join('')}`;
      return `${place}: ${message}${extra}`;
    });
    throw new AttestationError([...new Set(reasons)]);
  }
  const rows = value as AttestationRow[];
  const reasons = rows.flatMap((row, index) =>
    [unattestable(row, catalogue), repeated(row, rows.slice(0, index)), impossibleDay(row, now)]
      .filter((reason) => reason !== null)
      .map((reason) => `${rowName(rows, index)}: ${reason}`),
  );
  if (reasons.length > 0) throw new AttestationError(reasons);
  return rows;
}

/** `row 2 (GUIDE-B-FAQ-1a)`, counted from 1. */
export function rowName(rows: unknown, index: number): string {
  const row = Array.isArray(rows) ? (rows[index] as { requirement?: unknown } | null) : null;
  return `row ${index + 1}${typeof row?.requirement === 'string' ? ` (${row.requirement})` : ''}`;
}

/** Ids that may be attested, and what stands at each: requirements of a mode that lets them, and clauses that such a one has or only a person sees. */
export function attestable(catalogue: readonly CatalogueRow[]): (Pick<
  CatalogueRow,
  'id' | 'level' | 'mode' | 'en' | 'zh'
> & {
  needsAPerson: boolean;
})[] {
  return catalogue.flatMap((row) => {
    const { level, mode } = row;
    const byMode = ATTESTABLE_MODES.includes(mode);
    return [
      ...(byMode ? [{ ...row, needsAPerson: mode === 'manual' }] : []),
      ...(row.clauses ?? [])
        .filter(({ seen }) => byMode || seen === 'person')
        .map((clause) => ({ ...clause, level, mode, needsAPerson: clause.seen === 'person' })),
    ];
  });
}

function unattestable({ requirement: id }: AttestationRow, catalogue: readonly CatalogueRow[]): string | null {
  const ids = attestable(catalogue).map((each) => each.id);
  if (ids.includes(id)) return null;
  const row = catalogue.find((each) => each.id === id || each.clauses?.some((clause) => clause.id === id));
  if (row === undefined) return `there is no such requirement; the nearest are ${nearest(id, ids).join(', ')}`;
  const person = row.clauses?.filter(({ seen }) => seen === 'person').map((clause) => clause.id) ?? [];
  if (person.length > 0) return `a run sees it; only ${person.join(', ')} can be attested`;
  return `a requirement of mode ${row.mode} cannot be attested; only those of mode ${ATTESTABLE_MODES.join(' or ')} can`;
}

function repeated({ requirement: id }: AttestationRow, earlier: readonly AttestationRow[]): string | null {
  const first = earlier.findIndex(({ requirement }) => requirement === id);
  return first < 0 ? null : `the requirement is attested in row ${first + 1} already`;
}

/** A day begins 14 hours before UTC in the earliest time zone. */
const EARLIEST_ZONE_MS = 14 * 3_600_000;

function impossibleDay({ at }: AttestationRow, now: Date): string | null {
  const day = new Date(`${at}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || !day.toISOString().startsWith(at)) return `at: there is no day ${at}`;
  return day.getTime() > now.getTime() + EARLIEST_ZONE_MS ? `at: ${at} has not come yet` : null;
}
