// What a worker is handed for a scenario is its own part of the feature, and everything that its steps and hooks ask of it is there.
import { generateMessages } from '@cucumber/gherkin';
import { type GherkinDocument, IdGenerator, SourceMediaType } from '@cucumber/messages';
import { describe, expect, it } from 'vitest';
import { ownPart } from './own-document.ts';

const FEATURE = `# language: en
@chapter-a
Feature: Two parts
  Background:
    Given the terminal is ready

  Scenario: One
    When one

  Rule: Of a rule
    Background:
      Given the rule

    Scenario Outline: Two
      When <what>
      Examples:
        | what |
        | two  |
        | three |

  Rule: Another
    Scenario: Four
      When four
`;

const options = { includeGherkinDocument: true, includePickles: true, newId: IdGenerator.incrementing() };
const envelopes = generateMessages(FEATURE, 'a.feature', SourceMediaType.TEXT_X_CUCUMBER_GHERKIN_PLAIN, options);
const gherkinDocument = envelopes.flatMap((each) => each.gherkinDocument ?? [])[0] as GherkinDocument;
const pickles = envelopes.flatMap((each) => each.pickle ?? []);

const handed = pickles.map((pickle) => ({ pickle, gherkinDocument: ownPart(gherkinDocument, pickle.astNodeIds) }));

/** Names of scenarios and rules, and ids of all steps, in a document. */
function partsOf({ feature }: GherkinDocument) {
  const children = (feature?.children ?? []).flatMap(({ rule, ...own }) =>
    rule === undefined ? [own] : [{ rule }, ...rule.children],
  );
  const blocks = children.flatMap((child) => ('rule' in child ? [] : [child]));
  return {
    names: children.flatMap((child) => ('rule' in child ? child.rule.name : (child.scenario?.name ?? []))),
    steps: new Set(
      blocks.flatMap(({ background, scenario }) => (background ?? scenario)?.steps.map(({ id }) => id) ?? []),
    ),
  };
}

describe('the document of a scenario', () => {
  it('holds the scenario alone, in its rule', () => {
    expect(handed.map(({ gherkinDocument: own }) => partsOf(own).names)).toEqual([
      ['One'],
      ['Of a rule', 'Two'],
      ['Of a rule', 'Two'],
      ['Another', 'Four'],
    ]);
  });

  it('holds every step of the scenario, those of the backgrounds too, and language and tags of the feature', () => {
    for (const { pickle, gherkinDocument: own } of handed) {
      const { steps } = partsOf(own);
      for (const { astNodeIds } of pickle.steps) expect(steps).toContain(astNodeIds[0]);
      expect(own.feature?.language).toBe('en');
      expect(own.feature?.tags.map(({ name }) => name)).toEqual(['@chapter-a']);
    }
  });

  it('leaves the document of the feature as it was', () => {
    expect(gherkinDocument.feature?.children).toHaveLength(4);
  });
});
