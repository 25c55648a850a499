// Every row of the catalogue gets a verdict, and where nothing proves it, the honest reason.
import { describe, expect, it } from 'vitest';
import { REQUIREMENTS } from '../definitions/requirements/index.ts';
import { cover } from './coverage.ts';
import type { ScenarioResult } from './model.ts';
import { makeReport } from './report.ts';
import { ATTESTED, FACTS, sampleRun } from './sample.fixture.ts';
import { namesOf, requirementsOf } from './tags.ts';

const report = makeReport(sampleRun('bad'), FACTS, REQUIREMENTS);
const covered = () => cover(REQUIREMENTS, report.scenarios, []);
const row = (id: string) => covered().find((requirement) => requirement.id === id)!;

it('gives a verdict to every row, in the order of the catalogue', () => {
  expect(covered().map(({ id }) => id)).toEqual(REQUIREMENTS.map(({ id }) => id));
});

it('proves a requirement by the scenarios that are tagged with it, in both languages', () => {
  expect(row('GUIDE-S-STEP-4c')).toMatchObject({ verdict: 'passed', reason: null });
  expect(row('GUIDE-S-STEP-4c').scenarios).toHaveLength(8);
});

it('fails a requirement when the scenario of one language fails', () => {
  expect(row('GUIDE-B-FAQ-2a').verdict).toBe('failed');
  expect(row('GUIDE-B-FAQ-2a').reason?.zh).toBe('屏幕未提示余额不足。');
  expect(row('GUIDE-B-FAQ-2a').scenarios).toEqual([
    'en/declines/insufficient-funds-1',
    'zh-CN/declines/insufficient-funds-1',
  ]);
});

it('fails a requirement that a finding names, though no scenario is tagged with it', () => {
  const scenarios = report.scenarios.map((scenario) => ({ ...scenario, requirements: [] }));
  const [only] = cover(
    REQUIREMENTS.filter(({ id }) => id === 'GUIDE-A-FAQ-3a'),
    scenarios,
    [],
  );
  expect(only).toMatchObject({ verdict: 'failed', reason: { en: expect.stringMatching(/^charged twice/) } });
  expect(only?.scenarios).toHaveLength(2);
});

it('says why a requirement has no verdict of its own', () => {
  expect(row('GUIDE-B-FAQ-1a')).toMatchObject({
    verdict: 'not-covered',
    reason: { en: expect.stringMatching(/needs a person/), zh: expect.stringMatching(/人工/) },
  });
  expect(row('GUIDE-A-STEP-1d')).toMatchObject({
    verdict: 'not-covered',
    reason: { en: expect.stringMatching(/No scenario/) },
  });
  expect(row('GUIDE-A-STEP-3d')).toMatchObject({
    verdict: 'not-applicable',
    reason: { en: 'GUIDE-A-STEP-3d.1: The terminal declares no stripe reader.' },
  });
});

it('calls a claim that no contract puts a number to not assessable, and names the number', () => {
  expect(row('GUIDE-P-SFT-1')).toMatchObject({
    verdict: 'not-assessable',
    reason: { en: expect.stringMatching(/the fee rate/), zh: expect.stringMatching(/费率/) },
  });
});

it('takes the word of a person as attested, never as passed, with who, when and what', () => {
  const [attested] = cover(
    REQUIREMENTS.filter(({ id }) => id === 'GUIDE-B-FAQ-1a'),
    [],
    [ATTESTED],
  );
  expect(attested).toMatchObject({
    verdict: 'attested',
    reason: { zh: `${ATTESTED.by}，2026-11-20：${ATTESTED.seen}` },
  });
  expect(attested?.attestation?.evidence).toEqual([
    { name: 'lamp.jpg', file: 'evidence/aaaaaaaaaaaaaaaa-lamp.jpg', sha256: 'a'.repeat(64), bytes: 3 },
  ]);
});

it('lets a run that failed outweigh the word of a person', () => {
  const rows = REQUIREMENTS.filter(({ id }) => id === 'GUIDE-A-FAQ-3c');
  const failed = report.scenarios
    .filter(({ verdict }) => verdict === 'failed')
    .map((scenario) => ({ ...scenario, requirements: ['GUIDE-A-FAQ-3c'] }));
  const [result] = cover(rows, failed, [{ ...ATTESTED, requirement: 'GUIDE-A-FAQ-3c' }]);
  expect(result).toMatchObject({ verdict: 'failed', attestation: { by: ATTESTED.by } });
  expect(result?.reason).toEqual(failed[0]?.findings[0]?.text);
});

describe('a requirement that makes several claims', () => {
  const rows = REQUIREMENTS.filter(({ id }) => id === 'GUIDE-A-FAQ-5a' || id === 'GUIDE-B-FAQ-5i');
  const [any] = report.scenarios;
  const scenario = (id: string, verdict: 'passed' | 'failed' | 'not-applicable', ...ids: string[]) => ({
    ...any!,
    id,
    verdict,
    findings: verdict === 'passed' ? [] : [{ verdict, text: { en: 'It is so.', zh: '如此。' } }],
    tags: ids.map((each) => `@${each}`),
    requirements: requirementsOf(ids.map((each) => `@${each}`)),
  });
  const slips = (...scenarios: ReturnType<typeof scenario>[]) =>
    cover(rows, scenarios, []).find(({ id }) => id === 'GUIDE-B-FAQ-5i')!;

  it('is passed when each of them is, each by the scenarios that are tagged with it', () => {
    const both = slips(scenario('a', 'passed', 'GUIDE-B-FAQ-5i.1'), scenario('b', 'passed', 'GUIDE-B-FAQ-5i.2'));
    expect(both).toMatchObject({ verdict: 'passed', reason: null, scenarios: ['a', 'b'] });
    expect(both.clauses).toMatchObject([
      { id: 'GUIDE-B-FAQ-5i.1', seen: 'slip', party: 'terminal', verdict: 'passed', scenarios: ['a'] },
      { id: 'GUIDE-B-FAQ-5i.2', verdict: 'passed', scenarios: ['b'] },
    ]);
  });

  it('is not passed by a scenario that names one of them, nor by one that names none', () => {
    const half = slips(scenario('a', 'passed', 'GUIDE-B-FAQ-5i.1'), scenario('b', 'passed', 'GUIDE-B-FAQ-5i'));
    expect(half).toMatchObject({ verdict: 'not-covered', scenarios: ['a', 'b'] });
    expect(half.reason?.en).toMatch(/^GUIDE-B-FAQ-5i\.2: No scenario of this run says by its tag/);
  });

  it('fails with the claim that failed, and with a scenario about it that names no claim', () => {
    const passed = scenario('a', 'passed', 'GUIDE-B-FAQ-5i.1', 'GUIDE-B-FAQ-5i.2');
    const one = slips(passed, scenario('b', 'failed', 'GUIDE-B-FAQ-5i.2'));
    expect(one).toMatchObject({ verdict: 'failed', clauses: [{ verdict: 'passed' }, { verdict: 'failed' }] });
    const beside = slips(passed, scenario('b', 'failed', 'GUIDE-B-FAQ-5i'));
    expect(beside).toMatchObject({ verdict: 'failed', clauses: [{ verdict: 'passed' }, { verdict: 'passed' }] });
  });

  it('is passed though one of them does not apply, and applies not at all when none does', () => {
    const without = scenario('b', 'not-applicable', 'GUIDE-B-FAQ-5i.2');
    expect(slips(scenario('a', 'passed', 'GUIDE-B-FAQ-5i.1'), without).verdict).toBe('passed');
    expect(slips(scenario('a', 'not-applicable', 'GUIDE-B-FAQ-5i.1'), without).verdict).toBe('not-applicable');
  });

  it('takes the word of a person for the claims that only a person sees, one by one or all', () => {
    const seen = ['GUIDE-A-FAQ-5a.1', 'GUIDE-A-FAQ-5a.4', 'GUIDE-A-FAQ-5a.5'] as const;
    const scenarios = [scenario('a', 'passed', ...seen)];
    const version = (...ids: string[]) =>
      cover(
        rows,
        scenarios,
        ids.map((requirement) => ({ ...ATTESTED, requirement })),
      ).find(({ id }) => id === 'GUIDE-A-FAQ-5a')!;
    expect(version()).toMatchObject({ verdict: 'not-covered' });
    expect(version().reason?.zh).toMatch(/^GUIDE-A-FAQ-5a\.2：须由人工核查/);
    expect(version('GUIDE-A-FAQ-5a.2')).toMatchObject({
      verdict: 'not-covered',
      clauses: [
        { verdict: 'passed' },
        { verdict: 'attested', attestation: { by: ATTESTED.by } },
        { attestation: null },
        { verdict: 'passed' },
        { verdict: 'passed' },
      ],
    });
    expect(version('GUIDE-A-FAQ-5a.2', 'GUIDE-A-FAQ-5a.3').verdict).toBe('attested');
    expect(version('GUIDE-A-FAQ-5a')).toMatchObject({
      verdict: 'attested',
      clauses: [{ verdict: 'passed' }, {}, {}, {}, {}],
    });
  });
});

it('repeats what the catalogue says of a row and of its clauses', () => {
  for (const [at, { id, level, party, check, mode, chapter, guide, en, zh, ...more }] of REQUIREMENTS.entries()) {
    const { profile = null, derived = false, clauses = [] } = more;
    const said = { id, level, party, check, mode, profile, chapter, guide, derived, text: { en, zh } };
    expect(cover(REQUIREMENTS, [], [])[at]).toMatchObject({
      ...said,
      clauses: clauses.map((each) => ({ id: each.id, seen: each.seen, text: { en: each.en, zh: each.zh } })),
    });
  }
});

it('says of a row without clauses that no scenario is about it', () => {
  const [plain] = cover([{ ...REQUIREMENTS[0]!, id: 'SHOP-1', mode: 'auto', clauses: [] }], [], []);
  expect(plain).toMatchObject({
    verdict: 'not-covered',
    reason: { en: 'No scenario of this run is about it.', zh: '本次运行没有相关场景。' },
  });
});

describe('the reason of a verdict', () => {
  const shop = [{ ...REQUIREMENTS[0]!, id: 'SHOP-1', mode: 'auto' as const, clauses: [] }];
  const text = (en: string) => ({ en, zh: `${en}。` });
  const [any] = report.scenarios;
  type Told = ScenarioResult['findings'][number];
  const played = (verdict: ScenarioResult['verdict'], findings: Told[], requirements = ['SHOP-1']) => ({
    ...any!,
    verdict,
    findings,
    requirements,
  });
  const result = (...scenarios: ReturnType<typeof played>[]) => {
    const [{ verdict, reason, scenarios: concerned } = { verdict: null, reason: null, scenarios: [] }] = cover(
      shop,
      scenarios,
      [],
    );
    return [verdict, reason?.en ?? null, concerned.length];
  };
  const told = (verdict: Told['verdict'], en: string, requirement?: string): Told => ({
    verdict,
    text: text(en),
    ...(requirement === undefined ? {} : { requirement }),
  });

  it('is none for a pass, whatever its scenario was told', () => {
    expect(result(played('passed', [told('inconclusive', 'late')]))).toEqual(['passed', null, 1]);
  });

  it('is what the first scenario of that verdict says, where one says anything', () => {
    const passed = played('passed', [told('inconclusive', 'late')]);
    expect(result(passed, played('failed', [told('failed', 'wrong')]))).toEqual(['failed', 'wrong', 2]);
    expect(result(played('inconclusive', []))).toEqual(['inconclusive', null, 1]);
  });

  it('is that of a scenario that is about something else only where its failure breaks this', () => {
    const broken = told('failed', 'wrong', 'SHOP-1');
    const other = told('failed', 'something else');
    const nothing = ['not-covered', 'No scenario of this run is about it.', 0];
    expect(result(played('failed', [other, broken], []))).toEqual(['failed', 'something else', 1]);
    expect(result(played('failed', [other], []))).toEqual(nothing);
    expect(result(played('known-failure', [broken], []))).toEqual(nothing);
    expect(result(played('failed', [other, told('inconclusive', 'late', 'SHOP-1')], []))).toEqual(nothing);
  });
});

it('takes requirements from tags, and nothing else', () => {
  expect(requirementsOf(['@GUIDE-A-FAQ-3a', '@needs:swipe', '@profile:esign', '@wip'])).toEqual(['GUIDE-A-FAQ-3a']);
  expect(requirementsOf(['@GUIDE-A-FAQ-3d.1', '@GUIDE-A-FAQ-3d.2', '@SHOP-1.2'])).toEqual(['GUIDE-A-FAQ-3d']);
  expect(requirementsOf(['@SHOP-1.2'], namesOf([{ id: 'SHOP-1.2' }]))).toEqual(['SHOP-1.2']);
});
