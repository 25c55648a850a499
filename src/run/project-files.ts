// The files of the project that take part in a run: its scenarios, sentences, cards, dialect and requirements, each with its digest.
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { sha256 } from '../certificate/digest.ts';
import type { ComplianceReport } from '../compliance/model.ts';
import { DIALECTS } from '../definitions/dialects/index.ts';
import { wantedOf } from './catalogue.ts';
import type { RunConfiguration } from './configuration.ts';
import { featurePaths } from './cucumber.ts';
import { featureFiles } from './preflight.ts';

type ProjectFile = NonNullable<ComplianceReport['run']['project']>[number];

/** How a report calls a file: from the working folder, with `/` on every system. */
export const portable = (file: string): string => path.relative('', file).replaceAll(path.sep, '/');

/** Every file that takes part, in the order of the settings, as it is now. Those that cannot be read are left for the run to tell. */
export function projectFiles(options: RunConfiguration): ProjectFile[] {
  const { features, steps = [], cards = [], dialect } = options;
  const named: [ProjectFile['setting'], readonly string[]][] = [
    ['features', features === undefined ? [] : featureFiles(featurePaths(options))],
    ['steps', withImports(steps)],
    ['cards', cards],
    ['dialect', dialect === undefined || Object.hasOwn(DIALECTS, dialect) ? [] : [dialect]],
    ['requirements', wantedOf(options).files],
  ];
  return named.flatMap(([setting, files]) =>
    files.filter(isFile).map((file) => ({ setting, path: portable(file), sha256: sha256(readFileSync(file)) })),
  );
}

const isFile = (file: string) => existsSync(file) && statSync(file).isFile();

/** `import … from './x'`, `import './x'`, `import('./x')`, `export … from './x'`, `require('./x')`. */
const IMPORT = /\b(?:from|import|require)\b\s*\(?\s*['"](\.{1,2}\/[^'"\n]+)['"]/g;

/** The files, and those of the project that they import, each once. */
function withImports(files: readonly string[]): string[] {
  const found = new Set<string>();
  const take = (file: string) => {
    if (found.has(file) || !isFile(file)) return;
    found.add(file);
    for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(IMPORT))
      take(path.resolve(path.dirname(file), name));
  };
  for (const file of files) take(path.resolve(file));
  return [...found];
}
