// How much of the catalogue a run asked: whole, or which part.
import { UNCOVERED } from '../definitions/uncovered.ts';
import type { ClauseResult, ComplianceReport, RequirementResult, ScenarioResult } from './model.ts';

/**
 * A requirement was asked when scenarios of the run are tagged with it, with each of its clauses that a run can see, and none of them was left
 * out, or when a person attested it. The whole was asked when nothing is left that a run can ask: what only a person can see is not the run's to ask.
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
  const proved = ({ id, seen, scenarios: proving, attestation }: ClauseResult) =>
    seen === 'person' || Object.hasOwn(UNCOVERED, id) || proving.length > 0 || attestation !== null;
  const asked = (row: RequirementResult) =>
    !part.has(row.id) && (row.attestation !== null || (tagged.has(row.id) && row.clauses.every(proved)));
  const askable = ({ id, mode }: RequirementResult) => mode !== 'manual' && !Object.hasOwn(UNCOVERED, id);
  return {
    asked: requirements.filter(asked).length,
    partly: requirements.filter((row) => tagged.has(row.id) && !asked(row)).length,
    of: requirements.length,
    whole: requirements.every((row) => asked(row) || !(askable(row) || part.has(row.id))),
    untagged: scenarios.filter((scenario) => scenario.requirements.length === 0).length,
  };
}
