// The terminal's own log, its end, as far as it was kept.
import { html, nothing } from 'lit-html';
import type { ScenarioEvidence } from '../evidence.ts';
import type { Reader } from '../reader.ts';

const TITLE = { en: 'Log of the terminal', zh: '终端日志' };
const NOT_KEPT = {
  en: 'The log of the terminal is kept of scenarios that did not pass; this one passed.',
  zh: '只保留未通过场景的终端日志；本场景已通过。',
};
const EMPTY = { en: 'The log of the terminal is empty.', zh: '终端日志为空。' };

export function logView(reader: Reader, { log }: ScenarioEvidence): unknown {
  if (log === undefined) return html`<p class="muted">${reader.say(NOT_KEPT)}</p>`;
  const { earlier, lines } = log;
  const left = {
    en: `${earlier} earlier line${earlier === 1 ? ' is' : 's are'} not kept`,
    zh: `更早的${earlier}行未保留`,
  };
  if (earlier + lines.length === 0) return html`<p class="muted">${reader.say(EMPTY)}</p>`;
  return html`${earlier === 0 ? nothing : html`<p class="muted">… ${reader.say(left)}</p>`}<pre class="log" tabindex="0" role="region" aria-label=${reader.label(TITLE)}>${lines.join('\n')}</pre>`;
}
