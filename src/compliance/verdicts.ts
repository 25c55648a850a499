// From what happened to a verdict: of a scenario, of a requirement, of the run, and the exit code of the process.
import {
  type Bilingual,
  FEATURE_FAULT_ERROR,
  type Finding,
  type Fitness,
  TERMINAL_FAULT_ERRORS,
  type Verdict,
} from '../definitions/evidence.ts';
import { brokenWords } from './broken-words.ts';
import type { CollectedScenario, StepOutcome } from './collected.ts';
import { lateness, lateWords } from './fitness.ts';
import type { RequirementVerdict, RunVerdict } from './model.ts';

/** Verdict of a scenario with the reasons that a person reads. */
type Judgement = { verdict: Verdict; findings: Finding[]; error: Failure | null };
/** What a judgement is made from. */
type Judged = Pick<
  CollectedScenario,
  'startedAt' | 'finished' | 'outcomes' | 'findings' | 'evidence' | 'steps' | 'uri'
> &
  Partial<Pick<CollectedScenario, 'fitness' | 'cutOff'>>;
type Failure = { step: number | null; name: string; message: string };

/** Only these errors say that the terminal is wrong; everything else is a fault of the harness, the adapter or the environment. */
function isTerminalFault(errorName: string): boolean {
  return (TERMINAL_FAULT_ERRORS as readonly string[]).includes(errorName);
}

/**
 * Judges one scenario. The first thing that went wrong decides: after a broken harness nothing proves anything about the terminal, and a
 * failed expectation stays one when the cleaning up fails too. What was not observed is never passed. A scenario that is expected to
 * fail and passes is a failure.
 */
export function judge(scenario: Judged): Judgement {
  const { outcomes, findings } = scenario;
  const wrong = outcomes.find(({ status }) => status !== 'passed' && status !== 'skipped');
  const expectedToFail = findings.some(({ verdict }) => verdict === 'known-failure');
  const told = findings.filter(({ verdict }) => verdict !== 'known-failure');
  if (scenario.cutOff) return inconclusive(told, scenario.cutOff);
  if (scenario.startedAt === null || outcomes.length === 0) return inconclusive(told, DID_NOT_RUN);
  if (wrong) {
    const error = failureOf(wrong);
    const judgement =
      wrong.status !== 'failed' || !isTerminalFault(error.name)
        ? broken(told, error, wrong, scenario)
        : expectedToFail
          ? { verdict: 'known-failure' as const, findings, error }
          : { verdict: 'failed' as const, findings: failedFindings(told, scenario, error), error };
    return judgement.verdict === 'known-failure' ? judgement : excused(judgement, wrong, scenario.fitness ?? null);
  }
  if (!scenario.finished) return inconclusive(told, UNFINISHED);
  const skipped = outcomes.some(({ status }) => status === 'skipped');
  if (skipped) return skippedJudgement(told);
  const unseen = unobserved(scenario);
  if (unseen !== null) return inconclusive(told, unseen);
  if (expectedToFail) {
    const unexpected = { verdict: 'failed', text: UNEXPECTED_PASS, expected: 'a failure', actual: 'a pass' } as const;
    return { verdict: 'failed', findings: [unexpected, ...told], error: null };
  }
  return { verdict: 'passed', findings: told, error: null };
}

/**
 * A failure while the test system itself was late is none of the terminal's: what was seen is told, and decides nothing. What no lateness
 * brings about stays a failure, and comes first.
 */
function excused(judgement: Judgement, { status, error }: StepOutcome, fitness: Fitness | null): Judgement {
  const late = lateness(fitness, error?.name);
  if (status !== 'failed' || late === null || fitness === null) return judgement;
  const timeless = judgement.verdict === 'failed' ? judgement.findings.filter((finding) => finding.timeless) : [];
  const [first, ...others] = judgement.findings.filter((finding) => !timeless.includes(finding));
  if (first === undefined) return judgement;
  const told = { ...first, verdict: 'inconclusive' as const, text: lateWords(late, fitness, first.text) };
  return {
    ...judgement,
    verdict: timeless.length > 0 ? 'failed' : 'inconclusive',
    findings: [...timeless, told, ...others.map((finding) => ({ ...finding, verdict: 'inconclusive' as const }))],
  };
}

const DID_NOT_RUN = { en: 'The scenario did not run.', zh: '场景未执行。' };
const UNFINISHED = { en: 'The scenario broke off before its end.', zh: '场景未执行完即中断。' };
const NOTHING_CHECKED = {
  en: 'Nothing was checked: a scenario needs at least one Then.',
  zh: '没有核对任何内容：场景至少需要一个“那么”。',
};
const NO_BOOKS = {
  en: 'The books were not compared after the scenario.',
  zh: '场景结束后没有核对账目。',
};
const UNEXPECTED_PASS = {
  en: 'The scenario is listed as a known failure, but it passed: take it off the list.',
  zh: '该场景被列为已知失败，却通过了：请将其移出清单。',
};
const SKIPPED = { en: 'The scenario was skipped without a reason.', zh: '场景被跳过，且未说明原因。' };

/** Why a scenario in which nothing went wrong has not passed all the same; null when everything was observed. */
function unobserved({ steps, outcomes, evidence }: Judged): Bilingual | null {
  const left = steps.findIndex((_, index) => !outcomes.some(({ step }) => step === index));
  const sentence = steps[left]?.text;
  if (sentence !== undefined)
    return { en: `This step was not carried out: ${sentence}`, zh: `该步骤未执行：${sentence}` };
  if (steps.length === 0) return NOTHING_CHECKED;
  if (evidence === null) return NO_BOOKS;
  return evidence.checks > 0 ? null : NOTHING_CHECKED;
}

function inconclusive(told: Finding[], text: Bilingual): Judgement {
  return { verdict: 'inconclusive', findings: [...told, { verdict: 'inconclusive', text }], error: null };
}

/** The harness broke, or a step does not exist. */
function broken(told: Finding[], error: Failure, outcome: StepOutcome, scenario: Judged): Judgement {
  const faults = told.filter(isInconclusive);
  // All of them at once: who mends the first should not have to run again to learn of the next.
  const unknown = scenario.outcomes
    .filter(({ status }) => status === 'undefined')
    .map((each) => ({ verdict: 'inconclusive' as const, text: unknownSentence(each, scenario) }));
  if (error.name === FEATURE_FAULT_ERROR && faults.length > 0)
    return { verdict: 'inconclusive', findings: [...faults, ...unknown], error };
  const { step, status } = outcome;
  if (status === 'undefined') return { verdict: 'inconclusive', findings: [...faults, ...unknown], error };
  const { steps } = scenario;
  const [line] = error.message.split('\n');
  const sentence = steps[step ?? -1]?.text ?? '';
  const text = {
    failed: brokenWords(error.name, line ?? ''),
    ambiguous: { en: `More than one step definition matches: ${sentence}`, zh: `有多个步骤与此句匹配：${sentence}` },
    pending: { en: `This step is not written yet: ${sentence}`, zh: `该步骤尚未实现：${sentence}` },
  }[status] ?? { en: `The step ended in an unknown way: ${sentence}`, zh: `步骤结果未知：${sentence}` };
  return {
    verdict: 'inconclusive',
    findings: [...faults, { verdict: 'inconclusive', text }],
    error,
  };
}

/** Where a sentence stands that nobody knows, and what was probably meant. */
function unknownSentence({ step, nearest = [] }: StepOutcome, { uri, steps }: Judged): Bilingual {
  const { text: sentence = '', line } = steps[step ?? -1] ?? {};
  const place = line === undefined ? uri : `${uri}:${line}`;
  const list = nearest.map((each) => `\n  ${each}`).join('');
  return {
    en: `${place}: there is no such sentence: ${sentence}${list && `\nThe nearest are:${list}`}`,
    zh: `${place}：没有这样的句子：${sentence}${list && `\n最接近的句子：${list}`}`,
  };
}

function isInconclusive({ verdict }: Finding): boolean {
  return verdict === 'inconclusive';
}

/** What the steps and the oracle said, in this order; the words of the error itself only when nobody said anything. */
function failedFindings(told: Finding[], { evidence }: Judged, error: Failure): Finding[] {
  const said = told.filter(({ verdict }) => verdict === 'failed');
  const breaches = (evidence?.violations ?? [])
    .filter(({ text }) => !said.some((finding) => finding.text.en === text.en))
    .map(({ rule: _, clause: _clause, ...breach }) => ({ verdict: 'failed' as const, ...breach }));
  const all = [...said, ...breaches];
  const [line = error.name] = error.message.split('\n');
  return all.length > 0 ? all : [{ verdict: 'failed', text: { en: line, zh: line } }];
}

function skippedJudgement(told: Finding[]): Judgement {
  const reason = told.find(({ verdict }) => verdict !== 'failed');
  if (!reason) return inconclusive(told, SKIPPED);
  return { verdict: reason.verdict, findings: told, error: null };
}

function failureOf({ step, status, error }: StepOutcome): Failure {
  return { step, name: error?.name ?? status, message: error?.message ?? '' };
}

/** The strongest verdict decides about a requirement; one pass is enough when nothing speaks against it. */
const STRENGTH = [
  'failed',
  'inconclusive',
  'known-failure',
  'passed',
  'attested',
  'not-assessable',
  'not-applicable',
] as const;

/** Verdict of a requirement from the verdicts of its scenarios in both languages; null when it has none. */
export function requirementVerdict(verdicts: readonly Verdict[]): RequirementVerdict | null {
  return STRENGTH.find((verdict) => verdicts.includes(verdict)) ?? null;
}

/** True when something was seen that speaks against a requirement, or that decides nothing; such a thing outweighs any pass. */
export function wentWrong(verdict: RequirementVerdict): boolean {
  return verdict === 'failed' || verdict === 'inconclusive' || verdict === 'known-failure';
}

/** Verdict of a requirement from those of its clauses, at least one: it is passed when each is that applies. */
export function weakest(verdicts: readonly RequirementVerdict[]): RequirementVerdict {
  return FROM_WEAKEST.find((verdict) => verdicts.includes(verdict)) ?? 'not-covered';
}

const FROM_WEAKEST = [
  'failed',
  'inconclusive',
  'known-failure',
  'not-covered',
  'not-assessable',
  'attested',
  'passed',
  'not-applicable',
] as const;

/**
 * Verdict of the run. A run in which nothing passed proves nothing, and one that asked a part of the catalogue is not compliance.
 *
 * @param isListBroken the list of known failures does not hold
 */
export function runVerdict(
  verdicts: readonly Verdict[],
  problems: readonly unknown[],
  whole: boolean,
  isListBroken = false,
): RunVerdict {
  if (verdicts.includes('failed') || isListBroken) return 'not-compliant';
  if (problems.length > 0 || verdicts.includes('inconclusive') || !verdicts.includes('passed')) return 'inconclusive';
  return whole ? 'compliant' : 'passed';
}

/** Exit codes of a run: 0 everything that was asked passed, 1 not compliant, 3 inconclusive. */
export const EXIT_CODES = { compliant: 0, passed: 0, 'not-compliant': 1, inconclusive: 3 } as const satisfies Record<
  RunVerdict,
  number
>;
