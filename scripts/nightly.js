// npm run nightly: the tests that take long, at their full size.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));
const files = [
  'src/run/first-screen.test.ts',
  'src/run/admission-defects.test.ts',
  'src/run/other-words.test.ts',
  'src/run/shards.test.ts',
  'src/run/fitness.test.ts',
  'src/cli/console-case.test.ts',
  'src/console/page-attended.test.ts',
  'scripts/seeds.test.ts',
  'src/documentation/commands.test.ts',
  'src/run/shards-daily.test.ts',
  'src/cli/fuzz.test.ts',
  'src/run/interruption.test.ts',
  'src/run/every-profile.test.ts',
  'src/run/known-failures.test.ts',
  'src/run/secrecy.test.ts',
  'src/cli/init.test.ts',
  'src/documentation/example-terminals.test.ts',
  'src/explain/any-card.test.ts',
  'src/explain/damaged.test.ts',
  'src/run/rare-faults.test.ts',
  'src/iso8583/robustness.test.ts',
  'simulator/hosts/tcp-bounds.test.ts',
  'simulator/hosts/crowd.test.ts',
  'simulator/engine/shelf.test.ts',
  'simulator/bounds.test.ts',
  'simulator/killed.test.ts',
  'simulator/flood.test.ts',
  'bench/host.test.ts',
  'src/oracle/distorted.test.ts',
  'src/console/stories.test.ts',
  'src/console/accessible.test.ts',
  'src/compliance/reports/html/accessible.test.ts',
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
