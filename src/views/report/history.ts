// The runs before this one: what each came to, and of what goes wrong since when it does.
import { html, nothing } from 'lit-html';
import type { Bilingual } from '../../definitions/evidence.ts';
import type { Reader } from '../reader.ts';
import { scenarioLink } from './links.ts';
import { type Report, rowsFor } from './model.ts';

const SIGNS = { compliant: '✓', passed: '✓', 'not-compliant': '✕', inconclusive: '?' } as const;
const KINDS = {
  compliant: 'passed',
  passed: 'passed',
  'not-compliant': 'failed',
  inconclusive: 'inconclusive',
} as const;

/** More scenarios than these are counted, not listed. */
const LISTED = 20;

type Told = NonNullable<Report['history']>;

const time = (at: string) => `${at.slice(0, 16).replace('T', ' ')} UTC`;

export function historyPart(reader: Reader, report: Report): unknown {
  const { history } = report;
  if (history === undefined) return nothing;
  const since = new Map(history.still.map((each) => [each.id, each]));
  const heading = { en: 'Since the last run', zh: '与上次运行相比' };
  return html`<section class="failures history"><h2>${reader.say(heading)} <span class="muted">${reader.say(runsIn(history))}</span></h2>
<p>${history.runs.map((run) => html`<span class="v-${KINDS[run.verdict]}" title=${`${time(run.startedAt)}, ${run.terminal}: ${run.passed} ✓ ${run.failed} ✕ ${run.inconclusive} ?`}>${SIGNS[run.verdict]}</span> `)}</p>
${causesSince(reader, report, since)}
${list(reader, report, { en: 'New', zh: '新出现' }, history.broken, since)}
${list(reader, report, { en: 'Still wrong', zh: '仍未解决' }, [...since.keys()], since)}
${list(reader, report, { en: 'Mended', zh: '已解决' }, history.mended, since)}</section>`;
}

const runsIn = ({ runs }: Told): Bilingual => ({
  en: `the last ${runs.length} runs, oldest first`,
  zh: `最近${runs.length}次运行，从早到晚`,
});

type Since = ReadonlyMap<string, Told['still'][number]>;

/** Since when something goes wrong; that of a cause is as old as the oldest of its scenarios. */
function sinceWords(ids: readonly string[], since: Since): Bilingual {
  const [oldest] = ids.flatMap((id) => since.get(id) ?? []).sort((a, b) => (a.since < b.since ? -1 : 1));
  if (oldest === undefined) return { en: 'new', zh: '新出现' };
  const { runs } = oldest;
  return { en: `since ${time(oldest.since)}, ${runs} runs`, zh: `自${time(oldest.since)}起，已${runs}次运行` };
}

function causesSince(reader: Reader, { causes }: Report, since: Since): unknown {
  if (causes.length === 0) return nothing;
  const items = causes.map(
    ({ text, scenarios }) =>
      html`<li>${reader.say(text)} <span class="muted">${reader.say(sinceWords(scenarios, since))}</span></li>`,
  );
  return html`<ol>${items}</ol>`;
}

function list(reader: Reader, { byId }: Report, words: Bilingual, ids: readonly string[], since: Since): unknown {
  const found = ids.flatMap((id) => byId.get(id) ?? []);
  const rows = rowsFor(reader.language, Map.groupBy(found, ({ pair }) => pair).values());
  if (rows.length === 0) return nothing;
  const items = rows.slice(0, LISTED).map((row) => {
    const told = since.has(row.id)
      ? html` <span class="muted">${reader.say(sinceWords([row.id], since))}</span>`
      : nothing;
    return html`<li>${scenarioLink(reader, row)}${told}</li>`;
  });
  const more = rows.length - items.length;
  const rest = { en: `and ${more} more`, zh: `另有${more}个` };
  return html`<details ?open=${rows.length <= LISTED}><summary>${reader.say(words)} <span class="muted">${rows.length}</span></summary><ul>${items}${more > 0 ? html`<li class="muted">${reader.say(rest)}</li>` : nothing}</ul></details>`;
}
