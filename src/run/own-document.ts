// A Cucumber plugin: hands every scenario on with its own part of its feature. What goes to a worker is copied for each scenario, and a
// feature of forty scenarios would be copied forty times.
import type { Plugin } from '@cucumber/cucumber/api';
import type { Feature, FeatureChild, GherkinDocument, RuleChild } from '@cucumber/messages';

export default {
  type: 'plugin',
  coordinator: ({ transform }) =>
    transform('pickles:filter', (pickles) =>
      pickles.map((each) => ({ ...each, gherkinDocument: ownPart(each.gherkinDocument, each.pickle.astNodeIds) })),
    ),
} satisfies Plugin;

/** The document with the scenario of these ids, the backgrounds and nothing else. */
function ownPart(document: GherkinDocument, ids: readonly string[]): GherkinDocument {
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
