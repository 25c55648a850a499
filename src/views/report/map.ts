// Every requirement as one cell, chapter by chapter, so that the coverage is seen in one look.
import { html } from 'lit-html';
import { VERDICT_SIGNS, VERDICT_WORDS } from '../../compliance/words.ts';
import type { Bilingual } from '../../definitions/evidence.ts';
import { CHAPTERS } from '../../definitions/requirements/requirement.ts';
import type { Reader } from '../reader.ts';
import type { Report, RequirementRow } from './model.ts';

/** One stop of the tab key: the page moves within it by arrows. */
export function requirementMap(reader: Reader, report: Report): unknown {
  const chapters = Map.groupBy(report.requirements, ({ chapter }) => chapter);
  // Chapters of which no scenario was asked have a name as well.
  const titles = new Map<string, Bilingual>([
    ...Object.entries(CHAPTERS),
    ...report.chapters.map(({ id, title }) => [id, title] as const),
  ]);
  const order = [...titles.keys(), ...chapters.keys()];
  const sorted = [...chapters].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  const [first] = sorted[0]?.[1] ?? [];
  const rows = sorted.map(
    ([id, requirements]) =>
      html`<div class="map-row"><span>${reader.say(titles.get(id) ?? { en: id, zh: id })}</span><span class="cells">${requirements.map((row) => cell(reader, row, row === first))}</span></div>`,
  );
  return html`<section class="map"><h2>${reader.say({ en: 'Requirement map', zh: '要求一览' })} <span class="muted">${report.requirements.length}</span></h2><div data-arrows>${rows}</div></section>`;
}

function cell(reader: Reader, { id, verdict, text }: RequirementRow, first: boolean): unknown {
  const words = VERDICT_WORDS[verdict];
  const name = { en: `${id}: ${words.en}. ${text.en}`, zh: `${id}：${words.zh}。${text.zh}` };
  return html`<a class="cell v-${verdict}" href=${reader.to('/requirements', { q: id })} title=${reader.label(name)} aria-label=${reader.label(name)} tabindex=${first ? 0 : -1}>${VERDICT_SIGNS[verdict]}</a>`;
}
