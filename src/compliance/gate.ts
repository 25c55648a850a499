// What scenarios leave uncovered, from their tags alone, before anything runs.
import type { Bilingual } from '../definitions/evidence.ts';
import type { CatalogueRow } from '../definitions/requirements/index.ts';
import { UNCOVERED } from '../definitions/uncovered.ts';
import { reasonOfClause, statedReason } from './coverage.ts';
import { nearest } from './nearest.ts';
import { idsIn, idsOf, namesOf } from './tags.ts';

/** A scenario as its file states it; `place` is for people, such as `file:line`. */
export type TaggedScenario = { place: string; language: 'en' | 'zh-CN'; tags: readonly string[] };

/** Requirement or clause -> why no scenario is about it. */
type Reasons = Readonly<Record<string, Bilingual>>;

/** A requirement, or a clause of one, without a scenario; `reason` is null when none is stated. */
export type Gap = { requirement: string; reason: Bilingual | null };

/** What no scenario is tagged with, in the order of the catalogue: clauses, and requirements that have none. */
export function gapsOf(
  rows: readonly CatalogueRow[],
  scenarios: readonly TaggedScenario[],
  reasons: Reasons = UNCOVERED,
): Gap[] {
  const names = namesOf(rows);
  const named = new Set(scenarios.flatMap(({ tags }) => idsOf(tags, names)));
  return rows.flatMap((row) => {
    const stated = statedReason(row, reasons)?.reason ?? null;
    const claims = row.clauses ?? [row];
    return claims
      .filter(({ id }) => !named.has(id))
      .map((claim) => ({
        requirement: claim.id,
        reason: 'seen' in claim ? (reasonOfClause(claim, reasons) ?? stated) : stated,
      }));
  });
}

/**
 * Everything that is wrong with the coverage of a set of features: a claim with neither scenario nor reason, a reason that is no longer
 * needed, an unknown tag, one that leaves open which clause is meant, a scenario without any, a claim that one language leaves out.
 * Empty = nothing.
 */
export function gate(
  rows: readonly CatalogueRow[],
  scenarios: readonly TaggedScenario[],
  reasons: Reasons = UNCOVERED,
): string[] {
  const known = new Set(idsIn(rows));
  const gaps = gapsOf(rows, scenarios, reasons);
  const { clauses } = namesOf(rows);
  const open = new Set(gaps.flatMap(({ requirement: id }) => [id, clauses.get(id) ?? id]));
  const of = (language: TaggedScenario['language']) =>
    new Set(scenarios.filter((each) => each.language === language).flatMap(({ tags }) => idsOf(tags)));
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
    ...scenarios.flatMap((scenario) => faultsOfTags(scenario, rows, known)),
    ...[...english].filter((id) => !chinese.has(id)).map((id) => `${id} has scenarios in English only`),
    ...[...chinese].filter((id) => !english.has(id)).map((id) => `${id} has scenarios in Chinese only`),
  ];
}

/** What is wrong with the tags of one scenario. */
function faultsOfTags(
  { place, tags }: TaggedScenario,
  rows: readonly CatalogueRow[],
  known: ReadonlySet<string>,
): string[] {
  const ids = idsOf(tags);
  if (ids.length === 0) return [`${place} is tagged with no requirement`];
  return ids.flatMap((id) => {
    if (!known.has(id))
      return [`${place} is tagged @${id}, which is no requirement; the nearest are ${nearest(id, known).join(', ')}`];
    const clauses = rows.find((row) => row.id === id)?.clauses ?? [];
    if (clauses.length === 0) return [];
    return [`${place} is tagged @${id}; say which of ${clauses.map((clause) => clause.id).join(', ')} it proves`];
  });
}
