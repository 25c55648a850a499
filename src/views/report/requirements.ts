// Every requirement of the catalogue with its verdict, its reason and the scenarios that prove it.
import { html, nothing } from 'lit-html';
import type { RequirementResult, RequirementVerdict } from '../../compliance/model.ts';
import { VERDICT_SIGNS, VERDICT_WORDS } from '../../compliance/words.ts';
import { LEVELS } from '../../definitions/requirements/requirement.ts';
import type { Address, Reader } from '../reader.ts';
import { verdictName, verdictSign, verdictsOf } from '../verdict.ts';
import { clauseList, othersHeading } from './clauses.ts';
import { filterGroup, found, searchField, shownCount } from './filters.ts';
import { type Report, rowsFor, type ScenarioRow } from './model.ts';

const HEAD = [
  { en: 'Requirement', zh: '要求' },
  { en: 'Level', zh: '级别' },
  { en: 'Verdict and reason', zh: '结论与原因' },
  { en: 'Scenarios', zh: '场景' },
];

/** The table with its filters; it is narrowed by the parameters `level`, `verdict` and `q`. */
export function requirementsView(reader: Reader, report: Report, address: Address): unknown {
  const { level = '', verdict = '', q } = address.parameters;
  const rows = report.requirements.filter(
    (row) =>
      (level === '' || row.level === level) && (verdict === '' || row.verdict === verdict) && found(q, textOf(row)),
  );
  const verdicts = verdictsOf(report.counts.requirements).map((each) => [each, VERDICT_WORDS[each]] as const);
  return html`<section class="view"><h1>${reader.say({ en: 'Requirements', zh: '要求' })}</h1>
<div class="filters">${searchField(reader, address)}
${filterGroup(
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

export function requirementTable(reader: Reader, report: Report, rows: readonly RequirementResult[]): unknown {
  const head = HEAD.map((words) => html`<th scope="col">${reader.say(words)}</th>`);
  const shown = (some: readonly RequirementResult[]) => some.map((row) => requirementRow(reader, report, row));
  const own = rows.filter(({ party }) => party === 'terminal');
  const others = rows.filter(({ party }) => party !== 'terminal');
  return html`<table class="requirements"><caption class="vh">${reader.say({ en: 'Requirements with verdicts', zh: '要求及结论' })}</caption><thead><tr>${head}</tr></thead><tbody id="requirement-rows">${shown(own)}${others.length > 0 ? [othersHeading(reader), shown(others)] : nothing}</tbody></table>`;
}

function requirementRow(reader: Reader, report: Report, row: RequirementResult): unknown {
  const reason = row.reason === null ? nothing : html`<p class="muted">${reader.say(row.reason)}</p>`;
  const profile = row.profile === null ? '' : ` · ${row.profile}`;
  return html`<tr id=${row.id} data-verdict=${row.verdict}><th scope="row"><span class="id">${row.id}</span> ${reader.say(row.text)}<p class="muted">${row.check}${profile}</p>${clauseList(reader, row)}</th><td>${row.level}</td><td>${verdictSign(row.verdict)} ${verdictName(reader, row.verdict)}${reason}${attestationFiles(row)}</td><td class="links">${proofs(reader, report, row)}</td></tr>`;
}

/** The files that an attestation rests on, each with its hash to hold it against. */
function attestationFiles({ attestation }: RequirementResult): unknown {
  if (attestation === null) return nothing;
  const files = attestation.evidence.map(
    ({ name, file, sha256 }) =>
      html`<li><a href=${encodeURI(file)}>${name}</a> <span class="hash">SHA-256 ${sha256}</span></li>`,
  );
  return html`<ul class="attested">${files}</ul>`;
}

/** Numbered links, worst first; twins that came to the same as one. Where nothing can be drawn anew, how many of each. */
function proofs(reader: Reader, report: Report, row: RequirementResult): unknown {
  const all = row.scenarios.flatMap((id) => report.byId.get(id) ?? []);
  const pairs = [...Map.groupBy(all, ({ pair }) => pair).values()].sort((a, b) => rank(a) - rank(b));
  if (reader.language === null) {
    const counts = Map.groupBy(rowsFor('en', pairs), ({ verdict }) => verdict);
    return [...counts].map(
      ([verdict, { length }]) => html`<span class="v-${verdict}">${VERDICT_SIGNS[verdict]} ${length}</span> `,
    );
  }
  return pairs.flatMap((twins, index) =>
    rowsFor(reader.language, [twins]).map(
      ({ id, name, verdict }) =>
        html`<a class="v-${verdict}" href=${reader.to(`/scenario/${id}`)} title=${name} aria-label=${name}>${VERDICT_SIGNS[verdict]} ${index + 1}</a> `,
    ),
  );
}

const WORST_FIRST: readonly RequirementVerdict[] = ['failed', 'inconclusive', 'known-failure', 'passed'];

function rank(twins: readonly ScenarioRow[]): number {
  const places = twins.map(({ verdict }) => WORST_FIRST.indexOf(verdict)).filter((place) => place >= 0);
  return Math.min(WORST_FIRST.length, ...places);
}

/** What a search looks through: both languages, so that a switch of the language keeps what is shown. */
function textOf({ id, check, text, reason, clauses }: RequirementResult): string {
  const claims = clauses.flatMap((clause) => [clause.id, clause.text.en, clause.text.zh]);
  return [id, check, text.en, text.zh, reason?.en ?? '', reason?.zh ?? '', ...claims].join(' ');
}
