// What the features that ship with Tillproof are tagged with, read without running or parsing them.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { requirementsOf } from '../compliance/tags.ts';
import type { CatalogueRow } from '../definitions/requirements/index.ts';
import { catalogueOf, wantedOf } from './catalogue.ts';
import type { RunConfiguration } from './configuration.ts';
import { PACKAGE_ROOT } from './root.ts';

type Choice = Pick<RunConfiguration, 'features' | 'chapters' | 'languages' | 'only' | 'requirements'>;

/** The files of the guide in the languages of the run, by their chapters, with all that stands among their tags. */
function taggedFiles({ languages = ['en', 'zh-CN'] }: Choice): { file: string; chapter: string; tags: string[] }[] {
  return languages.flatMap((language) => {
    const folder = path.join(PACKAGE_ROOT, 'features', language);
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((each) =>
      each.endsWith('.feature'),
    );
    return names.sort().map((name) => {
      const file = path.join(folder, name);
      const lines = readFileSync(file, 'utf8').match(/^\s*@.*$/gm) ?? [];
      const tags = lines.flatMap((line) => line.trim().split(/\s+/));
      return { file, chapter: name.split(path.sep)[0] ?? '', tags };
    });
  });
}

/** Tells whether a run that asks for a part of the guide reads a file of it; null when it asks for all, or for none of it. */
function reader(options: Choice): ((each: { chapter: string; tags: readonly string[] }) => boolean) | null {
  const { features, chapters } = options;
  const asked = new Set(askedTags(options));
  if (features !== undefined || (chapters === undefined && asked.size === 0)) return null;
  return ({ chapter, tags }) =>
    (chapters === undefined || chapters.includes(chapter)) && (asked.size === 0 || tags.some((tag) => asked.has(tag)));
}

/** The tags of the requirements that a run asks for: scenarios are tagged with the clauses that they prove. */
export function askedTags(options: Choice): string[] {
  const { only } = wantedOf(options);
  const rows = only.length === 0 ? [] : catalogueOf(options);
  return only.flatMap((id) => [id, ...clausesOf(rows, id)]).map((id) => `@${id}`);
}

const clausesOf = (rows: readonly CatalogueRow[], wanted: string): string[] =>
  (rows.find(({ id }) => id === wanted)?.clauses ?? []).map(({ id }) => id);

/** The files of the guide about what the run asks for, which are all that it has to read; null when it reads whole folders. */
export function askedFiles(options: Choice): string[] | null {
  const reads = reader(options);
  if (reads === null || askedTags(options).length === 0) return null;
  const files = taggedFiles(options).filter(reads);
  return files.length === 0 ? null : files.map(({ file }) => file);
}

/** Requirements with scenarios in files of the guide that the run does not read. */
export function leftOutOfGuide(options: Choice): string[] {
  const reads = reader(options);
  if (reads === null) return [];
  return requirementsOf(taggedFiles(options).flatMap((each) => (reads(each) ? [] : each.tags)));
}

/**
 * Whether it is known without reading a feature file that the choice of scenarios is right and leaves some: the guide, asked by nothing
 * but requirements that it has scenarios of.
 */
export function isSureOfScenarios(options: RunConfiguration): boolean {
  const { features, tags, chapters, fuzzPath } = options;
  const { only } = wantedOf(options);
  if (features !== undefined || tags !== undefined || fuzzPath !== undefined) return false;
  if (only.length === 0) return true;
  return chapters === undefined && only.some((id) => proved(options).has(id));
}

/** Requirements that the guide has scenarios of, in the languages of the run. */
const proved = (options: Choice): Set<string> =>
  new Set(requirementsOf(taggedFiles(options).flatMap(({ tags }) => tags)));
