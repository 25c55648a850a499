// All scenarios as one list of which only what is in sight is drawn, so that ten thousand are as quick as ten.
import { html, nothing } from 'lit-html';
import { duration, VERDICT_WORDS } from '../../compliance/words.ts';
import type { Bilingual } from '../../definitions/evidence.ts';
import type { Address, Reader } from '../reader.ts';
import { verdictName, verdictSign, verdictsOf } from '../verdict.ts';
import { filterGroup, shownCount } from './filters.ts';
import { scenarioLink } from './links.ts';
import { type Report, rowsFor, type ScenarioRow } from './model.ts';
import { asksLanguage, foundScenarios } from './search.ts';

/** Which part of a list is in sight: lines `from` up to but not including `to`, each so high, and the line that the keys stand at. */
export type Sight = { from: number; to: number; lineRem: number; current: number };
export const WHOLE: Sight = { from: 0, to: Number.POSITIVE_INFINITY, lineRem: 2.4, current: 0 };

type Line = { title: Bilingual; count: number } | { row: ScenarioRow };

const GROUPS: readonly (readonly [string, Bilingual])[] = [
  ['verdict', { en: 'verdict', zh: '结论' }],
  ['cause', { en: 'cause', zh: '原因' }],
  ['requirement', { en: 'requirement', zh: '要求' }],
];
const NO_CAUSE = { en: 'nothing went wrong', zh: '未出错' };

/** The list; it is narrowed by the parameters `verdict` (`open` = all that did not pass) and `q`, and grouped by `group`. */
export function scenariosView(reader: Reader, report: Report, address: Address, sight: Sight): unknown {
  const { verdict = '', q = '', group = '' } = address.parameters;
  const all = rowsFor(asksLanguage(q) ? null : reader.language, report.byPair.values());
  const rows = foundScenarios(all, verdict === '' ? q : `${q} verdict:${verdict}`);
  const lines = linesOf(report, rows, group);
  const options = [
    ['open', { en: 'only what did not pass', zh: '仅未通过' }] as const,
    ...verdictsOf(report.counts.scenarios).map((each) => [each, VERDICT_WORDS[each]] as const),
  ];
  const by = { en: 'Grouped by', zh: '分组' };
  const chapter = { en: 'chapter', zh: '章节' };
  return html`<section class="view"><h1>${reader.say({ en: 'Scenarios', zh: '场景' })}</h1>
<div class="filters">${filterGroup(reader, address, 'verdict', { en: 'Show', zh: '显示' }, options)}${filterGroup(reader, address, 'group', by, GROUPS, chapter)}${shownCount(reader, rows.length, all.length)}</div>
${listView(reader, lines, sight)}</section>`;
}

function linesOf(report: Report, rows: readonly ScenarioRow[], group: string): Line[] {
  const groups = new Map<string, { title: Bilingual; rows: ScenarioRow[] }>();
  const add = (key: string, title: Bilingual, row: ScenarioRow) => {
    const found = groups.get(key) ?? { title, rows: [] };
    groups.set(key, found);
    found.rows.push(row);
  };
  const causes = group === 'cause' ? causesByScenario(report) : new Map<string, number[]>();
  if (group === '') for (const { id, title } of report.chapters) groups.set(id, { title, rows: [] });
  if (group === 'cause')
    for (const [at, { text }] of report.causes.entries()) groups.set(String(at), { title: text, rows: [] });
  for (const row of rows) {
    if (group === 'verdict') add(row.verdict, VERDICT_WORDS[row.verdict], row);
    else if (group === 'requirement') for (const id of row.requirements) add(id, { en: id, zh: id }, row);
    else if (group === 'cause') {
      const own = causes.get(row.id) ?? [];
      for (const at of own) add(String(at), NO_CAUSE, row);
      if (own.length === 0) add('none', NO_CAUSE, row);
    } else add(row.chapter, { en: row.chapter, zh: row.chapter }, row);
  }
  return [...groups.values()].flatMap(({ title, rows: own }): Line[] =>
    own.length === 0 ? [] : [{ title, count: own.length }, ...own.map((row) => ({ row }))],
  );
}

function causesByScenario({ causes }: Report): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const [at, { scenarios }] of causes.entries())
    for (const id of scenarios) found.set(id, [...(found.get(id) ?? []), at]);
  return found;
}

/** One stop of the tab key; the page moves within it by arrows, and draws other lines when they come into sight. */
function listView(reader: Reader, lines: readonly Line[], { from, to, lineRem, current }: Sight): unknown {
  const first = lines.findIndex((line) => 'row' in line);
  const at = Math.max(first, Math.min(current, lines.length - 1));
  const drawn = lines.slice(from, Math.min(to, lines.length)).map((line, index) => {
    const place = from + index;
    const style = `top:${place * lineRem}rem;height:${lineRem}rem`;
    if ('row' in line)
      return html`<li class="run" data-verdict=${line.row.verdict} data-line=${place} aria-posinset=${place + 1} aria-setsize=${lines.length} .style=${style}>${scenarioLine(reader, line.row, place === at)}</li>`;
    return html`<li class="group-head" data-line=${place} aria-posinset=${place + 1} aria-setsize=${lines.length} .style=${style}><h2>${reader.say(line.title)} <span class="muted">${line.count}</span></h2></li>`;
  });
  return html`<ul class="runs" data-lines=${lines.length} .style=${`height:${lines.length * lineRem}rem`}>${drawn}</ul>`;
}

function scenarioLine(reader: Reader, row: ScenarioRow, isCurrent: boolean): unknown {
  const { verdict, flaky, attempts, durationMs } = row;
  const again = html` · ${reader.say({ en: `flaky, attempt ${attempts}`, zh: `不稳定，第${attempts}次` })}`;
  return html`${verdictSign(verdict)} <span class="name">${scenarioLink(reader, row, {}, isCurrent ? 0 : -1)} <span class="source">${row.case}</span></span> <span class="outcome">${verdictName(reader, verdict)}${flaky ? again : nothing}</span> <span class="ms">${duration(durationMs)}</span>`;
}
