// After `npm ci`: one requirement is certified, so that every file is compiled before the first real run (see keepCompiled in tillproof.js).
// What comes of it is thrown away, and nothing here may fail an installation.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const BOUND_MS = 60_000;
/** It takes a sale, a relay, a fuzz campaign and every report. */
const REQUIREMENT = 'GUIDE-A-FAQ-5b';

try {
  const reports = mkdtempSync(path.join(tmpdir(), 'tillproof-warm-'));
  const command = fileURLToPath(new URL('./tillproof.js', import.meta.url));
  const scope = ['--language', 'en', '--requirement', REQUIREMENT, '--parallel', '1', '--reports', reports];
  // With the flags of this process: what V8 compiled under other flags it does not take.
  spawnSync(process.execPath, [...process.execArgv, command, 'certify', ...scope], {
    stdio: 'ignore',
    timeout: BOUND_MS,
  });
  rmSync(reports, { recursive: true, force: true });
} catch {
  // The first run compiles for itself, and takes some seconds longer.
}
