import { configDefaults, defineConfig } from 'vitest/config';

/**
 * Rooms whose test files share a process, because to begin one and load everything anew takes longer than most of these tests. Nothing of a
 * room is here whose tests start whole runs or change the process that they are in.
 */
const TOGETHER = [
  'simulator/**/*.test.ts',
  'src/{certificate,compliance,crypto,definitions,explain,fuzz,iso8583,oracle,proof,reference,secrets,slips,terminal,views}/**/*.test.ts',
  'steps/**/*.test.ts',
];

export default defineConfig({
  test: {
    // Commands speak the language of the locale; tests read what they say in English unless they ask for Chinese.
    env: { LC_ALL: 'C' },
    // Ends what hangs; a starved machine may take its time.
    testTimeout: 60_000,
    hookTimeout: 300_000,
    // What a test waits for comes at once on a calm machine, and later than the usual second on a starved one.
    expect: { poll: { timeout: 20_000 } },
    projects: [
      // First what takes long, so that both workers have work until the end.
      {
        extends: true,
        test: { name: 'alone', exclude: [...configDefaults.exclude, ...TOGETHER], sequence: { groupOrder: 0 } },
      },
      { extends: true, test: { name: 'together', include: TOGETHER, isolate: false, sequence: { groupOrder: 1 } } },
    ],
  },
});
