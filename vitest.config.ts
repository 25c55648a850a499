import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Rooms whose test files share a process, because to begin one and load everything anew takes longer than most of these tests. Nothing of a
 * room is here whose tests start whole runs or change the process that they are in.
 */
const TOGETHER = [
  'simulator/**/*.test.ts',
  'src/{certificate,compliance,crypto,definitions,explain,fuzz,iso8583,oracle,proof,reference,secrets,slips,terminal,views}/**/*.test.ts',
  'steps/**/*.test.ts',
];

/** Tests that start other processes or a browser: `npm run e2e`. */
const E2E = ['**/*.e2e.test.ts'];

/** Small files that take long: at the end of their group one worker would wait for them. */
const LONG = ['html/accessible.e2e.test.ts', 'documentation/example-terminals.e2e.test.ts'];

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => LONG.some((name) => moduleId.endsWith(name));
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  test: {
    // Commands speak the language of the locale; tests read what they say in English unless they ask for Chinese.
    // What they start finds compiled what other tests have compiled, as the command's own processes do.
    env: { LC_ALL: 'C', NODE_COMPILE_CACHE: fileURLToPath(new URL('node_modules/.cache/tillproof', import.meta.url)) },
    sequence: { sequencer: LongFirst },
    // Most files wait for processes that they have started; one for each core at least keeps all of them busy.
    maxWorkers: Math.max(2, availableParallelism()),
    // Ends what hangs; a starved machine may take its time.
    testTimeout: 60_000,
    hookTimeout: 300_000,
    // What a test waits for comes at once on a calm machine, and later than the usual second on a starved one.
    expect: { poll: { timeout: 20_000 } },
    projects: [
      // First what takes long, so that all workers have work until the end.
      {
        extends: true,
        test: { name: 'e2e', include: E2E, sequence: { groupOrder: 0 } },
      },
      {
        extends: true,
        test: {
          name: 'alone',
          exclude: [...configDefaults.exclude, ...TOGETHER, ...E2E],
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'together',
          include: TOGETHER,
          exclude: [...configDefaults.exclude, ...E2E],
          isolate: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
