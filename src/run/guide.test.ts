// What of the guide a run leaves aside, from its tags alone.
import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { isSureOfScenarios, leftOutOfGuide } from './guide.ts';

it('knows the requirements with scenarios in chapters that are not asked for', () => {
  const left = leftOutOfGuide({ chapters: ['pin'] });
  expect(left).toContain('GUIDE-A-STEP-1d');
  expect(left.length).toBeLessThan(129);
  const all = readdirSync(new URL('../../features/en', import.meta.url));
  expect(leftOutOfGuide({ chapters: all })).toEqual([]);
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
