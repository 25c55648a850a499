// One scenario: what was found, what was done and seen, slips, messages and books, in the order in which a person asks.
import { html, nothing } from 'lit-html';
import { duration } from '../../compliance/words.ts';
import type { Bilingual } from '../../definitions/evidence.ts';
import type { Dictionary, ScenarioDetail } from '../evidence.ts';
import type { Reader } from '../reader.ts';
import { booksView } from '../scenario/books.ts';
import { slipsView } from '../scenario/slips.ts';
import { storyView } from '../scenario/story.ts';
import { threeBooksView } from '../scenario/three-books.ts';
import { wireView } from '../scenario/wire.ts';
import { findingsView, verdictName, verdictSign } from '../verdict.ts';
import { requirementTags } from './links.ts';
import { type Report, rowsOfCause, type ScenarioRow } from './model.ts';

const PREVIOUS = { en: 'previous scenario (k)', zh: '上一个场景（k）' };
const NEXT = { en: 'next scenario (j)', zh: '下一个场景（j）' };
const NO_EVIDENCE = { en: 'No evidence was recorded.', zh: '没有记录证据。' };

/** `detail` is null as long as the evidence is not unpacked; `within` is the number of the cause that the reader goes through, if any. */
export function scenarioView(
  reader: Reader,
  report: Report,
  row: ScenarioRow,
  detail: ScenarioDetail | null,
  dictionary: Dictionary,
  within = '',
): unknown {
  const chapter = report.chapters.find(({ id }) => id === row.chapter);
  const twins = (report.byPair.get(row.pair) ?? []).filter(({ id }) => id !== row.id);
  const others = twins.map(
    (twin) =>
      html` · <a lang=${twin.language} href=${reader.to(`/scenario/${twin.id}`)}>${twin.name}</a> ${twin.verdict === row.verdict ? nothing : verdictName(reader, twin.verdict)}`,
  );
  return html`<article class="view scenario" id=${row.id}>
<p class="kicker"><a href=${reader.to('/scenarios')}>${chapter ? reader.say(chapter.title) : row.chapter}</a>${neighbours(reader, report, row, within)}</p>
<h1 lang=${row.language}>${verdictSign(row.verdict)} ${row.name}</h1>
<p>${verdictName(reader, row.verdict)} · ${duration(row.durationMs)} · ${requirementTags(reader, row.requirements)}${others}</p>
${detail === null ? nothing : scenarioDetail(reader, row, detail, dictionary)}
<p class="muted source">${row.case} · ${row.uri}:${row.line}</p></article>`;
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

/** What was found and seen of the scenario. */
function scenarioDetail(reader: Reader, row: ScenarioRow, detail: ScenarioDetail, dictionary: Dictionary): unknown {
  const { evidence } = detail;
  return [
    findingsView(reader, detail.findings),
    evidence === null ? nothing : threeBooksView(reader, evidence, dictionary),
    storyView(reader, row.language, detail),
    ...(evidence === null
      ? [html`<p class="muted">${reader.say(NO_EVIDENCE)}</p>`]
      : [
          slipsView(reader, evidence.slips),
          wireView(reader, evidence.exchanges, dictionary),
          booksView(reader, evidence, dictionary),
        ]),
  ];
}
