// Report formats of the project that uses Tillproof: modules that its configuration names, loaded before the run.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ComplianceReport } from '../compliance/model.ts';
import { REPORTS } from '../compliance/reports/index.ts';
import type { RunConfiguration } from './configuration.ts';
import { CommandError } from './exit.ts';

/** By name of the file. Throws a CommandError when a module is not there, makes no text, or wants the name of a report of ours. */
export async function ownFormats({
  formats = {},
}: RunConfiguration): Promise<Record<string, (report: ComplianceReport) => string>> {
  const loaded = Object.entries(formats).map(async ([name, file]) => {
    const fault = (why: string) => new CommandError(`formats: "${name}": ${why}`);
    if (Object.hasOwn(REPORTS, name) || name === 'allure-results' || name === 'evidence')
      throw fault('this name belongs to a report of Tillproof; take another one.');
    if (!existsSync(file)) throw fault(`there is no file "${path.resolve(file)}".`);
    const module = (await import(pathToFileURL(path.resolve(file)).href)) as { default?: unknown };
    if (typeof module.default !== 'function')
      throw fault(`${file} has no default export that is a function from the report to a text.`);
    const format = module.default as (report: ComplianceReport) => unknown;
    return [
      name,
      (report: ComplianceReport) => {
        // It shall not change what the reports after it say.
        const text = format(structuredClone(report));
        if (typeof text !== 'string') throw new Error(`${file} gave no text for ${name}.`);
        return text;
      },
    ] as const;
  });
  return Object.fromEntries(await Promise.all(loaded));
}
