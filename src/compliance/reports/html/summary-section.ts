// The head of the page: the verdict, the facts of the run, the counts, and every failure one click away from its scenario.

import { fitnessWords } from '../../fitness.ts';
import { verdictWords } from '../../headline.ts';
import type { ComplianceReport, RequirementVerdict, ScenarioResult } from '../../model.ts';
import { LEVELS } from '../../model.ts';
import { duration, terminalName, VERDICT_SIGNS, VERDICT_WORDS } from '../../words.ts';
import { both, esc, renderFindings } from './detail.ts';
import { scenarioLink } from './links.ts';

const MARKS = {
  compliant: ['✓', 'passed'],
  passed: ['✓', 'passed'],
  'not-compliant': ['✕', 'failed'],
  inconclusive: ['?', 'inconclusive'],
} as const;

export function summarySection(report: ComplianceReport): string {
  const { verdict, problems, scope, counts, certificate } = report;
  const words = verdictWords(verdict, scope, counts.flaky);
  const [sign, kind] = MARKS[verdict];
  return `<section id="summary" tabindex="-1">
<p class="kicker">${both('Compliance report', '合规测试报告')}</p>
<h1 class="v-${kind}"><span class="mark" aria-hidden="true">${sign}</span>${both(words.en, words.zh)}</h1>
<p class="lead">${both(sentence(certificate.reason.en), sentence(certificate.reason.zh, '。'))} ${lead(report)}</p>
${facts(report)}
<div class="counts">${scenarioCounts(report)}${LEVELS.map((level) => levelCounts(report, level)).join('')}</div>
${problems.map(({ en, zh }) => `<div class="finding v-inconclusive"><p>${both(en, zh)}</p></div>`).join('')}
${failures(report)}
</section>`;
}

function lead({ counts, scenarios }: ComplianceReport): string {
  const { passed, attested } = counts.levels.MUST;
  const musts = Object.values(counts.levels.MUST).reduce((sum, count) => sum + count, 0);
  return both(
    `${counts.scenarios.passed} of ${scenarios.length} scenarios passed; ${passed + attested} of ${musts} MUST requirements are proved.`,
    `${scenarios.length} 个场景中 ${counts.scenarios.passed} 个通过；${musts} 项必备要求中 ${passed + attested} 项已证实。`,
  );
}

/** The second half of the headline as a sentence of its own. */
function sentence(words: string, stop = '.'): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${stop}`;
}
/** What the configuration takes for what: `Insufficient funds: "Not enough money"`. */
const mappedWords = (words: Record<string, string[]>) =>
  Object.entries(words)
    .map(([name, wordings]) => `${name}: ${wordings.map((each) => `"${each}"`).join(', ')}`)
    .join('; ');

function facts({ terminal, run, tool, certificate }: ComplianceReport): string {
  const rows: [string, string][] = [
    [both('Terminal', '终端'), esc(terminalName(terminal) || '—')],
    [both('Profile', '终端类型'), esc(run.profile ?? '—')],
    [both('Wire', '通信方式'), esc(run.wire ?? '—')],
    [both('Acquirer', '收单机构'), esc(run.acquirer ?? '—')],
    [
      both('Started', '开始时间'),
      esc(run.startedAt === null ? '—' : `${run.startedAt.slice(0, 19).replace('T', ' ')} UTC`),
    ],
    [both('Duration', '用时'), esc(duration(run.durationMs))],
    [both('Tool', '工具'), esc(`tillproof ${tool.version}`)],
    [
      both('Certificate', '证书'),
      certificate.eligible
        ? both('may be given', '可颁发')
        : both(
            `not yet: ${certificate.open.length} MUST requirement${certificate.open.length === 1 ? '' : 's'} open`,
            `尚不可颁发：${certificate.open.length} 项必备要求未满足`,
          ),
    ],
  ];
  const fitness = fitnessWords(run.fitness);
  if (fitness !== null) rows.push([both('Machine', '机器'), both(fitness.en, fitness.zh)]);
  if (run.words !== undefined)
    rows.push([both('Wordings of the terminal’s own', '终端自有文字'), esc(mappedWords(run.words))]);
  if (run.seed !== null) rows.push([both('Seed', '随机种子'), esc(String(run.seed))]);
  if (run.defects.length > 0) rows.push([both('Deliberate faults', '人为缺陷'), esc(run.defects.join(', '))]);
  return `<dl class="facts">${rows.map(([name, value]) => `<div><dt>${name}</dt><dd>${value}</dd></div>`).join('')}</dl>`;
}

function scenarioCounts({ counts }: ComplianceReport): string {
  return countLine(both('Scenarios', '场景'), counts.scenarios);
}

function levelCounts({ counts }: ComplianceReport, level: (typeof LEVELS)[number]): string {
  const names = { MUST: '必备', SHOULD: '推荐', MAY: '可选' };
  return countLine(both(`Requirements, ${level}`, `要求：${names[level]}`), counts.levels[level]);
}

/** A bar of the verdicts and the same in words. */
function countLine(name: string, counts: Partial<Record<RequirementVerdict, number>>): string {
  const present = (Object.keys(VERDICT_WORDS) as RequirementVerdict[]).filter((verdict) => (counts[verdict] ?? 0) > 0);
  const bar = present.map((verdict) => `<i class="v-${verdict}" style="flex-grow:${counts[verdict]}"></i>`).join('');
  const words = present.map(
    (verdict) =>
      `<span class="v-${verdict}"><b>${counts[verdict]}</b> ${both(VERDICT_WORDS[verdict].en, VERDICT_WORDS[verdict].zh)}</span>`,
  );
  const none = both('none', '无');
  return `<div class="count"><h2>${name}</h2><div class="bar" aria-hidden="true">${bar}</div><p>${words.join(' ') || none}</p></div>`;
}

function failures({ scenarios }: ComplianceReport): string {
  const list = (verdict: 'failed' | 'inconclusive', en: string, zh: string) => {
    const groups = grouped(scenarios.filter((scenario) => scenario.verdict === verdict));
    if (groups.length === 0) return '';
    return `<section class="failures"><h2>${both(en, zh)} <span class="muted">${groups.length}</span></h2><ol>${groups.map(failure).join('')}</ol></section>`;
  };
  const flaky = grouped(scenarios.filter((scenario) => scenario.flaky));
  const again =
    flaky.length === 0
      ? ''
      : `<section class="failures"><h2>${both('Flaky: passed, but not at the first attempt', '不稳定：重试后才通过')} <span class="muted">${flaky.length}</span></h2><ol>${flaky.map((twins) => failure(twins.map((twin) => ({ ...twin, findings: twin.earlier })))).join('')}</ol></section>`;
  return (
    list('failed', 'What went wrong', '失败的场景') +
    list('inconclusive', 'What proves nothing, because the test system broke', '测试系统出错、无法得出结论的场景') +
    again
  );
}

/** Twins of both languages that failed together are told once. */
function grouped(scenarios: readonly ScenarioResult[]): ScenarioResult[][] {
  const groups = new Map<string, ScenarioResult[]>();
  for (const scenario of scenarios) groups.set(scenario.pair, [...(groups.get(scenario.pair) ?? []), scenario]);
  return [...groups.values()];
}

function failure(twins: ScenarioResult[]): string {
  const [first] = twins as [ScenarioResult];
  const links = twins.map((scenario) => scenarioLink(scenario, twins.length > 1)).join('');
  const tags = first.requirements.map((id) => `<a class="tag" href="#${esc(id)}">${esc(id)}</a>`).join(' ');
  const own = (twin: ScenarioResult) =>
    `<div class="${twin.language === 'en' ? 'e' : 'z'}">${renderFindings(twin.findings)}</div>`;
  const findings = twins.length > 1 ? twins.map(own).join('') : renderFindings(first.findings);
  return `<li><p class="name"><span class="v-${first.verdict}" aria-hidden="true">${VERDICT_SIGNS[first.verdict]}</span> ${links} ${tags}</p>${findings}</li>`;
}
