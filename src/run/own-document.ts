// What a worker is handed of a feature. It is copied with every scenario, and a feature of forty scenarios would be copied forty times.
import type { Feature, FeatureChild, GherkinDocument, RuleChild } from '@cucumber/messages';

/** The document with the scenario of these ids, the backgrounds and nothing else. */
export function ownPart(document: GherkinDocument, ids: readonly string[]): GherkinDocument {
  const { feature } = document;
  if (feature === undefined) return document;
  const isOwn = ({ background, scenario }: RuleChild) =>
    background !== undefined || (scenario !== undefined && ids.includes(scenario.id));
  const children = feature.children.flatMap((child): FeatureChild[] => {
    const { rule } = child;
    if (rule === undefined) return isOwn(child) ? [child] : [];
    const own = rule.children.filter(isOwn);
    return own.some(({ scenario }) => scenario !== undefined) ? [{ rule: { ...rule, children: own } }] : [];
  });
  return { ...document, feature: { ...feature, children } satisfies Feature, comments: [] };
}
