// A wrong choice of scenarios is told before anything runs, as wrong usage, in one line each; and requirements of the user's own count.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ComplianceReport } from '../compliance/model.ts';
import { featurePaths } from './cucumber.ts';

const COMMAND = fileURLToPath(new URL('../cli/tillproof.js', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'tillproof-preflight-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const certify = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, 'certify', ...args], {
    encoding: 'utf8',
    cwd: folder,
  });
  return { status, stdout, stderr };
};
const SCENARIO = `
  Scenario: It is on
    Given the terminal is powered on and shows that it is connected
    Then the terminal shows "Connected"
`;
beforeAll(() => {
  const files = {
    'mistyped.feature': `Feature: own\n\n  @GUIDE-B-FAQ-5x @mine\n  Rule: r\n${SCENARIO}`,
    'lower.feature': `@guide-b-faq-5a\nFeature: own\n${SCENARIO}`,
    'prefix.feature': `@smoke @wip\nFeature: own\n\n  @GUID-B-FAQ-5a${SCENARIO}`,
    'marked.feature.md':
      '# Feature: own\n\n`@GUIDE-B-FAQ-5x`\n## Scenario: It is on\n* Then the terminal shows "Connected"\n',
    'own.feature': `Feature: own\n\n  @SHOP-1 @GUIDE-A-STEP-1b${SCENARIO}`,
    'plain.feature': `Feature: own\n\n  @JIRA-17${SCENARIO}`,
    'hollow.feature':
      '@GUIDE-A-STEP-1b\nFeature: own\n  Scenario: none\n\n  Scenario: only a Given\n    Given the terminal is not signed in\n\n  Scenario: no Then\n    Given the terminal is not signed in\n    When the cashier signs the terminal in\n',
    'shop.yaml':
      '- id: SHOP-1\n  level: MUST\n  en: It says that it is on.\n  zh: 开机有提示。\n- id: SHOP-2\n  level: SHOULD\n  en: It is blue.\n  zh: 它是蓝色的。\n  mode: manual\n',
    'own.yaml': 'requirements: shop.yaml\nfeatures: [own.feature]\n',
    'wrong.yaml': '- id: SHOP-1\n  level: ALWAYS\n  en: x\n  zh: x\n- id: GUIDE-Z-1\n  level: MUST\n  en: x\n',
    'wrong-run.yaml': 'requirements: [wrong.yaml]\n',
    'both.feature': 'Feature: Shop\n  Scenario：One\n  @GUIDE-B-FAQ-5x\n  Scenario: Two\n    Given x\n',
    'pan.feature': 'PAN 6212345678901232 pin 123456\n',
    'named.feature': 'Feature: Shop\n  Scenario: card 6212345678901232\n    Given the card is 6212345678901232\n',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
});

describe('a wrong choice of scenarios', { timeout: 60_000 }, () => {
  it.each([
    [['--tags', '@a and and'], /^tillproof: --tags: "@a and and" is no tag expression: Expected operand\..*\n$/],
    [['--tags', '(@a'], /^tillproof: --tags: "\(@a" is no tag expression: Unmatched \(\..*\n$/],
    [['--tags', '@a) or (@b'], /--tags: "@a\) or \(@b" is no tag expression: Unmatched/],
    [
      ['--features', 'mistyped.feature'],
      /Tags that name no requirement:\n {2}mistyped\.feature:3: there is no requirement "GUIDE-B-FAQ-5x"\. The nearest are: GUIDE-B-FAQ-5/,
    ],
    [
      ['--features', 'both.feature'],
      /^tillproof: Lines that would be left unread:\n {2}both\.feature:2: .*\nTags that name no requirement:\n {2}both\.feature:3: /,
    ],
    [['--features', 'marked.feature.md'], /marked\.feature\.md:3: there is no requirement "GUIDE-B-FAQ-5x"\./],
    [['--features', 'lower.feature'], /lower\.feature:1: there is no requirement "guide-b-faq-5a"\. .* GUIDE-B-FAQ-5a/],
    [
      ['--features', 'prefix.feature'],
      /^tillproof: Tags that name no requirement:\n {2}prefix\.feature:4: there is no requirement "GUID-B-FAQ-5a"\. The nearest are: GUIDE-B-FAQ-5a.*\n$/,
    ],
    [
      ['--features', 'own.feature', '--tags', '@x'],
      /No scenario is left to run\. In force: --tags "@x", --features own\.feature\.\n$/,
    ],
    [
      ['--requirement', 'GUIDE-B-FAQ-1a', '--language', 'en'],
      /In force: --requirement GUIDE-B-FAQ-1a, --language en\. Only a person can see GUIDE-B-FAQ-1a: state it with --attest\.\n$/,
    ],
    [
      ['--requirement', 'GUIDE-B-FAQ-2a', '--chapter', 'pin'],
      /In force: --requirement GUIDE-B-FAQ-2a, --chapter pin\./,
    ],
    [['--features', 'own.feature', 'plain.feature:1', 'own.feature:1'], /No scenario is left to run/],
    [['--requirement', 'GUIDE-B-FAQ-2a', '--fuzz-path', '1:2'], /--fuzz-path: no scenario of this choice fuzzes/],
    [['--dry-run', '--tags', '@x'], /No scenario is left to run/],
    [
      ['--config', 'wrong-run.yaml'],
      /wrong\.yaml:2: \[0\]\.level: "ALWAYS" is none of MUST, SHOULD, MAY\n {2}\S*wrong\.yaml:5: \[1\]: zh is missing/,
    ],
    [['--config', 'own.yaml', '--requirement', 'SHOP-9'], /there is no requirement "SHOP-9"\. The nearest are: SHOP-/],
  ])('%j is refused with its reason, and no stack', (args, message) => {
    const { status, stdout, stderr } = certify(...args, '--reports', 'none');
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect([status, stdout]).toEqual([2, '']);
  });
});

describe('places of scenarios', { timeout: 60_000 }, () => {
  it('are looked through until one has a scenario that is left', () => {
    const { status, stdout, stderr } = certify(
      ...['--features', 'plain.feature', 'own.feature', '--tags', '@SHOP-1', '--dry-run', '--config', 'own.yaml'],
    );
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Scenarios: 1 would run');
  });

  it('are one path where they stand in one file, in the order in which they are named', () => {
    const [hollow, own] = ['hollow.feature', 'own.feature'].map((name) => path.join(folder, name));
    const features = [`${hollow}:3`, `${own}`, `${hollow}:9`, `${own}:4`];
    expect(featurePaths({ features })).toEqual([`${hollow}:3:9`, own, `${own}:4`]);
    expect(() => featurePaths({ features: [`${hollow}:3:9`] })).not.toThrow();
  });
});

describe('a scenario in which nothing is checked', { timeout: 60_000 }, () => {
  it('is inconclusive, whether it has no steps, only a Given, or no Then', () => {
    const { status, stdout, stderr } = certify(
      '--features',
      'hollow.feature',
      '--parallel',
      '1',
      '--reports',
      'hollow',
      '--json',
    );
    const { scenarios, verdict } = JSON.parse(stdout);
    expect(scenarios.map((each: { verdict: string }) => each.verdict)).toEqual(Array(3).fill('inconclusive'));
    expect(stderr.match(/Nothing was checked: a scenario needs at least one Then\./g)).toHaveLength(3);
    expect([verdict, status]).toEqual(['inconclusive', 3]);
  });
});

describe('a card number in a feature', { timeout: 60_000 }, () => {
  it.each([
    ['of a file that is none', ['--features', 'pan.feature', '--reports', 'pan'], '"PAN 621234******1232 pin'],
    ['of a scenario that is not run', ['--features', 'named.feature', '--dry-run'], 'card 621234******1232'],
  ])('%s is told masked', (_, args, told) => {
    const { stdout, stderr } = certify(...args);
    expect(stdout + stderr).toContain(told);
    expect(stdout + stderr).not.toContain('6212345678901232');
  });
});

describe('a fuzz path that leads to no case', { timeout: 60_000 }, () => {
  it('sends nothing, and is inconclusive', () => {
    const args = ['--tags', '@fuzz', '--chapter', 'security', '--language', 'en', '--reports', 'fuzz'];
    const { status, stderr } = certify(...args, '--fuzz-path', '0:99999');
    expect(stderr).toMatch(/"0:99999" leads to no case of this campaign with seed 1, so nothing was sent/);
    expect(status).toBe(3);
    const told = JSON.parse(readFileSync(path.join(folder, 'fuzz/compliance.json'), 'utf8')) as ComplianceReport;
    const findings = told.scenarios.flatMap(({ verdict, findings }) => (verdict === 'inconclusive' ? findings : []));
    expect(findings.length).toBeGreaterThan(0);
    for (const { text } of findings)
      expect(text.zh).toContain('--fuzz-path：路径“0:99999”在随机种子为1时找不到任何用例');
  });
});

describe('requirements of the user', { timeout: 60_000 }, () => {
  it('are tags, count in the scope and get rows in every report', () => {
    const { status, stdout } = certify('--config', 'own.yaml', '--parallel', '1', '--reports', 'own', '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      verdict: 'passed',
      scope: { asked: 2, of: 136, whole: false, untagged: 0 },
      headline: { en: 'Passed, 2 of 136 requirements asked; a certificate needs all of them' },
    });
    expect(status).toBe(0);
    const read = (name: string) => readFileSync(path.join(folder, 'own', name), 'utf8');
    const row = JSON.parse(read('compliance.json')).requirements.find(({ id }: { id: string }) => id === 'SHOP-1');
    expect(row).toMatchObject({ verdict: 'passed', chapter: 'shop', guide: { source: 'shop.yaml', line: 1 } });
    expect(JSON.parse(read('coverage.json')).requirements.at(-1)).toMatchObject({
      id: 'SHOP-2',
      reason: { en: expect.stringContaining('needs a person') },
    });
    expect(read('compliance.html')).toContain('<tr id=SHOP-1 ');
    expect(read('junit.xml')).toContain('requirement: SHOP-1\n');
    expect(read('summary.md')).toContain('2 of 136');
  });

  it('are asked for by their ids', () => {
    const { stdout } = certify(
      '--config',
      'own.yaml',
      '--requirement',
      'SHOP-1',
      '--parallel',
      '1',
      '--reports',
      'own',
      '--json',
    );
    expect(JSON.parse(stdout)).toMatchObject({ verdict: 'passed', counts: { scenarios: { passed: 1 } } });
  });

  it('are not needed: a scenario without one proves nothing, and the headline says so', () => {
    const { status, stdout } = certify('--features', 'plain.feature', '--parallel', '1', '--reports', 'plain');
    expect(stdout).toContain('PASSED, 0 of 134 requirements asked, 1 scenario without a requirement; a certificate');
    expect(status).toBe(0);
  });
});
