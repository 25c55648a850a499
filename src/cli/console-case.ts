// One case played at the acquirer of a console, so that its messages, books and armed faults are what the page opens with.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import type { LaunchedAddresses } from '../../simulator/admin/client.ts';
import type { ComplianceReport } from '../compliance/model.ts';
import type { RunConfiguration } from '../run/configuration.ts';
import { runScenarios } from '../run/run.ts';

/**
 * Plays the case in this process and gives its report, of which no file is left. The acquirer is set up as the case wants it and keeps what
 * happened. Rejects with a CommandError where there is no such case.
 *
 * @param name number of the case, or a part of its name; of several the last is what the acquirer keeps
 */
export async function playCase(
  name: string,
  acquirer: LaunchedAddresses,
  configuration: RunConfiguration,
): Promise<ComplianceReport> {
  const reports = mkdtempSync(path.join(tmpdir(), 'tillproof-case-'));
  try {
    return await runScenarios({
      ...configuration,
      ...{ reports, parallel: 1, inThisThread: true, allure: false, daily: { names: [name] } },
      acquirers: Promise.resolve({ acquirers: [acquirer] }),
      progress: new Writable({ write: (_chunk, _encoding, done) => done() }),
    });
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
}
