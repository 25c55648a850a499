// junit.xml: failures are the terminal's, errors are the test system's, skips say why.
import { describe, expect, it } from 'vitest';
import { REQUIREMENTS } from '../../definitions/requirements/index.ts';
import { makeReport } from '../report.ts';
import { ATTESTED, FACTS, sampleRun } from '../sample.fixture.ts';
import { sampleScenario } from '../sample-scenario.fixture.ts';
import { junitXml } from './junit.ts';
import { breaches } from './junit-schema.fixture.ts';

const report = makeReport(sampleRun('bad'), FACTS, REQUIREMENTS);
const xml = junitXml(report);

describe('junit.xml', () => {
  it('counts tests, failures, errors and skips over all suites', () => {
    expect(xml).toMatch(/<testsuites name="tillproof" tests="15" failures="3" errors="1" time="12\.346">/);
    expect(xml).toMatch(/<testsuite name="Feature stripe \(en\)" .*skipped="1"/);
    expect(xml.match(/<testcase /g)).toHaveLength(15);
    expect(xml.match(/<failure /g)).toHaveLength(3);
    expect(xml.match(/<error /g)).toHaveLength(1);
    expect(xml.match(/<skipped /g)).toHaveLength(2);
  });

  it('tells a failure with expected and actual, in the language of its feature', () => {
    expect(xml).toContain(
      '<failure type="MUST: The screen does not say that the funds are insufficient (ExpectationFailed)" message="The screen does not say that the funds are insufficient.">',
    );
    expect(xml).toContain('  expected: Insufficient funds\n  actual:   Transaction failed [05]\n');
    expect(xml).toMatch(/<failure type="money: charged-once \(MoneyUnsafe\)" message="重复扣款/);
  });

  it('tells a fault of the harness as an error with its whole message', () => {
    expect(xml).toContain(
      '<error type="harness: The test system failed: connect ECONNREFUSED (AdminClientError)" message="The test system failed: connect ECONNREFUSED">',
    );
    expect(xml).toContain('AdminClientError: connect ECONNREFUSED\n    at admin client\n');
  });

  it('names the requirements of every test, and file and line apart', () => {
    expect(xml).toContain('requirement: GUIDE-A-FAQ-3d\n');
    expect(xml).toContain('file: features/zh-CN/declines/insufficient-funds.feature\nline: 10</system-out>');
    expect(xml).toContain('file="features/zh-CN/declines/insufficient-funds.feature"');
    expect(xml).toContain('  at features/en/declines/insufficient-funds.feature:10</failure>');
    expect(xml).not.toMatch(/file="[^"]*:\d+"/);
    expect(xml).toContain('<skipped message="not-applicable: The terminal declares no stripe reader."/>');
  });

  it('tells what a person stated as skipped, with who, when, what and the files', () => {
    const text = junitXml(makeReport(sampleRun('bad'), { ...FACTS, attestations: [ATTESTED] }, REQUIREMENTS));
    expect(text).toMatch(/<testsuites name="tillproof" tests="16" failures="3" errors="1"/);
    expect(text).toContain('<testsuite name="Attested by a person" tests="1" failures="0" errors="0" skipped="1"');
    expect(text).toContain('by: examiner | 检测员 &lt;test laboratory&gt;\n');
    expect(text).toContain(
      `evidence: evidence/aaaaaaaaaaaaaaaa-lamp.jpg sha256:${'a'.repeat(64)}\n[[ATTACHMENT|evidence/aaaaaaaaaaaaaaaa-lamp.jpg]]</system-out>`,
    );
    expect(text).toContain('2026-11-20: The lamp is green while the terminal is on."/>');
    expect(breaches(text)).toEqual([]);
  });

  it('keeps the schema of the strictest reader, whatever happened', () => {
    expect(breaches(xml)).toEqual([]);
    expect(breaches(junitXml(makeReport(sampleRun('good'), FACTS, REQUIREMENTS)))).toEqual([]);
    expect(breaches(junitXml({ ...report, scenarios: [] }))).toEqual([]);
  });

  it.each([
    ['<testcase ', '<testcase file="a:1" ', "The attribute 'file' is not allowed."],
    [/(<testsuite [^>]*) failures="\d+"/, '$1', "The attribute 'failures' is required but missing."],
    [/(<testsuite [^>]*) time="[^"]*"/, '$1 time="1.23456"', 'is not accepted by the pattern'],
    ['<skipped ', '<waived ', 'This element is not expected.'],
  ])('or it is refused: %s replaced by %s', (from, to, wrong) => {
    expect(breaches(xml.replace(from, to))).toEqual([expect.stringContaining(wrong)]);
  });

  it('says how much was asked, in the language of the suite', () => {
    expect(xml).toContain(
      '<property name="verdict" value="Not compliant, 7 of 134 requirements asked; no certificate"/>',
    );
    expect(xml).toMatch(/<property name="verdict" value="不符合要求，134项要求中测试了7项；/);
  });

  it('tells the problems of the run as errors', () => {
    const text = junitXml(makeReport({ ...sampleRun('good'), problems: ['x.feature: bad'] }, FACTS, REQUIREMENTS));
    expect(text).toMatch(/<testsuites name="tillproof" tests="11" failures="0" errors="1"/);
    expect(text).toContain('<error message="x.feature: bad"/>');
    expect(breaches(text)).toEqual([]);
  });

  it('marks what passed at its second attempt, with what the first came to', () => {
    const first = {
      finished: true,
      findings: [],
      evidence: null,
      outcomes: [{ step: 0, status: 'failed', durationMs: 1, error: { name: 'ExpectationFailed', message: 'late' } }],
    };
    const run = sampleRun('good');
    Object.assign(run.scenarios.at(-1)!, { attempts: 2, earlier: [first] });
    const text = junitXml(makeReport(run, FACTS, REQUIREMENTS));
    expect(text).toContain('<flakyFailure type="failed" message="late"/>');
    expect(text).toContain('<property name="flaky" value="1"/>');
    expect(text).toContain('flaky: passed at attempt 2\n');
    expect(breaches(text)).toEqual([]);
  });

  it('gives no two tests the same class and name', () => {
    const run = sampleRun('bad');
    const place = { chapter: 'pin', file: 'limits', number: 1 };
    const rows = ['20.00', '30.00', '30.00'].map((value, index) =>
      sampleScenario('en', { ...place, number: index + 1 }, 'A tap', { example: [{ name: 'amount', value }] }),
    );
    const twice = [4, 5].map((number) => sampleScenario('en', { ...place, number }, 'A swipe'));
    const spoken = sampleScenario('en', { ...place, number: 6 }, 'A tap of 40', {
      example: [{ name: 'n', value: '40' }],
    });
    const text = junitXml(
      makeReport({ ...run, scenarios: [...run.scenarios, ...rows, ...twice, spoken] }, FACTS, REQUIREMENTS),
    );
    const names = [...text.matchAll(/<testcase (classname="[^"]*" name="[^"]*")/g)].map(([, name]) => name);
    expect(names).toHaveLength(21);
    expect(new Set(names).size).toBe(21);
    expect(names.filter((name) => name?.includes('en.pin.limits'))).toEqual(
      [
        'A tap (amount: 20.00)',
        'A tap (amount: 30.00)',
        'A tap (amount: 30.00) [2]',
        'A swipe',
        'A swipe [2]',
        'A tap of 40',
      ].map((name) => `classname="en.pin.limits" name="${name}"`),
    );
  });

  it('is well-formed whatever the names are', () => {
    const [first, ...rest] = report.scenarios as [(typeof report.scenarios)[number]];
    const odd = {
      ...first,
      name: 'a < b & "c" \u0000 \u001b[31m\n]]>',
      verdict: 'failed' as const,
      findings: [{ verdict: 'failed' as const, text: { en: '<&>\n"x"', zh: 'x' } }],
    };
    const text = junitXml({ ...report, scenarios: [odd, ...rest] });
    expect(text).toContain('name="a &lt; b &amp; &quot;c&quot; ␀ ␛[31m&#10;]]&gt;"');
    expect(text).toContain('message="&lt;&amp;&gt;&#10;&quot;x&quot;">&lt;&amp;&gt;\n"x"\n');
    expect(text).not.toMatch(/[\u0000-\u0008\u001b]/);
  });
});
