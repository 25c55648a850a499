// Links from anywhere in the page to a scenario.
import type { ScenarioResult } from '../../model.ts';
import { esc } from './detail.ts';

/** A link to a scenario by its name. With a twin in the other language, only the one of the page's language shows. */
export function scenarioLink({ id, name, language }: ScenarioResult, hasTwin: boolean, words = name): string {
  const kind = hasTwin ? (language === 'en' ? ' class="e"' : ' class="z"') : '';
  return `<a${kind} lang="${language}" href="#${esc(id)}">${esc(words)}</a>`;
}
