// One scenario at one moment: what went wrong, four lanes on one clock, and beside each other the story, the terminal, and the wire or the books.
import { html, nothing } from 'lit-html';
import { duration } from '../../compliance/words.ts';
import type { Bilingual } from '../../definitions/evidence.ts';
import type { Dictionary, ScenarioDetail } from '../evidence.ts';
import type { Address, Reader } from '../reader.ts';
import { journalView, ledgerView } from '../scenario/books.ts';
import { type Moment, momentsOf } from '../scenario/clock.ts';
import { deviceAfter, deviceView } from '../scenario/device.ts';
import { missingSlips } from '../scenario/due.ts';
import { differencesView } from '../scenario/expected.ts';
import { lanesView } from '../scenario/lanes.ts';
import { logView } from '../scenario/log.ts';
import { slipsView } from '../scenario/slips.ts';
import { storyView } from '../scenario/story.ts';
import { threeBooksView } from '../scenario/three-books.ts';
import { wireView } from '../scenario/wire.ts';
import { verdictName, verdictSign } from '../verdict.ts';
import { requirementTags } from './links.ts';
import { type Report, rowsOfCause, type ScenarioRow } from './model.ts';
import { consoleCommand, rerunCommand } from './rerun.ts';
import { worstFirst } from './worst-first.ts';

const PREVIOUS = { en: 'previous scenario (k)', zh: '上一个场景（k）' };
const NEXT = { en: 'next scenario (j)', zh: '下一个场景（j）' };
const NO_EVIDENCE = { en: 'No evidence was recorded.', zh: '没有记录证据。' };
const TABS: readonly (readonly [string, Bilingual])[] = [
  ['wire', { en: 'Wire', zh: '报文' }],
  ['ledger', { en: 'Ledger', zh: '账务' }],
  ['journal', { en: 'Journal', zh: '流水' }],
  ['log', { en: 'Log', zh: '日志' }],
];
const RERUN = { en: 'copy re-run command', zh: '复制重跑命令' };
const CONSOLE = { en: 'copy console command', zh: '复制控制台命令' };
const AGAIN = {
  en: 'To change a message and send it again, open this scenario in the console:',
  zh: '如需修改并重发报文，请在控制台中打开本场景：',
};
const SLIPS = { en: 'Slips', zh: '签购单' };
const TERMINAL = { en: 'Terminal', zh: '终端' };

/** `detail` is null as long as the evidence is not unpacked. */
export function scenarioView(
  reader: Reader,
  report: Report,
  row: ScenarioRow,
  detail: ScenarioDetail | null,
  dictionary: Dictionary,
  address: Address,
): unknown {
  const within = address.parameters.cause ?? '';
  const chapter = report.chapters.find(({ id }) => id === row.chapter);
  const twins = (report.byPair.get(row.pair) ?? []).filter(({ id }) => id !== row.id);
  const others = twins.map(
    (twin) =>
      html` · <a lang=${twin.language} href=${reader.to(`/scenario/${twin.id}`)}>${twin.name}</a> ${twin.verdict === row.verdict ? nothing : verdictName(reader, twin.verdict)}`,
  );
  // The one sentence: a rule of the oracle says more than the expectation that happened to notice first.
  const findings = worstFirst(row.findings, detail?.evidence?.violations ?? [], report.causes);
  const [worst] = findings;
  return html`<article class="view wide scenario" id=${row.id}>
<p class="kicker"><a href=${reader.to('/scenarios')} rel="up">${chapter ? reader.say(chapter.title) : row.chapter}</a>${neighbours(reader, report, row, within)}</p>
<h1 lang=${row.language}>${verdictSign(row.verdict)} ${row.name}</h1>
<p class="wrong">${worst === undefined ? nothing : reader.say(worst.text)}</p>
<p class="about">${verdictName(reader, row.verdict)} · ${duration(row.durationMs)} · ${requirementTags(reader, row.requirements)}${others} · <span class="source">${row.case} · ${row.uri}:${row.line}</span> · ${copyButton(reader, rerunCommand(report, row), RERUN)}</p>
${detail === null ? nothing : atMoment(reader, { ...row, findings }, detail, dictionary, address, consoleCommand(report, row))}</article>`;
}

function copyButton(reader: Reader, command: string, words: Bilingual): unknown {
  return html`<button type="button" class="copy" data-copy=${command} title=${command}>${reader.say(words)}</button>`;
}

/** The way through the scenarios of a cause: which this is, the one before and the one behind. */
function neighbours(reader: Reader, report: Report, row: ScenarioRow, within: string): unknown {
  const cause = report.causes[Number(within) - 1];
  if (cause === undefined) return nothing;
  const rows = rowsOfCause(report, reader.language, cause);
  const at = rows.findIndex(({ pair }) => pair === row.pair);
  const link = (to: ScenarioRow | undefined, rel: string, sign: string, words: Bilingual) =>
    to === undefined
      ? nothing
      : html` <a rel=${rel} href=${reader.to(`/scenario/${to.id}`, { cause: within })} title=${reader.label(words)} aria-label=${reader.label(words)}>${sign}</a>`;
  return html` · <a href=${reader.to(`/causes/${within}`)}>${reader.say(cause.text)}</a> ${at + 1} / ${rows.length}${link(rows[at - 1], 'prev', '◂', PREVIOUS)}${link(rows[at + 1], 'next', '▸', NEXT)}`;
}

function atMoment(
  reader: Reader,
  row: ScenarioRow,
  detail: ScenarioDetail,
  dictionary: Dictionary,
  address: Address,
  inConsole: string | null,
): unknown {
  const { evidence } = detail;
  const { path, parameters } = address;
  const failure = differencesView(reader, row.findings, evidence, dictionary);
  if (evidence === null) {
    const nowhere = { moments: [], chosen: 0, failure, to: () => '' };
    return html`<div class="panes"><section class="pane">${storyView(reader, row.language, detail, nowhere)}</section></div><p class="muted">${reader.say(NO_EVIDENCE)}</p>`;
  }
  const moments = momentsOf(evidence, dictionary, row.findings);
  const missing = missingSlips(row.findings);
  const chosen = chosenOf(moments, parameters.at);
  const { field = '', tab = 'wire', x } = parameters;
  const exchange = x === undefined ? exchangeAt(moments, chosen) : Number(x) || 0;
  const to = (changes: Readonly<Record<string, string>>) => reader.to(path, { ...parameters, ...changes });
  const toMoment = (at: number) => to({ at: String(at), x: '', field: '' });
  const { ms = 0, seen = 0 } = moments[chosen] ?? {};
  const tabs = TABS.map(
    ([id, words]) =>
      html`<a href=${to({ tab: id === 'wire' ? '' : id })} aria-current=${id === tab ? 'true' : 'false'}>${reader.say(words)}</a>`,
  );
  const place = {
    ...{ chosen: exchange, field },
    toExchange: (at: number) => to({ x: String(at), field: '' }),
    toField: (name: string) => to({ field: name, x: String(exchange) }),
  };
  const right =
    tab === 'ledger'
      ? ledgerView(reader, evidence, dictionary)
      : tab === 'journal'
        ? journalView(reader, evidence, dictionary)
        : tab === 'log'
          ? logView(reader, evidence)
          : html`${wireView(reader, evidence.exchanges, dictionary, place)}${inConsole === null || evidence.exchanges.length === 0 ? nothing : html`<p class="again">${reader.say(AGAIN)} <code>${inConsole}</code> ${copyButton(reader, inConsole, CONSOLE)}</p>`}`;
  return html`${moments.length === 0 ? nothing : lanesView(reader, moments, chosen, toMoment)}
<div class="panes">
<section class="pane story">${storyView(reader, row.language, detail, { moments, chosen, failure, to: toMoment })}${threeBooksView(reader, evidence, dictionary)}</section>
<section class="pane terminal"><h2>${reader.say(TERMINAL)} <span class="muted">+${ms} ms</span></h2>${deviceView(reader, deviceAfter(evidence.timeline.slice(0, seen)))}</section>
<section class="pane right"><nav class="tabs" aria-label=${reader.label({ en: 'Evidence', zh: '证据' })}>${tabs}</nav>${right}</section>
${evidence.slips.length + missing.length === 0 ? nothing : html`<section class="pane papers"><h2>${reader.say(SLIPS)}</h2>${slipsView(reader, evidence.slips, missing)}</section>`}
</div>`;
}

/** The moment that the address names; else where something was due and did not come, or went wrong, or ended. */
function chosenOf(moments: readonly Moment[], at: string | undefined): number {
  if (at !== undefined && /^\d+$/.test(at)) return Math.min(Number(at), Math.max(0, moments.length - 1));
  const missing = moments.findIndex(({ tone, lane }) => tone === 'missing' && lane !== 'ledger');
  if (missing >= 0) return missing;
  const ended = moments.findLastIndex(({ tone }) => tone === 'good' || tone === 'bad');
  return Math.max(0, ended);
}

/** The exchange of the moment, or the one that came before it. */
function exchangeAt(moments: readonly Moment[], chosen: number): number {
  return moments.slice(0, chosen + 1).findLast(({ exchange }) => exchange !== null)?.exchange ?? 0;
}
