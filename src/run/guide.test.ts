// What of the guide a run leaves aside, from its tags alone.
import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { cucumberConfiguration } from './cucumber.ts';
import { askedFiles, isSureOfScenarios, leftOutOfGuide } from './guide.ts';

it('knows the requirements with scenarios in chapters that are not asked for', () => {
  const left = leftOutOfGuide({ chapters: ['pin'] });
  expect(left).toContain('GUIDE-A-STEP-1d');
  expect(left.length).toBeLessThan(129);
  const all = readdirSync(new URL('../../features/en', import.meta.url));
  expect(leftOutOfGuide({ chapters: all })).toEqual([]);
});

it('reads no file but those that a requirement, or a clause of it, is tagged in', () => {
  const names = (options: Parameters<typeof askedFiles>[0]) =>
    askedFiles(options)?.map((file) => file.replaceAll('\\', '/').split('/features/')[1]);
  expect(names({ only: ['GUIDE-B-FAQ-2a'] })).toEqual([
    'en/insufficient-balance/insufficient-funds.feature',
    'zh-CN/insufficient-balance/insufficient-funds.feature',
  ]);
  const ofClause = names({ only: ['GUIDE-A-FAQ-5b.1'] });
  expect(ofClause).not.toEqual([]);
  expect(names({ only: ['GUIDE-A-FAQ-5b'] })).toEqual(expect.arrayContaining(ofClause ?? []));
  const left = leftOutOfGuide({ only: ['GUIDE-B-FAQ-2a'] });
  expect(left).toContain('GUIDE-A-STEP-1d');
  expect(left).not.toContain('GUIDE-B-FAQ-2a');
});

it('reads whole folders where no requirement is asked for, or none of the guide', () => {
  expect(askedFiles({})).toBeNull();
  expect(askedFiles({ chapters: ['pin'] })).toBeNull();
  expect(askedFiles({ features: ['own.feature'], only: ['GUIDE-B-FAQ-2a'] })).toBeNull();
  expect(askedFiles({ only: ['GUIDE-B-FAQ-1a'] })).toBeNull();
});

it('refuses a chapter that there is not, beside one that has what is asked for, too', async () => {
  const chapters = ['insufficient-balance', 'nosuch'];
  await expect(cucumberConfiguration({ only: ['GUIDE-B-FAQ-2a'], chapters }, 0)).rejects.toThrow('no chapter "nosuch"');
});

it('leaves nothing aside without chapters, and says nothing of features that are not the guide', () => {
  expect(leftOutOfGuide({})).toEqual([]);
  expect(leftOutOfGuide({ features: ['own.feature'], chapters: ['pin'] })).toEqual([]);
});

it('is sure of scenarios only where the guide is asked by requirements that it has scenarios of', () => {
  expect(isSureOfScenarios({})).toBe(true);
  expect(isSureOfScenarios({ chapters: ['pin'] })).toBe(true);
  expect(isSureOfScenarios({ only: ['GUIDE-B-FAQ-1a', 'GUIDE-B-FAQ-2a'] })).toBe(true);
  expect(isSureOfScenarios({ only: ['GUIDE-B-FAQ-1a'] })).toBe(false);
  expect(isSureOfScenarios({ only: ['GUIDE-B-FAQ-2a'], chapters: ['pin'] })).toBe(false);
  expect(isSureOfScenarios({ tags: '@x' })).toBe(false);
  expect(isSureOfScenarios({ features: ['x.feature'] })).toBe(false);
});
