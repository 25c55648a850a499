// The first view: the verdict, what to mend first, every requirement in one look, the counts, and the facts of the run.
import { html, nothing } from 'lit-html';
import { duration, terminalName } from '../../compliance/words.ts';
import type { Bilingual } from '../../definitions/evidence.ts';
import { LEVELS } from '../../definitions/requirements/requirement.ts';
import type { Reader } from '../reader.ts';
import { yuan } from '../scenario/money.ts';
import { findingsView, verdictCounts, verdictSign } from '../verdict.ts';
import { causeList } from './causes.ts';
import { historyPart } from './history.ts';
import { requirementTags, scenarioLink } from './links.ts';
import { requirementMap } from './map.ts';
import { onlyIn, type Report, rowsFor } from './model.ts';
import { proofWords } from './proof.ts';

const MARKS = {
  compliant: ['✓', 'passed'],
  passed: ['✓', 'passed'],
  'not-compliant': ['✕', 'failed'],
  inconclusive: ['?', 'inconclusive'],
} as const;
const FLAKY = { en: 'Flaky: passed, but not at the first attempt', zh: '不稳定：重试后才通过' };
const WRONG: readonly string[] = ['failed', 'inconclusive'];
const LEVEL_NAMES = { MUST: '必选', SHOULD: '推荐', MAY: '可选' };

/** Who stands for a report on paper. */
const SIGNED = [
  { en: 'Tested by, date:', zh: '测试人、日期：' },
  { en: 'Approved by, date:', zh: '批准人、日期：' },
];

/** More causes than these stand in a view of their own. */
const FIRST_CAUSES = 6;
/** And more than these are counted where there are no other views. */
const MOST_CAUSES = 20;
/** More that passed at another attempt than these are named without what happened, and more than those counted. */
const MOST_FLAKY = 5;
const NAMED_FLAKY = 20;

/** @param whole also what else stands in views of its own, for where there are none */
export function summaryView(reader: Reader, report: Report, whole = false): unknown {
  const { verdict, title, problems, knownFailures } = report;
  const [sign, kind] = MARKS[verdict];
  const name = terminalName(report.terminal);
  const broken = problems.map((words) => html`<div class="finding v-inconclusive"><p>${reader.say(words)}</p></div>`);
  const known = knownFailures.map(
    ({ status, text }) =>
      html`<div class="finding v-${status === 'known' || status === 'not-run' ? 'known-failure' : 'failed'}"><p>${reader.say(text)}</p></div>`,
  );
  return html`<section class="view">
<div class="verdict-card v-${kind}"><p class="kicker">${reader.say({ en: 'Compliance report', zh: '合规测试报告' })}${name === '' ? nothing : html` · ${name}`}</p>
<h1 class="verdict v-${kind}"><span class="mark" aria-hidden="true">${sign}</span> ${reader.say(title)}</h1>
<p class="lead">${firstCause(reader, report)}${certificateWords(reader, report)} ${reader.say(proved(report))}</p>
<p class="line muted">${line(reader, report)}</p><p class="signatures">${SIGNED.map((words) => html`${reader.say(words)} ______________________ `)}</p></div>
${broken}${known}
<div class="columns">${fixFirst(reader, report, whole)}<div class="side">${reader.language === null ? nothing : requirementMap(reader, report)}${threeNumbers(reader, report)}</div></div>
${flaky(reader, report, whole)}
${historyPart(reader, report)}
${facts(reader, report, whole)}
</section>`;
}

/** What follows for the certificate, with a way to what it waits for. */
function certificateWords(reader: Reader, { certificate }: Report): unknown {
  const words = reader.say(sentence(certificate.reason));
  const [open] = certificate.open;
  if (reader.language === null || open === undefined) return words;
  const to = reader.to('/requirements', { level: 'MUST', q: certificate.open.length === 1 ? open : 'verdict:open' });
  return html`<a href=${to}>${words}</a>`;
}

/** The facts that somebody asks for first, in one line. */
function line(reader: Reader, { run, byPair, machine }: Report): unknown {
  const languages = Math.max(0, ...[...byPair.values()].map(({ length }) => length));
  const count = { en: `${byPair.size} scenarios × ${languages}`, zh: `${byPair.size} 个场景 × ${languages}` };
  const seed = run.seed === null ? [] : [reader.say({ en: `seed ${run.seed}`, zh: `种子 ${run.seed}` })];
  const parts: unknown[] = [run.profile, run.wire, run.acquirer].filter((each) => each !== null);
  if (byPair.size > 0) parts.push(reader.say(count), duration(run.durationMs));
  parts.push(...seed);
  if (machine !== null) parts.push(reader.say(machine));
  return parts.map((part, at) => (at === 0 ? part : html` · ${part}`));
}

/** Scenarios, requirements that must be met, and money. */
function threeNumbers(reader: Reader, report: Report): unknown {
  const { counts, byPair, lostMinor, certificate, requirements, verdict } = report;
  const pairs = [...byPair.values()];
  const failed = pairs.filter((twins) => twins.some(({ verdict }) => verdict === 'failed')).length;
  const must = counts.levels.MUST;
  const musts = Object.values(must).reduce((sum, count) => sum + count, 0);
  const persons = requirements.filter(({ id, mode }) => mode === 'manual' && certificate.open.includes(id));
  const waits = persons.map(({ id }) => id).join(', ');
  const also = {
    en: persons.length === 0 ? '' : `; ${persons.length} need${persons.length === 1 ? 's' : ''} a person (${waits})`,
    zh: persons.length === 0 ? '' : `；${persons.length} 项需人工核查（${waits}）`,
  };
  // Where nothing is proved, nothing that went wrong is no good news.
  const good = verdict === 'inconclusive' ? 'muted' : 'v-passed';
  const row = (value: string, isBad: boolean, words: Bilingual) =>
    html`<li><b class=${isBad ? 'v-failed' : good}>${value}</b> ${reader.say(words)}</li>`;
  return html`<section class="numbers"><h2>${reader.say({ en: 'Three numbers', zh: '三个数字' })}</h2><ul>
${row(String(failed), failed > 0, { en: `of ${pairs.length} scenarios failed`, zh: `个场景失败，共 ${pairs.length} 个` })}
${row(String(must.failed), must.failed > 0, { en: `of ${musts} MUST requirements failed${also.en}`, zh: `项必选要求失败，共 ${musts} 项${also.zh}` })}
${row(`CNY ${yuan(lostMinor).replace(/\B(?=(\d{3})+\.)/g, ',')}`, lostMinor > 0, { en: 'stands at the host without a payment', zh: '在主机入账而终端无成功交易' })}</ul></section>`;
}

/** What is worst, and in how much of what went wrong it was seen. */
function firstCause(reader: Reader, { causes, byPair }: Report): unknown {
  const [worst] = causes;
  if (worst === undefined) return nothing;
  const open = [...byPair.values()].filter((twins) => twins.some(({ verdict }) => WRONG.includes(verdict))).length;
  return html`<b>${reader.say({
    en: `${worst.text.en}: seen in ${worst.count} of ${open} scenario${open === 1 ? '' : 's'} that went wrong.`,
    zh: `${worst.text.zh}：${open} 个出错场景中有 ${worst.count} 个存在此问题。`,
  })}</b> `;
}

function fixFirst(reader: Reader, report: Report, whole: boolean): unknown {
  const { causes } = report;
  if (causes.length === 0) return nothing;
  const first = causes.slice(0, whole ? MOST_CAUSES : FIRST_CAUSES);
  const left = causes.length - first.length;
  const all = { en: `all ${causes.length} causes`, zh: `全部 ${causes.length} 条原因` };
  const more = whole ? others(reader, left) : html`<p><a href=${reader.to('/causes')}>${reader.say(all)}</a></p>`;
  return html`<section class="fix-first"><h2>${reader.say({ en: 'Fix first', zh: '优先解决' })} <span class="muted">${reader.say({ en: 'what went wrong, worst first', zh: '按严重程度排列的原因' })}</span></h2>${causeList(reader, report, first)}${first.length < causes.length ? more : nothing}</section>`;
}

/** What is counted instead of told. */
const others = (reader: Reader, count: number) =>
  html`<p class="muted">${reader.say({ en: `and ${count} more`, zh: `另有 ${count} 项` })}</p>`;

/** Scenarios count once for all their languages. */
function proved({ counts, byPair }: Report): Bilingual {
  const { passed, attested } = counts.levels.MUST;
  const musts = Object.values(counts.levels.MUST).reduce((sum, count) => sum + count, 0);
  const pairs = [...byPair.values()];
  if (pairs.length === 0)
    return {
      en: `No scenario was run; ${passed + attested} of ${musts} MUST requirements are proved.`,
      zh: `未执行任何场景；${musts} 项必选要求中 ${passed + attested} 项已证实。`,
    };
  const good = pairs.filter((twins) => twins.every(({ verdict }) => verdict === 'passed')).length;
  const languages = Math.max(0, ...pairs.map(({ length }) => length));
  const each = {
    en: languages > 1 ? `, each in ${languages} languages` : '',
    zh: languages > 1 ? `（每个场景以${languages}种语言各执行一次）` : '',
  };
  return {
    en: `${good} of ${pairs.length} scenarios passed${each.en}; ${passed + attested} of ${musts} MUST requirements are proved.`,
    zh: `${pairs.length} 个场景中 ${good} 个通过${each.zh}；${musts} 项必选要求中 ${passed + attested} 项已证实。`,
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

function facts(
  reader: Reader,
  { terminal, run, tool, certificate, machine, counts, proof }: Report,
  whole: boolean,
): unknown {
  const open = certificate.open.length;
  const waits = {
    en: `not yet: ${open} MUST requirement${open === 1 ? '' : 's'} open`,
    zh: `尚不可颁发：${open} 项必选要求未满足`,
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
    [{ en: 'Proof', zh: '证明' }, proofWords(proof)],
    [{ en: 'Wordings of the terminal’s own', zh: '终端自有文字' }, run.words ? ownWords(run.words) : null],
    [{ en: 'Seed', zh: '随机种子' }, run.seed === null ? null : String(run.seed)],
    [{ en: 'Deliberate faults', zh: '植入缺陷' }, run.defects.join(', ') || null],
  ];
  const levels = LEVELS.map((level) => {
    const name = { en: `Requirements, ${level}`, zh: `要求：${LEVEL_NAMES[level]}` };
    return verdictCounts(reader, reader.say(name), counts.levels[level]);
  });
  const all = [verdictCounts(reader, reader.say({ en: 'Scenarios', zh: '场景' }), counts.scenarios), ...levels];
  return html`<details class="more" ?open=${whole}><summary>${reader.say({ en: 'Facts of the run, and all counts', zh: '运行信息与全部计数' })}</summary><dl class="facts">${rows.map(
    ([name, value]) =>
      value === null
        ? nothing
        : html`<div><dt>${reader.say(name)}</dt><dd>${typeof value === 'string' ? value : reader.say(value)}</dd></div>`,
  )}</dl><div class="counts">${all}</div></details>`;
}

/** What passed, but not at the first attempt. Twins of both languages are told once. */
function flaky(reader: Reader, report: Report, whole: boolean): unknown {
  const pairs = [...report.byPair.values()]
    .map((twins) => twins.filter((row) => row.flaky))
    .filter(({ length }) => length > 0);
  if (pairs.length === 0) return nothing;
  const named = whole ? pairs.slice(0, NAMED_FLAKY) : pairs;
  const items = named.flatMap((twins, at) =>
    rowsFor(reader.language, [twins]).map(
      (row) =>
        html`<li class=${reader.language === null ? onlyIn(row, twins) : ''}><p class="name">${verdictSign(row.verdict)} ${scenarioLink(reader, row)} ${requirementTags(reader, row.requirements)}</p>${whole && at >= MOST_FLAKY ? nothing : findingsView(reader, row.earlier)}</li>`,
    ),
  );
  return html`<section class="failures"><h2>${reader.say(FLAKY)} <span class="muted">${pairs.length}</span></h2><ol>${items}</ol>${named.length < pairs.length ? others(reader, pairs.length - named.length) : nothing}</section>`;
}
