// npm run nightly: the tests that take long, at their full size.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));
const files = [
  'src/run/first-screen.e2e.test.ts',
  'src/run/admission-defects.test.ts',
  'src/run/other-words.e2e.test.ts',
  'src/run/shards.e2e.test.ts',
  'src/run/fitness.e2e.test.ts',
  'src/cli/console-case.e2e.test.ts',
  'src/console/page-attended.e2e.test.ts',
  'scripts/seeds.e2e.test.ts',
  'src/documentation/commands.e2e.test.ts',
  'src/run/shards-daily.e2e.test.ts',
  'src/cli/fuzz.e2e.test.ts',
  'src/run/interruption.e2e.test.ts',
  'src/run/every-profile.e2e.test.ts',
  'src/run/known-failures.e2e.test.ts',
  'src/run/secrecy.e2e.test.ts',
  'src/cli/init.e2e.test.ts',
  'src/documentation/example-terminals.e2e.test.ts',
  'src/explain/any-card.test.ts',
  'src/explain/damaged.test.ts',
  'src/run/rare-faults.test.ts',
  'src/iso8583/robustness.test.ts',
  'simulator/hosts/tcp-bounds.test.ts',
  'simulator/hosts/crowd.e2e.test.ts',
  'simulator/engine/shelf.e2e.test.ts',
  'simulator/bounds.test.ts',
  'simulator/killed.test.ts',
  'simulator/flood.test.ts',
  'bench/host.e2e.test.ts',
  'src/oracle/distorted.test.ts',
  'src/console/stories.e2e.test.ts',
  'src/console/accessible.e2e.test.ts',
  'src/compliance/reports/html/accessible.e2e.test.ts',
];
const { status } = spawnSync(
  process.execPath,
  [vitest, 'run', '--no-file-parallelism', '--testTimeout=1800000', ...files],
  { stdio: 'inherit', env: { ...process.env, TILLPROOF_NIGHTLY: '1' } },
);
// The console in a browser for ten minutes, and its back office with many transactions.
const benches = ['console.ts', 'console-office.ts'].map((name) => {
  const bench = fileURLToPath(new URL(`../bench/${name}`, import.meta.url));
  return spawnSync(process.execPath, [bench], { stdio: 'inherit' }).status;
});
process.exit([status, ...benches].some((each) => each !== 0) ? 1 : 0);
