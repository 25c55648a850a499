// How much of the catalogue a run asked: whole, or which part.
import { UNCOVERED } from '../definitions/uncovered.ts';
import type { ComplianceReport, RequirementResult, ScenarioResult } from './model.ts';

/**
 * A requirement was asked when scenarios of the run are tagged with it and none that is tagged with it was left out, or when a person
 * attested it. The whole was asked when nothing is left that a run can ask: what only a person can see is not the run's to ask.
 *
 * @param leftOut requirements with a scenario that was there and did not run, because of a filter
 */
export function scopeOf(
  requirements: readonly RequirementResult[],
  scenarios: readonly ScenarioResult[],
  leftOut: readonly string[],
): ComplianceReport['scope'] {
  const tagged = new Set(scenarios.flatMap((scenario) => scenario.requirements));
  const part = new Set(leftOut);
  const asked = (row: RequirementResult) => !part.has(row.id) && (tagged.has(row.id) || row.attestation !== null);
  const askable = ({ id, mode }: RequirementResult) => mode !== 'manual' && !Object.hasOwn(UNCOVERED, id);
  return {
    asked: requirements.filter(asked).length,
    of: requirements.length,
    whole: requirements.every((row) => asked(row) || !(askable(row) || part.has(row.id))),
    untagged: scenarios.filter((scenario) => scenario.requirements.length === 0).length,
  };
}
