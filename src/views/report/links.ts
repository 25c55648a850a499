// Links from anywhere in the report to a scenario or a requirement.
import { html } from 'lit-html';
import type { Reader } from '../reader.ts';
import type { ScenarioRow } from './model.ts';

/** By its name; where nothing can be drawn anew, the name alone. */
export function scenarioLink(
  reader: Reader,
  { id, name, language }: ScenarioRow,
  parameters: Readonly<Record<string, string>> = {},
  tabindex = 0,
): unknown {
  if (reader.language === null) return html`<span lang=${language}>${name}</span>`;
  return html`<a lang=${language} href=${reader.to(`/scenario/${id}`, parameters)} tabindex=${tabindex}>${name}</a>`;
}

export function requirementTags(reader: Reader, ids: readonly string[]): unknown {
  return ids.map((id) => html`<a class="tag" href=${reader.to('/requirements', { q: id })}>${id}</a> `);
}
