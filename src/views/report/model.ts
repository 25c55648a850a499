// What the page of a report carries open: everything but the evidence of its scenarios, which is packed.

import type {
  Cause,
  ClauseResult,
  ComplianceReport,
  RequirementResult,
  ScenarioResult,
} from '../../compliance/model.ts';
import type { Bilingual } from '../../definitions/evidence.ts';
import type { Dictionary } from '../evidence.ts';
import type { Language } from '../reader.ts';

/** A scenario as lists show it. `findings` are there where it did not pass. */
export type ScenarioRow = Pick<
  ScenarioResult,
  | 'id'
  | 'pair'
  | 'language'
  | 'chapter'
  | 'name'
  | 'case'
  | 'uri'
  | 'line'
  | 'verdict'
  | 'flaky'
  | 'attempts'
  | 'durationMs'
  | 'requirements'
  | 'findings'
  | 'earlier'
> & {
  /** What travelled, for the search: message types, answer codes, vouchers, last digits of cards. */
  seen: { mti: readonly string[]; code: readonly string[]; voucher: readonly string[]; card: readonly string[] };
};

/** A requirement with the places of its scenarios in the list of all; their ids would be much of the page. */
export type RequirementRow = Omit<RequirementResult, 'scenarios' | 'clauses'> & {
  scenarios: readonly number[];
  clauses: readonly Omit<ClauseResult, 'scenarios'>[];
};

/** Mutants of one kind: how many there are, who noticed them, and of those that nobody did how many for which reason. */
export type ProofRow = {
  kind: string;
  words: Bilingual;
  mutants: number;
  noticed: Readonly<Record<string, number>>;
  unnoticed: Readonly<Record<string, number>>;
};

/** What the scenarios would notice, as it was measured last on the terminal that comes with Tillproof. */
export type ProofPage = {
  rows: readonly ProofRow[];
  survivors: readonly { mutants: readonly string[]; reason: string; why: Bilingual }[];
  /** Clauses of the guide that a terminal must keep and a machine can see: all, and those with a mutant that nothing else would notice. */
  own: { clauses: number; own: number };
};

export type Summary = Pick<
  ComplianceReport,
  | 'tool'
  | 'verdict'
  | 'terminal'
  | 'run'
  | 'counts'
  | 'certificate'
  | 'problems'
  | 'knownFailures'
  | 'causes'
  | 'history'
  | 'chapters'
> & {
  requirements: readonly RequirementRow[];
  /** Verdict and scope, without what follows for the certificate. */
  title: Bilingual;
  /** Whether the machine was fit; null when nobody measured. */
  machine: Bilingual | null;
  /** Fen that the host holds of cardholders without a payment at the terminal; each scenario counted once for its languages. */
  lostMinor: number;
  scenarios: readonly ScenarioRow[];
  proof: ProofPage;
};

/** What the page opens first. */
export type PageData = { summary: Summary; dictionary: Dictionary };

/** What all views of a report are drawn from. */
export type Report = Summary & {
  readonly byId: ReadonlyMap<string, ScenarioRow>;
  /** The scenarios of both languages that say the same, by what they have in common. */
  readonly byPair: ReadonlyMap<string, readonly ScenarioRow[]>;
};

export function reportOf(summary: Summary): Report {
  return {
    ...summary,
    byId: new Map(summary.scenarios.map((row) => [row.id, row])),
    byPair: Map.groupBy(summary.scenarios, ({ pair }) => pair),
  };
}

/** Of twins that came to the same the one in the language, of others both; everything where both languages are shown. */
export function rowsFor(language: Language | null, pairs: Iterable<readonly ScenarioRow[]>): ScenarioRow[] {
  return [...pairs].flatMap((twins) => {
    if (language === null || !alike(twins)) return twins;
    return twins.find((row) => row.language === language) ?? twins.slice(0, 1);
  });
}

/** The scenarios of a cause, shortest first, those that came to the same in all languages once. */
export function rowsOfCause(report: Report, language: Language | null, { scenarios }: Cause): ScenarioRow[] {
  const rows = scenarios.flatMap((id) => report.byId.get(id) ?? []);
  return rowsFor(language, Map.groupBy(rows, ({ pair }) => pair).values());
}

/** The class of what a style sheet shows in one language only, because the twin says the same in the other. */
export function onlyIn({ language }: ScenarioRow, twins: readonly ScenarioRow[]): string {
  if (twins.length < 2 || !alike(twins)) return '';
  return language === 'en' ? 'e' : 'z';
}

const alike = (twins: readonly ScenarioRow[]) => twins.every(({ verdict }) => verdict === twins[0]?.verdict);

/** The evidence of so many scenarios is packed together. */
export const SCENARIOS_IN_BLOCK = 1000;
