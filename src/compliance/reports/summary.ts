// summary.md: what a CI job shows beside the build, English first and the findings in Chinese too.

import { attestedIn, openClaims } from '../claims.ts';
import { fitnessWords } from '../fitness.ts';
import { historyWords } from '../history.ts';
import type { ComplianceReport, RequirementVerdict, ScenarioResult } from '../model.ts';
import { duration, terminalName, VERDICT_SIGNS, VERDICT_WORDS } from '../words.ts';
import {
  type Block,
  code,
  folded,
  heading,
  type Item,
  lineBreak,
  link,
  list,
  markdownOf,
  paragraph,
  quotation,
  said,
  strong,
  table,
} from './markdown.ts';

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
  return markdownOf([
    heading(1, said(headline.en), ' · ', said(headline.zh)),
    paragraph(...facts.flatMap((fact, i) => [...(i === 0 ? [] : [' · ']), said(String(fact))])),
    countsTable(report),
    ...machine(report),
    ...problems.map(({ en }) => quotation(said(en))),
    ...causes(report),
    ...since(report),
    ...known(report),
    ...findings('Failed · 失败', scenarios, 'failed'),
    ...findings('Inconclusive · 无结论', scenarios, 'inconclusive'),
    ...flaky(scenarios),
    ...openRequirements(report),
    ...attested(report),
    ...slowest(scenarios),
    paragraph('Everything else is in ', code('compliance.html'), '. 详情见 ', code('compliance.html'), '。'),
  ]);
}

/** What went wrong, each thing once, worst first, with its shortest example. */
function causes({ causes: all, scenarios }: ComplianceReport): Block[] {
  if (all.length === 0) return [];
  const items = all.slice(0, LISTED).map(({ kind, text, count, requirements, example, followsFrom }, at): Item => {
    const first = scenarios.find(({ id }) => id === example.scenario);
    const from =
      followsFrom === null ? '' : `, seen only with ${followsFrom + 1} · 仅与第 ${followsFrom + 1} 条同时出现`;
    return {
      parts: [
        `${at + 1}. `,
        strong(text.en),
        ' · ',
        said(text.zh),
        ` (${kind}, ${count} scenario${count === 1 ? '' : 's'} · ${count} 个场景${from}) `,
        said(requirements.join(', ')),
      ],
      under: [
        ...(first === undefined ? [] : [{ parts: [said(first.name), ' (', placeOf(first), ')'] }]),
        ...(example.course.length === 0 ? [] : [{ parts: [said(example.course.map(({ en }) => en).join(' → '))] }]),
      ],
    };
  });
  const more = all.length - items.length;
  return [
    heading(2, `Fix first · 优先解决 (${all.length})`),
    list([...items, ...(more > 0 ? [{ parts: [`and ${more} more`] }] : [])]),
  ];
}

/** What is different from the run before. */
function since(report: ComplianceReport): Block[] {
  const words = historyWords(report);
  return words === null ? [] : [paragraph(said(words.en), ' · ', said(words.zh))];
}

/** What became of the list of known failures; waived MUSTs by name. */
function known({ knownFailures }: ComplianceReport): Block[] {
  if (knownFailures.length === 0) return [];
  const items = knownFailures.map(({ status, text, musts }): Item => {
    const sign =
      status === 'known' ? VERDICT_SIGNS['known-failure'] : status === 'not-run' ? '·' : VERDICT_SIGNS.failed;
    const waived = musts.length === 0 ? '' : ` (MUST: ${musts.join(', ')})`;
    return { parts: [`${sign} `, said(text.en), lineBreak, said(text.zh), said(waived)], under: [] };
  });
  return [heading(2, `Known failures · 已知失败 (${items.length})`), list(items)];
}

/** Whether the machine was fit for the timers of the run. */
function machine({ run }: ComplianceReport): Block[] {
  const words = fitnessWords(run.fitness);
  return words === null ? [] : [paragraph(said(words.en), ' · ', said(words.zh))];
}

function countsTable({ counts }: ComplianceReport): Block {
  const shown = (Object.keys(VERDICT_WORDS) as RequirementVerdict[]).filter(
    (verdict) => counts.requirements[verdict] > 0 || (counts.scenarios as Record<string, number>)[verdict],
  );
  const row = (name: string, of: Record<string, number>) => [name, ...shown.map((verdict) => String(of[verdict] ?? 0))];
  return table(
    [
      ['', ...shown.map((verdict) => VERDICT_WORDS[verdict].en)],
      row('scenarios', counts.scenarios),
      row('requirements MUST', counts.levels.MUST),
      row('requirements SHOULD', counts.levels.SHOULD),
      row('requirements MAY', counts.levels.MAY),
      row('requirements on others than the terminal', counts.others),
    ],
    (column) => column > 0,
  );
}

/** Findings of the scenarios of one verdict; twins of both languages are told once. */
function findings(title: string, scenarios: readonly ScenarioResult[], verdict: 'failed' | 'inconclusive'): Block[] {
  const groups = new Map<string, ScenarioResult[]>();
  for (const scenario of scenarios.filter((s) => s.verdict === verdict)) {
    groups.set(scenario.pair, [...(groups.get(scenario.pair) ?? []), scenario]);
  }
  if (groups.size === 0) return [];
  const items = [...groups.values()].slice(0, LISTED).map((twins) => findingItem(twins, verdict));
  const more = groups.size - items.length;
  return [
    heading(2, `${title} (${groups.size})`),
    list([...items, ...(more > 0 ? [{ parts: [`and ${more} more`] }] : [])]),
  ];
}

function findingItem(twins: readonly ScenarioResult[], verdict: 'failed' | 'inconclusive'): Item {
  const [first] = twins as [ScenarioResult];
  const under = first.findings.map(({ text }, at): Item => {
    // Each twin speaks its own language.
    const same = twins.flatMap(({ findings }) => (findings[at]?.text.en === text.en ? [findings[at]] : []));
    const compared = [
      ...told(
        'expected',
        same.map(({ expected }) => expected),
      ),
      ...told(
        'actual',
        same.map(({ actual }) => actual),
      ),
    ];
    return {
      parts: [said(text.en), ...(text.zh === text.en ? [] : [lineBreak, said(text.zh)])],
      under: compared,
    };
  });
  const names = twins.flatMap(({ name }, i) => [...(i === 0 ? [] : [' · ']), strong(name)]);
  const places = twins.flatMap((twin, i) => [...(i === 0 ? [] : [', ']), placeOf(twin)]);
  return {
    parts: [`${VERDICT_SIGNS[verdict]} `, ...names, ' (', ...places, ') ', said(first.requirements.join(', '))],
    under,
  };
}

const placeOf = ({ uri, line }: ScenarioResult) => code(`${uri}:${line}`);

/** What all twins say, each thing once. */
function told(label: string, values: readonly (string | undefined)[]): Item[] {
  const each = [...new Set(values.filter((value) => value !== undefined))];
  if (each.length === 0) return [];
  return [{ parts: [`${label}: `, ...each.flatMap((value, i) => [...(i === 0 ? [] : [lineBreak]), said(value)])] }];
}

/** The scenarios that passed, but not at once, with what the attempts before came to. */
function flaky(scenarios: readonly ScenarioResult[]): Block[] {
  const items = scenarios
    .filter((scenario) => scenario.flaky)
    .map((scenario): Item => {
      const { name, attempts, earlier } = scenario;
      return {
        parts: [strong(name), ' (', placeOf(scenario), `) attempt ${attempts} · 第${attempts}次`],
        under: earlier.map(({ text }) => ({ parts: [said(text.en), ' · ', said(text.zh)] })),
      };
    });
  return items.length === 0 ? [] : [heading(2, `Flaky · 不稳定 (${items.length})`), list(items)];
}

/** What the MUST rows that some scenario is about claim and is not passed, and how many no scenario is about. */
function openRequirements({ certificate, requirements }: ComplianceReport): Block[] {
  const open = requirements.filter(({ id }) => certificate.open.includes(id));
  const touched = open.filter((row) => row.scenarios.length > 0);
  const untouched = open.length - touched.length;
  if (open.length === 0) return [];
  const claims = touched.flatMap(openClaims);
  const rows = claims.map(({ id, text, verdict }) => [id, VERDICT_WORDS[verdict].en, said(text.en)]);
  return folded(`${open.length} MUST requirements are open · ${open.length} 项必选要求未满足`, [
    ...(rows.length === 0 ? [] : [table([['requirement', 'verdict', ''], ...rows])]),
    ...(untouched === 0
      ? []
      : [
          paragraph(
            `${untouched} more MUST requirements have no scenario in this run · 另有 ${untouched} 项必选要求在本次运行中没有场景`,
          ),
        ]),
  ]);
}

/** Who stated what about requirements that no run decides. */
function attested({ requirements }: ComplianceReport): Block[] {
  const items = attestedIn(requirements).map(
    ({ id, text, attestation: { by, at, seen, evidence } }): Item => ({
      parts: [`${VERDICT_SIGNS.attested} `, strong(id), ' ', said(text.en), ' · ', said(text.zh)],
      under: [
        { parts: [said(by), ', ', said(at), ': ', said(seen)] },
        ...evidence.map(({ name, file, sha256 }) => ({ parts: [link(file, name), ' ', code(sha256)] })),
      ],
    }),
  );
  return items.length === 0 ? [] : [heading(2, 'Attested by a person · 人工声明'), list(items)];
}

/** The ten scenarios that took longest. */
function slowest(scenarios: readonly ScenarioResult[]): Block[] {
  const longest = [...scenarios].sort((a, b) => b.durationMs - a.durationMs).slice(0, 10);
  if (longest.length === 0) return [];
  const rows = longest.map((scenario) => [said(scenario.name), placeOf(scenario), duration(scenario.durationMs)]);
  return folded('The ten slowest scenarios · 最慢的十个场景', [
    table([['scenario', 'place', 'took'], ...rows], (column) => column === 2),
  ]);
}
