// Every row of the catalogue gets a verdict, and where nothing proves it, the honest reason.
import { expect, it } from 'vitest';
import { REQUIREMENTS } from '../definitions/requirements/index.ts';
import { cover } from './coverage.ts';
import { makeReport } from './report.ts';
import { ATTESTED, FACTS, sampleRun } from './sample.fixture.ts';
import { requirementsOf } from './tags.ts';

const report = makeReport(sampleRun('bad'), FACTS, REQUIREMENTS);
const row = (id: string) => report.requirements.find((requirement) => requirement.id === id)!;

it('gives a verdict to every row, in the order of the catalogue', () => {
  expect(report.requirements.map(({ id }) => id)).toEqual(REQUIREMENTS.map(({ id }) => id));
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
    reason: { en: 'The terminal declares no stripe reader.' },
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
});

it('takes requirements from tags, and nothing else', () => {
  expect(requirementsOf(['@GUIDE-A-FAQ-3a', '@needs:swipe', '@profile:esign', '@wip'])).toEqual(['GUIDE-A-FAQ-3a']);
});
