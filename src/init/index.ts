// The files of a project that begins to use Tillproof: worked out whole before the first is written.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type AdapterKind, adapterOf } from './adapter.ts';
import { CI_FILES, type CiSystem } from './ci.ts';
import { editorFiles } from './editor.ts';
import { FEATURES } from './feature.ts';
import { inWords, type Language, WORDS } from './words.ts';

export { ADAPTERS, type AdapterKind } from './adapter.ts';
export { CI_SYSTEMS, type CiSystem } from './ci.ts';
export type { Language } from './words.ts';

export const PARTS = ['configuration', 'feature', 'adapter', 'ci', 'editor'] as const;
export type Part = (typeof PARTS)[number];

export type Choice = {
  language: Language;
  adapter: AdapterKind;
  ci: readonly CiSystem[];
  parts: readonly Part[];
  /** Version of Tillproof that the project is to depend on. */
  version: string;
};

/** A file of a project; `path` is relative, with `/`. */
type ProjectFile = { path: string; text: string };

/** The files of the choice, in the order in which somebody reads them. */
export function projectFiles({ language, adapter, ci, parts, version }: Choice): ProjectFile[] {
  const made = adapterOf(adapter, language);
  const files: Record<Part, ProjectFile[]> = {
    configuration: [
      { path: 'tillproof.config.yaml', text: configuration(made.terminal, language) },
      { path: 'package.json', text: packageJson(version) },
    ],
    feature: [FEATURES[language]],
    adapter: [{ path: made.path, text: made.text }],
    ci: ci.map((system) => CI_FILES[system]),
    editor: editorFiles(language),
  };
  return parts.flatMap((part) => files[part]);
}

const SCHEMA = './node_modules/tillproof/docs/schemas/run-configuration.schema.json';

function configuration(terminal: string, language: Language): string {
  return `# yaml-language-server: $schema=${SCHEMA}
# ${inWords(WORDS.terminal, language)}
terminal: ${terminal}
# ${inWords(WORDS.features, language)}
features: [features]
# ${inWords(WORDS.languages, language)}
languages: [${language}]
`;
}

const packageJson = (version: string) =>
  `${JSON.stringify({ private: true, type: 'module', scripts: { test: 'tillproof certify' }, devDependencies: { tillproof: `^${version}` } }, null, 2)}\n`;

/** What became of the files: `kept` were there already and are not touched. */
export type Written = { written: string[]; kept: string[] };

/**
 * Writes the files into the folder. What is there stays as it is, unless `force` says otherwise; a package.json is never written over,
 * whatever it says.
 */
export function writeProject(folder: string, files: readonly ProjectFile[], force: boolean): Written {
  const told: Written = { written: [], kept: [] };
  for (const { path: name, text } of files) {
    const at = path.join(folder, ...name.split('/'));
    const isTheirs = existsSync(at) && (!force || name === 'package.json');
    if (isTheirs) told.kept.push(name);
    if (isTheirs) continue;
    mkdirSync(path.dirname(at), { recursive: true });
    writeFileSync(at, text);
    told.written.push(name);
  }
  return told;
}
