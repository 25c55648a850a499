// What the search in the head understands: words, and tokens such as `verdict:failed req:GUIDE-A-FAQ-3d mti:0400 took:>500`.
import type { RequirementRow, ScenarioRow } from './model.ts';

/** One part of a search that has to hold. */
type Term = { key: string; value: string };

/** Names of tokens, in the order in which the help lists them, each with an example. */
export const TOKENS: readonly (readonly [name: string, example: string])[] = [
  ['verdict', 'failed'],
  ['req', 'GUIDE-A-FAQ-3d'],
  ['mti', '0400'],
  ['code', '51'],
  ['voucher', '000002'],
  ['card', '1232'],
  ['lang', 'zh'],
  ['took', '>500'],
];
const NAMES: readonly string[] = TOKENS.map(([name]) => name);

/** The terms of a search; what begins with no known name and a colon is a word. */
export function termsOf(search: string): Term[] {
  return search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => {
      const [, name = '', value = ''] = /^([a-z]+):(.+)$/.exec(word) ?? [];
      return NAMES.includes(name) ? { key: name, value } : { key: 'word', value: word };
    });
}

/** True when a search asks for one language, so that twins are not told as one. */
export const asksLanguage = (search: string): boolean => termsOf(search).some(({ key }) => key === 'lang');

/** The scenarios that a search leaves. */
export function foundScenarios<T extends ScenarioRow>(rows: readonly T[], search: string): T[] {
  const terms = termsOf(search);
  return rows.filter((row) => terms.every((term) => holds(row, term)));
}

function holds(row: ScenarioRow, { key, value }: Term): boolean {
  const { seen } = row;
  switch (key) {
    case 'verdict':
      return value === 'open' ? row.verdict !== 'passed' : row.verdict.startsWith(value);
    case 'req':
      return row.requirements.some((id) => id.toLowerCase() === value || id.toLowerCase().startsWith(`${value}-`));
    case 'mti':
      return seen.mti.some((each) => each.startsWith(value));
    case 'code':
      return seen.code.some((each) => each.toLowerCase() === value);
    case 'voucher':
      return seen.voucher.includes(value);
    case 'card':
      return seen.card.some((each) => each.endsWith(value));
    case 'lang':
      return row.language.toLowerCase().startsWith(value);
    case 'took':
      return tookSo(row.durationMs, value);
    default:
      return textOf(row).includes(value);
  }
}

/** `>500` and `<20`; a number alone is the least. */
function tookSo(durationMs: number, value: string): boolean {
  const [, sign = '', digits = ''] = /^([<>]?)(\d+)(?:ms)?$/.exec(value) ?? [];
  if (digits === '') return false;
  return sign === '<' ? durationMs < Number(digits) : durationMs >= Number(digits);
}

/** Texts to look through, made once: a list is narrowed with every letter that is typed. */
const texts = new WeakMap<ScenarioRow, string>();

function textOf(row: ScenarioRow): string {
  const known = texts.get(row);
  if (known !== undefined) return known;
  const { name, id, requirements, findings } = row;
  const text = [name, id, ...requirements, ...findings.flatMap(({ text: { en, zh } }) => [en, zh])]
    .join(' ')
    .toLowerCase();
  texts.set(row, text);
  return text;
}

/** The requirements that a search leaves; of tokens those of scenarios say nothing about a requirement. */
export function foundRequirements(rows: readonly RequirementRow[], search: string): RequirementRow[] {
  const terms = termsOf(search);
  return rows.filter((row) => terms.every((term) => holdsFor(row, term)));
}

function holdsFor({ id, check, text, reason, verdict, clauses }: RequirementRow, { key, value }: Term): boolean {
  if (key === 'verdict') return value === 'open' ? verdict !== 'passed' : verdict.startsWith(value);
  if (key === 'req') return id.toLowerCase() === value || id.toLowerCase().startsWith(`${value}-`);
  if (key !== 'word') return true;
  // Both languages, so that a switch of the language keeps what is shown.
  const claims = clauses.flatMap((clause) => [clause.id, clause.text.en, clause.text.zh]);
  const texts = [id, check, text.en, text.zh, reason?.en ?? '', reason?.zh ?? '', ...claims];
  return texts.join(' ').toLowerCase().includes(value);
}
