// npm run nightly: the tests that take long, at their full size.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));
const files = [
  'src/run/first-screen.test.ts',
  'src/run/rare-faults.test.ts',
  'src/iso8583/robustness.test.ts',
  'simulator/hosts/tcp-bounds.test.ts',
  'simulator/hosts/crowd.test.ts',
  'simulator/engine/shelf.test.ts',
  'simulator/bounds.test.ts',
  'simulator/killed.test.ts',
  'simulator/flood.test.ts',
];
const { status } = spawnSync(
  process.execPath,
  [vitest, 'run', '--no-file-parallelism', '--testTimeout=1800000', ...files],
  { stdio: 'inherit', env: { ...process.env, TILLPROOF_NIGHTLY: '1' } },
);
process.exit(status === null ? 1 : status);
