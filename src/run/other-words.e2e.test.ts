// A faultless terminal of another hand (its words, its refusals, its line breaks) passes the scenarios that ours passes; by day each
// chapter in one of the languages, by turns.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import type { ComplianceReport } from '../compliance/model.ts';
import { NIGHTLY } from '../nightly.fixture.ts';
import { PACKAGE_ROOT } from './root.ts';

const COMMAND = fileURLToPath(new URL('../cli/tillproof.js', import.meta.url));
const TERMINAL = fileURLToPath(new URL('./other-words.fixture.mjs', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'tillproof-words-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const CHAPTERS = ['start-up/echo-test', 'security/trust', 'query/query', 'query/reprint', 'receipt/signature-free'];
const MORE = ['receipt/slip', 'declines/help', 'void-and-refund/refund', 'timeout-and-reversal/power-loss'];

it('is not held to our words, nor to more than the contract says', { timeout: 120_000 }, () => {
  const features = [...CHAPTERS, ...MORE].flatMap((name, at) =>
    ['en', 'zh-CN']
      .filter((_, language) => NIGHTLY || language === at % 2)
      .map((language) => path.join(PACKAGE_ROOT, 'features', language, `${name}.feature`)),
  );
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      COMMAND,
      'certify',
      '--terminal',
      TERMINAL,
      '--reports',
      folder,
      '--no-allure',
      '--parallel',
      '1',
      '--features',
      ...features,
    ],
    { encoding: 'utf8' },
  );
  expect(stderr).not.toContain('✕');
  expect(status).toBe(0);
  const { counts } = JSON.parse(readFileSync(path.join(folder, 'compliance.json'), 'utf8')) as ComplianceReport;
  expect(counts.scenarios).toMatchObject({ failed: 0, inconclusive: 0 });
  expect(counts.scenarios.passed).toBeGreaterThan(NIGHTLY ? 80 : 40);
});
