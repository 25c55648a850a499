import { expect, it } from 'vitest';
import { askedOf } from '../around.ts';
import { scenariosIn } from '../player.ts';
import { hurried } from './hurried.ts';

it('lets our own terminal be told of a silence for as long as nothing is timed, and no other', () => {
  const waits = { isTold: true };
  const spec = hurried({ driver: 'inside', module: 'ours', options: { seed: 7 } }, waits);
  const { seed, toldSilence } = (spec as { options: { seed: number; toldSilence: () => boolean } }).options;
  expect([seed, toldSilence()]).toEqual([7, true]);
  waits.isTold = false;
  expect(toldSilence()).toBe(false);
  const theirs = { driver: 'module', module: 'theirs' } as const;
  expect(hurried(theirs, waits)).toBe(theirs);
});

it.each([
  [
    '# language: en\nFeature: F\n  Scenario: S\n    Then the terminal stops waiting when its response time is over',
    true,
  ],
  ['# language: zh-CN\n功能: F\n  场景: S\n    那么 终端在应答时限到后结束等待', true],
  ['# language: en\nFeature: F\n  Scenario: S\n    Then the terminal owes no reversal', false],
])('knows the scenario that holds a clock to the terminal', (text, isTimed) => {
  const [scenario] = scenariosIn(text, 'a.feature');
  expect(askedOf(scenario!.pickle).isTimed).toBe(isTimed);
});
