import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Commands speak the language of the locale; tests read what they say in English unless they ask for Chinese.
    env: { LC_ALL: 'C' },
    // Ends what hangs; a starved machine may take its time.
    testTimeout: 60_000,
    hookTimeout: 300_000,
    // What a test waits for comes at once on a calm machine, and later than the usual second on a starved one.
    expect: { poll: { timeout: 20_000 } },
  },
});
