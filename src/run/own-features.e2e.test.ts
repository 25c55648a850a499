// Feature files of a user's own: the README's run as they are pasted, and one with mistakes is refused before anything is done at the terminal.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { ComplianceReport } from '../compliance/model.ts';
import { plainPartOf } from '../compliance/reports/html/unpacked.fixture.ts';
import { PACKAGE_ROOT } from './root.ts';

const COMMAND = fileURLToPath(new URL('../cli/tillproof.js', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'tillproof-own-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function certify(text: string, ...args: string[]) {
  return certifyFiles({ 'my.feature': text }, ...args);
}

/** One run with all of these feature files. */
function certifyFiles(files: Record<string, string>, ...args: string[]) {
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  const words = ['certify', '--features', ...Object.keys(files), '--no-allure', ...args];
  const run = spawnSync(process.execPath, [COMMAND, ...words], { encoding: 'utf8', cwd: folder });
  const report = () =>
    JSON.parse(readFileSync(path.join(folder, 'reports', 'compliance.json'), 'utf8')) as ComplianceReport;
  return { ...run, report };
}

/** The scenarios in the documentation of that page. */
const blocksOf = (page: string) =>
  [...readFileSync(path.join(PACKAGE_ROOT, page), 'utf8').matchAll(/```gherkin\n([\s\S]*?)```/g)].map(
    ([, block = '']) => block,
  );

it('the scenarios of the READMEs run when they are pasted into files', { timeout: 60_000 }, () => {
  const pages = ['README.md', 'README.zh-CN.md'].map(blocksOf);
  expect(pages.filter((blocks) => blocks.length === 0)).toEqual([]);
  const blocks = pages.flat();
  const files = Object.fromEntries(blocks.map((block, at) => [`pasted-${at}.feature`, block]));
  const { status, stderr, report } = certifyFiles(files);
  expect(stderr).not.toContain('✕');
  expect(status).toBe(0);
  expect(report().counts.scenarios).toMatchObject({ passed: blocks.length, failed: 0, inconclusive: 0 });
});

const MISTAKEN = `Feature: Mistakes

  @GUIDE-B-FAQ-2a @needs:wings
  Scenario: Everything mistyped
    Given the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBCC" with balance CNY 100.00
    When the cashier enters the amount CNY 100,01
    Then the terminal shows "Insuficient funds"
`;
/** Sentences that stand in the wrong order, and what is said where they do. */
const DISORDERED: [steps: string, reason: string][] = [
  ['When the cardholder inserts the card', 'The scenario has no card yet'],
  ['When the cashier cancels\n    Given PIN-free small payment is off', 'This Given sets the scene up'],
];
const disordered = ([steps]: [string, string]) =>
  `Feature: Order\n\n  @GUIDE-B-FAQ-2a\n  Scenario: Wrong\n    Given the terminal is signed in by operator "01"\n    ${steps}\n`;

describe('a feature with mistakes', { timeout: 60_000 }, () => {
  it('is refused with place and choice, nothing is done at the terminal, and the terminal is not blamed', () => {
    const files: Record<string, string> = { 'my.feature': MISTAKEN };
    DISORDERED.forEach((each, at) => {
      files[`order-${at}.feature`] = disordered(each);
    });
    const { status, report } = certifyFiles(files, '--parallel', '1');
    expect(status).toBe(3);
    const { scenarios } = report();
    expect(scenarios.map(({ verdict }) => verdict)).toEqual(['inconclusive', 'inconclusive', 'inconclusive']);
    const findingsIn = (file: string) => scenarios.find(({ uri }) => uri === file)?.findings ?? [];
    expect(scenarios.find(({ uri }) => uri === 'my.feature')?.evidence).toBeNull();
    expect(findingsIn('my.feature').map(({ text }) => text.en)).toEqual([
      expect.stringMatching(/^my\.feature:4: there is no tag @needs:wings\.\n/),
      expect.stringMatching(/^my\.feature:6: "ICBCC" is not a bank\.\nThere are: "ICBC", /),
      expect.stringMatching(
        /^my\.feature:7: "100,01" is not an amount: write digits with two decimals, such as 128\.50/,
      ),
      expect.stringMatching(
        /^my\.feature:8: "Insuficient funds" is not a text .*\nThe nearest are: "Insufficient funds"/,
      ),
    ]);
    DISORDERED.forEach((each, at) => {
      const file = `order-${at}.feature`;
      const line = disordered(each).trimEnd().split('\n').length;
      expect(findingsIn(file)[0]?.text.en).toContain(`${file}:${line}: ${each[1]}`);
    });
    const findings = scenarios.flatMap((each) => each.findings);
    expect(findings.every(({ verdict }) => verdict === 'inconclusive')).toBe(true);
  });

  it('is refused by a dry run in the same words', () => {
    const { status, stdout } = certify(MISTAKEN, '--dry-run');
    expect(status).toBe(3);
    expect(stdout).toContain('my.feature:6: "ICBCC" is not a bank.');
    expect(stdout).toContain('my.feature:7: "100,01" is not an amount');
  });
});

describe('a terminal’s own wordings', { timeout: 120_000 }, () => {
  it('stand in the report of the run that takes them', () => {
    const config = path.join(folder, 'run.yaml');
    writeFileSync(config, 'words:\n  Insufficient funds: [Your account is too low]\n');
    const [block = ''] = blocksOf('README.md');
    const { status, report } = certify(block, '--config', config);
    expect(status).toBe(0);
    expect(report().run.words).toEqual({ 'Insufficient funds': ['Your account is too low'] });
    const html = readFileSync(path.join(folder, 'reports', 'compliance.html'), 'utf8');
    expect(plainPartOf(html)).toContain('Your account is too low');
  });

  it('may stand in its declaration; those of the run come first, and the report shows both', () => {
    const terminal = path.join(folder, 'wordy.mjs');
    writeFileSync(
      terminal,
      `import { createTerminal as ours } from ${JSON.stringify(new URL('../reference/index.ts', import.meta.url).href)};
const reworded = (value) => JSON.parse(JSON.stringify(value).replaceAll('Insufficient funds', 'Computer says no'));
export async function createTerminal() {
  const terminal = await ours();
  return {
    execute: (command) => terminal.execute(command), journal: () => terminal.journal(), log: () => terminal.log(), close: () => terminal.close(),
    events: async (since, waitMs) => reworded(await terminal.events(since, waitMs)),
    state: async () => reworded(await terminal.state()),
    capabilities: async () => ({ ...(await terminal.capabilities()), words: { 余额不足: ['Computer says no'], 'Wrong PIN': ['Bad luck'] } }),
  };
}
`,
    );
    const [block = ''] = blocksOf('README.md');
    const declared = certify(block, '--terminal', terminal, '--parallel', '1');
    expect(declared.status, declared.stderr).toBe(0);
    expect(declared.report().run.words).toEqual({ 余额不足: ['Computer says no'], 'Wrong PIN': ['Bad luck'] });
    const page = readFileSync(path.join(folder, 'reports', 'compliance.html'), 'utf8');
    expect(plainPartOf(page)).toContain('Computer says no');

    const config = path.join(folder, 'over.yaml');
    writeFileSync(config, 'words:\n  Insufficient funds: [Too poor]\n');
    const over = certify(block, '--terminal', terminal, '--parallel', '1', '--config', config);
    expect(over.status).toBe(1);
    const [finding] = over.report().scenarios[0]?.findings ?? [];
    // What would have counted stands in the finding.
    expect(finding?.expected).toMatch(/^one of "Insufficient funds", .*"Not enough money".*"Too poor"/);
    expect(finding?.expected).not.toContain('Computer says no');
    expect(over.report().run.words).toEqual({ 'Insufficient funds': ['Too poor'], 'Wrong PIN': ['Bad luck'] });
  });
});
