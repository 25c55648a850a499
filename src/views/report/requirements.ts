// Every requirement of the catalogue with its verdict, its reason and the scenarios that prove it.
import { html, nothing } from 'lit-html';
import type { RequirementVerdict } from '../../compliance/model.ts';
import { VERDICT_SIGNS, VERDICT_WORDS } from '../../compliance/words.ts';
import type { Bilingual } from '../../definitions/evidence.ts';
import { CHAPTERS, LEVELS } from '../../definitions/requirements/requirement.ts';
import type { Address, Reader } from '../reader.ts';
import { verdictMark, verdictSign, verdictsOf } from '../verdict.ts';
import { clauseList, othersHeading } from './clauses.ts';
import { filterGroup, shownCount } from './filters.ts';
import { scenarioLink } from './links.ts';
import { type Report, type RequirementRow, rowsFor, type ScenarioRow } from './model.ts';
import { foundRequirements } from './search.ts';

const HEAD = [
  { en: 'Requirement', zh: '要求' },
  { en: 'Level', zh: '级别' },
  { en: 'Verdict and reason', zh: '结论与原因' },
  { en: 'Scenarios', zh: '场景' },
];

/** The table with its filters; it is narrowed by the parameters `level`, `verdict` and `q`. */
export function requirementsView(reader: Reader, report: Report, address: Address): unknown {
  const { level = '', verdict = '', q = '' } = address.parameters;
  const rows = foundRequirements(report.requirements, q).filter(
    (row) => (level === '' || row.level === level) && (verdict === '' || row.verdict === verdict),
  );
  const verdicts = verdictsOf(report.counts.requirements).map((each) => [each, VERDICT_WORDS[each]] as const);
  return html`<section class="view"><h1>${reader.say({ en: 'Requirements', zh: '要求' })}</h1>
<div class="filters">${filterGroup(
    reader,
    address,
    'level',
    { en: 'Level', zh: '级别' },
    LEVELS.map((each) => [each, { en: each, zh: each }]),
  )}
${filterGroup(reader, address, 'verdict', { en: 'Verdict', zh: '结论' }, verdicts)}
${shownCount(reader, rows.length, report.requirements.length)}</div>
${requirementTable(reader, report, rows)}</section>`;
}

/** The rows chapter by chapter, in the order of the guide; links are one stop of the tab key. `whole`: for paper and where nothing can run. */
export function requirementTable(
  reader: Reader,
  report: Report,
  rows: readonly RequirementRow[],
  whole = false,
): unknown {
  const head = HEAD.map((words) => html`<th scope="col">${reader.say(words)}</th>`);
  const titles = new Map<string, Bilingual>([
    ...Object.entries(CHAPTERS),
    ...report.chapters.map(({ id, title }) => [id, title] as const),
  ]);
  const own = rows.filter(({ party }) => party === 'terminal');
  const others = rows.filter(({ party }) => party !== 'terminal');
  const order = [...titles.keys(), ...own.map(({ chapter }) => chapter)];
  const chapters = [...Map.groupBy(own, ({ chapter }) => chapter)]
    .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
    .map(([id, some]) => ({
      some,
      heading: html`<tr class="chapter-row"><th colspan="4" scope="rowgroup">${reader.say(titles.get(id) ?? { en: id, zh: id })} <span class="muted">${some.length}</span></th></tr>`,
    }));
  const parts = [...chapters, ...(others.length > 0 ? [{ some: others, heading: othersHeading(reader) }] : [])];
  const bodies = parts.map(
    ({ some, heading }, at) =>
      html`<tbody class="rows">${heading}${some.map((row, index) => requirementRow(reader, report, row, at === 0 && index === 0, whole))}</tbody>`,
  );
  return html`<table class="requirements" data-arrows><caption class="vh">${reader.say({ en: 'Requirements with verdicts', zh: '要求及结论' })}</caption><thead><tr>${head}</tr></thead>${bodies}</table>`;
}

function requirementRow(
  reader: Reader,
  report: Report,
  row: RequirementRow,
  isFirst: boolean,
  whole: boolean,
): unknown {
  const reason = row.reason === null ? nothing : html`<p class="muted">${reader.say(row.reason)}</p>`;
  const profile = row.profile === null ? '' : ` · ${row.profile}`;
  const id =
    reader.language === null
      ? html`<span class="id">${row.id}</span>`
      : html`<a class="id" href=${reader.to('/scenarios', { q: `req:${row.id}` })} tabindex=${isFirst ? 0 : -1}>${row.id}</a>`;
  return html`<tr id=${row.id} class="requirement" data-verdict=${row.verdict}><th scope="row">${id} ${reader.say(row.text)}<p class="muted">${row.check}${profile}</p>${clauseList(reader, row, whole)}</th><td>${row.level}</td><td>${verdictMark(reader, row.verdict)}${reason}${attestationFiles(row)}</td><td class="links">${proofs(reader, report, row)}</td></tr>`;
}

/** The files that an attestation rests on, each with its hash to hold it against. */
function attestationFiles({ attestation }: RequirementRow): unknown {
  if (attestation === null) return nothing;
  const files = attestation.evidence.map(
    ({ name, file, sha256 }) =>
      html`<li><a href=${encodeURI(file)}>${name}</a> <span class="hash">SHA-256 ${sha256}</span></li>`,
  );
  return html`<ul class="attested">${files}</ul>`;
}

/** What went wrong by name, and how many of each verdict; twins that came to the same as one. */
function proofs(reader: Reader, report: Report, row: RequirementRow): unknown {
  const all = row.scenarios.flatMap((place) => report.scenarios[place] ?? []);
  const pairs = [...Map.groupBy(all, ({ pair }) => pair).values()].sort((a, b) => rank(a) - rank(b));
  const rows = rowsFor(reader.language ?? 'en', pairs);
  const counts = [...Map.groupBy(rows, ({ verdict }) => verdict)].map(([verdict, { length }]) => {
    const words = html`${VERDICT_SIGNS[verdict]} ${length}`;
    return reader.language === null
      ? html`<span class="v-${verdict}">${words}</span> `
      : html`<a class="count-link v-${verdict}" href=${reader.to('/scenarios', { q: `req:${row.id}`, verdict })} tabindex="-1">${words}</a> `;
  });
  if (reader.language === null) return counts;
  const wrong = rows.filter(({ verdict }) => verdict !== 'passed').slice(0, NAMED);
  const names = wrong.map((each) => html`<li>${verdictSign(each.verdict)} ${scenarioLink(reader, each, {}, -1)}</li>`);
  return html`${names.length === 0 ? nothing : html`<ul>${names}</ul>`}${counts}`;
}

/** More scenarios than these that went wrong are counted. */
const NAMED = 2;
const WORST_FIRST: readonly RequirementVerdict[] = ['failed', 'inconclusive', 'known-failure', 'passed'];

function rank(twins: readonly ScenarioRow[]): number {
  const places = twins.map(({ verdict }) => WORST_FIRST.indexOf(verdict)).filter((place) => place >= 0);
  return Math.min(WORST_FIRST.length, ...places);
}
