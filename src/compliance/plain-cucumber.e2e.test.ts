// Plain cucumber-js with our formatter: its folder is held too, and an interrupted run leaves its report.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { ComplianceReport } from './model.ts';
import { makeProject } from './project.fixture.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');
const project = makeProject({
  'features/en/result/approval.feature':
    '@GUIDE-A-STEP-5d\nFeature: Waiting\n  Scenario: it waits\n    Then it waits\n  Scenario: it comes too late\n    Then it waits\n',
  'features/zh-CN/result/approval.feature': '',
  'steps.js': `import { Then } from '@cucumber/cucumber';
Then('it waits', { timeout: -1 }, () => {
  console.log('waiting');
  return new Promise((resolve) => setTimeout(resolve, 600_000));
});
`,
  'reports/junit.xml': 'of the run before',
  'reports/mine.txt': 'mine',
});
afterAll(() => project.close());

const COMMAND = [
  path.join(ROOT, 'node_modules', '@cucumber', 'cucumber', 'bin', 'cucumber.js'),
  'features/en',
  '--import',
  'steps.js',
  '--format',
  path.join(ROOT, 'src', 'compliance', 'formatter.ts'),
];

it('holds its folder, and leaves a report that says interrupted', async () => {
  const child = spawn(process.execPath, COMMAND, { cwd: project.folder, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  await new Promise<void>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (output.includes('waiting')) resolve();
    });
  });
  expect(readdirSync(path.join(project.folder, 'reports'))).toEqual(['mine.txt']);
  const second = spawnSync(process.execPath, COMMAND, { cwd: project.folder, encoding: 'utf8' });
  expect(second.status).toBe(1);
  expect(second.stderr).toMatch(/the folder \S+ is in use by process \d+ on \S+; wait for its end/);
  expect(second.stderr).not.toMatch(/\n\s+at /);
  child.kill('SIGTERM');
  const [code] = (await once(child, 'close')) as [number | null];
  expect(code).toBe(3);
  expect(output).toMatch(/Inconclusive/);
  const file = path.join(project.folder, 'reports', 'compliance.json');
  const report = JSON.parse(readFileSync(file, 'utf8')) as ComplianceReport;
  expect(report.problems[0]?.en).toBe('The run was interrupted by SIGTERM, after 0 of 2 scenarios.');
  expect(report.scenarios.map(({ verdict }) => verdict)).toEqual(['inconclusive', 'inconclusive']);
}, 60_000);
