// junit.xml: failures are the terminal's, errors are the test system's, skips say why.
import { describe, expect, it } from 'vitest';
import { REQUIREMENTS } from '../../definitions/requirements/index.ts';
import { makeReport } from '../report.ts';
import { ATTESTED, FACTS, sampleRun } from '../sample.fixture.ts';
import { junitXml } from './junit.ts';

const report = makeReport(sampleRun('bad'), FACTS, REQUIREMENTS);
const xml = junitXml(report);

describe('junit.xml', () => {
  it('counts tests, failures, errors and skips over all suites', () => {
    expect(xml).toMatch(/<testsuites name="tillproof" tests="15" failures="3" errors="1" skipped="2" time="12\.346">/);
    expect(xml.match(/<testcase /g)).toHaveLength(15);
    expect(xml.match(/<failure /g)).toHaveLength(3);
    expect(xml.match(/<error /g)).toHaveLength(1);
    expect(xml.match(/<skipped /g)).toHaveLength(2);
  });

  it('tells a failure with expected and actual, in the language of its feature', () => {
    expect(xml).toContain(
      '<failure type="ExpectationFailed" message="The screen does not say that the funds are insufficient.">',
    );
    expect(xml).toContain('  expected: Insufficient funds\n  actual:   Transaction failed [05]</failure>');
    expect(xml).toMatch(/<failure type="MoneyUnsafe" message="重复扣款/);
  });

  it('tells a fault of the harness as an error with its whole message', () => {
    expect(xml).toContain('<error type="AdminClientError" message="The test system failed: connect ECONNREFUSED">');
    expect(xml).toContain('AdminClientError: connect ECONNREFUSED\n    at admin client</error>');
  });

  it('names the requirements and the place of every test', () => {
    expect(xml).toContain('<property name="requirement" value="GUIDE-A-FAQ-3d"/>');
    expect(xml).toContain('file="features/zh-CN/declines/insufficient-funds.feature:10"');
    expect(xml).toContain('<skipped message="not-applicable: The terminal declares no stripe reader."/>');
  });

  it('tells what a person stated as skipped, with who, when, what and the files', () => {
    const text = junitXml(makeReport(sampleRun('bad'), { ...FACTS, attestations: [ATTESTED] }, REQUIREMENTS));
    expect(text).toMatch(/<testsuites name="tillproof" tests="16" failures="3" errors="1" skipped="3"/);
    expect(text).toContain('<testsuite name="Attested by a person" tests="1" failures="0" errors="0" skipped="1"');
    expect(text).toContain('<property name="by" value="Li Na | 李娜 &lt;test laboratory&gt;"/>');
    expect(text).toContain(`value="evidence/aaaaaaaaaaaaaaaa-lamp.jpg sha256:${'a'.repeat(64)}"`);
    expect(text).toContain('2026-11-20: The lamp is green while the terminal is on."/>');
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
    expect(text).toContain('message="&lt;&amp;&gt;&#10;&quot;x&quot;">&lt;&amp;&gt;\n&quot;x&quot;</failure>');
    expect(text).not.toMatch(/[\u0000-\u0008\u001b]/);
  });
});
