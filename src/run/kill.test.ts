// What a run with a deliberate fault proves: nothing where the test system was late for what would have told.
import { expect, it } from 'vitest';
import type { Cause, ScenarioResult } from '../compliance/model.ts';
import { killOf } from './kill.ts';

const FAULT = { id: 'full-pan-in-query', requirement: 'GUIDE-B-FAQ-3c' };
const scenario = (verdict: ScenarioResult['verdict'], ...findings: ('failed' | 'inconclusive')[]) =>
  ({ name: 'A sale', verdict, findings: findings.map((each) => ({ verdict: each })) }) as ScenarioResult;
const cause = (kind: Cause['kind'], ...requirements: string[]) => ({ kind, requirements }) as Cause;
const own = cause('MUST', FAULT.requirement);
const other = cause('secrecy', 'GUIDE-A-FAQ-5d');

it.each<[string, string, ScenarioResult[], Cause[], number | null]>([
  ['its requirement stands among the first causes', 'killed', [scenario('failed', 'failed')], [other, own], 2],
  ['its requirement stands too far below', 'untold', [scenario('failed', 'failed')], [other, other, other, own], 4],
  ['another requirement alone is told', 'untold', [scenario('failed', 'failed')], [other], null],
  ['everything passed', 'survived', [scenario('passed')], [], null],
  [
    'a scenario is not decided',
    'inconclusive',
    [scenario('passed'), scenario('inconclusive', 'inconclusive')],
    [],
    null,
  ],
  [
    'what would have told is not decided, in a scenario that failed for another thing',
    'inconclusive',
    [scenario('failed', 'failed', 'inconclusive')],
    [other, cause('harness', FAULT.requirement)],
    null,
  ],
  [
    'it is told, whatever else is not decided',
    'killed',
    [scenario('failed', 'failed', 'inconclusive'), scenario('inconclusive', 'inconclusive')],
    [own],
    1,
  ],
])('where %s: %s', (_, verdict, scenarios, causes, place) => {
  expect(killOf(FAULT, { scenarios, causes })).toMatchObject({ verdict, cause: place });
});
