// Annotations: causes first, at the line of the feature, and no text can end a command or begin another.
import { expect, it } from 'vitest';
import { REQUIREMENTS } from '../../definitions/requirements/index.ts';
import { makeReport } from '../report.ts';
import { FACTS, sampleRun } from '../sample.fixture.ts';
import { githubAnnotations } from './github.ts';

const report = makeReport(sampleRun('bad'), FACTS, REQUIREMENTS);
const lines = githubAnnotations(report, (uri) => `tests/${uri}`, 'en');

it('tells causes first, worst first, with file and line, in both languages', () => {
  expect(lines[0]).toMatch(
    /^::error file=tests\/features\/en\/timeout-and-reversal\/lost-answer\.feature,line=\d+,title=money%3A Charged twice \(1 scenario\)::.*\p{Script=Han}/u,
  );
  expect(lines.slice(0, report.causes.length).map((line) => line.match(/title=(\w+)/)?.[1])).toEqual([
    'money',
    'MUST',
    'language',
    'Test',
  ]);
  expect(lines[3]).toMatch(/^::warning /);
});

it('tells what else is not passed once, and nothing of a run that is well', () => {
  const wrong = report.scenarios.filter(({ verdict }) => ['failed', 'inconclusive'].includes(verdict));
  const examples = new Set(report.causes.map(({ example }) => example.scenario));
  expect(lines.length).toBe(report.causes.length + wrong.filter(({ id }) => !examples.has(id)).length);
  expect(githubAnnotations(makeReport(sampleRun('good'), FACTS, REQUIREMENTS), String, 'en')).toEqual([]);
});

it('a text with line breaks and signs of commands stays one message', () => {
  const run = { ...sampleRun('good'), problems: ['100 % bad\n::error::injected\r, file: x'] };
  const [line = '', ...others] = githubAnnotations(makeReport(run, FACTS, REQUIREMENTS), String, 'en');
  expect(line).toContain('100 %25 bad%0A::error::injected%0D, file: x');
  expect(line).not.toMatch(/[\r\n]/);
  expect(others).toEqual([]);
});

it('names the line of the step that failed', () => {
  const copy = structuredClone(report);
  const [first] = copy.scenarios.filter(({ id }) => id === copy.causes[0]!.example.scenario);
  first!.error = { step: 0, name: 'ExpectationFailed', message: '' };
  first!.steps[0]!.line = 77;
  expect(githubAnnotations(copy, String, 'en')[0]).toContain(',line=77,');
});

it('has titles in the language of the command, and both below', () => {
  const chinese = githubAnnotations(report, String, 'zh');
  expect(chinese[0]).toMatch(/,title=资金：重复扣款（1个场景）::charged twice: .*\p{Script=Han}/u);
  expect(chinese[3]).toMatch(/^::warning .*title=未判定：/);
  expect(chinese.map((line) => line.replace(/title=.*?::/, ''))).toEqual(
    githubAnnotations(report, String, 'en').map((line) => line.replace(/title=.*?::/, '')),
  );
});
