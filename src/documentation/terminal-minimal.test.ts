// The smallest terminal passes everything that its declaration makes applicable, with the command of its README.
import { expect, it } from 'vitest';
import { certifiedByReadme } from './example-terminal.fixture.ts';

const certified = certifiedByReadme('examples/terminal-minimal');

it('the smallest terminal is certified by the command of its README', { timeout: 900_000 }, async () => {
  const { status, problems, verdict, scenarios } = await certified();
  expect(problems).not.toMatch(/^✕/m);
  expect({ verdict, status }, problems).toEqual({ verdict: 'compliant', status: 0 });
  expect(scenarios).toMatchObject({ failed: 0, inconclusive: 0 });
  expect(scenarios.passed).toBeGreaterThan(300);
});
