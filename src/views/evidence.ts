// What the views of a scenario are given: its evidence, and the names that stand in tables of the house.

import type { ScenarioResult } from '../compliance/model.ts';
import type { Bilingual } from '../definitions/evidence.ts';

type Recorded = NonNullable<ScenarioResult['evidence']>;
/** Milliseconds since the first thing that happened, instead of a time of day. */
type Timed<T> = Omit<T, 'at'> & { ms: number };

/** The evidence on a clock of its own. */
export type ScenarioEvidence = Omit<Recorded, 'timeline' | 'exchanges'> & {
  timeline: Timed<Recorded['timeline'][number]>[];
  exchanges: Timed<Recorded['exchanges'][number]>[];
};

/** What is drawn of a scenario besides its row, which has the findings. */
export type ScenarioDetail = Pick<ScenarioResult, 'error' | 'steps'> & {
  evidence: ScenarioEvidence | null;
};

/** A part of a field, or a data object of a chip. */
export type PartWords = { name: Bilingual; value: string; meaning: Bilingual | null };
/** What a value of a field says: in words, and part by part. */
export type ValueWords = { meaning: Bilingual | null; parts: readonly PartWords[] };

/** How one field stands in bytes: those of its length, and how many its characters take. */
export type FieldLayout = {
  prefix: number;
  /** half: two characters a byte; either: bytes in some messages, text in others */
  unit: 'half' | 'whole' | 'gbk' | 'either';
};

/** Names of fields and codes, of those alone that occur. */
export type Dictionary = {
  fields: Readonly<Record<string, Bilingual>>;
  codes: Readonly<Record<string, Bilingual>>;
  transactions: Readonly<Record<string, Bilingual>>;
  /** Codes with which something is approved. */
  approvals: readonly string[];
  /** What a message type says, by the type. */
  types: Readonly<Record<string, Bilingual>>;
  /** Names of chip data by tag. */
  tags: Readonly<Record<string, Bilingual>>;
  /** What values say, by `mti field value`, or `tag value` for chip data; those that say nothing more than themselves are left out. */
  values: Readonly<Record<string, ValueWords>>;
  /** Why the acquirer refused, by its own words. */
  reasons: Readonly<Record<string, Bilingual>>;
  /** How binary messages lie in their bytes; null where they are none, or of another dialect. */
  layout: {
    front: readonly (readonly [name: Bilingual, bytes: number])[];
    fields: Readonly<Record<string, FieldLayout>>;
  } | null;
};

/** The evidence on a clock of its own, in milliseconds since the first thing that happened. */
export function onOneClock(evidence: Recorded): ScenarioEvidence {
  const { timeline, exchanges } = evidence;
  const start = Date.parse(timeline[0]?.at ?? exchanges[0]?.at ?? '');
  const msOf = (at: string) => Date.parse(at) - start || 0;
  return {
    ...evidence,
    timeline: timeline.map(({ at, step, kind, lines, detail }) => ({ step, kind, lines, detail, ms: msOf(at) })),
    exchanges: exchanges.map(({ at, ...rest }) => ({ ...rest, ms: msOf(at) })),
  };
}
