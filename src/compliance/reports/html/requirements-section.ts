// The requirement table: every row of the catalogue with its verdict, the scenarios that prove it, and filters.
import {
  type ComplianceReport,
  LEVELS,
  type RequirementResult,
  type RequirementVerdict,
  type ScenarioResult,
} from '../../model.ts';
import { VERDICT_SIGNS, VERDICT_WORDS } from '../../words.ts';
import { both, esc } from './detail.ts';

export function requirementsSection(report: ComplianceReport): string {
  const { requirements } = report;
  const byId = new Map(report.scenarios.map((scenario) => [scenario.id, scenario]));
  const total = requirements.length;
  return `<section id="requirements" tabindex="-1">
<h2>${both('Requirements', '要求')}</h2>
<div class="filters">
<label for="search">${both('Search', '搜索')}</label><input id="search" type="search" autocomplete="off">
${filterGroup(
  'level',
  both('Level', '级别'),
  LEVELS.map((level) => [level, esc(level)]),
)}
${filterGroup(
  'verdict',
  both('Verdict', '结论'),
  verdictsOf(requirements).map((verdict) => [verdict, verdictWords(verdict)]),
)}
<p class="muted" role="status">${both('shown:', '显示：')} <span class="shown-count">${total}</span> / ${total}</p>
</div>
<table class="requirements">
<caption class="vh">${both('Requirements with verdicts', '要求及结论')}</caption>
<thead><tr><th scope="col">${both('Requirement', '要求')}</th><th scope="col">${both('Level', '级别')}</th><th scope="col">${both('Verdict and reason', '结论与原因')}</th><th scope="col">${both('Scenarios', '场景')}</th></tr></thead>
<tbody id="requirement-rows">${requirements.map((row) => requirementRow(row, byId)).join('\n')}</tbody>
</table>
</section>`;
}

/** A group of buttons of which one is pressed; the first means everything. */
export function filterGroup(name: string, label: string, options: readonly (readonly [string, string])[]): string {
  const all = [['', both('all', '全部')] as const, ...options];
  const buttons = all.map(
    ([value, words], index) =>
      `<button type="button" data-filter="${esc(value)}" aria-pressed="${index === 0}">${words}</button>`,
  );
  return `<div class="group" role="group" aria-labelledby="filter-${name}" data-filters="${name}"><span id="filter-${name}">${label}</span>${buttons.join('')}</div>`;
}

export function verdictWords(verdict: RequirementVerdict): string {
  return both(VERDICT_WORDS[verdict].en, VERDICT_WORDS[verdict].zh);
}

function verdictsOf(requirements: readonly RequirementResult[]): RequirementVerdict[] {
  return (Object.keys(VERDICT_WORDS) as RequirementVerdict[]).filter((verdict) =>
    requirements.some((row) => row.verdict === verdict),
  );
}

function requirementRow(row: RequirementResult, byId: ReadonlyMap<string, ScenarioResult>): string {
  const scenarios = row.scenarios.flatMap((id) => byId.get(id) ?? []);
  const reason = row.reason === null ? '' : `<p class="muted">${both(row.reason.en, row.reason.zh)}</p>`;
  const profile = row.profile === null ? '' : ` · ${esc(row.profile)}`;
  return `<tr id="${esc(row.id)}" tabindex="-1" data-level="${row.level}" data-verdict="${row.verdict}"><th scope="row"><span class="id">${esc(row.id)}</span> ${both(row.text.en, row.text.zh)}<p class="muted">${esc(row.check)}${profile}</p></th><td>${row.level}</td><td><span class="v-${row.verdict}"><span aria-hidden="true">${VERDICT_SIGNS[row.verdict]}</span> ${verdictWords(row.verdict)}</span>${reason}${evidence(row)}</td><td class="links">${proofs(scenarios)}</td></tr>`;
}

/** The files that an attestation rests on, each with its hash to hold it against. */
function evidence({ attestation }: RequirementResult): string {
  if (attestation === null) return '';
  const files = attestation.evidence.map(
    ({ name, file, sha256 }) =>
      `<li><a href="${esc(encodeURI(file))}">${esc(name)}</a> <span class="hash">SHA-256 ${esc(sha256)}</span></li>`,
  );
  return `<ul class="attested">${files.join('')}</ul>`;
}

/** Numbered links, worst first; twins of the same verdict as one. */
function proofs(scenarios: readonly ScenarioResult[]): string {
  const ordered = [...scenarios].sort((a, b) => rank(a) - rank(b));
  const numbers = new Map([...new Set(ordered.map(({ pair }) => pair))].map((pair, index) => [pair, index + 1]));
  return ordered
    .map((scenario) => {
      const twin = ordered.find(({ pair, id }) => pair === scenario.pair && id !== scenario.id);
      const hidden = twin?.verdict === scenario.verdict ? (scenario.language === 'en' ? ' e' : ' z') : '';
      const label = `${VERDICT_SIGNS[scenario.verdict]} ${numbers.get(scenario.pair)}`;
      return `<a class="v-${scenario.verdict}${hidden}" href="#${esc(scenario.id)}" aria-label="${esc(scenario.name)}">${label}</a>`;
    })
    .join(' ');
}

const WORST_FIRST = ['failed', 'inconclusive', 'known-failure', 'passed'];

function rank({ verdict }: ScenarioResult): number {
  const place = WORST_FIRST.indexOf(verdict);
  return place < 0 ? WORST_FIRST.length : place;
}
