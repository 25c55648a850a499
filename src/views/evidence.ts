// What the views of a scenario are given: its evidence, and the names that stand in tables of the house.

import type { ScenarioResult } from '../compliance/model.ts';
import type { Bilingual } from '../definitions/evidence.ts';

type Recorded = NonNullable<ScenarioResult['evidence']>;

/** The evidence without times of day. */
export type ScenarioEvidence = Omit<Recorded, 'timeline' | 'exchanges'> & {
  timeline: Omit<Recorded['timeline'][number], 'at'>[];
  exchanges: Omit<Recorded['exchanges'][number], 'at'>[];
};

/** What is drawn of a scenario. */
export type ScenarioDetail = Pick<ScenarioResult, 'findings' | 'error' | 'steps'> & {
  evidence: ScenarioEvidence | null;
};

/** Names of fields and codes, of those alone that occur. */
export type Dictionary = {
  fields: Readonly<Record<string, Bilingual>>;
  codes: Readonly<Record<string, Bilingual>>;
  transactions: Readonly<Record<string, Bilingual>>;
  /** Codes with which something is approved. */
  approvals: readonly string[];
};
