// The end of a hunt for deliberate faults: a machine that had no time is not told as a suite that notices nothing.
import { describe, expect, it } from 'vitest';
import type { Kill } from '../run/kill.ts';
import { killsExit, killsText } from './kills.ts';

const kill = (id: string, verdict: Kill['verdict'], ...killedBy: string[]): Kill => ({
  id,
  requirement: 'GUIDE-A-FAQ-1a',
  verdict,
  killedBy,
  cause: verdict === 'killed' ? 1 : null,
});
const caught = kill('pin-not-told', 'killed', 'A sale asks for the PIN', 'Another', 'A third');
const late = [kill('no-reversal', 'inconclusive', 'A lost answer'), kill('two-results', 'inconclusive')];

describe('the exit code', () => {
  it.each<[string, Kill[], number]>([
    ['each was caught', [caught], 0],
    ['the test system was late for the others', [caught, ...late], 3],
    ['one was not noticed', [caught, kill('other', 'survived')], 1],
    ['one was not noticed, beside some that are not known', [...late, kill('other', 'survived')], 1],
    ['the report does not tell of one', [kill('other', 'untold', 'A sale')], 1],
    ['the terminal hung', [kill('other', 'hung')], 1],
  ])('when %s', (_, kills, code) => {
    expect(killsExit(kills)).toBe(code);
  });
});

it('says who caught each', () => {
  expect(killsText([caught, kill('other', 'survived')], 'en').split('\n')).toEqual([
    '✓ pin-not-told  GUIDE-A-FAQ-1a    killed by "A sale asks for the PIN" and 2 more',
    '✗ other         GUIDE-A-FAQ-1a    survived',
    '',
    '1 of 2 defects were caught by a scenario of the requirement that they break.',
  ]);
});

it('says it in Chinese', () => {
  expect(
    killsText([caught, kill('other', 'survived')], 'zh')
      .split('\n')
      .slice(0, 2),
  ).toEqual([
    '✓ pin-not-told  GUIDE-A-FAQ-1a    已发现：“A sale asks for the PIN”等3个场景',
    '✗ other         GUIDE-A-FAQ-1a    未发现',
  ]);
});

it('says of what the test system was late for how it is hunted again, in both languages', () => {
  const again = 'tillproof selftest --defect no-reversal two-results';
  expect(killsText([caught, ...late], 'en')).toMatch(
    new RegExp(`test system was late each time: no-reversal, two-results\\. .*: ${again}$`),
  );
  expect(killsText([caught, ...late], 'zh')).toMatch(
    new RegExp(`测试系统每次都迟缓.*：no-reversal, two-results。.*：${again}$`),
  );
});
