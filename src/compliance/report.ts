// Puts the report together: what was collected, judged and covered, with the facts of the run that only the caller knows.

import { type Bilingual, VERDICTS } from '../definitions/evidence.ts';
import type { OwnWords } from '../definitions/own-words.ts';
import type { CatalogueRow } from '../definitions/requirements/index.ts';
import type { Attestation } from './attested-files.ts';
import { causesOf } from './causes.ts';
import { chaptersOf } from './chapters.ts';
import type { CollectedRun, CollectedScenario } from './collected.ts';
import { cover } from './coverage.ts';
import { runFitness } from './fitness.ts';
import { certificateOf, headlineOf, verdictWords } from './headline.ts';
import { isBroken, KnownFailures } from './known-failures.ts';
import { LastNet } from './last-net.ts';
import { type ComplianceReport, LEVELS, REQUIREMENT_VERDICTS, type ScenarioResult, STEP_STATUSES } from './model.ts';
import { scopeOf } from './scope.ts';
import { idsIn, meantInstead, type Names, namesOf, requirementsOf } from './tags.ts';
import { EXIT_CODES, judge, runVerdict } from './verdicts.ts';

/** Facts of a run that the message stream does not carry. */
export type RunFacts = {
  version: string;
  seed: number | null;
  order: string | null;
  parallel: number | null;
  profile: string | null;
  wire: string | null;
  acquirer: string | null;
  defects: readonly string[];
  /** Name of the terminal under test, used until its own evidence says better. */
  terminal: string | null;
  /** The terminal's own wordings for texts that scenarios look for. */
  words?: OwnWords;
  /** Files of the project that the verdict depends on, such as its dialect, told among the versions. */
  own?: Record<string, string>;
  /** What the terminal says that it can do, when no evidence does. */
  declaration?: Record<string, unknown>;
  /** Which part of the scenarios this run played, of a run that is spread over several. */
  shard?: NonNullable<ComplianceReport['run']['shard']>;
  /** Files of the project that take part. */
  project?: NonNullable<ComplianceReport['run']['project']>;
  /** What people stated, with the files that show it. */
  attestations: readonly Attestation[];
  /** Failures that are known; none when not given. */
  knownFailures?: KnownFailures;
  /** Requirements with scenarios in feature files that the run did not even read, because only chapters of the guide were asked for. */
  leftOut: readonly string[];
};

/** Results of scenarios, judged and cleaned by the last net: of each as soon as it has ended, while others still run. */
export class Results {
  readonly net = new LastNet();
  readonly #names: Names;
  readonly #ended = new WeakMap<CollectedScenario, ScenarioResult>();

  readonly #known: KnownFailures;

  /** @param names what tags can name */
  constructor(names: Names, known: KnownFailures = new KnownFailures([], '')) {
    this.#names = names;
    this.#known = known;
  }

  /** Takes a scenario that has ended for good. */
  add(scenario: CollectedScenario): void {
    this.#ended.set(scenario, this.#resultOf(scenario));
  }

  /** The result of the scenario; of one that was never taken, as it stands. */
  of(scenario: CollectedScenario): ScenarioResult {
    return this.#ended.get(scenario) ?? this.#resultOf(scenario);
  }

  #resultOf(scenario: CollectedScenario): ScenarioResult {
    return this.net.clean(this.#known.of(scenarioResult(scenario, this.#names)));
  }
}

/** How a run went besides its scenarios; `leftOut`: requirements with a scenario that did not run, because of a filter. */
type RunCourse = Pick<CollectedRun, 'startedAt' | 'durationMs' | 'versions' | 'problems' | 'brokenOff'> & {
  leftOut: readonly string[];
};

/** The report of a run, cleaned by the last net. The same input gives the same report. */
export function makeReport(
  run: CollectedRun,
  facts: RunFacts,
  rows: readonly CatalogueRow[],
  results = new Results(namesOf(rows), facts.knownFailures),
): ComplianceReport {
  const scenarios = run.scenarios.map((scenario) => results.of(scenario));
  const leftOut = [...requirementsOf(run.leftOut, namesOf(rows)), ...facts.leftOut];
  const declaration = declarationOf(run.scenarios);
  const known = declaration === null ? facts : { ...facts, declaration };
  return reportOf({ ...run, leftOut }, scenarios, known, rows, results.net);
}

/** The report about results that are there: of a run that has just ended, or of runs that were merged. */
export function reportOf(
  run: RunCourse,
  scenarios: readonly ScenarioResult[],
  facts: RunFacts,
  rows: readonly CatalogueRow[],
  net = new LastNet(),
): ComplianceReport {
  const requirements = cover(rows, scenarios, facts.attestations);
  const problems = [
    ...[...(run.brokenOff ? [run.brokenOff] : []), ...run.problems].map((problem) =>
      typeof problem === 'string' ? { en: problem, zh: problem } : problem,
    ),
    ...unknownRequirements(scenarios, rows),
  ];
  const leftOut = [...new Set(run.leftOut)].sort();
  const scope = scopeOf(requirements, scenarios, leftOut);
  const isWhole = run.leftOut.length === 0 && facts.leftOut.length === 0 && run.brokenOff === undefined;
  const knownFailures = facts.knownFailures?.entries(scenarios, requirements, { isWhole, leftOut }) ?? [];
  const verdict = run.brokenOff
    ? 'inconclusive'
    : runVerdict(
        scenarios.map((scenario) => scenario.verdict),
        problems,
        scope.whole,
        knownFailures.some(isBroken),
      );
  const flaky = scenarios.filter((scenario) => scenario.flaky).map(({ id }) => id);
  const certificate = certificateOf(verdict, requirements, flaky);
  const {
    version,
    terminal,
    defects,
    attestations: _,
    leftOut: _l,
    knownFailures: _k,
    words: configured,
    own,
    ...known
  } = facts;
  const words = wordsOf(scenarios, configured);
  const seen = scenarios.find(({ evidence }) => evidence !== null)?.evidence ?? null;
  const rest = net.clean<Omit<ComplianceReport, 'scenarios'>>({
    format: 1,
    tool: { name: 'tillproof', version },
    verdict,
    headline: headlineOf(verdictWords(verdict, scope, flaky.length, knownFailures), certificate),
    scope,
    exitCode: EXIT_CODES[verdict],
    terminal: seen?.terminal ?? { vendor: '', model: terminal ?? '', version: '' },
    run: {
      startedAt: run.startedAt,
      durationMs: wholeMs(run.durationMs),
      ...known,
      ...(Object.keys(words).length === 0 ? {} : { words }),
      profile: known.profile ?? seen?.profile ?? null,
      wire: known.wire ?? seen?.exchanges[0]?.transport ?? null,
      defects: [...defects],
      fitness: runFitness(scenarios),
      ...(leftOut.length === 0 ? {} : { leftOut }),
      versions: { ...run.versions, ...own },
    },
    counts: {
      scenarios: tally(VERDICTS, scenarios),
      flaky: flaky.length,
      requirements: tally(REQUIREMENT_VERDICTS, requirements),
      levels: Object.fromEntries(
        LEVELS.map((level) => [
          level,
          tally(
            REQUIREMENT_VERDICTS,
            requirements.filter((row) => row.level === level && row.party === 'terminal'),
          ),
        ]),
      ) as ComplianceReport['counts']['levels'],
      others: tally(
        REQUIREMENT_VERDICTS,
        requirements.filter(({ party }) => party !== 'terminal'),
      ),
    },
    certificate,
    problems,
    knownFailures,
    causes: causesOf(scenarios, requirements),
    chapters: chaptersOf(scenarios),
    requirements,
  });
  return { ...rest, scenarios: [...scenarios] };
}

/** What the terminals of a run say that they can do; null when none says anything, or not all the same. */
function declarationOf(scenarios: readonly CollectedScenario[]): Record<string, unknown> | null {
  const all = new Set(
    scenarios.flatMap(({ evidence }) => evidence?.declaration ?? []).map((each) => JSON.stringify(each)),
  );
  const [only] = all;
  return only === undefined || all.size > 1 ? null : (JSON.parse(only) as Record<string, unknown>);
}

/** The terminal's own wordings, as scenarios took them; as the run configures them where no scenario left any. */
function wordsOf(scenarios: readonly ScenarioResult[], configured: OwnWords = {}): Record<string, string[]> {
  const all: OwnWords = Object.assign({}, configured, ...scenarios.map(({ evidence }) => evidence?.words));
  return Object.fromEntries(Object.entries(all).map(([name, each]) => [name, [...each]]));
}

/** Tags that name a requirement which is in no catalogue, or almost one that is: each once, with its first place. */
function unknownRequirements(scenarios: readonly ScenarioResult[], rows: readonly CatalogueRow[]): Bilingual[] {
  const known = idsIn(rows);
  const places = new Map(
    scenarios.toReversed().flatMap(({ tags, uri, line }) => tags.map((tag) => [tag, `${uri}:${line}`])),
  );
  return [...places].flatMap(([tag, place]) => {
    const meant = meantInstead(tag, known);
    if (meant === null) return [];
    const id = tag.replace(/^@/, '');
    return {
      en: `${place}: there is no requirement ${id}. The nearest are: ${meant.join(', ')}`,
      zh: `${place}：没有要求${id}。最接近的是：${meant.join(', ')}`,
    };
  });
}

function scenarioResult(scenario: CollectedScenario, names: Names): ScenarioResult {
  const {
    outcomes,
    findings: _,
    finished: _f,
    cutOff: _c,
    earlier,
    evidence,
    steps,
    tags,
    durationMs,
    ...place
  } = scenario;
  const { verdict, findings, error } = judge(scenario);
  return {
    ...place,
    tags,
    requirements: requirementsOf(tags, names),
    verdict,
    flaky: verdict === 'passed' && place.attempts > 1,
    earlier: earlier.flatMap((course) => judge({ ...scenario, ...course }).findings.slice(0, 1)),
    durationMs: wholeMs(durationMs),
    steps: steps.map((step, index) => {
      const outcome = outcomes.find((candidate) => candidate.step === index);
      const status = STEP_STATUSES.find((known) => known === outcome?.status) ?? (outcome ? 'unknown' : 'skipped');
      return { ...step, status, durationMs: wholeMs(outcome?.durationMs ?? 0) };
    }),
    findings,
    error,
    evidence: withoutDeclaration(evidence),
  };
}

function withoutDeclaration(evidence: CollectedScenario['evidence']): ScenarioResult['evidence'] {
  if (evidence === null) return null;
  const { declaration: _, ...rest } = evidence;
  return rest;
}

/** A clock that was set back during a step must not cost the report. */
function wholeMs(milliseconds: number): number {
  return Number.isFinite(milliseconds) ? Math.max(0, Math.round(milliseconds)) : 0;
}

function tally<T extends string>(verdicts: readonly T[], items: readonly { verdict: T }[]): Record<T, number> {
  const counts = Object.fromEntries(verdicts.map((verdict) => [verdict, 0])) as Record<T, number>;
  for (const { verdict } of items) counts[verdict] += 1;
  return counts;
}
