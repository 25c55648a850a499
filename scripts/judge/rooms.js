// What judges, by rooms: files whose conditions are made wrong, the tests that must notice, and how many of a hundred they must notice at least;
// `slow` are tests that --quick leaves out.
export const ROOMS = {
  oracle: {
    mutate: ['src/oracle/**/*.ts'],
    tests: ['src/oracle/**/*.test.ts'],
    slow: ['src/oracle/distorted.test.ts'],
    wanted: 95,
  },
  verdicts: {
    mutate: [
      'src/compliance/verdicts.ts',
      'src/compliance/gate.ts',
      'src/compliance/coverage.ts',
      'src/compliance/collect.ts',
    ],
    tests: ['src/compliance/{verdicts,gate,coverage,collect,collect-stream,repeat,fitness,headline}.test.ts'],
    wanted: 95,
  },
  certificate: {
    mutate: ['src/certificate/earned.ts'],
    tests: ['src/certificate/{earned,verify}.test.ts'],
    wanted: 95,
  },
  acquirer: {
    mutate: ['simulator/acquirer/checks/*.ts', 'simulator/acquirer/families/*.ts'],
    tests: ['simulator/acquirer/**/*.test.ts'],
    wanted: 95,
  },
  readers: {
    mutate: ['src/slips/*.ts', 'steps/scene/{evidence,seen-texts,slips}.ts'],
    tests: [
      'src/slips/*.test.ts',
      'src/oracle/{slips,slips-issued,rules-of-slips,paper}.test.ts',
      'steps/scene/{evidence,gathered,security,slips}.test.ts',
    ],
    wanted: 95,
  },
};
