// How long a whole certification of our own terminal takes, beside the limit that the project sets itself.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const LIMIT_MS = 20_000;
const root = fileURLToPath(new URL('..', import.meta.url));
const reports = mkdtempSync(path.join(tmpdir(), 'tillproof-bench-'));
try {
  const from = performance.now();
  const words = ['run', '--silent', 'certify', '--', '--json', '--reports', reports];
  const { status, stdout, stderr } = spawnSync('npm', words, { cwd: root, encoding: 'utf8' });
  const tookMs = performance.now() - from;
  if (status !== 0) throw new Error(`certify exited ${status}\n${stderr}`);
  const { scenarios } = JSON.parse(stdout) as { scenarios: unknown[] };
  console.log(
    `tillproof certify  ${(tookMs / 1000).toFixed(1)} s for ${scenarios.length} scenarios, npm, process start and reports included`,
  );
  console.log(`limit              ${LIMIT_MS / 1000} s`);
  console.log(`ratio              ${(tookMs / LIMIT_MS).toFixed(2)}`);
} finally {
  rmSync(reports, { recursive: true, force: true });
}
