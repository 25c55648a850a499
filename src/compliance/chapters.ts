// The chapters of a run, in reading order, with a title in both languages.
import { CHAPTERS } from '../definitions/requirements/index.ts';
import type { ComplianceReport, ScenarioResult } from './model.ts';

type Placed = Pick<ScenarioResult, 'chapter' | 'language' | 'feature'>;

/** The guide's chapters that have scenarios, then those of the user's own features, which are named after their features. */
export function chaptersOf(scenarios: readonly Placed[]): ComplianceReport['chapters'] {
  const used = new Set(scenarios.map(({ chapter }) => chapter));
  const known = Object.entries(CHAPTERS).filter(([id]) => used.has(id));
  const others = [...used].filter((id) => !Object.hasOwn(CHAPTERS, id));
  return [
    ...known.map(([id, title]) => ({ id, title: { ...title } })),
    ...others.map((id) => ({
      id,
      title: ownTitle(
        id,
        scenarios.filter(({ chapter }) => chapter === id),
      ),
    })),
  ];
}

function ownTitle(id: string, scenarios: readonly Placed[]): { en: string; zh: string } {
  const names = (language: ScenarioResult['language'], comma: string) =>
    [...new Set(scenarios.filter((s) => s.language === language).map(({ feature }) => feature))].join(comma);
  const [en, zh] = [names('en', ' · '), names('zh-CN', '、')];
  return { en: en || zh || id, zh: zh || en || id };
}
