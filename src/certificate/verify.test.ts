// Whatever is changed in a certificate, in what it rests on, or in what it is held against: verification finds it and names it.
import { describe, expect, it } from 'vitest';
import { certificateOf } from './certified.fixture.ts';
import { CHANGES, certificateText, given, report, shipped, statement } from './changes.fixture.ts';
import { reasonsAgainst } from './earned.ts';
import { EXTENSION } from './statement.ts';
import { verificationCode, verifyCertificate } from './verify.ts';

describe('a certificate', () => {
  it('that nobody touched holds in everything', async () => {
    expect(reasonsAgainst(report)).toEqual([]);
    const checks = await verifyCertificate(certificateText, given(), shipped);
    expect(checks.filter(({ verdict }) => verdict !== 'holds')).toEqual([]);
    expect(verificationCode(checks)).toBe(0);
  });

  it('is held against thirty kinds of change at least', () => {
    expect(new Set(CHANGES.map(([what]) => what)).size).toBe(CHANGES.length);
    expect(CHANGES.length).toBeGreaterThanOrEqual(30);
  });

  it.each(CHANGES)('%s: it is found and named', async (_, change, found) => {
    const { text, given: with_ } = change();
    const checks = await verifyCertificate(text, with_, shipped);
    const broken = new Map(checks.filter(({ verdict }) => verdict === 'broken').map((each) => [each.name, each.text]));
    for (const [name, words] of Object.entries(found)) {
      expect([...broken.keys()]).toContain(name);
      expect(broken.get(name)?.en).toContain(words);
      expect(broken.get(name)?.zh).toMatch(/\p{Script=Han}/u);
    }
    expect(verificationCode(checks)).toBe(1);
  });

  it('is not said to hold where there is nothing to compare with', async () => {
    for (const missing of ['key', 'build', 'evidence'] as const) {
      const checks = await verifyCertificate(certificateText, { ...given(), [missing]: null }, shipped);
      expect(checks.filter(({ verdict }) => verdict !== 'holds').map(({ name, verdict }) => [name, verdict])).toEqual([
        [missing, 'unchecked'],
      ]);
      expect(verificationCode(checks)).toBe(3);
    }
  });

  it('of another version is none the worse for it, and that is told', async () => {
    const checks = await verifyCertificate(certificateText, given(), {
      ...shipped,
      harness: { version: '9.0.0', sha256: 'x' },
    });
    expect(checks.filter(({ verdict }) => verdict !== 'holds')).toMatchObject([{ name: 'harness', verdict: 'noted' }]);
    expect(verificationCode(checks)).toBe(0);
  });

  it('tells known failures as warned, and lists nothing as passed that did not', () => {
    const { result, passedTests, warnedTests, failedTests } = statement.predicate;
    expect([result, warnedTests, failedTests]).toEqual(['WARNED', ['en/result/waived-1'], []]);
    expect(passedTests.length).toBe(report.counts.scenarios.passed);
    expect(passedTests).not.toContain('en/card-reading/stripe-1');
  });

  it('is not earned by a known failure that nobody answers for', () => {
    const { waivers } = statement.predicate[EXTENSION];
    expect(waivers[0]?.accepted).toEqual([
      { owner: 'terminal team', expires: '2026-12-31', reason: 'The lamp is being replaced.' },
    ]);
    expect(reasonsAgainst({ ...report, knownFailures: [] }).map(({ en }) => en)).toContain(
      'en/result/waived-1 is a known failure, and nobody answers for it',
    );
  });

  it('is the same for the same run, key and moment', () => {
    expect(certificateOf(report)).toBe(certificateText);
  });
});
