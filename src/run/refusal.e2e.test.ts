// A finding about a transaction that the acquirer refused says why it did, in both languages, on the console and in the reports.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';

const COMMAND = fileURLToPath(new URL('../cli/tillproof.js', import.meta.url));
const reports = mkdtempSync(path.join(tmpdir(), 'tillproof-refusal-'));
afterAll(() => rmSync(reports, { recursive: true, force: true }));

it('a PIN block under another key is told with the reason of the acquirer', { timeout: 120_000 }, () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      COMMAND,
      'certify',
      '--defect',
      'pin-under-mac-key',
      '--requirement',
      'GUIDE-A-STEP-5b',
      '--no-allure',
      '--reports',
      reports,
    ],
    { encoding: 'utf8' },
  );
  expect(status, stderr).toBe(1);
  const summary = readFileSync(path.join(reports, 'summary.md'), 'utf8');
  for (const reason of [
    'the acquirer refused 0200 with 99: field 52: not a PIN block under the present key',
    '收单机构拒绝0200（应答码99）：第52域：不是当前密钥下的密码块',
  ]) {
    expect(stderr).toMatch(new RegExp(`(actual|实为): .*${reason}`));
    expect(summary).toContain(reason);
  }
});
