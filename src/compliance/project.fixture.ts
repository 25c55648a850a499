// A small Cucumber project in a temporary folder, to run the real formatter on: every way in which a scenario can end, in two languages.
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { EVIDENCE_MEDIA_TYPE, FINDING_MEDIA_TYPE } from '../definitions/evidence.ts';
import type { ComplianceReport } from './model.ts';
import { sampleEvidence } from './sample-evidence.fixture.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const ENGLISH = `@GUIDE-A-STEP-5d.1 @GUIDE-A-STEP-5d.2 @GUIDE-A-STEP-5d.3
Feature: Approval
  Background:
    Given a card

  Scenario: it passes
    Then it is "fine"

  @GUIDE-A-FAQ-3a
  Scenario: it charges twice
    Then it is "unsafe"

  Scenario Outline: it is <how>
    Then it is "<how>"
    Examples:
      | how      |
      | wrong    |
      | broken   |
      | late     |

  Scenario: nobody knows this
    Then something unheard of happens

  @skip
  Scenario: it does not concern us
    Then it is "fine"

  @known
  Scenario: it is known to fail
    Then it is "wrong"

  @known
  Scenario: it was known to fail
    Then it is "fine"

  Scenario: it has no steps

  Scenario: it has only a Given
    Given a card

  Scenario: it checks nothing
    Given a card
    Then it is "unchecked"

  Scenario: it has no books
    Then it is "without books"

  @retried
  Scenario: it passes at the second attempt
    Then it is "fine at last"
`;

const CHINESE = `# language: zh-CN
@GUIDE-A-STEP-5d.1 @GUIDE-A-STEP-5d.2 @GUIDE-A-STEP-5d.3
功能: 成功
  场景: 通过
    假如a card
    那么it is "fine"
`;

const STEPS = `
import { After, Before, Given, setDefinitionFunctionWrapper, Then } from '@cucumber/cucumber';
class ExpectationFailed extends Error {}
class MoneyUnsafe extends Error {}
const tell = (world, finding) => world.attach(JSON.stringify(finding), ${JSON.stringify(FINDING_MEDIA_TYPE)});
let tries = 0;
Before({ tags: '@skip' }, function () {
  tell(this, { verdict: 'not-applicable', text: { en: 'No stripe reader.', zh: '没有磁条读卡器。' } });
  return 'skipped';
});
Before({ tags: '@known' }, function () {
  tell(this, { verdict: 'known-failure', text: { en: 'Known since spring.', zh: '春季已知。' } });
});
Given('a card', () => {});
Then('it is {string}', async function (how) {
  this.how = how;
  if (how === 'wrong') {
    tell(this, { verdict: 'failed', text: { en: 'The words are wrong.', zh: '文字有误。' }, expected: 'right', actual: 'wrong, card 6212345678901232' });
    throw new ExpectationFailed('The words are wrong.\\n  expected: right');
  }
  if (how === 'broken') throw new TypeError('cannot read properties of undefined, card 6212 3456 7890 1232');
  if (how === 'late') return 'pending';
  if (how === 'fine at last' && tries++ === 0) throw new ExpectationFailed('not yet');
});
After(function () {
  if (this.how?.startsWith('fine')) this.attach(JSON.stringify(EVIDENCE), ${JSON.stringify(EVIDENCE_MEDIA_TYPE)});
  if (this.how === undefined || this.how === 'unchecked') this.attach(JSON.stringify({ ...EVIDENCE, checks: 0 }), ${JSON.stringify(EVIDENCE_MEDIA_TYPE)});
  if (this.how !== 'unsafe') return;
  this.attach(JSON.stringify({ ...EVIDENCE, violations: [{ rule: 'charged-once', requirement: 'GUIDE-A-FAQ-3a', text: { en: 'charged twice', zh: '重复扣款' }, expected: 'one', actual: 'two' }] }), ${JSON.stringify(EVIDENCE_MEDIA_TYPE)});
  throw new MoneyUnsafe('charged twice');
});
const EVIDENCE = ${JSON.stringify(sampleEvidence('en'))};
`;

export type ProjectRun = { exitCode: number; stdout: string; stderr: string; report: ComplianceReport; folder: string };

/** Makes the project; `close` removes it. */
export function makeProject(files: Record<string, string> = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'tillproof-compliance-'));
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'), 'dir');
  const all = {
    'package.json': '{"type":"module"}',
    'features/en/result/approval.feature': ENGLISH,
    'features/zh-CN/result/approval.feature': CHINESE,
    'steps.js': STEPS.replace(', setDefinitionFunctionWrapper', ''),
    ...files,
  };
  for (const [name, content] of Object.entries(all)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
  return {
    folder,
    run: (...args: string[]) => runProject(folder, args),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Runs cucumber-js on the project with the formatter; resolves whatever the exit code. */
function runProject(folder: string, args: readonly string[]): Promise<ProjectRun> {
  const formatter = path.join(ROOT, 'src', 'compliance', 'formatter.ts');
  const options = {
    tillproof: { seed: 7, wire: 'json-http', version: '0.0.1', order: 'defined' },
    resultsDir: 'reports/allure-results',
  };
  const command = [
    path.join(ROOT, 'node_modules', '@cucumber', 'cucumber', 'bin', 'cucumber.js'),
    'features',
    '--import',
    'steps.js',
    '--format',
    formatter,
    '--format-options',
    JSON.stringify(options),
    '--retry',
    '1',
    '--retry-tag-filter',
    '@retried',
    ...args,
  ];
  return new Promise((resolve, reject) => {
    const env = { PATH: process.env.PATH ?? '', FORCE_COLOR: '0' };
    execFile(process.execPath, command, { cwd: folder, env }, (error, stdout, stderr) => {
      const file = path.join(folder, 'reports', 'compliance.json');
      try {
        const report = JSON.parse(readFileSync(file, 'utf8')) as ComplianceReport;
        resolve({ exitCode: typeof error?.code === 'number' ? error.code : 0, stdout, stderr, report, folder });
      } catch (cause) {
        reject(new Error(`cucumber-js left no report:\n${stdout}\n${stderr}`, { cause }));
      }
    });
  });
}
