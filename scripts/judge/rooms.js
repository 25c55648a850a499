// What judges, by rooms: files whose conditions are made wrong, the tests that must notice, and how many of a hundred they must notice at least.
export const ROOMS = {
  oracle: { mutate: ['src/oracle/**/*.ts'], tests: ['src/oracle/**/*.test.ts'], wanted: 95 },
};
