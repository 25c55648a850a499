// Our own terminal passes whatever its profile is, over another wire as well: by day what depends most on them, at night everything.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { NIGHTLY } from '../nightly.fixture.ts';
import { tillproofIn } from './command.fixture.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'tillproof-profiles-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const CASES = [
  ['esign', 'unionpay-tls'],
  ['smart', 'unionpay-http'],
] as const;
const SCOPE = NIGHTLY ? [] : ['--chapter', 'receipt', 'security', '--language', 'en'];

it.each(NIGHTLY ? CASES : CASES.slice(0, 1))('%s over %s', { timeout: 600_000 }, async (profile, wire) => {
  const flags = ['--profile', profile, '--wire', wire, ...SCOPE, '--no-allure', '--json'];
  const { code, out, err } = await tillproofIn(folder, 'certify', ...flags);
  const { counts } = JSON.parse(out) as { counts: { scenarios: Record<string, number> } };
  expect({ code, failed: counts.scenarios.failed }, err).toEqual({ code: 0, failed: 0 });
  expect(counts.scenarios.passed).toBeGreaterThan(20);
});
