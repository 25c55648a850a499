// What scenarios leave uncovered, from their tags alone, before anything runs.
import type { Bilingual } from '../definitions/evidence.ts';
import type { CatalogueRow } from '../definitions/requirements/index.ts';
import { UNCOVERED } from '../definitions/uncovered.ts';
import { statedReason } from './coverage.ts';
import { prefixesOf, requirementsOf } from './tags.ts';

/** A scenario as its file states it; `place` is for people, such as `file:line`. */
export type TaggedScenario = { place: string; language: 'en' | 'zh-CN'; tags: readonly string[] };

/** Requirement -> why no scenario is about it. */
type Reasons = Readonly<Record<string, Bilingual>>;

/** A requirement without a scenario; `reason` is null when none is stated. */
export type Gap = { requirement: string; reason: Bilingual | null };

/** The requirements that no scenario is tagged with, in the order of the catalogue. */
export function gapsOf(
  rows: readonly CatalogueRow[],
  scenarios: readonly TaggedScenario[],
  reasons: Reasons = UNCOVERED,
): Gap[] {
  const prefixes = prefixesOf(rows);
  const covered = new Set(scenarios.flatMap(({ tags }) => requirementsOf(tags, prefixes)));
  return rows
    .filter(({ id }) => !covered.has(id))
    .map((row) => ({ requirement: row.id, reason: statedReason(row, reasons)?.reason ?? null }));
}

/**
 * Everything that is wrong with the coverage of a set of features: a requirement with neither scenario nor reason, a reason that is no
 * longer needed, an unknown tag, a scenario without one, a requirement that one language leaves out. Empty = nothing.
 */
export function gate(
  rows: readonly CatalogueRow[],
  scenarios: readonly TaggedScenario[],
  reasons: Reasons = UNCOVERED,
): string[] {
  const known = new Set(rows.map(({ id }) => id));
  const gaps = gapsOf(rows, scenarios, reasons);
  const open = new Set(gaps.map(({ requirement }) => requirement));
  const of = (language: TaggedScenario['language']) =>
    new Set(scenarios.filter((each) => each.language === language).flatMap(({ tags }) => requirementsOf(tags)));
  const [english, chinese] = [of('en'), of('zh-CN')];
  return [
    ...gaps
      .filter(({ reason }) => reason === null)
      .map(({ requirement }) => `${requirement} has neither a scenario nor a reason in src/definitions/uncovered.ts`),
    ...Object.keys(reasons)
      .filter((id) => !known.has(id))
      .map((id) => `src/definitions/uncovered.ts gives a reason for ${id}, which is no requirement`),
    ...Object.keys(reasons)
      .filter((id) => known.has(id) && !open.has(id))
      .map((id) => `src/definitions/uncovered.ts gives a reason for ${id}, which has a scenario now: take it out`),
    ...scenarios.flatMap(({ place, tags }) =>
      requirementsOf(tags)
        .filter((id) => !known.has(id))
        .map((id) => `${place} is tagged @${id}, which is no requirement`),
    ),
    ...scenarios
      .filter(({ tags }) => requirementsOf(tags).length === 0)
      .map(({ place }) => `${place} is tagged with no requirement`),
    ...[...english].filter((id) => !chinese.has(id)).map((id) => `${id} has scenarios in English only`),
    ...[...chinese].filter((id) => !english.has(id)).map((id) => `${id} has scenarios in Chinese only`),
  ];
}
