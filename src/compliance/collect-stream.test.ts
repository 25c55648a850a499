// The collector on streams of real feature files: what it keeps of steps, tables, examples and names, and how scenarios went that were played again.
import { generateMessages } from '@cucumber/gherkin';
import { type Envelope, IdGenerator, type Pickle, SourceMediaType } from '@cucumber/messages';
import { describe, expect, it } from 'vitest';
import { EVIDENCE_MEDIA_TYPE, FINDING_MEDIA_TYPE, FITNESS_MEDIA_TYPE, type Fitness } from '../definitions/evidence.ts';
import { Collector } from './collect.ts';
import { sampleEvidence } from './sample-evidence.fixture.ts';

const time = (seconds: number) => ({ seconds, nanos: 0 });
const META = {
  implementation: { name: 'cucumber-js', version: '13.3.0' },
  runtime: { name: 'node.js', version: '24.21.0' },
  os: { name: 'linux' },
  cpu: { name: 'x64' },
};

/** How an attempt at a scenario goes: how each of its steps ends, with what is told of it: of those that fail the words of the error. */
type Play = { statuses: string[]; error?: string; fitness?: Fitness };
const PASSED: Play = { statuses: ['PASSED'] };
const failed = (error: string, more: Partial<Play> = {}): Play => ({ statuses: ['FAILED'], error, ...more });
const broken = (error: string): Play => ({ statuses: ['PENDING'], error });

/** The stream of one round over feature files; `plays` gives the attempts at a scenario by its name, null for one that a filter leaves out. */
function stream(files: Record<string, string>, plays: (name: string) => Play[] | null = () => [PASSED]): Envelope[] {
  const newId = IdGenerator.uuid();
  const options = { newId, includeSource: false, includeGherkinDocument: true, includePickles: true };
  const read = Object.entries(files).flatMap(([uri, text]) =>
    generateMessages(text, uri, SourceMediaType.TEXT_X_CUCUMBER_GHERKIN_PLAIN, options),
  );
  const pickles = read.flatMap(({ pickle }) => pickle ?? []).filter(({ name }) => plays(name) !== null);
  return [
    { meta: META },
    ...read,
    { testRunStarted: { timestamp: time(1000) } },
    ...pickles.map(({ id, steps }) => ({
      testCase: {
        id: `case-${id}`,
        pickleId: id,
        testSteps: [
          { id: `hook-${id}`, hookId: 'h' },
          ...steps.map((step) => ({ id: step.id, pickleStepId: step.id })),
        ],
      },
    })),
    ...pickles.flatMap((pickle) => attempts(pickle, plays(pickle.name) ?? [])),
    { testRunFinished: { timestamp: time(1009), success: true } },
  ] as Envelope[];
}

function attempts({ id, steps }: Pickle, plays: readonly Play[]): object[] {
  return plays.flatMap(({ statuses, error, fitness }, attempt) => {
    const testCaseStartedId = `${id}-${attempt}`;
    const attach = (mediaType: string, body: object) => ({
      attachment: { testCaseStartedId, mediaType, contentEncoding: 'IDENTITY', body: JSON.stringify(body) },
    });
    const ends = (testStepId: string, status: string) => ({
      testStepFinished: {
        testCaseStartedId,
        testStepId,
        timestamp: time(1002),
        testStepResult: {
          status,
          duration: time(0),
          ...(status === 'FAILED' ? { exception: { type: 'ExpectationFailed', message: error } } : {}),
        },
      },
    });
    return [
      { testCaseStarted: { id: testCaseStartedId, testCaseId: `case-${id}`, attempt, timestamp: time(1001) } },
      ends(`hook-${id}`, statuses[0] === 'UNDEFINED' ? 'UNDEFINED' : 'PASSED'),
      ...steps.map((step, at) => ends(step.id, statuses[at] ?? 'PASSED')),
      ...(error === undefined
        ? []
        : [
            attach(FINDING_MEDIA_TYPE, {
              verdict: statuses.includes('FAILED') ? 'failed' : 'inconclusive',
              text: { en: error, zh: error },
            }),
          ]),
      attach(EVIDENCE_MEDIA_TYPE, sampleEvidence('en')),
      ...(fitness === undefined ? [] : [attach(FITNESS_MEDIA_TYPE, fitness)]),
      { testCaseFinished: { testCaseStartedId, timestamp: time(1003), willBeRetried: attempt < plays.length - 1 } },
    ];
  });
}

const feed = (collector: Collector, ...streams: Envelope[][]) => {
  for (const envelope of streams.flat()) collector.take(envelope);
  return collector.run();
};
const collected = (...streams: Envelope[][]) => feed(new Collector(), ...streams);
const URI = 'features/en/sale/a.feature';
const ONE = { [URI]: 'Feature: F\n  Scenario: S\n    Then x\n' };
const late: Fitness = { worstStallMs: 640, stalled: 'harness', slowestAnswerMs: 4, responseTimeoutMs: 250 };

describe('a feature file', () => {
  const outline = [
    'Feature: Sales',
    '  @GUIDE-A-STEP-2a @slow',
    '  Scenario Outline: a sale of <amount>',
    '    Given cards',
    '      | name | number |',
    '      | debit | 6212 |',
    '    And a note',
    '      """',
    '      two',
    '      lines',
    '      """',
    '    When the amount is <amount>',
    '    Examples:',
    '      | amount | currency |',
    '      | 1.00 | CNY |',
    '      | 2.00 | CNY |',
    '  Scenario: plain',
    '    Then x',
  ].join('\n');

  it('gives a scenario its steps with what stands below them, its tags and its example', () => {
    const { scenarios } = collected(stream({ [URI]: outline }));
    expect(scenarios.map(({ line, tags, feature }) => [line, tags, feature])).toEqual([
      [15, ['@GUIDE-A-STEP-2a', '@slow'], 'Sales'],
      [16, ['@GUIDE-A-STEP-2a', '@slow'], 'Sales'],
      [17, [], 'Sales'],
    ]);
    expect(scenarios[1]?.steps).toEqual([
      {
        keyword: 'Given',
        text: 'cards',
        line: 4,
        table: [
          ['name', 'number'],
          ['debit', '6212'],
        ],
      },
      { keyword: 'And', text: 'a note', line: 7, doc: 'two\nlines' },
      { keyword: 'When', text: 'the amount is 2.00', line: 12 },
    ]);
    expect(scenarios.map(({ example }) => example)).toEqual([
      [
        { name: 'amount', value: '1.00' },
        { name: 'currency', value: 'CNY' },
      ],
      [
        { name: 'amount', value: '2.00' },
        { name: 'currency', value: 'CNY' },
      ],
      null,
    ]);
  });

  it('that is not told of leaves its scenarios with what they say themselves', () => {
    const known = stream({ [URI]: outline });
    const unknown = known.filter(({ gherkinDocument }) => gherkinDocument === undefined);
    const nameless = known.map((each) =>
      each.gherkinDocument ? { gherkinDocument: { ...each.gherkinDocument, uri: undefined } } : each,
    ) as Envelope[];
    for (const envelopes of [unknown, nameless])
      expect(collected(envelopes).scenarios.at(-1)).toMatchObject({
        feature: '',
        example: null,
        steps: [{ keyword: '', text: 'x' }],
      });
    expect(Object.keys(collected(unknown).scenarios.at(-1)?.steps[0] ?? {})).toEqual(['keyword', 'text']);
  });

  it('of the same name as another keeps its whole name, also when the other is told of later', () => {
    const collector = new Collector();
    expect(feed(collector, stream(ONE)).scenarios.map(({ id }) => id)).toEqual(['en/sale/a-1']);
    const two = { ...ONE, 'own/en/sale/a.feature': 'Feature: G\n  Scenario: T\n    Then x\n' };
    expect(feed(collector, stream(two)).scenarios.map(({ id }) => id)).toEqual([
      'en/features/sale/a-1',
      'en/own/sale/a-1',
    ]);
  });

  it('is a problem of the run where it cannot be read, or an outline has no rows', () => {
    const empty = 'Feature: F\n  Scenario Outline: nothing\n    Then <x>\n    Examples:\n      | x |\n';
    const unnamed = { parseError: { source: {}, message: 'what is this' } } as Envelope;
    expect(collected(stream({ [URI]: empty, 'b.feature': 'Sentence' }), [unnamed]).problems).toEqual([
      'features/en/sale/a.feature:2: the outline "nothing" has no examples, so nothing of it runs',
      {
        en: expect.stringMatching(/^b\.feature:1: "Sentence" /),
        zh: expect.stringMatching(/^b\.feature:1：“Sentence”/),
      },
      { en: 'a feature file: what is this', zh: '某个feature文件：what is this' },
    ]);
  });
});

describe('a run', () => {
  it('names what it ran on', () => {
    expect(collected(stream(ONE)).versions).toEqual({
      'cucumber-js': '13.3.0',
      'node.js': '24.21.0',
      linux: '',
      x64: '',
    });
  });

  it('began when the first round did, and takes as long as all of them', () => {
    let now = 0;
    const collector = new Collector(undefined, undefined, () => now);
    expect(collector.run()).toMatchObject({ startedAt: null, durationMs: 0 });
    for (const envelope of stream(ONE)) {
      collector.take(envelope);
      if (envelope.testRunStarted) expect(collector.run().durationMs).toBe(0);
      now += 1;
    }
    const first = collector.run().durationMs;
    expect(first).toBeGreaterThan(0);
    expect(collector.run().startedAt).toBe('1970-01-01T00:16:40.000Z');
    expect(feed(collector, stream(ONE)).durationMs).toBeGreaterThan(first);
    expect(collected(stream(ONE)).durationMs).toBeGreaterThanOrEqual(0);
  });

  it('has the problems of its hooks, each once, and of its end', () => {
    const hook = (status: string, exception?: object) =>
      ({ testRunHookFinished: { result: { status, exception } } }) as unknown as Envelope;
    const end = (exception?: object) => ({ testRunFinished: { timestamp: time(1), exception } }) as unknown as Envelope;
    const told = [hook('PASSED'), hook('FAILED', { message: 'no port' }), hook('FAILED', { message: 'no port' })];
    expect(
      collected(told, [hook('FAILED'), hook('FAILED', {}), end(), end({ message: 'gone' }), end({})]).problems,
    ).toEqual(['no port', 'a hook around the run failed', 'gone', 'the run broke off']);
  });

  it('has its scenarios by file and line, and the tags of those that a filter left out', () => {
    const text = 'Feature: F\n  @a @b\n  Scenario: S\n    Then x\n  @c\n  Scenario: T\n    Then x\n';
    const files = { 'features/en/b.feature': text, 'features/en/a.feature': text, 'features/en/c.feature': text };
    const { scenarios, leftOut } = collected(stream(files));
    expect(scenarios.map(({ uri, line }) => `${uri}:${line}`)).toEqual(
      ['a', 'b', 'c'].flatMap((name) => [3, 6].map((line) => `features/en/${name}.feature:${line}`)),
    );
    expect(leftOut).toEqual([]);
    const filtered = collected(stream({ [URI]: text }, (name) => (name === 'S' ? null : [PASSED])));
    expect([filtered.scenarios.map(({ name }) => name), filtered.leftOut]).toEqual([['T'], ['@a', '@b']]);
  });

  it('tells how far it is', () => {
    const collector = new Collector();
    const envelopes = stream({ [URI]: 'Feature: F\n  Scenario: S\n    Then x\n  Scenario: T\n    Then x\n' });
    const half = envelopes.findIndex(({ testCaseFinished }) => testCaseFinished) + 1;
    feed(collector, envelopes.slice(0, half));
    expect(collector.progress).toEqual({ done: 1, total: 2 });
    expect([[...collector.ended().keys()], collector.unended()]).toEqual([[`${URI}:2`], [`${URI}:4`]]);
  });

  it('takes no harm from the end of a scenario that nobody knows', () => {
    const collector = new Collector();
    collector.cutOff('x.feature:1', { en: 'gone', zh: '没了' });
    expect(collector.run().scenarios).toEqual([]);
  });
});

describe('a sentence that nobody knows', () => {
  const play = () => [{ statuses: ['UNDEFINED'] }];
  const step = (language: 'en' | 'zh-CN', text: string, collector: Collector) =>
    feed(
      collector,
      stream(
        language === 'en'
          ? { [URI]: `Feature: F\n  Scenario: S\n    Then ${text}\n` }
          : { [URI]: `# language: zh-CN\n功能: F\n  场景: S\n    那么${text}\n` },
        play,
      ),
    ).scenarios[0]?.outcomes;
  const sentences = () => ['a debit card', '一张借记卡', 'the paper is gone', '纸没了'];

  it('is told with the nearest of its language', () => {
    const outcomes = step('en', 'a debt card 一', new Collector(undefined, sentences));
    expect(outcomes?.map(({ nearest }) => nearest)).toEqual([undefined, ['a debit card']]);
    expect(step('zh-CN', 'a 一张借记', new Collector(undefined, sentences))?.[1]?.nearest).toEqual(['一张借记卡']);
  });

  it('is told with step definitions where nobody gives sentences', () => {
    const collector = new Collector();
    collector.take({ stepDefinition: { pattern: { source: 'a debit card' } } } as Envelope);
    expect(step('en', 'a debt card', collector)?.[1]?.nearest).toEqual(['a debit card']);
  });

  it('is the only one that is', () => {
    const [, outcome] = collected(stream(ONE)).scenarios[0]?.outcomes ?? [];
    expect(outcome).toEqual({ step: 0, status: 'passed', durationMs: 0, error: null });
  });
});

describe('a scenario that is played again', () => {
  const words = ({ scenarios: [scenario] }: ReturnType<Collector['run']>) =>
    scenario?.findings.map(({ text }) => text.en);

  it('keeps the attempts before the last', () => {
    const { scenarios } = collected(stream(ONE, () => [failed('a'), failed('b'), PASSED]));
    expect(
      scenarios[0]?.earlier.map(({ findings, outcomes }) => [findings[0]?.text.en, outcomes.at(-1)?.step]),
    ).toEqual([
      ['a', 0],
      ['b', 0],
    ]);
    expect(scenarios[0]).toMatchObject({ attempts: 3, repeated: null, findings: [] });
    const again = collected(
      stream(ONE, () => [failed('a'), failed('b')]),
      stream(ONE, () => [failed('c'), PASSED]),
    );
    expect(again.scenarios[0]?.earlier.map(({ findings }) => findings[0]?.text.en)).toEqual(['a', 'b', 'c']);
    expect(again.scenarios[0]?.attempts).toBe(4);
    for (const plays of [[PASSED], []]) expect(collected(stream(ONE, () => plays)).scenarios[0]?.earlier).toEqual([]);
  });

  it('says why where the test system was late in the first of its rounds', () => {
    const lateRound = stream(ONE, () => [failed('a', { fitness: late })]);
    const calm = { ...late, worstStallMs: 3 };
    const repeated = collected(lateRound, stream(ONE)).scenarios[0]?.repeated;
    expect(repeated).toEqual({
      reason: { en: expect.stringMatching(/640 ms/), zh: expect.stringMatching(/640毫秒/) },
      fitness: late,
    });
    const later = stream(ONE, () => [failed('a', { fitness: { ...late, worstStallMs: 700 } })]);
    expect(collected(lateRound, later, stream(ONE)).scenarios[0]?.repeated).toEqual(repeated);
    expect(
      collected(
        stream(ONE, () => [failed('a', { fitness: calm })]),
        stream(ONE),
      ).scenarios[0]?.repeated,
    ).toBeNull();
    expect(
      collected(
        stream(ONE, () => [failed('a')]),
        stream(ONE),
      ).scenarios[0]?.repeated,
    ).toBeNull();
  });

  it('keeps the worst that any repetition showed, the first of those that are as bad', () => {
    const repeated = (...rounds: Play[]) => {
      const collector = new Collector();
      for (const [at, play] of rounds.entries()) {
        if (at > 0) collector.repeat();
        feed(
          collector,
          stream(ONE, () => [play]),
        );
      }
      return collector.run();
    };
    expect(words(repeated(failed('a'), failed('b'), PASSED))).toEqual(['a']);
    expect(words(repeated(failed('a'), broken('b'), PASSED))).toEqual(['a']);
    expect(words(repeated(broken('a'), failed('b'), PASSED))).toEqual(['b']);
    expect(words(repeated(broken('a'), failed('b')))).toEqual(['b']);
    expect(words(repeated(broken('a'), PASSED))).toEqual(['a']);
    expect(words(repeated(PASSED, failed('b'), PASSED))).toEqual(['b']);
    expect(words(repeated({ ...PASSED, error: 'a' }, { ...PASSED, error: 'b' }))).toEqual(['b']);
  });

  it('begins anew with each repetition', () => {
    const collector = new Collector();
    feed(
      collector,
      stream({ ...ONE, 'features/en/b.feature': 'Feature: F\n  Scenario: T\n    Then x\n' }, () => []),
    );
    feed(collector, stream(ONE));
    collector.repeat();
    expect([collector.progress.done, collector.ended().size]).toEqual([0, 0]);
    expect(feed(collector, stream(ONE)).scenarios.map(({ uri, attempts }) => [uri, attempts])).toEqual([[URI, 1]]);
  });

  it('is what an earlier round began, where no later one came to it', () => {
    const two = { ...ONE, 'features/en/b.feature': 'Feature: F\n  Scenario: T\n    Then x\n' };
    const begun = stream(two, (name) => (name === 'S' ? [PASSED] : []));
    expect(collected(begun, stream(ONE)).scenarios.map(({ name, finished }) => [name, finished])).toEqual([
      ['T', false],
      ['S', true],
    ]);
  });
});
