// The test plan of a profile and a terminal's declaration: every case in both languages, with what it takes and what is expected.
import { placesOf } from '../../steps/strict.ts';
import { chaptersOf } from '../compliance/chapters.ts';
import { requirementsOf } from '../compliance/tags.ts';
import type { Bilingual } from '../definitions/evidence.ts';
import { casesOf, type KnownCase } from './cases.ts';
import type { RunConfiguration } from './configuration.ts';
import { dryRun } from './dry-run.ts';

/** A text in each language that the plan has the case in. */
type InLanguages = Partial<Record<'en' | 'zh', string>>;

/** One case of a plan. Cards and amounts are as the scenario writes them, each once. */
export type PlannedCase = {
  case: string;
  chapter: Bilingual;
  title: InLanguages;
  requirements: string[];
  cards: InLanguages;
  amounts: InLanguages;
  expected: InLanguages;
  /** Null when it would run; else why it would not. */
  reason: Bilingual | null;
};

export type Plan = { terminal: string; profile: string; wire: string; cases: PlannedCase[] };

/** Works the plan out: asks the terminal for its declaration, and reads the scenarios that the configuration leaves. Nothing is run. */
export async function planOf(options: RunConfiguration): Promise<Plan> {
  const { terminal, profile, wire, scenarios } = await dryRun(options);
  const { chosen } = await casesOf(options);
  const reasons = new Map(scenarios.map(({ id, reason }) => [id, reason]));
  const titles = new Map(chaptersOf(chosen).map(({ id, title }) => [id, title]));
  const byCase = Map.groupBy(chosen, (each) => each.case);
  const cases = [...byCase].map(([number, twins]) => {
    const [first] = twins as [KnownCase];
    const each = (text: (known: KnownCase) => string): InLanguages =>
      Object.fromEntries(twins.map((twin) => [twin.language === 'en' ? 'en' : 'zh', text(twin)]));
    return {
      case: number,
      chapter: titles.get(first.chapter) ?? { en: first.chapter, zh: first.chapter },
      title: each(({ name }) => name),
      requirements: [...new Set(twins.flatMap(({ tags }) => requirementsOf(tags)))],
      cards: each((twin) => inPlaces(twin, ['card', 'bank'], twin.language === 'en' ? ', ' : '、')),
      amounts: each((twin) => inPlaces(twin, ['amount'], twin.language === 'en' ? ', ' : '、')),
      expected: each(expectationOf),
      reason: reasons.get(first.id) ?? null,
    };
  });
  const byNumber = new Intl.Collator('en', { numeric: true });
  cases.sort((a, b) => byNumber.compare(a.case, b.case));
  const name = [terminal.vendor, terminal.model, terminal.version].filter(Boolean).join(' ');
  return { terminal: name, profile, wire, cases };
}

/** What stands in places of these kinds, sentence by sentence, each once. */
function inPlaces({ steps }: KnownCase, kinds: readonly string[], comma: string): string {
  const found = steps.flatMap(({ text }) => {
    const here = placesOf(text).filter(({ name }) => kinds.includes(name));
    return here.length === 0 ? [] : [here.map((place) => place.text).join(' ')];
  });
  return [...new Set(found)].join(comma);
}

const GIVEN_OR_WHEN = /^(?:Given|When|假如|假设|假定|当)$/;
const THEN = /^(?:Then|那么)$/;

/** The sentences from each Then to the next Given or When. */
function expectationOf({ steps, language }: KnownCase): string {
  let isThen = false;
  const sentences = steps.flatMap(({ keyword, text }) => {
    if (THEN.test(keyword.trim())) isThen = true;
    else if (GIVEN_OR_WHEN.test(keyword.trim())) isThen = false;
    return isThen ? [text] : [];
  });
  return sentences.join(language === 'en' ? '; ' : '；');
}

const COLUMNS = [
  ['Case · 用例', (row: PlannedCase) => row.case],
  ['Title', ({ title }: PlannedCase) => title.en ?? ''],
  ['标题', ({ title }: PlannedCase) => title.zh ?? ''],
  ['Requirements · 要求', ({ requirements }: PlannedCase) => requirements.join(' ')],
  ['Cards', ({ cards }: PlannedCase) => cards.en ?? ''],
  ['卡片', ({ cards }: PlannedCase) => cards.zh ?? ''],
  ['Amounts · 金额', ({ amounts }: PlannedCase) => amounts.en ?? amounts.zh ?? ''],
  ['Expected', ({ expected }: PlannedCase) => expected.en ?? ''],
  ['预期结果', ({ expected }: PlannedCase) => expected.zh ?? ''],
  ['Not run because', ({ reason }: PlannedCase) => reason?.en ?? ''],
  ['不执行的原因', ({ reason }: PlannedCase) => reason?.zh ?? ''],
] as const;

/** RFC 4180, with a byte order mark by which spreadsheets know that it is UTF-8; no cell begins a formula. */
export async function planCsv({ cases }: Plan): Promise<string> {
  const { stringify } = await import('csv-stringify/sync');
  const rows = [COLUMNS.map(([heading]) => heading), ...cases.map((row) => COLUMNS.map(([, value]) => value(row)))];
  return stringify(rows, {
    record_delimiter: 'windows',
    quote_record_delimiter: true,
    escape_formulas: true,
    bom: true,
  });
}

/** One table for each chapter; a cell has English and Chinese. */
export async function planMarkdown({ terminal, profile, wire, cases }: Plan): Promise<string> {
  const { heading, markdownOf, paragraph, said, table } = await import('../compliance/reports/markdown.ts');
  const left = cases.filter(({ reason }) => reason === null).length;
  const chapters = Map.groupBy(cases, ({ chapter }) => chapter.en);
  return markdownOf([
    heading(1, 'Test plan · 测试计划'),
    paragraph(
      said(
        `${terminal}, profile ${profile}, wire ${wire}: ${left} of ${cases.length} cases apply · ${cases.length}个用例中适用${left}个`,
      ),
    ),
    ...[...chapters].flatMap(([, rows]) => [
      heading(2, said(`${rows[0]?.chapter.en} · ${rows[0]?.chapter.zh}`)),
      table([
        ['Case · 用例', 'Title · 标题', 'Requirements · 要求', 'Cards · 卡片', 'Amounts · 金额', 'Expected · 预期结果'],
        ...rows.map((row) => [
          said(row.case),
          said(joined(row.title)),
          said(row.requirements.join(' ')),
          said(joined(row.cards)),
          said(row.amounts.en ?? row.amounts.zh ?? ''),
          said(row.reason === null ? joined(row.expected) : `– ${row.reason.en} · ${row.reason.zh}`),
        ]),
      ]),
    ]),
  ]);
}

const joined = ({ en = '', zh = '' }: InLanguages) => [...new Set([en, zh].filter(Boolean))].join(' · ');
