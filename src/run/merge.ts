// Merges the reports of shards: reads them, puts them together, and writes the reports of the whole.
import path from 'node:path';
import { remembered } from '../compliance/history.ts';
import { MergeError, mergeReports } from '../compliance/merge.ts';
import type { ComplianceReport } from '../compliance/model.ts';
import { openRunFolder, putReports } from '../compliance/recording.ts';
import type { ReportsFolderError } from '../compliance/reports-folder.ts';
import type { Bilingual } from '../definitions/evidence.ts';
import type { RunConfiguration } from './configuration.ts';
import { CommandError } from './exit.ts';
import { readReport } from './reports.ts';

/** Writes the merged reports to `reports`; gives what the shards were set up with, too. Throws a CommandError with every reason when the parts are not one run. */
export async function merge(
  places: readonly string[],
  reports: string,
  allure: boolean,
): Promise<{ report: ComplianceReport; folder: string; setting: RunConfiguration; picked: boolean }> {
  const parts = [];
  for (const place of places) parts.push({ name: place, ...(await readReport(place)) });
  const { report: whole, attestations } = merged(parts);
  try {
    const folder = openRunFolder(reports, attestations);
    const { report, file } = remembered(folder.path, whole);
    try {
      putReports(folder, report, attestations, { allure, history: file, helped: true });
    } finally {
      folder.release();
    }
    const { setting = {}, part = false } = parts[0]?.report.run.shard ?? {};
    return { report, folder: folder.path, setting, picked: part };
  } catch (error) {
    if ((error as Error).name === 'ReportsFolderError') throw new CommandError((error as ReportsFolderError).words);
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new CommandError(missing((error as NodeJS.ErrnoException).path ?? ''));
    throw error;
  }
}

const missing = (file: string): Bilingual => ({
  en: `merge: a file that an attestation names is not beside its report: ${path.resolve(file)}.`,
  zh: `merge：声明所列的文件不在其报告旁：${path.resolve(file)}。`,
});

function merged(parts: Parameters<typeof mergeReports>[0]): ReturnType<typeof mergeReports> {
  try {
    return mergeReports(parts);
  } catch (error) {
    if (!(error instanceof MergeError)) throw error;
    const lines = (language: 'en' | 'zh') => error.reasons.map((reason) => `  ${reason[language]}`).join('\n');
    throw new CommandError({
      en: `merge: these reports are not one run:\n${lines('en')}`,
      zh: `merge：这些报告不属于同一次运行：\n${lines('zh')}`,
    });
  }
}
