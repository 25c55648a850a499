// A run that plays everything several times: what failed once has failed, whatever came after it.
import { generateMessages } from '@cucumber/gherkin';
import { type Envelope, IdGenerator, SourceMediaType, TestStepResultStatus } from '@cucumber/messages';
import { expect, it } from 'vitest';
import { Collector } from './collect.ts';
import { judge } from './verdicts.ts';

const { PASSED, FAILED } = TestStepResultStatus;
const at = { seconds: 0, nanos: 0 };
const meta = {
  protocolVersion: '1',
  ...Object.fromEntries(['implementation', 'runtime', 'os', 'cpu'].map((n) => [n, { name: n }])),
};

/** The stream of one repetition, in which the only step ends so. */
function stream(status: TestStepResultStatus): Envelope[] {
  const newId = IdGenerator.uuid();
  const options = { newId, includeSource: false, includeGherkinDocument: true, includePickles: true };
  const text = 'Feature: F\n  Scenario: S\n    Then x\n';
  const read = generateMessages(text, 'f.feature', SourceMediaType.TEXT_X_CUCUMBER_GHERKIN_PLAIN, options);
  const pickle = read.find((each) => each.pickle)?.pickle;
  const testSteps = [{ id: 's', pickleStepId: pickle?.steps[0]?.id ?? '' }];
  const failed = status === FAILED ? { exception: { type: 'ExpectationFailed', message: 'It did not.' } } : {};
  const testStepResult = { status, duration: at, message: '', ...failed };
  return [
    { meta } as unknown as Envelope,
    ...read,
    { testCase: { id: 'c', pickleId: pickle?.id ?? '', testSteps } },
    { testCaseStarted: { id: 'a', testCaseId: 'c', attempt: 0, timestamp: at } },
    { testStepFinished: { testCaseStartedId: 'a', testStepId: 's', testStepResult, timestamp: at } },
    { testCaseFinished: { testCaseStartedId: 'a', willBeRetried: false, timestamp: at } },
  ];
}

it.each([
  [[PASSED, FAILED, PASSED], 'failed'],
  [[FAILED, PASSED, PASSED], 'failed'],
  [[PASSED, PASSED, FAILED], 'failed'],
])('%j is %s', (statuses, verdict) => {
  const collector = new Collector();
  for (const [time, status] of statuses.entries()) {
    if (time > 0) collector.repeat();
    for (const envelope of stream(status)) collector.take(envelope);
  }
  const scenarios = collector.run().scenarios;
  expect(scenarios.map((scenario) => judge(scenario).verdict)).toEqual([verdict]);
  expect(scenarios[0]?.attempts).toBe(1);
});
