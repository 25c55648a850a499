// What the features that ship with Tillproof are tagged with, read without running or parsing them.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { requirementsOf } from '../compliance/tags.ts';
import { wantedOf } from './catalogue.ts';
import type { RunConfiguration } from './configuration.ts';
import { PACKAGE_ROOT } from './root.ts';

/** Requirements that the guide has scenarios of, in the languages of the run; of some chapters only when these are named. */
function requirementsIn(languages: readonly string[], wanted: (chapter: string) => boolean): Set<string> {
  const found = new Set<string>();
  for (const language of languages) {
    const folder = path.join(PACKAGE_ROOT, 'features', language);
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    for (const name of names.filter((each) => each.endsWith('.feature') && wanted(each.split(path.sep)[0] ?? ''))) {
      const lines = readFileSync(path.join(folder, name), 'utf8').match(/^\s*@.*$/gm) ?? [];
      for (const id of requirementsOf(lines.flatMap((line) => line.trim().split(/\s+/)))) found.add(id);
    }
  }
  return found;
}

/** Requirements with scenarios in chapters of the guide that the run does not read. */
export function leftOutChapters({ features, chapters, languages = ['en', 'zh-CN'] }: RunConfiguration): string[] {
  if (features !== undefined || chapters === undefined) return [];
  return [...requirementsIn(languages, (chapter) => !chapters.includes(chapter))];
}

/**
 * Whether it is known without reading a feature file that the choice of scenarios is right and leaves some: the guide, asked by nothing
 * but requirements that it has scenarios of.
 */
export function isSureOfScenarios(options: RunConfiguration): boolean {
  const { features, tags, chapters, fuzzPath, languages = ['en', 'zh-CN'] } = options;
  const { only } = wantedOf(options);
  if (features !== undefined || tags !== undefined || fuzzPath !== undefined) return false;
  if (only.length === 0) return true;
  return chapters === undefined && only.some((id) => requirementsIn(languages, () => true).has(id));
}
