// Reports of earlier runs, read from where the user has them.
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { ComplianceReport } from '../compliance/model.ts';
import { OWN_SCHEMAS } from '../schema.ts';
import { validatorOf } from '../validator.ts';
import { CommandError } from './exit.ts';
import { readNamedFile } from './options.ts';

/** The report in a folder of reports, a compliance.json, or a bundle. Throws a CommandError when there is none, or one of another format. */
export async function readReport(place: string): Promise<{ report: ComplianceReport; folder: string }> {
  if (!existsSync(place))
    throw new CommandError({
      en: `there is no file or folder ${path.resolve(place)}.`,
      zh: `没有文件或目录${path.resolve(place)}。`,
    });
  const file = statSync(place).isDirectory() ? path.join(place, 'compliance.json') : place;
  const content = readNamedFile('report', file);
  const isZip = content.subarray(0, 2).toString('latin1') === 'PK';
  const text = isZip ? await inZip(file, content) : content.toString('utf8');
  return { report: parsed(text, file), folder: path.dirname(path.resolve(file)) };
}

async function inZip(file: string, content: Buffer): Promise<string> {
  const { zipNamed } = await import('./verify.ts');
  return Buffer.from(zipNamed('report', file, content).read('compliance.json') ?? '').toString('utf8');
}

function parsed(text: string, file: string): ComplianceReport {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new CommandError({
      en: `${path.resolve(file)} holds no compliance report.`,
      zh: `${path.resolve(file)}中没有合规报告。`,
    });
  }
  const validate = validatorOf(ComplianceReport, OWN_SCHEMAS);
  if (validate(value)) return value as ComplianceReport;
  const [{ instancePath = '', message = '' } = {}] = validate.errors ?? [];
  const place = `${instancePath || '/'} ${message}`;
  throw new CommandError({
    en: `${path.resolve(file)} is no compliance report of this version: ${place}.`,
    zh: `${path.resolve(file)}不是本版本的合规报告：${place}。`,
  });
}
