// The slips of a scenario, as paper.
import { html, nothing } from 'lit-html';
import type { ScenarioEvidence } from '../evidence.ts';
import { DETAILS } from '../names.ts';
import { named, type Reader } from '../reader.ts';

export function slipsView(reader: Reader, slips: ScenarioEvidence['slips']): unknown {
  if (slips.length === 0) return nothing;
  const again = html` · ${reader.say({ en: 'reprint', zh: '重打印' })}`;
  const papers = slips.map(
    ({ copy, reprint, lines }) =>
      html`<figure class="slip"><figcaption>${named(reader, DETAILS, copy)}${reprint ? again : nothing}</figcaption><pre>${lines.join('\n')}</pre></figure>`,
  );
  return html`<h2>${reader.say({ en: 'Slips', zh: '签购单' })}</h2><div class="slips">${papers}</div>`;
}
