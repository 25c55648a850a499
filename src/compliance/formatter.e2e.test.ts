// The formatter on real runs of cucumber-js: every way in which a scenario can end, what is printed meanwhile, and the same result in any order.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ComplianceReport } from './model.ts';
import { makeProject, type ProjectRun } from './project.fixture.ts';

const project = makeProject();
const broken = makeProject({
  'features/en/result/broken.feature': 'Feature: broken\n  Scenario: x\n    Given a card\n  nonsense\n',
});
const hollow = makeProject({
  'features/en/result/approval.feature':
    '@GUIDE-A-STEP-5d\nFeature: one\n  Scenario: it passes\n    Then it is "fine"\n',
  'features/en/result/hollow.feature':
    '@GUIDE-A-STEP-5d\nFeature: hollow\n\n  Scenario Outline: none <x>\n    Then it is "<x>"\n    Examples:\n      | x |\n',
});
const dying = makeProject({
  'features/en/result/approval.feature':
    '@GUIDE-A-STEP-5d\nFeature: one\n  Scenario: it dies\n    Given a card\n    When the worker dies\n    Then it is "fine"\n  Scenario: it passes\n    Then it is "fine"\n',
  'death.js': "import { When } from '@cucumber/cucumber';\nWhen('the worker dies', () => process.exit(0));\n",
});
let run: ProjectRun;
beforeAll(async () => {
  run = await project.run();
}, 60_000);
afterAll(() => {
  project.close();
  hollow.close();
  dying.close();
  broken.close();
});

describe('the result', () => {
  it('judges every way in which a scenario can end', () => {
    expect(run.report.scenarios.map(({ id, name, verdict }) => [id, name, verdict])).toEqual([
      ['en/result/approval-1', 'it passes', 'passed'],
      ['en/result/approval-2', 'it charges twice', 'failed'],
      ['en/result/approval-3', 'it is wrong', 'failed'],
      ['en/result/approval-4', 'it is broken', 'inconclusive'],
      ['en/result/approval-5', 'it is late', 'inconclusive'],
      ['en/result/approval-6', 'nobody knows this', 'inconclusive'],
      ['en/result/approval-7', 'it does not concern us', 'not-applicable'],
      ['en/result/approval-8', 'it is known to fail', 'known-failure'],
      ['en/result/approval-9', 'it was known to fail', 'failed'],
      ['en/result/approval-10', 'it has no steps', 'inconclusive'],
      ['en/result/approval-11', 'it has only a Given', 'inconclusive'],
      ['en/result/approval-12', 'it checks nothing', 'inconclusive'],
      ['en/result/approval-13', 'it has no books', 'inconclusive'],
      ['en/result/approval-14', 'it passes at the second attempt', 'passed'],
      ['zh-CN/result/approval-1', '通过', 'passed'],
    ]);
    expect(run.report.verdict).toBe('not-compliant');
  });

  it('calls nothing passed in which nothing was checked, in words of both languages', () => {
    const reasons = run.report.scenarios.slice(9, 13).map(({ findings }) => findings[0]?.text);
    const nothing = {
      en: 'Nothing was checked: a scenario needs at least one Then.',
      zh: expect.stringContaining('那么'),
    };
    expect(reasons).toEqual([
      nothing,
      nothing,
      nothing,
      { en: expect.stringContaining('books'), zh: expect.anything() },
    ]);
  });

  it('keeps steps with their keywords, backgrounds included', () => {
    const steps = (id: string) => run.report.scenarios.find((scenario) => scenario.id === id)!.steps;
    expect(steps('en/result/approval-3')).toMatchObject([
      { keyword: 'Given', text: 'a card', status: 'passed' },
      { keyword: 'Then', text: 'it is "wrong"', status: 'failed' },
    ]);
    expect(steps('zh-CN/result/approval-1')).toMatchObject([{ keyword: '假如' }, { keyword: '那么' }]);
  });

  it('pairs the languages, takes tags of feature and scenario, and counts attempts', () => {
    const [first, second] = run.report.scenarios;
    expect(run.report.scenarios.at(-1)?.pair).toBe(first?.pair);
    expect(second?.requirements).toEqual(['GUIDE-A-STEP-5d', 'GUIDE-A-FAQ-3a']);
    expect(run.report.scenarios.at(-2)?.attempts).toBe(2);
    expect(first?.evidence?.slips).toHaveLength(1);
  });

  it('says how much of the catalogue was asked, and what attempts before the last came to', () => {
    expect(run.report.scope).toMatchObject({ asked: 2, of: 134, whole: false, untagged: 0 });
    expect(run.report.scenarios.at(-2)).toMatchObject({ flaky: true, earlier: [{ text: { en: 'not yet' } }] });
    expect(run.report.counts.flaky).toBe(1);
  });

  it('knows the facts of the run from its options', () => {
    expect(run.report.run).toMatchObject({
      seed: 7,
      order: 'defined',
      wire: 'json-http',
      profile: 'classic',
      defects: [],
    });
    expect(run.report.run.durationMs).toBeGreaterThan(0);
    expect(run.report.tool.version).toBe('0.0.1');
    expect(Object.keys(run.report.run.versions)).toContain('cucumber-js');
  });
});

describe('what is printed', () => {
  it('tells how far the run is, and failures at once in business words, on stderr', () => {
    expect(run.stderr).toContain(
      '✕ it charges twice  (features/en/result/approval.feature:10)\n    charged twice\n      expected: one\n      actual: two',
    );
    expect(run.stderr).toContain(
      '    features/en/result/approval.feature:22: there is no such sentence: something unheard of happens',
    );
    expect(run.stderr).toContain('15 of 15 …');
  });

  it('closes with the verdict and the page, on stdout', () => {
    expect(run.stdout).toContain(
      'Not compliant, 2 of 134 requirements asked, 1 flaky; no certificate\n3 passed, 3 failed, 1 not-applicable, 7 inconclusive, 1 known-failure',
    );
    expect(run.stdout).toContain(path.join('reports', 'compliance.html'));
  });
});

describe('a sentence that nobody knows', () => {
  const unknown = makeProject({
    'features/zh-CN/result/approval.feature':
      '# language: zh-CN\n@GUIDE-A-STEP-5d\n功能: 自编\n  场景: 自编场景\n    假如持卡人插入银行卡\n    那么it is "fine"\n',
    'sentences.js':
      "import { Given } from '@cucumber/cucumber';\n" +
      "for (const each of ['持卡人插卡', '持卡人输入密码', '持卡人取走卡片', '收银员发起结算', 'the cardholder inserts the card']) Given(each, () => {});\n",
  });
  afterAll(() => unknown.close());

  it('leaves the run without a verdict, and is told with its place and the three nearest of its language', async () => {
    const { report, stderr } = await unknown.run(
      '--import',
      'sentences.js',
      '--tags',
      '@GUIDE-A-STEP-5d',
      '--name',
      '自编',
    );
    const [scenario] = report.scenarios;
    expect([report.verdict, scenario?.verdict]).toEqual(['inconclusive', 'inconclusive']);
    expect(scenario?.findings[0]?.text.zh).toMatch(
      /^features\/zh-CN\/result\/approval\.feature:5：没有这样的句子：持卡人插入银行卡\n最接近的句子：\n {2}持卡人插卡\n {2}持卡人.*\n {2}持卡人.*$/,
    );
    expect(stderr).toContain('    最接近的句子：\n      持卡人插卡\n');
    expect(stderr).not.toContain('the cardholder inserts the card');
  }, 60_000);
});

describe('the files', () => {
  const all = () => readdirSync(path.join(project.folder, 'reports'), { recursive: true, encoding: 'utf8' });

  it('are all there', () => {
    expect(all()).toEqual(
      expect.arrayContaining(['compliance.json', 'compliance.html', 'junit.xml', 'summary.md', 'allure-results']),
    );
    expect(all().filter((name) => name.endsWith('-result.json'))).toHaveLength(15);
  });

  it('hold no card number, though errors and findings of the steps did', () => {
    const leaks = all()
      .filter((name) => name.includes('.'))
      .filter((name) => /6212 ?3456 ?7890/.test(readFileSync(path.join(project.folder, 'reports', name), 'utf8')));
    expect(leaks).toEqual([]);
    expect(readFileSync(path.join(project.folder, 'reports', 'compliance.json'), 'utf8')).toContain(
      'card 621234******1232',
    );
    expect(run.stdout + run.stderr).not.toMatch(/6212 ?3456 ?7890/);
  });
});

describe('another run', () => {
  const stable = (report: ComplianceReport) =>
    report.scenarios.map(({ id, verdict, findings, requirements }) => ({ id, verdict, findings, requirements }));

  it('gives the same result in random order and in parallel', async () => {
    const shuffled = await project.run('--order', 'random:3');
    expect(stable(shuffled.report)).toEqual(stable(run.report));
    const parallel = await project.run('--parallel', '2');
    expect(stable(parallel.report)).toEqual(stable(run.report));
  }, 60_000);

  it('keeps the ids when only a part is run, and replaces the results of the run before', async () => {
    const part = await project.run('--name', 'it does not concern us');
    expect(part.report.scenarios.map(({ id }) => id)).toEqual(['en/result/approval-7']);
    expect([part.report.verdict, part.report.exitCode]).toEqual(['inconclusive', 3]);
    // The filter left other scenarios of the one requirement out, so it was not asked.
    expect(part.report.scope.asked).toBe(0);
    const left = readdirSync(path.join(project.folder, 'reports', 'allure-results')).filter((name) =>
      name.endsWith('-result.json'),
    );
    expect(left).toHaveLength(1);
  }, 60_000);

  it('calls nothing passed that a dying worker left behind', async () => {
    const { report } = await dying.run('--import', 'death.js', '--parallel', '2');
    const verdicts = Object.fromEntries(report.scenarios.map(({ name, verdict }) => [name, verdict]));
    expect(verdicts['it dies']).toBe('inconclusive');
    expect(report.verdict).toBe('inconclusive');
  }, 60_000);

  it('is inconclusive when an outline has no row, which Cucumber passes over', async () => {
    const { report } = await hollow.run();
    expect([report.verdict, report.problems[0]?.en]).toEqual([
      'inconclusive',
      'features/en/result/hollow.feature:4: the outline "none <x>" has no examples, so nothing of it runs',
    ]);
  }, 60_000);

  it('is inconclusive when a feature file cannot be read', async () => {
    const { report } = await broken.run();
    expect([report.verdict, report.exitCode, report.scenarios]).toEqual(['inconclusive', 3, []]);
    expect(report.problems[0]?.en).toContain('features/en/result/broken.feature');
  }, 60_000);
});
