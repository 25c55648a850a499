// Report formats of the project that uses Tillproof: modules that its configuration names, loaded before the run.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ComplianceReport } from '../compliance/model.ts';
import { REPORTS } from '../compliance/reports/index.ts';
import type { Bilingual } from '../definitions/evidence.ts';
import type { RunConfiguration } from './configuration.ts';
import { CommandError } from './exit.ts';

/** By name of the file. Throws a CommandError when a module is not there, makes no text, or wants the name of a report of ours. */
export async function ownFormats({
  formats = {},
}: RunConfiguration): Promise<Record<string, (report: ComplianceReport) => string>> {
  const loaded = Object.entries(formats).map(async ([name, file]) => {
    const fault = ({ en, zh }: Bilingual) =>
      new CommandError({ en: `formats: "${name}": ${en}`, zh: `formats：“${name}”：${zh}` });
    if (Object.hasOwn(REPORTS, name) || name === 'allure-results' || name === 'evidence')
      throw fault({
        en: 'this name belongs to a report of Tillproof; take another one.',
        zh: '该名称属于Tillproof自己的报告；请另取名称。',
      });
    if (!existsSync(file))
      throw fault({ en: `there is no file "${path.resolve(file)}".`, zh: `没有文件“${path.resolve(file)}”。` });
    const module = (await import(pathToFileURL(path.resolve(file)).href).catch((error: Error) => {
      const [line = ''] = error.message.split('\n');
      throw fault({ en: `${file} cannot be loaded: ${line}`, zh: `${file}无法加载：${line}` });
    })) as { default?: unknown };
    if (typeof module.default !== 'function')
      throw fault({
        en: `${file} has no default export that is a function from the report to a text.`,
        zh: `${file}没有默认导出的函数（由报告得出文本）。`,
      });
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
