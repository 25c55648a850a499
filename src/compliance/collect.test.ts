// The collector on made-up message streams: clocks that step, and several rounds of one run.
import type { Envelope } from '@cucumber/messages';
import { describe, expect, it } from 'vitest';
import { Collector } from './collect.ts';

const at = (seconds: number) => ({ seconds, nanos: 0 });
const URI = 'features/en/sale/a.feature';

/** The envelopes of one round: `begin` announces scenarios on these lines, the others play them. Ids differ in every round. */
function round(name: string, lines: readonly number[]) {
  const id = (line: number) => `${name}-${line}`;
  const begin = [
    { meta: { implementation: {}, runtime: {}, os: {}, cpu: {} } },
    ...lines.map((line) => ({
      pickle: {
        id: id(line),
        uri: URI,
        name: `line ${line}`,
        language: 'en',
        location: { line },
        steps: [],
        tags: [],
        astNodeIds: [],
      },
    })),
    { testRunStarted: { timestamp: at(1000) } },
    ...lines.map((line) => ({ testCase: { id: `case-${id(line)}`, pickleId: id(line), testSteps: [] } })),
  ];
  const start = (line: number, seconds: number, attempt = 0) => ({
    testCaseStarted: {
      id: `try-${id(line)}-${attempt}`,
      testCaseId: `case-${id(line)}`,
      attempt,
      timestamp: at(seconds),
    },
  });
  const finish = (line: number, seconds: number, attempt = 0) => ({
    testCaseFinished: { testCaseStartedId: `try-${id(line)}-${attempt}`, timestamp: at(seconds), willBeRetried: false },
  });
  return { begin, start, finish };
}
const finished = (seconds: number) => ({ testRunFinished: { timestamp: at(seconds), success: true } });
const feed = (collector: Collector, ...envelopes: object[]) => {
  for (const envelope of envelopes) collector.take(envelope as Envelope);
};

describe('durations', () => {
  it('come from a clock that does not step, whatever the timestamps say', () => {
    let now = 500;
    const collector = new Collector(undefined, undefined, () => now);
    const { begin, start, finish } = round('a', [3]);
    feed(collector, ...begin, start(3, 1001));
    now = 620;
    feed(collector, finish(3, 400));
    now = 700;
    feed(collector, finished(300));
    const { durationMs, scenarios } = collector.run();
    expect([durationMs, scenarios[0]?.durationMs]).toEqual([200, 120]);
  });
});

describe('rounds of one run', () => {
  it('are one result, in which a scenario keeps its name and its last attempt counts', () => {
    const told: string[] = [];
    const collector = new Collector(
      ({ done, total, scenario }) => told.push(`${scenario.name}: ${done} of ${total}`),
      undefined,
      undefined,
      (name) => told.push(`${name} begins`),
    );
    const first = round('a', [3, 7]);
    const second = round('b', [3, 7]);
    feed(collector, ...first.begin, first.start(3, 1), first.finish(3, 2), first.start(7, 2), finished(3));
    expect(collector.unended()).toEqual([`${URI}:7`]);
    feed(collector, ...second.begin, second.start(7, 4), second.finish(7, 5), finished(6));
    const { scenarios } = collector.run();
    expect(scenarios.map(({ id, attempts }) => [id, attempts])).toEqual([
      ['en/sale/a-1', 1],
      ['en/sale/a-2', 1],
    ]);
    expect(told).toEqual(['line 3 begins', 'line 3: 1 of 2', 'line 7 begins', 'line 7 begins', 'line 7: 2 of 2']);
  });

  it('do not let a round that broke off take back what had ended before', () => {
    const collector = new Collector();
    const first = round('a', [3]);
    const second = round('b', [3]);
    feed(collector, ...first.begin, first.start(3, 1), first.finish(3, 2), finished(3), ...second.begin, finished(4));
    expect(collector.run().scenarios).toMatchObject([{ attempts: 1, startedAt: '1970-01-01T00:00:01.000Z' }]);
  });

  it('tell why a scenario was cut off, begun or not', () => {
    const collector = new Collector();
    const { begin, start } = round('a', [3, 7, 9]);
    const reason = { en: 'gone', zh: '没了' };
    const rest = { en: 'given up', zh: '放弃' };
    feed(collector, ...begin, start(3, 1));
    collector.cutOff(`${URI}:3`, reason);
    collector.cutOff(`${URI}:7`, reason);
    collector.giveUp(rest);
    expect(collector.run().scenarios.map(({ cutOff, attempts }) => [cutOff, attempts])).toEqual([
      [reason, 1],
      [reason, 0],
      [rest, 0],
    ]);
    expect(collector.run().problems).toEqual([rest]);
  });
});
