// The first view: the verdict, the facts of the run, the counts, and every failure one click away from its scenario.
import { html, nothing } from 'lit-html';
import { duration, terminalName } from '../../compliance/words.ts';
import type { Bilingual } from '../../definitions/evidence.ts';
import { LEVELS } from '../../definitions/requirements/requirement.ts';
import type { Reader } from '../reader.ts';
import { findingsView, verdictCounts, verdictSign } from '../verdict.ts';
import { requirementTags, scenarioLink } from './links.ts';
import { onlyIn, type Report, rowsFor, type ScenarioRow } from './model.ts';

const MARKS = {
  compliant: ['✓', 'passed'],
  passed: ['✓', 'passed'],
  'not-compliant': ['✕', 'failed'],
  inconclusive: ['?', 'inconclusive'],
} as const;
const LEVEL_NAMES = { MUST: '必备', SHOULD: '推荐', MAY: '可选' };

export function summaryView(reader: Reader, report: Report): unknown {
  const { verdict, title, problems, certificate } = report;
  const [sign, kind] = MARKS[verdict];
  const levels = LEVELS.map((level) => {
    const name = { en: `Requirements, ${level}`, zh: `要求：${LEVEL_NAMES[level]}` };
    return verdictCounts(reader, reader.say(name), report.counts.levels[level]);
  });
  const broken = problems.map((words) => html`<div class="finding v-inconclusive"><p>${reader.say(words)}</p></div>`);
  return html`<section class="view">
<p class="kicker">${reader.say({ en: 'Compliance report', zh: '合规测试报告' })}</p>
<h1 class="verdict v-${kind}"><span class="mark" aria-hidden="true">${sign}</span> ${reader.say(title)}</h1>
<p class="lead">${reader.say(sentence(certificate.reason))} ${reader.say(proved(report))}</p>
${facts(reader, report)}
<div class="counts">${verdictCounts(reader, reader.say({ en: 'Scenarios', zh: '场景' }), report.counts.scenarios)}${levels}</div>
${broken}
${failures(reader, report)}
</section>`;
}

function proved({ counts, scenarios }: Report): Bilingual {
  const { passed, attested } = counts.levels.MUST;
  const musts = Object.values(counts.levels.MUST).reduce((sum, count) => sum + count, 0);
  return {
    en: `${counts.scenarios.passed} of ${scenarios.length} scenarios passed; ${passed + attested} of ${musts} MUST requirements are proved.`,
    zh: `${scenarios.length} 个场景中 ${counts.scenarios.passed} 个通过；${musts} 项必备要求中 ${passed + attested} 项已证实。`,
  };
}

/** The second half of the headline as a sentence of its own. */
function sentence({ en, zh }: Bilingual): Bilingual {
  return { en: `${en.charAt(0).toUpperCase()}${en.slice(1)}.`, zh: `${zh}。` };
}

/** What the configuration takes for what: `Insufficient funds: "Not enough money"`. */
function ownWords(words: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(words)
    .map(([name, wordings]) => `${name}: ${wordings.map((each) => `"${each}"`).join(', ')}`)
    .join('; ');
}

function facts(reader: Reader, { terminal, run, tool, certificate, machine }: Report): unknown {
  const open = certificate.open.length;
  const waits = {
    en: `not yet: ${open} MUST requirement${open === 1 ? '' : 's'} open`,
    zh: `尚不可颁发：${open} 项必备要求未满足`,
  };
  const started = run.startedAt === null ? '—' : `${run.startedAt.slice(0, 19).replace('T', ' ')} UTC`;
  const rows: [Bilingual, string | Bilingual | null][] = [
    [{ en: 'Terminal', zh: '终端' }, terminalName(terminal) || '—'],
    [{ en: 'Profile', zh: '终端类型' }, run.profile ?? '—'],
    [{ en: 'Wire', zh: '通信方式' }, run.wire ?? '—'],
    [{ en: 'Acquirer', zh: '收单机构' }, run.acquirer ?? '—'],
    [{ en: 'Started', zh: '开始时间' }, started],
    [{ en: 'Duration', zh: '用时' }, duration(run.durationMs)],
    [{ en: 'Tool', zh: '工具' }, `tillproof ${tool.version}`],
    [{ en: 'Certificate', zh: '证书' }, certificate.eligible ? { en: 'may be given', zh: '可颁发' } : waits],
    [{ en: 'Machine', zh: '机器' }, machine],
    [{ en: 'Wordings of the terminal’s own', zh: '终端自有文字' }, run.words ? ownWords(run.words) : null],
    [{ en: 'Seed', zh: '随机种子' }, run.seed === null ? null : String(run.seed)],
    [{ en: 'Deliberate faults', zh: '人为缺陷' }, run.defects.join(', ') || null],
  ];
  return html`<dl class="facts">${rows.map(([name, value]) =>
    value === null
      ? nothing
      : html`<div><dt>${reader.say(name)}</dt><dd>${typeof value === 'string' ? value : reader.say(value)}</dd></div>`,
  )}</dl>`;
}

/** Twins of both languages that came to the same are told once. */
function failures(reader: Reader, report: Report): unknown {
  const list = (words: Bilingual, wanted: (row: ScenarioRow) => boolean) => {
    const pairs = [...report.byPair.values()].map((twins) => twins.filter(wanted)).filter(({ length }) => length > 0);
    if (pairs.length === 0) return nothing;
    const items = pairs.flatMap((twins) =>
      rowsFor(reader.language, [twins]).map((row) =>
        failure(reader, row, reader.language === null ? onlyIn(row, twins) : ''),
      ),
    );
    return html`<section class="failures"><h2>${reader.say(words)} <span class="muted">${pairs.length}</span></h2><ol>${items}</ol></section>`;
  };
  return [
    list({ en: 'What went wrong', zh: '失败的场景' }, ({ verdict }) => verdict === 'failed'),
    list(
      { en: 'What proves nothing, because the test system broke', zh: '测试系统出错、无法得出结论的场景' },
      ({ verdict }) => verdict === 'inconclusive',
    ),
    list({ en: 'Flaky: passed, but not at the first attempt', zh: '不稳定：重试后才通过' }, ({ flaky }) => flaky),
  ];
}

function failure(reader: Reader, row: ScenarioRow, only: string): unknown {
  const found = row.flaky ? row.earlier : row.findings;
  return html`<li class=${only}><p class="name">${verdictSign(row.verdict)} ${scenarioLink(reader, row)} ${requirementTags(reader, row.requirements)}</p>${findingsView(reader, found)}</li>`;
}
