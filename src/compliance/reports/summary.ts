// summary.md: what a CI job shows beside the build, English first and the findings in Chinese too.
import { fitnessWords } from '../fitness.ts';
import type { ComplianceReport, RequirementVerdict, ScenarioResult } from '../model.ts';
import { duration, terminalName, VERDICT_SIGNS, VERDICT_WORDS } from '../words.ts';
import { markdown, markdownAddress, markdownCode } from './markdown.ts';

/** More findings than this are counted, not listed; the HTML report has all of them. */
const LISTED = 20;

export function summaryMarkdown(report: ComplianceReport): string {
  const { headline, terminal, run, scenarios, problems } = report;
  const facts = [
    terminalName(terminal) || 'unknown terminal',
    run.profile && `profile ${run.profile}`,
    run.wire && `wire ${run.wire}`,
    run.acquirer && `acquirer ${run.acquirer}`,
    duration(run.durationMs),
    run.seed !== null && `seed ${run.seed}`,
    run.words && `wordings of the terminal’s own: ${Object.keys(run.words).join(', ')}`,
    run.defects.length > 0 && `deliberate faults: ${run.defects.join(', ')}`,
  ].filter((fact) => fact !== false && fact !== null && fact !== undefined && fact !== '');
  return `${[
    `# ${markdown(headline.en)} · ${markdown(headline.zh)}`,
    facts.map((fact) => markdown(String(fact))).join(' · '),
    countsTable(report),
    ...machine(report),
    ...problems.map(({ en }) => `> ${markdown(en)}`),
    ...findings('Failed · 失败', scenarios, 'failed'),
    ...findings('Inconclusive · 无结论', scenarios, 'inconclusive'),
    ...flaky(scenarios),
    ...openRequirements(report),
    ...attested(report),
    ...slowest(scenarios),
    'Everything else is in `compliance.html`. 详情见 `compliance.html`。',
  ].join('\n\n')}\n`;
}

/** Whether the machine was fit for the timers of the run. */
function machine({ run }: ComplianceReport): string[] {
  const words = fitnessWords(run.fitness);
  return words === null ? [] : [`${markdown(words.en)} · ${markdown(words.zh)}`];
}

function countsTable({ counts }: ComplianceReport): string {
  const shown = (Object.keys(VERDICT_WORDS) as RequirementVerdict[]).filter(
    (verdict) => counts.requirements[verdict] > 0 || (counts.scenarios as Record<string, number>)[verdict],
  );
  const row = (name: string, of: Record<string, number>) => `| ${name} | ${shown.map((v) => of[v] ?? 0).join(' | ')} |`;
  return [
    `| | ${shown.map((verdict) => VERDICT_WORDS[verdict].en).join(' | ')} |`,
    `|---|${shown.map(() => '---:').join('|')}|`,
    row('scenarios', counts.scenarios),
    row('requirements MUST', counts.levels.MUST),
    row('requirements SHOULD', counts.levels.SHOULD),
    row('requirements MAY', counts.levels.MAY),
  ].join('\n');
}

/** Findings of the scenarios of one verdict; twins of both languages are told once. */
function findings(title: string, scenarios: readonly ScenarioResult[], verdict: 'failed' | 'inconclusive'): string[] {
  const groups = new Map<string, ScenarioResult[]>();
  for (const scenario of scenarios.filter((s) => s.verdict === verdict)) {
    groups.set(scenario.pair, [...(groups.get(scenario.pair) ?? []), scenario]);
  }
  if (groups.size === 0) return [];
  const items = [...groups.values()].slice(0, LISTED).map((twins) => findingItem(twins, verdict));
  const more = groups.size - items.length;
  return [`## ${title} (${groups.size})`, items.join('\n') + (more > 0 ? `\n- and ${more} more` : '')];
}

function findingItem(twins: readonly ScenarioResult[], verdict: 'failed' | 'inconclusive'): string {
  const [first] = twins as [ScenarioResult];
  const lines = first.findings.flatMap(({ text }, at) => {
    // Each twin speaks its own language.
    const same = twins.flatMap(({ findings }) => (findings[at]?.text.en === text.en ? [findings[at]] : []));
    return [
      `  - ${markdown(text.en)}${text.zh === text.en ? '' : `<br>${markdown(text.zh)}`}`,
      ...told(
        'expected',
        same.map(({ expected }) => expected),
      ),
      ...told(
        'actual',
        same.map(({ actual }) => actual),
      ),
    ];
  });
  const names = twins.map(({ name }) => `**${markdown(name)}**`).join(' · ');
  const places = twins.map(({ uri, line }) => markdownCode(`${uri}:${line}`)).join(', ');
  return [`- ${VERDICT_SIGNS[verdict]} ${names} (${places}) ${markdown(first.requirements.join(', '))}`, ...lines].join(
    '\n',
  );
}

function told(label: string, values: readonly (string | undefined)[]): string[] {
  const said = [...new Set(values.filter((value) => value !== undefined))];
  return said.length === 0 ? [] : [`    - ${label}: ${said.map(markdown).join('<br>')}`];
}

/** The scenarios that passed, but not at once, with what the attempts before came to. */
function flaky(scenarios: readonly ScenarioResult[]): string[] {
  const items = scenarios
    .filter((scenario) => scenario.flaky)
    .map(({ name, uri, line, attempts, earlier }) => {
      const reasons = earlier.map(({ text }) => `  - ${markdown(text.en)} · ${markdown(text.zh)}`);
      return [
        `- **${markdown(name)}** (${markdownCode(`${uri}:${line}`)}) attempt ${attempts} · 第${attempts}次`,
        ...reasons,
      ].join('\n');
    });
  return items.length === 0 ? [] : [`## Flaky · 不稳定 (${items.length})`, items.join('\n')];
}

/** The MUST rows that some scenario is about and that are not passed, and how many no scenario is about. */
function openRequirements({ certificate, requirements }: ComplianceReport): string[] {
  const open = requirements.filter(({ id }) => certificate.open.includes(id));
  const [untouched, touched] = [
    open.filter((row) => row.scenarios.length === 0),
    open.filter((row) => row.scenarios.length > 0),
  ];
  if (open.length === 0) return [];
  const rows = touched.map(
    ({ id, text, verdict }) => `| ${id} | ${VERDICT_WORDS[verdict].en} | ${markdown(text.en)} |`,
  );
  const table = rows.length === 0 ? [] : [['| requirement | verdict | |', '|---|---|---|', ...rows].join('\n')];
  const rest =
    untouched.length === 0
      ? []
      : [
          `${untouched.length} more MUST requirements have no scenario in this run · 另有 ${untouched.length} 项必备要求在本次运行中没有场景`,
        ];
  return [
    `<details><summary>${open.length} MUST requirements are open · ${open.length} 项必备要求未满足</summary>`,
    ...table,
    ...rest,
    '</details>',
  ];
}

/** Who stated what about requirements that no run decides. */
function attested({ requirements }: ComplianceReport): string[] {
  const items = requirements.flatMap(({ id, text, attestation }) => {
    if (attestation === null) return [];
    const files = attestation.evidence.map(
      ({ name, file, sha256 }) => `[${markdown(name)}](${markdownAddress(file)}) ${markdownCode(sha256)}`,
    );
    return [
      `- ${VERDICT_SIGNS.attested} **${id}** ${markdown(text.en)} · ${markdown(text.zh)}`,
      `  - ${markdown(attestation.by)}, ${markdown(attestation.at)}: ${markdown(attestation.seen)}`,
      ...files.map((file) => `  - ${file}`),
    ];
  });
  return items.length === 0 ? [] : ['## Attested by a person · 人工声明', items.join('\n')];
}

/** The ten scenarios that took longest. */
function slowest(scenarios: readonly ScenarioResult[]): string[] {
  const longest = [...scenarios].sort((a, b) => b.durationMs - a.durationMs).slice(0, 10);
  if (longest.length === 0) return [];
  const rows = longest.map(
    ({ name, uri, line, durationMs }) =>
      `| ${markdown(name)} | ${markdownCode(`${uri}:${line}`)} | ${duration(durationMs)} |`,
  );
  return [
    '<details><summary>The ten slowest scenarios · 最慢的十个场景</summary>',
    ['| scenario | place | took |', '|---|---|---:|', ...rows].join('\n'),
    '</details>',
  ];
}
