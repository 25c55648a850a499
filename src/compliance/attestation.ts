// What a person states about a requirement that no run can decide: the checklist's schema, and the checks before it counts.
import type { Bilingual } from '../definitions/evidence.ts';
import type { CatalogueRow } from '../definitions/requirements/index.ts';
import { OWN_SCHEMAS, type Static, Type } from '../schema.ts';
import { validatorOf } from '../validator.ts';
import { nearest } from './nearest.ts';
import { reasonsInWords } from './schema-words.ts';

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
  readonly reasons: readonly Bilingual[];
  constructor(reasons: readonly Bilingual[]) {
    super(reasons.map(({ en }) => en).join('\n'));
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
  const validate = validatorOf(AttestationFile, { allErrors: true, verbose: true, ...OWN_SCHEMAS });
  if (!validate(value)) throw new AttestationError(reasonsInWords(validate.errors, (path) => placeOf(value, path)));
  const rows = value as AttestationRow[];
  const reasons = rows.flatMap((row, index) =>
    [unattestable(row, catalogue), repeated(row, rows.slice(0, index)), impossibleDay(row, now)]
      .filter((reason) => reason !== null)
      .map(({ en, zh }) => {
        const row = rowName(rows, index);
        return { en: `${row.en}: ${en}`, zh: `${row.zh}：${zh}` };
      }),
  );
  if (reasons.length > 0) throw new AttestationError(reasons);
  return rows;
}

/** `row 2 (GUIDE-B-FAQ-1a), at`; the file for the whole. */
function placeOf(value: unknown, [index, ...rest]: readonly string[]): Bilingual {
  if (index === undefined) return { en: 'the file', zh: '整个文件' };
  const row = rowName(value, Number(index));
  return { en: [row.en, ...rest].join(', '), zh: [row.zh, ...rest].join('，') };
}

/** `row 2 (GUIDE-B-FAQ-1a)`, counted from 1. */
export function rowName(rows: unknown, index: number): Bilingual {
  const row = Array.isArray(rows) ? (rows[index] as { requirement?: unknown } | null) : null;
  const [en, zh] =
    typeof row?.requirement === 'string' ? [` (${row.requirement})`, `（${row.requirement}）`] : ['', ''];
  return { en: `row ${index + 1}${en}`, zh: `第${index + 1}条${zh}` };
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

function unattestable({ requirement: id }: AttestationRow, catalogue: readonly CatalogueRow[]): Bilingual | null {
  const ids = attestable(catalogue).map((each) => each.id);
  if (ids.includes(id)) return null;
  const row = catalogue.find((each) => each.id === id || each.clauses?.some((clause) => clause.id === id));
  if (row === undefined) {
    const alike = nearest(id, ids);
    return {
      en: `there is no such requirement; the nearest are ${alike.join(', ')}`,
      zh: `没有此要求；最接近的有：${alike.join('、')}`,
    };
  }
  const person = row.clauses?.filter(({ seen }) => seen === 'person').map((clause) => clause.id) ?? [];
  if (person.length > 0)
    return {
      en: `a run sees it; only ${person.join(', ')} can be attested`,
      zh: `运行可自行判断；只有${person.join('、')}可由人声明`,
    };
  return {
    en: `a requirement of mode ${row.mode} cannot be attested; only those of mode ${ATTESTABLE_MODES.join(' or ')} can`,
    zh: `判定方式为${row.mode}的要求不能由人声明；只有${ATTESTABLE_MODES.join('或')}可以`,
  };
}

function repeated({ requirement: id }: AttestationRow, earlier: readonly AttestationRow[]): Bilingual | null {
  const first = earlier.findIndex(({ requirement }) => requirement === id);
  if (first < 0) return null;
  return { en: `the requirement is attested in row ${first + 1} already`, zh: `该要求已在第${first + 1}条声明` };
}

/** A day begins 14 hours before UTC in the earliest time zone. */
const EARLIEST_ZONE_MS = 14 * 3_600_000;

function impossibleDay({ at }: AttestationRow, now: Date): Bilingual | null {
  const day = new Date(`${at}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || !day.toISOString().startsWith(at))
    return { en: `at: there is no day ${at}`, zh: `at：没有${at}这一天` };
  const isToCome = day.getTime() > now.getTime() + EARLIEST_ZONE_MS;
  return isToCome ? { en: `at: ${at} has not come yet`, zh: `at：${at}尚未到来` } : null;
}
