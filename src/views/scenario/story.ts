// The sentences of a scenario; each leads to the moment in which it begins, and the one that failed says what was expected and what was seen.
import { html, nothing } from 'lit-html';
import type { Bilingual } from '../../definitions/evidence.ts';
import type { ScenarioDetail } from '../evidence.ts';
import { STATUSES } from '../names.ts';
import { named, type Reader } from '../reader.ts';
import type { Moment } from './clock.ts';

type Step = ScenarioDetail['steps'][number];
/** Where the story stands. `failure` is what was found, drawn at the step that failed. */
type StoryPlace = { moments: readonly Moment[]; chosen: number; failure: unknown; to(at: number): string };

const SIGNS: Readonly<Record<string, string>> = { passed: '✓', failed: '✕', skipped: '–' };
const TITLE: Bilingual = { en: 'Story', zh: '经过' };

export function storyView(reader: Reader, language: string, detail: ScenarioDetail, place: StoryPlace): unknown {
  const { steps, error } = detail;
  const failed = steps.findIndex(({ status }) => status === 'failed');
  const now = place.moments[place.chosen]?.step ?? -1;
  const items = steps.map((step, index) => {
    const said = index === failed ? place.failure : nothing;
    const broken = error?.step === index ? html`<pre class="error">${error.message}</pre>` : nothing;
    return stepItem(step, language, index === now, firstOf(place, index), [
      named(reader, STATUSES, step.status),
      said,
      broken,
    ]);
  });
  const hook = error?.step === null ? html`<pre class="error">${error.name}: ${error.message}</pre>` : nothing;
  const loose = failed < 0 && steps.length > 0 ? place.failure : nothing;
  return html`<h2>${reader.say(TITLE)}</h2>${loose}<ol class="steps">${items}</ol>${hook}`;
}

/** The address of the first moment of a step; null where nothing happened in it. */
function firstOf({ moments, to }: StoryPlace, index: number): string | null {
  const at = moments.findIndex(({ step }) => step === index);
  return at < 0 ? null : to(at);
}

function stepItem(
  step: Step,
  language: string,
  isNow: boolean,
  address: string | null,
  [status, said, broken]: unknown[],
): unknown {
  const { keyword, text, durationMs, table, doc } = step;
  const rows = (table ?? []).map((cells) => html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`);
  const words = html`<b>${keyword}</b> ${text}`;
  const sentence =
    address === null ? words : html`<a href=${address} aria-current=${isNow ? 'step' : 'false'}>${words}</a>`;
  const took = durationMs >= 1 ? html` <span class="ms">${Math.round(durationMs)} ms</span>` : nothing;
  const more = [
    doc === undefined ? nothing : html`<pre>${doc}</pre>`,
    rows.length === 0 ? nothing : html`<table class="data"><tbody>${rows}</tbody></table>`,
  ];
  return html`<li class="s-${step.status} ${isNow ? 'now' : ''}"><span class="sign" aria-hidden="true">${SIGNS[step.status] ?? '?'}</span><span class="vh">${status}: </span><span lang=${language}>${sentence}</span>${took}${more}${said}${broken}</li>`;
}
