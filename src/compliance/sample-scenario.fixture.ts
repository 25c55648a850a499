// Made-up scenarios: one that passed, and the outcomes of one that did not.
import type { CollectedScenario, StepOutcome } from './collected.ts';
import { sampleEvidence } from './sample-evidence.fixture.ts';
import { type Language, STEPS } from './sample-texts.fixture.ts';

/** One scenario in one language; every step passed unless outcomes are given. */
export function sampleScenario(
  language: Language,
  place: { chapter: string; file: string; number: number },
  name: string,
  changes: Partial<CollectedScenario> = {},
): CollectedScenario {
  const pair = `${place.chapter}/${place.file}-${place.number}`;
  const steps = STEPS[language].map(([keyword, text]) => ({ keyword, text }));
  return {
    id: `${language}/${pair}`,
    pair,
    case: `TP-${place.chapter}-${place.file}-${place.number}`,
    language,
    chapter: place.chapter,
    feature: language === 'en' ? `Feature ${place.file}` : `功能 ${place.file}`,
    uri: `features/${language}/${place.chapter}/${place.file}.feature`,
    line: place.number * 10,
    name,
    tags: ['@GUIDE-A-STEP-5d.1', '@GUIDE-A-STEP-5d.2', '@GUIDE-A-STEP-5d.3', '@GUIDE-S-STEP-4c'],
    steps,
    startedAt: '2026-11-22T10:00:00.000Z',
    finished: true,
    durationMs: 84.2,
    attempts: 1,
    earlier: [],
    example: null,
    outcomes: steps.map((_, step) => ({ step, status: 'passed', durationMs: 12.4, error: null })),
    findings: [],
    evidence: sampleEvidence(language),
    fitness: null,
    repeated: null,
    cutOff: null,
    ...changes,
  };
}

/** Outcomes in which one step fails and those after it are skipped. */
export function failingAt(index: number, error: { name: string; message: string }, steps = 5): StepOutcome[] {
  return Array.from({ length: steps }, (_, step) => ({
    step,
    status: step < index ? 'passed' : step === index ? 'failed' : 'skipped',
    durationMs: step > index ? 0 : 12.4,
    error: step === index ? error : null,
  }));
}
