// All scenarios by chapter, one line each.
import { html, nothing } from 'lit-html';
import { duration, VERDICT_WORDS } from '../../compliance/words.ts';
import type { Address, Reader } from '../reader.ts';
import { verdictName, verdictSign, verdictsOf } from '../verdict.ts';
import { filterGroup, found, searchField, shownCount } from './filters.ts';
import { scenarioLink } from './links.ts';
import { type Report, rowsFor, type ScenarioRow } from './model.ts';

/** A browser draws so many at once without being felt. */
const PAGE = 400;

/** The list; it is narrowed by the parameters `verdict` (`open` = all that did not pass) and `q`, and `most` are shown. */
export function scenariosView(reader: Reader, report: Report, address: Address): unknown {
  const { verdict = '', q } = address.parameters;
  const all = rowsFor(reader.language, report.byPair.values());
  const rows = all.filter(
    (row) =>
      (verdict === '' || row.verdict === verdict || (verdict === 'open' && row.verdict !== 'passed')) &&
      found(q, textOf(row)),
  );
  const most = Number(address.parameters.most) || PAGE;
  const byChapter = Map.groupBy(rows.slice(0, most), ({ chapter }) => chapter);
  const further = reader.to(address.path, { ...address.parameters, most: String(most + PAGE) });
  const more = html`<p><a href=${further}>${reader.say({ en: 'show more', zh: '显示更多' })}</a></p>`;
  const chapters = report.chapters.flatMap(({ id, title }) => {
    const own = byChapter.get(id) ?? [];
    if (own.length === 0) return [];
    return html`<section class="chapter"><h2>${reader.say(title)} <span class="muted">${own.length}</span></h2><ul class="runs">${own.map((row) => scenarioItem(reader, row))}</ul></section>`;
  });
  const options = [
    ['open', { en: 'only what did not pass', zh: '仅未通过' }] as const,
    ...verdictsOf(report.counts.scenarios).map((each) => [each, VERDICT_WORDS[each]] as const),
  ];
  return html`<section class="view"><h1>${reader.say({ en: 'Scenarios', zh: '场景' })}</h1>
<div class="filters">${searchField(reader, address)}${filterGroup(reader, address, 'verdict', { en: 'Show', zh: '显示' }, options)}${shownCount(reader, rows.length, all.length)}</div>
${chapters}
${rows.length > most ? more : nothing}
${slowest(reader, report.scenarios)}</section>`;
}

function scenarioItem(reader: Reader, row: ScenarioRow): unknown {
  const { verdict, flaky, attempts, durationMs } = row;
  const again = html` · ${reader.say({ en: `flaky, attempt ${attempts}`, zh: `不稳定，第${attempts}次` })}`;
  return html`<li class="run" data-verdict=${verdict}>${verdictSign(verdict)} <span class="name">${scenarioLink(reader, row)}</span> <span class="outcome">${verdictName(reader, verdict)}${flaky ? again : nothing}</span> <span class="ms">${duration(durationMs)}</span></li>`;
}

/** The scenarios that took longest, for whoever wants to make the run faster. */
function slowest(reader: Reader, scenarios: readonly ScenarioRow[]): unknown {
  const items = [...scenarios]
    .sort((a, b) => b.durationMs - a.durationMs)
    .slice(0, 10)
    .map((row) => html`<li>${scenarioLink(reader, row)} <span class="ms">${duration(row.durationMs)}</span></li>`);
  return html`<details class="slowest"><summary>${reader.say({ en: 'The ten slowest scenarios', zh: '最慢的十个场景' })}</summary><ol>${items}</ol></details>`;
}

function textOf({ name, id, requirements, findings }: ScenarioRow): string {
  return [name, id, ...requirements, ...findings.flatMap(({ text }) => [text.en, text.zh])].join(' ');
}
