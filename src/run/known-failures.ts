// The list of known failures of a run: read and checked before it, and written after it where that is asked for.
import { existsSync } from 'node:fs';
import path from 'node:path';
import {
  isBroken,
  isUnexpectedPass,
  type KnownFailure,
  KnownFailureFile,
  KnownFailures,
  rowOf,
} from '../compliance/known-failures.ts';
import type { ComplianceReport, ScenarioResult } from '../compliance/model.ts';
import { parseYaml, schemaReasons } from '../compliance/yaml-file.ts';
import type { Bilingual } from '../definitions/evidence.ts';
import type { CatalogueRow } from '../definitions/requirements/index.ts';
import { OWN_SCHEMAS } from '../schema.ts';
import { validatorOf } from '../validator.ts';
import { yaml } from '../yaml.ts';
import type { RunConfiguration } from './configuration.ts';
import { CommandError } from './exit.ts';
import { readNamedFile } from './options.ts';
import { fileToWrite, writeNamedFile } from './places.ts';

/** The file that counts when no other is named. */
const DEFAULT_FILE = 'known-failures.yaml';

/** The configuration with the list that lies in the working folder, when none is named and one is there. */
export const withDefaultList = (configuration: RunConfiguration): RunConfiguration =>
  configuration.knownFailures === undefined && existsSync(DEFAULT_FILE)
    ? { ...configuration, knownFailures: DEFAULT_FILE }
    : configuration;

/** The day in the time zone of this machine, `YYYY-MM-DD`. */
export const dayOf = (now: Date): string =>
  [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');

/** The list of a run on the day of `now`; undefined when there is none. Throws a CommandError that lists every row that does not count. */
export function readKnownFailures(
  { knownFailures: file }: RunConfiguration,
  catalogue: readonly CatalogueRow[],
  now: Date,
  isPart = false,
): KnownFailures | undefined {
  return file === undefined ? undefined : new KnownFailures(rowsOf(file, catalogue), dayOf(now), { isPart });
}

function rowsOf(file: string, catalogue: readonly CatalogueRow[]): KnownFailure[] {
  if (!existsSync(file))
    throw new CommandError({
      en: `--known-failures: there is no file "${path.resolve(file)}".`,
      zh: `--known-failures：没有文件“${path.resolve(file)}”。`,
    });
  const placed = (line: number, { en, zh }: Bilingual) => ({ en: `${en} (line ${line})`, zh: `${zh}（第${line}行）` });
  const parsed = parseYaml(readNamedFile('--known-failures', file).toString('utf8'), placed);
  if ('reasons' in parsed) throw uncounted(file, parsed.reasons);
  const value = parsed.value ?? [];
  const validate = validatorOf(KnownFailureFile, { allErrors: true, verbose: true, ...OWN_SCHEMAS });
  const reasons = validate(value)
    ? (value as KnownFailure[]).flatMap((row, index) =>
        faultsOf(row, index, catalogue).map((each) => placed(parsed.lineOf([index]), each)),
      )
    : schemaReasons(validate.errors, parsed, placed);
  if (reasons.length === 0) return value as KnownFailure[];
  throw uncounted(file, reasons);
}

function uncounted(file: string, reasons: readonly Bilingual[]): CommandError {
  const listed = (language: keyof Bilingual) => reasons.map((each) => `  ${each[language]}`).join('\n');
  return new CommandError({
    en: `${file} does not count:\n${listed('en')}\nThe schema is docs/schemas/known-failures.schema.json.`,
    zh: `${file}无效：\n${listed('zh')}\n其结构见docs/schemas/known-failures.schema.json。`,
  });
}

function faultsOf(
  { scenario, requirement, expires }: KnownFailure,
  index: number,
  catalogue: readonly CatalogueRow[],
): Bilingual[] {
  const name = scenario ?? requirement ?? '?';
  const fault = (en: string, zh: string) => ({
    en: `row ${index + 1} (${name}): ${en}`,
    zh: `第${index + 1}条（${name}）：${zh}`,
  });
  const day = new Date(`${expires}T00:00:00Z`);
  const isDay = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(expires);
  return [
    ...((scenario === undefined) === (requirement === undefined)
      ? [fault('it names a scenario or a requirement, one of both', '须且只能写明一个场景或一个要求')]
      : []),
    ...(requirement !== undefined && !catalogue.some(({ id }) => id === requirement)
      ? [fault(`there is no requirement ${requirement}`, `没有要求${requirement}`)]
      : []),
    ...(isDay ? [] : [fault(`expires: there is no day ${expires}`, `expires：没有${expires}这一天`)]),
  ];
}

/** Tries the file that `--update-known-failures` is to write, before the run. */
export function tryList({ knownFailures = DEFAULT_FILE }: RunConfiguration): void {
  fileToWrite('--update-known-failures', knownFailures);
}

/** How long what is written counts, unless somebody decides otherwise. */
const DAYS = 14;
const TO_BE_STATED = { reason: 'not stated yet · 尚未说明', owner: 'nobody yet · 尚未指定' };

/**
 * Writes the list as the run found it: entries that hold stay as they are, those that no longer do go, and what failed otherwise comes, for two
 * weeks, with reason and owner to be filled in. Gives how many came and went, and the file.
 */
export function updateKnownFailures(
  { knownFailures: file = DEFAULT_FILE }: RunConfiguration,
  { knownFailures, scenarios }: Pick<ComplianceReport, 'knownFailures' | 'scenarios'>,
  now: Date,
): { file: string; added: number; removed: number } {
  const kept = knownFailures.filter((entry) => !isBroken(entry));
  const covered = new Set(kept.flatMap((entry) => entry.scenarios));
  const expires = dayOf(new Date(now.getTime() + DAYS * 24 * 3_600_000));
  const failures = Map.groupBy(
    scenarios.filter((each) => FAILED.includes(each.verdict) && !isUnexpectedPass(each) && !covered.has(each.id)),
    (each) => each.case,
  );
  const added: KnownFailure[] = [...failures].map(([scenario, twins]) => {
    const wrong = twins.flatMap(({ findings }) => findings.filter(({ verdict }) => verdict === 'failed'));
    return { scenario, failure: [...new Set(wrong.map(({ text }) => text.en))], ...TO_BE_STATED, expires };
  });
  const head = '# yaml-language-server: $schema=./node_modules/tillproof/docs/schemas/known-failures.schema.json\n';
  writeNamedFile(
    '--update-known-failures',
    file,
    `${head}${yaml().stringify([...kept.map(rowOf), ...added], { lineWidth: 0 })}`,
  );
  return { file, added: added.length, removed: knownFailures.length - kept.length };
}

const FAILED: readonly ScenarioResult['verdict'][] = ['failed', 'known-failure'];
