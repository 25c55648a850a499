// The exit code of a certification is reached, never a default, and its verdict is told even when no report can be written.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { ComplianceReport } from '../compliance/model.ts';

const COMMAND = fileURLToPath(new URL('../cli/tillproof.js', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'tillproof-reached-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SCOPE = ['--language', 'en', '--requirement', 'GUIDE-B-FAQ-2a', '--parallel', '1'];
const certify = (...args: string[]) => {
  const words = [COMMAND, 'certify', ...SCOPE, ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8', cwd: folder });
  return { status, stdout, stderr };
};
const file = (name: string, content: string) => {
  writeFileSync(path.join(folder, name), content);
  return name;
};

describe('a terminal module that ends the process', { timeout: 60_000 }, () => {
  it('gets no verdict out of it', () => {
    const source = 'export function createTerminal() { process.exit(0); }';
    const reports = mkdtempSync(path.join(folder, 'ended-'));
    writeFileSync(path.join(reports, 'compliance.json'), '{"verdict":"compliant"}');
    const { status } = certify('--terminal', file('ends.mjs', source), '--reports', reports);
    expect(status).toBe(3);
    const left = JSON.parse(readFileSync(path.join(reports, 'compliance.json'), 'utf8')) as ComplianceReport;
    expect([left.verdict, left.scenarios.filter(({ verdict }) => verdict === 'passed')]).toEqual(['inconclusive', []]);
    expect(left.problems[0]?.en).toMatch(/ended with code 0/);
  });
});

describe('a folder that reports cannot go to', { timeout: 60_000 }, () => {
  const REFUSAL =
    /^tillproof: the reports cannot be written to \S+: [^(\n]+ \(E[A-Z]+\); choose another folder with --reports\.\n$/;

  it.each([
    ['a file', () => file('a-file', '')],
    ['a folder in a file', () => path.join(file('another-file', ''), 'reports')],
    ['a place that the system keeps to itself', () => '/dev/null/reports'],
  ])('is refused before anything runs: %s', (_, place) => {
    const { status, stdout, stderr } = certify('--reports', place());
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(REFUSAL);
  });

  it('costs the reports but not the verdict when it fails at the end', () => {
    const reports = path.join(folder, 'lost');
    mkdirSync(reports);
    writeFileSync(path.join(reports, 'compliance.json'), 'of the run before');
    // When that is gone the run has begun; then the terminal takes the folder away.
    const source = `import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { createTerminal as ours } from ${JSON.stringify(new URL('../reference/index.ts', import.meta.url).href)};
const reports = ${JSON.stringify(reports)};
export function createTerminal() {
  if (!existsSync(reports + '/compliance.json')) {
    rmSync(reports, { recursive: true, force: true });
    writeFileSync(reports, '');
  }
  return ours();
}
`;
    const terminal = file('takes-away.mjs', source);
    const { status, stdout, stderr } = certify('--reports', reports, '--terminal', terminal, '--json');
    expect(status).toBe(3);
    const result = JSON.parse(stdout) as { verdict: string; notWritten: string; reports: object };
    expect(result).toMatchObject({ verdict: 'passed', notWritten: expect.stringMatching(/ENOTDIR/), reports: {} });
    expect(stderr).toMatch(/tillproof: the reports cannot be written to \S+: .* \(ENOTDIR\)/);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('keeps what others put there', () => {
    const reports = path.join(folder, 'shared');
    mkdirSync(reports);
    writeFileSync(path.join(reports, 'README.md'), 'mine');
    mkdirSync(path.join(reports, 'allure-results'));
    writeFileSync(path.join(reports, 'allure-results', 'old-result.json'), '{}');
    expect(certify('--reports', reports, '--no-allure').status).toBe(0);
    expect(readFileSync(path.join(reports, 'README.md'), 'utf8')).toBe('mine');
    // They would be those of another run.
    expect(existsSync(path.join(reports, 'allure-results'))).toBe(false);
    expect(readdirSync(reports)).toContain('compliance.json');
  });
});

describe('a clock that is set back during the run', { timeout: 60_000 }, () => {
  it('costs neither the verdict nor a report', () => {
    // In every thread: an hour back, once it was asked for the time fifty times.
    const back = file(
      'back.mjs',
      `const now = Date.now.bind(Date);
let asked = 0;
const stepped = () => now() - (++asked > 50 ? 3_600_000 : 0);
globalThis.Date = class extends Date {
  constructor(...parts) { parts.length > 0 ? super(...parts) : super(stepped()); }
  static now() { return stepped(); }
};
`,
    );
    const env = { ...process.env, NODE_OPTIONS: `--import ${path.join(folder, back)}` };
    const words = [COMMAND, 'certify', ...SCOPE, '--reports', 'stepped'];
    const { status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8', cwd: folder, env });
    expect(status, stderr).toBe(0);
    const report = JSON.parse(
      readFileSync(path.join(folder, 'stepped', 'compliance.json'), 'utf8'),
    ) as ComplianceReport;
    expect(report.run.durationMs).toBeGreaterThan(0);
    expect(report.scenarios.filter(({ durationMs }) => durationMs <= 0)).toEqual([]);
    for (const name of ['junit.xml', 'summary.md', 'compliance.html', 'allure-results'])
      expect(existsSync(path.join(folder, 'stepped', name)), name).toBe(true);
  });
});

describe('output that cannot be printed', { timeout: 60_000 }, () => {
  it.skipIf(!existsSync('/dev/full')).each([
    ['C', '', 'tillproof: the result cannot be printed (ENOSPC).\n'],
    ['zh_CN.UTF-8', '', 'tillproof: 无法输出结果（ENOSPC）。\n'],
    ['C', '--language zh-CN', 'tillproof: 无法输出结果（ENOSPC）。\n'],
    ['zh_CN.UTF-8', '--language=en', 'tillproof: the result cannot be printed (ENOSPC).\n'],
  ])('is no success, and no stack (%s %s)', (LC_ALL, flags, told) => {
    const line = `"${process.execPath}" "${COMMAND}" steps ${flags} > /dev/full`;
    const { status, stderr } = spawnSync('sh', ['-c', line], { encoding: 'utf8', env: { ...process.env, LC_ALL } });
    expect(status).toBe(3);
    expect(stderr).toBe(told);
  });

  it.skipIf(process.platform === 'win32')('is no fault when the reader has seen enough', () => {
    const line = `"${process.execPath}" "${COMMAND}" steps | head -n 1`;
    const { stdout, stderr } = spawnSync('sh', ['-c', line], { encoding: 'utf8' });
    expect([stdout.trim(), stderr]).toEqual(['', '']);
  });
});
