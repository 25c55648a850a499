// What goes into a bundle: reports, evidence of each case, the files of the project, and how the run was set up.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { MANIFEST, manifestOf, projectName } from '../certificate/bundle/bundle.ts';
import { caseFiles } from '../certificate/bundle/case-files.ts';
import { sha256 } from '../certificate/digest.ts';
import type { ConsoleLanguage } from '../compliance/console-language.ts';
import type { ComplianceReport } from '../compliance/model.ts';
import { REPORTS } from '../compliance/reports/index.ts';
import type { Bilingual } from '../definitions/evidence.ts';
import { CONFIGURATION_FILE, type RunConfiguration } from './configuration.ts';
import { withoutLines, workingFolder } from './cucumber.ts';
import { portable } from './project-files.ts';

/**
 * The run whose reports lie in `folder`; `language` is that of the PDF, `configurationFile` as the command line names it, and `picked` says
 * that more than the configuration chose the scenarios.
 */
export type Run = {
  report: ComplianceReport;
  folder: string;
  configuration: RunConfiguration;
  language: ConsoleLanguage;
  configurationFile?: string;
  picked?: boolean;
};

/** Files of the project that are no longer what the run took. */
export function changedFiles({ run }: ComplianceReport): Bilingual[] {
  return (run.project ?? []).flatMap((file) => {
    const now = existsSync(file.path) ? sha256(readFileSync(file.path)) : null;
    if (now === null)
      return [{ en: `${file.path} took part in the run and is not here`, zh: `${file.path}参与了运行，但不在此处` }];
    return now === file.sha256
      ? []
      : [{ en: `${file.path} is not what it was when the run began`, zh: `${file.path}与运行开始时不同` }];
  });
}

/** The reports of the folder, those in formats of the project too, and the evidence of attestations, by their names in it. */
export function reportFiles({ folder, configuration: { formats = {} } }: Run): Map<string, Uint8Array> {
  const attested = existsSync(path.join(folder, 'evidence'))
    ? readdirSync(path.join(folder, 'evidence')).map((name) => `evidence/${name}`)
    : [];
  const names = [...Object.keys(REPORTS), ...Object.keys(formats), ...attested].filter((name) =>
    existsSync(path.join(folder, name)),
  );
  return new Map(names.map((name) => [name, readFileSync(path.join(folder, name))]));
}

/** The list of known failures in a bundle. */
export const KNOWN = 'known-failures.yaml';

/** What a bundle is made of, the manifest included. */
export function bundleFiles(run: Run): Map<string, Uint8Array> {
  const { report, configuration, configurationFile = CONFIGURATION_FILE } = run;
  const files = new Map([...reportFiles(run), ...caseFiles(report)]);
  files.set('setup.json', Buffer.from(`${JSON.stringify(setupOf(run), null, 1)}\n`));
  // The guide's own lie beside the project's files, so that they can be read; those that were played are in the package.
  if (configuration.features === undefined)
    for (const uri of new Set(report.scenarios.map((each) => each.uri))) {
      const file = path.resolve(workingFolder(configuration), uri);
      if (existsSync(file)) files.set(`scenarios/${uri.replaceAll(path.sep, '/')}`, readFileSync(file));
    }
  for (const { path: file } of report.run.project ?? []) files.set(projectName(file), readFileSync(file));
  const { knownFailures } = configuration;
  if (knownFailures !== undefined && existsSync(knownFailures)) files.set(KNOWN, readFileSync(knownFailures));
  if (existsSync(configurationFile))
    files.set(CONFIGURATION_FILE, Buffer.from(withoutPassword(readFileSync(configurationFile, 'utf8'))));
  files.set(MANIFEST, manifestOf(files, report.tool.version));
  return files;
}

/** What a bundle says of how its run was set up. `picked`: of the scenarios that the configuration chooses, those of the report were played. */
export type Setup = {
  format: 1;
  tool: ComplianceReport['tool'];
  configuration: RunConfiguration;
  picked: boolean;
  versions: Record<string, string>;
};

function setupOf({ report: { tool, run }, configuration, picked = false }: Run): Setup {
  const { reports: _, attestations: _a, shard: _s, formats: _f, terminal, ...rest } = configuration;
  const { profile, wire, acquirer, seed, order } = run;
  const told = Object.fromEntries(
    Object.entries({ profile, wire, acquirer, seed, order }).filter(([, value]) => value !== null),
  );
  const names = terminal === undefined ? [] : [terminal].flat().map(withoutPassword);
  return {
    format: 1,
    tool,
    configuration: { ...rest, ...told, ...fromHere(configuration), ...(names.length === 0 ? {} : { terminal: names }) },
    picked: picked || configuration.shard !== undefined,
    versions: run.versions,
  };
}

/** The settings that name files, as the report calls the files. */
function fromHere({ features, steps, cards, dialect, requirements }: RunConfiguration): RunConfiguration {
  const isFile = (name: string) => existsSync(withoutLines(name));
  const called = (name: string) => (isFile(name) ? portable(name) : name);
  return {
    ...(features === undefined ? {} : { features: features.map(called) }),
    ...(steps === undefined ? {} : { steps: steps.map(called) }),
    ...(cards === undefined ? {} : { cards: cards.map(called) }),
    ...(dialect === undefined ? {} : { dialect: called(dialect) }),
    ...(requirements === undefined ? {} : { requirements: [requirements].flat().map(called) }),
  };
}

const withoutPassword = (text: string) => text.replace(/(https?:\/\/)[^\s/@'"]*@/gi, '$1');
