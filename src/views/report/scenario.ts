// One scenario: what was found, what was done and seen, slips, messages and books, in the order in which a person asks.
import { html, nothing } from 'lit-html';
import { duration } from '../../compliance/words.ts';
import type { Dictionary, ScenarioDetail } from '../evidence.ts';
import type { Reader } from '../reader.ts';
import { booksView } from '../scenario/books.ts';
import { slipsView } from '../scenario/slips.ts';
import { storyView } from '../scenario/story.ts';
import { threeBooksView } from '../scenario/three-books.ts';
import { wireView } from '../scenario/wire.ts';
import { findingsView, verdictName, verdictSign } from '../verdict.ts';
import { requirementTags } from './links.ts';
import type { Report, ScenarioRow } from './model.ts';

const NO_EVIDENCE = { en: 'No evidence was recorded.', zh: '没有记录证据。' };

/** `detail` is null as long as the evidence is not unpacked. */
export function scenarioView(
  reader: Reader,
  report: Report,
  row: ScenarioRow,
  detail: ScenarioDetail | null,
  dictionary: Dictionary,
): unknown {
  const chapter = report.chapters.find(({ id }) => id === row.chapter);
  const twins = (report.byPair.get(row.pair) ?? []).filter(({ id }) => id !== row.id);
  const others = twins.map(
    (twin) =>
      html` · <a lang=${twin.language} href=${reader.to(`/scenario/${twin.id}`)}>${twin.name}</a> ${twin.verdict === row.verdict ? nothing : verdictName(reader, twin.verdict)}`,
  );
  return html`<article class="view scenario" id=${row.id}>
<p class="kicker"><a href=${reader.to('/scenarios')}>${chapter ? reader.say(chapter.title) : row.chapter}</a></p>
<h1 lang=${row.language}>${verdictSign(row.verdict)} ${row.name}</h1>
<p>${verdictName(reader, row.verdict)} · ${duration(row.durationMs)} · ${requirementTags(reader, row.requirements)}${others}</p>
${detail === null ? nothing : scenarioDetail(reader, row, detail, dictionary)}
<p class="muted source">${row.uri}:${row.line}</p></article>`;
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
