// Merges the reports of shards: reads them, puts them together, and writes the reports of the whole.
import path from 'node:path';
import { MergeError, mergeReports } from '../compliance/merge.ts';
import type { ComplianceReport } from '../compliance/model.ts';
import { openRunFolder, putReports } from '../compliance/recording.ts';
import { CommandError } from './exit.ts';
import { readReport } from './reports.ts';

/** Writes the merged reports to `reports`. Throws a CommandError with every reason when the parts are not one run. */
export async function merge(
  places: readonly string[],
  reports: string,
  allure: boolean,
): Promise<{ report: ComplianceReport; folder: string }> {
  const parts = [];
  for (const place of places) parts.push({ name: place, ...(await readReport(place)) });
  const { report, attestations } = merged(parts);
  try {
    const folder = openRunFolder(reports, attestations);
    try {
      putReports(folder, report, attestations, allure);
    } finally {
      folder.release();
    }
    return { report, folder: folder.path };
  } catch (error) {
    if ((error as Error).name === 'ReportsFolderError') throw new CommandError((error as Error).message);
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new CommandError(
        `merge: a file that an attestation names is not beside its report: ${path.resolve((error as NodeJS.ErrnoException).path ?? '')}.`,
      );
    throw error;
  }
}

function merged(parts: Parameters<typeof mergeReports>[0]): ReturnType<typeof mergeReports> {
  try {
    return mergeReports(parts);
  } catch (error) {
    if (!(error instanceof MergeError)) throw error;
    const lines = error.reasons.map((reason) => `  ${reason}`).join('\n');
    throw new CommandError(`merge: these reports are not one run:\n${lines}`);
  }
}
