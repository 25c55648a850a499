// Numbers of test cases that stay: of the guide's scenarios from a table, of a project's own from a tag or from the scenario's name.
//
// The place of a scenario in its file moves when another is put in front of it; its number must not, because plans, tickets and lists of
// known failures name it.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from './package-root.ts';

/** The scenarios of one feature file of the guide, with their names in both languages, by which they are found. */
type CaseTable = Readonly<Record<string, readonly { case: string; en: string; zh: string }[]>>;

let table: CaseTable | undefined;

/** The guide's cases, by file below the language's folder: `sale/approved`. */
export function guideCases(): CaseTable {
  const file = path.join(packageRoot(), 'features', 'cases.json');
  table ??= existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as CaseTable) : {};
  return table;
}

/** A tag that gives a scenario of one's own its number: `@case:SHOP-7`. */
const CASE_TAG = '@case:';

/**
 * The number of a case, the same in both languages: `TP-042` in the guide, `TP-042.3` for the third row of an outline; else what the tag
 * `@case:` says, or the file's name and six digits that come of the scenario's name and where its file stands.
 *
 * @param scenario `file` below the language's folder, without its ending; `name` as it stands in the file; `sameBefore` how many of that
 * name stand before it in the file; `row` of an outline, counted from 1, null where it is none
 */
export function caseOf(
  scenario: {
    file: string;
    language: 'en' | 'zh-CN';
    name: string;
    tags: readonly string[];
    sameBefore: number;
    row: number | null;
  },
  cases: CaseTable = guideCases(),
): string {
  const { file, language, name, tags, sameBefore, row } = scenario;
  const tagged = tags.find((tag) => tag.startsWith(CASE_TAG))?.slice(CASE_TAG.length);
  const known = cases[file]?.find((each) => (language === 'en' ? each.en : each.zh) === name)?.case;
  const number =
    tagged ??
    known ??
    `${path.posix.basename(file)}-${digits(`${file}\n${name}`)}${sameBefore > 0 ? `-${sameBefore + 1}` : ''}`;
  return row === null ? number : `${number}.${row}`;
}

const digits = (name: string) => createHash('sha256').update(name.normalize('NFC').trim()).digest('hex').slice(0, 6);

/**
 * The table with every scenario of the guide in it: those that it has keep their numbers, new ones get the next. Throws when a file of one
 * language lacks a scenario of the other, or two of one file are called alike.
 *
 * @param names of the scenarios of each file, in both languages and in their order
 */
export function withNewCases(
  cases: CaseTable,
  names: Readonly<Record<string, { en: readonly string[]; zh: readonly string[] }>>,
): CaseTable {
  const used = Object.values(cases).flatMap((rows) => rows.map((row) => Number(row.case.slice('TP-'.length))));
  let last = Math.max(0, ...used);
  const grown: Record<string, { case: string; en: string; zh: string }[]> = Object.fromEntries(
    Object.entries(cases).map(([file, rows]) => [file, [...rows]]),
  );
  for (const [file, { en, zh }] of Object.entries(names)) {
    if (en.length !== zh.length)
      throw new Error(`${file} has ${en.length} scenarios in English and ${zh.length} in Chinese.`);
    if (new Set(en).size < en.length || new Set(zh).size < zh.length)
      throw new Error(`${file}: two scenarios are called alike.`);
    const rows = grown[file] ?? [];
    grown[file] = rows;
    for (const [at, name] of en.entries()) {
      if (rows.some((row) => row.en === name)) continue;
      last += 1;
      rows.push({ case: `TP-${String(last).padStart(3, '0')}`, en: name, zh: zh[at] ?? '' });
    }
  }
  return grown;
}
