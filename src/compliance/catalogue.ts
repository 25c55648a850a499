// A catalogue of the user's own: rows like the guide's, read from a file, with the line of everything that is wrong.
import path from 'node:path';
import type { Bilingual } from '../definitions/evidence.ts';
import {
  type CatalogueRow,
  LEVELS,
  MODES,
  PARTIES,
  PROFILES,
  REQUIREMENTS,
  WAYS_TO_SEE,
} from '../definitions/requirements/index.ts';
import { type Static, Type } from '../schema.ts';
import { prefixOf } from './tags.ts';
import { readYamlFile } from './yaml-file.ts';

const closed = { additionalProperties: false };
const oneOf = <const T extends string>(values: readonly T[], description: string) =>
  Type.Optional(Type.Unsafe<T>({ enum: [...values], description }));

const ClauseRow = Type.Object(
  {
    id: Type.String({
      pattern: '\\.[0-9]+$',
      description: 'id of the requirement, a dot and a number; the tag of the scenarios that prove it',
    }),
    seen: Type.Unsafe<(typeof WAYS_TO_SEE)[number]>({
      enum: [...WAYS_TO_SEE],
      description:
        'where it shows; signal = a sound or a light, person = nothing outside of the terminal tells, so it can be attested',
    }),
    en: Type.String({ minLength: 1, description: 'what is claimed, in English' }),
    zh: Type.String({ minLength: 1, description: 'the same in Chinese' }),
    party: oneOf(PARTIES, 'who has to fulfil it, where that is somebody else than the requirement says'),
  },
  closed,
);

const Row = Type.Object(
  {
    id: Type.String({
      pattern: '^[A-Z][A-Z0-9]*(-[A-Za-z0-9.]+)+$',
      description:
        'stable; also the tag of the scenarios that prove it. What stands before the first - is the prefix of the catalogue; GUIDE is taken',
    }),
    level: Type.Unsafe<(typeof LEVELS)[number]>({ enum: [...LEVELS] }),
    en: Type.String({ minLength: 1, description: 'what is required, in English' }),
    zh: Type.String({ minLength: 1, description: 'the same in Chinese' }),
    check: Type.Optional(Type.String({ minLength: 1, description: 'the check that decides it; its id when absent' })),
    mode: oneOf(MODES, 'how it is decided; auto when absent. manual and semi can be attested'),
    party: oneOf(PARTIES, 'who has to fulfil it; terminal when absent'),
    profile: oneOf(PROFILES, 'equipment or service without which it does not apply'),
    chapter: Type.Optional(Type.String({ minLength: 1, description: 'the prefix in lower case when absent' })),
    clauses: Type.Optional(
      Type.Array(ClauseRow, {
        minItems: 2,
        description: 'what it claims, one by one, where that is more than one thing; it is passed when each of them is',
      }),
    ),
  },
  closed,
);
type Row = Static<typeof Row>;

export const CatalogueFile = Type.Array(Row, {
  $id: 'https://tillproof.dev/schemas/requirements.json',
  title: 'Tillproof requirement catalogue',
  description: 'Requirements of your own: a YAML or JSON file that the run configuration names under "requirements".',
  minItems: 1,
});

/** A catalogue that does not count; `reasons` name file, line and what is wrong there. */
export class CatalogueError extends Error {
  readonly reasons: readonly Bilingual[];
  constructor(reasons: readonly Bilingual[]) {
    super(reasons.map(({ en }) => en).join('\n'));
    this.name = 'CatalogueError';
    this.reasons = reasons;
  }
}

/** The guide's rows and those of the files, in this order. Throws a CatalogueError with every reason at once. */
export function readCatalogue(files: readonly string[] = []): readonly CatalogueRow[] {
  const rows: CatalogueRow[] = [...REQUIREMENTS];
  const reasons: Bilingual[] = [];
  for (const file of files) {
    const read = readRows(file);
    reasons.push(...read.reasons);
    for (const row of read.rows) {
      const first = rows.find(({ id }) => id === row.id);
      if (prefixOf(row.id) === 'GUIDE')
        reasons.push({
          en: `${place(row)}: ${row.id} has the guide's prefix; take one of your own, such as SHOP-1`,
          zh: `${place(row)}：${row.id}使用了操作指南的前缀；请另取前缀，例如SHOP-1`,
        });
      else if (first)
        reasons.push({
          en: `${place(row)}: ${row.id} is there already, in ${place(first)}`,
          zh: `${place(row)}：${row.id}已见于${place(first)}`,
        });
      else rows.push(row);
      reasons.push(...strangers(row));
    }
  }
  if (reasons.length > 0) throw new CatalogueError(reasons);
  return rows;
}

/** Clauses that are called after another requirement, or twice the same. */
function strangers(row: CatalogueRow): Bilingual[] {
  const ids = (row.clauses ?? []).map(({ id }) => id);
  return ids
    .filter((id, at) => !/^\.\d+$/.test(id.slice(row.id.length)) || !id.startsWith(row.id) || ids.indexOf(id) < at)
    .map((id) => ({
      en: `${place(row)}: ${id} is no clause of ${row.id}, or there already; one is ${row.id}.${ids.length + 1}`,
      zh: `${place(row)}：${id}不是${row.id}的分项，或已经存在；可用${row.id}.${ids.length + 1}`,
    }));
}

const place = ({ guide }: CatalogueRow) => `${guide.source}:${guide.line}`;

function readRows(file: string): { rows: CatalogueRow[]; reasons: readonly Bilingual[] } {
  const read = readYamlFile<Row[]>(file, CatalogueFile);
  if ('reasons' in read) return { rows: [], reasons: read.reasons };
  const rows = read.value.map((row, index) => completed(row, path.basename(file), read.lineOf([index])));
  return { rows, reasons: [] };
}

function completed(
  { id, level, en, zh, check, mode, party, profile, chapter, clauses }: Row,
  source: string,
  line: number,
) {
  return {
    id,
    level,
    party: party ?? 'terminal',
    check: check ?? id,
    mode: mode ?? 'auto',
    ...(profile === undefined ? {} : { profile }),
    ...(clauses === undefined ? {} : { clauses }),
    chapter: chapter ?? prefixOf(id).toLowerCase(),
    guide: { source, line },
    en,
    zh,
  } satisfies CatalogueRow;
}
