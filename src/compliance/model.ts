// The result of a run as one document: the schema that is published, and the types that every report is made from.

import { VERDICTS } from '../definitions/evidence.ts';
import { type Static, Type } from '../schema.ts';
import { Exchange, Posting } from './exchange-result.ts';
import { History, RUN_VERDICTS } from './history-result.ts';
import { KnownFailureEntry } from './known-failure-result.ts';
import { LEVELS, REQUIREMENT_VERDICTS, Requirement } from './requirement-result.ts';
import { Bilingual, closed, count, counts, literals, nullable, text } from './schema-parts.ts';

export type { RunVerdict } from './history-result.ts';
export {
  type ClauseResult,
  LEVELS,
  REQUIREMENT_VERDICTS,
  type RequirementResult,
  type RequirementVerdict,
} from './requirement-result.ts';

export const STEP_STATUSES = ['passed', 'failed', 'skipped', 'pending', 'undefined', 'ambiguous', 'unknown'] as const;

/** Settings of a run that name files of the project. */
const PROJECT_SETTINGS = ['features', 'steps', 'cards', 'dialect', 'requirements'] as const;

const TIMELESS = Type.Literal(true, { description: 'no lateness of the test system can have brought it about' });

const Finding = Type.Object(
  {
    verdict: literals(['failed', 'not-applicable', 'not-assessable', 'inconclusive', 'known-failure'] as const),
    text: Bilingual,
    expected: Type.Optional(text()),
    actual: Type.Optional(text()),
    requirement: Type.Optional(text('requirement that the finding breaks, when it is not one of the tags')),
    timeless: Type.Optional(TIMELESS),
  },
  closed,
);

const OwnWords = Type.Record(Type.String(), Type.Array(text()), {
  description: 'wordings of the terminal that were taken for texts of the table of words, by the name of the text',
});

const Evidence = Type.Object(
  {
    language: literals(['en', 'zh-CN'] as const),
    terminal: Type.Object({ vendor: text(), model: text(), version: text() }, closed),
    profile: text(),
    words: Type.Optional(OwnWords),
    checks: count('expectations that the Thens of the scenario checked; without one it cannot pass'),
    timeline: Type.Array(
      Type.Object(
        {
          at: text(),
          step: Type.Integer({ description: 'index of the step during which it happened' }),
          kind: text(
            'display, prompt, sound, indicator, result, slip, power; action = what somebody did, its name in detail',
          ),
          lines: Type.Array(text()),
          detail: nullable(text()),
        },
        closed,
      ),
    ),
    slips: Type.Array(Type.Object({ copy: text(), reprint: Type.Boolean(), lines: Type.Array(text()) }, closed)),
    exchanges: Type.Array(Exchange),
    journal: Type.Array(
      Type.Object(
        {
          voucher: text(),
          function: text(),
          status: text(),
          amountMinor: Type.Integer(),
          cardNumber: text('masked'),
          responseCode: nullable(text()),
          reference: nullable(text()),
        },
        closed,
      ),
    ),
    ledger: Type.Array(Type.Object({ memo: text(), postings: Type.Array(Posting) }, closed)),
    ledgerSumMinor: Type.Integer({ description: '0 in a sound ledger' }),
    violations: Type.Array(
      Type.Object(
        {
          rule: text(),
          requirement: text(),
          clause: Type.Optional(
            text('the clause of the requirement that the rule is about, where it is about one alone'),
          ),
          text: Bilingual,
          expected: text(),
          actual: text(),
          timeless: Type.Optional(TIMELESS),
        },
        closed,
      ),
    ),
    log: Type.Optional(
      Type.Object(
        { earlier: count('lines that stood before these'), lines: Type.Array(text()) },
        {
          ...closed,
          description: "end of the terminal's own log, masked; left out where the scenario passed",
        },
      ),
    ),
  },
  closed,
);

const FITNESS = {
  worstStallMs: count(
    'longest standstill of the test system, or of many short ones how much of any wait of the terminal they took',
  ),
  stalled: nullable(literals(['harness', 'acquirer'] as const), 'who stood still'),
  slowestAnswerMs: count('longest that the acquirer itself took to answer'),
  responseTimeoutMs: count('how long the terminal waits for an answer'),
};
const Fitness = Type.Object(FITNESS, closed);
const RunFitness = Type.Object(
  {
    fit: Type.Boolean({ description: 'nothing took half of the time that the terminal waits, or more' }),
    ...FITNESS,
    repeated: count('scenarios that were played again alone because the test system had been late'),
  },
  closed,
);

const Step = Type.Object(
  {
    keyword: text(),
    text: text(),
    line: Type.Optional(count('line of the feature file')),
    status: literals(STEP_STATUSES),
    durationMs: Type.Number({ minimum: 0 }),
    table: Type.Optional(Type.Array(Type.Array(text()))),
    doc: Type.Optional(text()),
  },
  closed,
);

const Scenario = Type.Object(
  {
    id: text('stable: language, chapter, file and place in the file'),
    pair: text('the same in both languages of a scenario'),
    case: text('number of the test case, the same in both languages; it stays when scenarios come before it'),
    language: literals(['en', 'zh-CN'] as const),
    chapter: text(),
    feature: text('name of the feature'),
    uri: text(),
    line: count(),
    name: text(),
    tags: Type.Array(text()),
    requirements: Type.Array(text()),
    verdict: literals(VERDICTS),
    startedAt: nullable(text('ISO 8601 in UTC; null = it did not start')),
    durationMs: Type.Number({ minimum: 0 }),
    attempts: count('1 unless it was retried'),
    flaky: Type.Boolean({ description: 'it passed, but not at the first attempt' }),
    earlier: Type.Array(Finding, { description: 'why each attempt before the last did not pass' }),
    example: nullable(
      Type.Array(Type.Object({ name: text('heading of the column'), value: text() }, closed)),
      'the row of an outline that it was made from; null = it is no outline',
    ),
    fitness: nullable(Fitness, 'how late the test system itself was; null when nobody measured'),
    repeated: nullable(
      Type.Object({ reason: Bilingual, fitness: Fitness }, closed),
      'why it was played again alone, with what was measured before; null when it was not',
    ),
    steps: Type.Array(Step),
    findings: Type.Array(Finding),
    error: nullable(
      Type.Object(
        {
          step: nullable(count(), 'index of the step; null = a hook before or after the steps'),
          name: text('name of the error; see docs for which names mean the terminal'),
          message: text(),
        },
        closed,
      ),
    ),
    evidence: nullable(Evidence),
  },
  closed,
);

/** What a cause is about, worst first; `language`: the languages of a scenario disagree; `harness`: it proves nothing of the terminal. */
export const CAUSE_KINDS = ['money', 'secrecy', ...LEVELS, 'language', 'harness'] as const;

const Cause = Type.Object(
  {
    kind: literals(CAUSE_KINDS, 'what it is about, worst first: money, secrecy, then the level of the requirement'),
    rule: nullable(text(), 'rule of the oracle that was broken; null = an expectation of a scenario'),
    text: Type.Object({ en: text(), zh: text() }, { ...closed, description: 'without numbers, amounts and cards' }),
    requirements: Type.Array(text('requirement that it breaks')),
    count: count('scenarios, each counted once for its languages'),
    scenarios: Type.Array(text('id of a scenario, shortest first')),
    example: Type.Object(
      {
        scenario: text('id of the shortest of the scenarios'),
        text: Bilingual,
        expected: nullable(Bilingual),
        actual: nullable(Bilingual),
        course: Type.Array(
          Type.Object(
            { en: text(), zh: text(), missing: Type.Boolean({ description: 'it was due and did not come' }) },
            closed,
          ),
          { description: 'how it came about, where money was lost' },
        ),
      },
      closed,
    ),
    followsFrom: nullable(count(), 'place in this list of a worse cause that all of its scenarios have, too'),
  },
  closed,
);

export const ComplianceReport = Type.Object(
  {
    format: Type.Literal(1, { description: 'version of this format' }),
    tool: Type.Object({ name: Type.Literal('tillproof'), version: text() }, closed),
    verdict: literals(RUN_VERDICTS, 'compliant: the whole catalogue was asked; passed: a part of it was, and passed'),
    headline: Type.Object(
      { en: text(), zh: text() },
      { ...closed, description: 'verdict, scope and certificate in one sentence' },
    ),
    scope: Type.Object(
      {
        asked: count('requirements that every scenario about them was run for, or that a person attested'),
        of: count('requirements of all catalogues of the run'),
        whole: Type.Boolean({ description: 'nothing was left out that a run can ask; the rest waits for a person' }),
        partly: count('requirements that a scenario is about, with others or clauses of theirs left out'),
        untagged: count('scenarios that name no requirement and prove nothing of a catalogue'),
      },
      closed,
    ),
    exitCode: Type.Union([Type.Literal(0), Type.Literal(1), Type.Literal(3)]),
    terminal: Type.Object({ vendor: text(), model: text(), version: text() }, closed),
    run: Type.Object(
      {
        startedAt: nullable(text()),
        durationMs: Type.Number({ minimum: 0 }),
        seed: nullable(Type.Integer()),
        order: nullable(text()),
        parallel: nullable(count()),
        profile: nullable(text()),
        wire: nullable(text()),
        acquirer: nullable(
          text(
            'whose name and contract the acquirer had: unionpay, lakala, shengpay or ruiyinxin (styles, no specifications of firms)',
          ),
        ),
        defects: Type.Array(text('deliberate faults that were put into the terminal')),
        fitness: nullable(RunFitness, 'whether the machine was fit; null when nobody measured'),
        words: Type.Optional(OwnWords),
        declaration: Type.Optional(
          Type.Unsafe<Record<string, unknown>>({
            type: 'object',
            description: 'what the terminal says that it can do; absent when several terminals say different things',
          }),
        ),
        leftOut: Type.Optional(
          Type.Array(text('requirement with a scenario that did not run, because a filter or another shard had it')),
        ),
        shard: Type.Optional(
          Type.Object(
            {
              index: Type.Integer({ minimum: 1 }),
              of: Type.Integer({ minimum: 1 }),
              scenarios: count('of all shards together'),
              plan: text('SHA-256 of the places of all scenarios and of the setting: shards of one run have the same'),
              content: text(
                'SHA-256 of the files that took part: of Tillproof, and the features and sentences of the project',
              ),
              leftOut: Type.Array(text('requirement with a scenario that none of the shards plays')),
              setting: Type.Unsafe<Record<string, unknown>>({
                type: 'object',
                description: 'what all shards of a run have in common, as in run-configuration.schema.json',
              }),
              part: Type.Optional(Type.Literal(true, { description: 'a filter chose what all shards together play' })),
            },
            {
              ...closed,
              description: 'part of a run that is spread over several; "tillproof merge" puts them together',
            },
          ),
        ),
        project: Type.Optional(
          Type.Array(
            Type.Object(
              {
                setting: literals(PROJECT_SETTINGS, 'the setting that names it, or a file that imports it'),
                path: text('from the folder that the run was started in, with /'),
                sha256: text(),
              },
              closed,
            ),
            { description: 'files of the project that took part, as they were when the run began' },
          ),
        ),
        versions: Type.Record(Type.String(), Type.String(), { description: 'node, cucumber, operating system …' }),
      },
      closed,
    ),
    counts: Type.Object(
      {
        scenarios: counts(VERDICTS),
        flaky: count('of the passed scenarios, those that needed another attempt'),
        requirements: counts(REQUIREMENT_VERDICTS),
        levels: Type.Object(
          {
            MUST: counts(REQUIREMENT_VERDICTS),
            SHOULD: counts(REQUIREMENT_VERDICTS),
            MAY: counts(REQUIREMENT_VERDICTS),
          },
          { ...closed, description: 'the requirements on the terminal' },
        ),
        others: counts(
          REQUIREMENT_VERDICTS,
          'the requirements on host, back office, operator and service provider: none of the certificate',
        ),
      },
      closed,
    ),
    certificate: Type.Object(
      {
        eligible: Type.Boolean({
          description:
            'the whole catalogue was asked, every applicable MUST on the terminal passed and nothing is inconclusive or flaky',
        }),
        open: Type.Array(text('a MUST that stands in the way, by what it claims of the terminal')),
        flaky: Type.Array(text('id of a scenario that stands in the way, because it needed another attempt')),
        reason: Bilingual,
      },
      closed,
    ),
    problems: Type.Array(Bilingual, { description: 'why the run as a whole is inconclusive' }),
    knownFailures: Type.Array(KnownFailureEntry, {
      description: 'what became of every entry of the list of known failures',
    }),
    causes: Type.Array(Cause, { description: 'what went wrong, each thing once, worst first' }),
    history: Type.Optional(History),
    chapters: Type.Array(Type.Object({ id: text(), title: Bilingual }, closed)),
    requirements: Type.Array(Requirement),
    scenarios: Type.Array(Scenario),
  },
  {
    ...closed,
    $id: 'https://tillproof.dev/schemas/compliance.json',
    title: 'Tillproof compliance report',
    description: 'reports/compliance.json. Amounts in fen; card data masked everywhere.',
  },
);

export type ComplianceReport = Static<typeof ComplianceReport>;
export type ScenarioResult = Static<typeof Scenario>;
export type ExchangeResult = Static<typeof Exchange>;
export type { KnownFailureResult } from './known-failure-result.ts';
export type Cause = Static<typeof Cause>;
