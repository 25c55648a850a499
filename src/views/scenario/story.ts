// The sentences of a scenario, each with what happened at the terminal meanwhile.
import { html, nothing } from 'lit-html';
import type { ScenarioDetail, ScenarioEvidence } from '../evidence.ts';
import { DETAILS, KINDS, STATUSES } from '../names.ts';
import { named, type Reader } from '../reader.ts';

type Event = ScenarioEvidence['timeline'][number];
type Step = ScenarioDetail['steps'][number];

const SIGNS: Readonly<Record<string, string>> = { passed: '✓', failed: '✕', skipped: '–' };
const SCREENS: readonly string[] = ['display', 'prompt', 'result'];

export function storyView(reader: Reader, language: string, { steps, error, evidence }: ScenarioDetail): unknown {
  const last = steps.length - 1;
  const byStep = Map.groupBy(evidence?.timeline ?? [], ({ step }) => Math.min(Math.max(step, 0), last));
  const items = steps.map((step, index) =>
    stepItem(reader, step, error?.step === index ? error.message : null, byStep.get(index) ?? []),
  );
  const hook = error?.step === null ? html`<pre class="error">${error.name}: ${error.message}</pre>` : nothing;
  return html`<h2>${reader.say({ en: 'Steps and screens', zh: '步骤与屏幕' })}</h2><ol class="steps" lang=${language}>${items}</ol>${hook}`;
}

function stepItem(reader: Reader, step: Step, error: string | null, events: readonly Event[]): unknown {
  const { keyword, text, status, durationMs, table, doc } = step;
  const rows = (table ?? []).map((cells) => html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`);
  return html`<li class="s-${status}"><span class="sign" aria-hidden="true">${SIGNS[status] ?? '?'}</span><span class="vh">${named(reader, STATUSES, status)}: </span><b>${keyword}</b> ${text}${durationMs >= 1 ? html` <span class="ms">${Math.round(durationMs)} ms</span>` : nothing}${doc === undefined ? nothing : html`<pre>${doc}</pre>`}${rows.length === 0 ? nothing : html`<table class="data"><tbody>${rows}</tbody></table>`}${error === null ? nothing : html`<pre class="error">${error}</pre>`}${seen(reader, events)}</li>`;
}

/** What was seen and heard during one step. */
function seen(reader: Reader, events: readonly Event[]): unknown {
  let last = '';
  const parts = events.flatMap(({ kind, lines, detail }) => {
    if (!SCREENS.includes(kind)) {
      const words = detail === null ? lines.join(' ') : named(reader, DETAILS, detail);
      return html`<span class="chip">${named(reader, KINDS, kind)}${words === '' ? nothing : html` <b>${words}</b>`}</span>`;
    }
    const words = lines.join('\n');
    // A prompt says again what its screen says already.
    if (words === '' || words === last || (kind === 'prompt' && last.includes(words))) return [];
    last = words;
    return html`<pre class="lcd k-${kind}">${words}</pre>`;
  });
  return parts.length === 0 ? nothing : html`<div class="seen">${parts}</div>`;
}
