// Rounds on a real Cucumber with a made-up project: workers that die or hang, and failures while the test system was late.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { loadConfiguration, runCucumber } from '@cucumber/cucumber/api';
import type { Envelope } from '@cucumber/messages';
import { afterAll, describe, expect, it } from 'vitest';
import { Collector } from '../compliance/collect.ts';
import type { CollectedScenario } from '../compliance/collected.ts';
import { lateFailure } from '../compliance/fitness.ts';
import { judge } from '../compliance/verdicts.ts';
import { TERMINAL_TIMERS } from '../definitions/terminal-profile.ts';
import { modulePath, PACKAGE_ROOT } from './root.ts';
import { playRounds, type Round } from './rounds.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'tillproof-rounds-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const STEPS = `
import { After, Before, BeforeAll, Then, setDefaultTimeout } from '@cucumber/cucumber';
import { startHeart } from ${JSON.stringify(modulePath('steps/heartbeat'))};
const heart = startHeart();
setDefaultTimeout(-1);
BeforeAll(() => { setInterval(() => heart.beat(), 20).unref(); });
Before(({ pickle }) => heart.plays(pickle.uri + ':' + pickle.location.line));
After(function () {
  this.attach('{"checks":1,"violations":[]}', 'application/vnd.tillproof.evidence+json');
  heart.plays(null);
});
class ExpectationFailed extends Error { name = 'ExpectationFailed'; }
const late = (world, stallMs) => world.attach(JSON.stringify({ worstStallMs: stallMs, stalled: 'acquirer',
  slowestAnswerMs: 3, responseTimeoutMs: world.parameters.timers.responseTimeoutMs }), 'application/vnd.tillproof.fitness+json');
Then('it {word}', async function (what) {
  if (what === 'exits') process.exit(0);
  if (what === 'loops') for (;;);
  if (what === 'throws') { setTimeout(() => { throw new Error('out of the blue'); }); await new Promise(() => {}); }
  if (what === 'stalls') { late(this, 640); if (this.parameters.timers.responseTimeoutMs === 250) throw new ExpectationFailed('too late'); }
  if (what === 'crawls') { late(this, 9000); throw new ExpectationFailed('too late'); }
  if (what === 'errs') { late(this, 640); throw new ExpectationFailed('wrong'); }
  if (what === 'leaks') {
    late(this, 640);
    this.attach('{"verdict":"failed","text":{"en":"It can be read.","zh":"可以读到。"},"timeless":true}', 'application/vnd.tillproof.finding+json');
    throw new ExpectationFailed('It can be read.');
  }
  if (what === 'fails') { late(this, 12); throw new ExpectationFailed('wrong'); }
});
`;
let projects = 0;

/** Plays scenarios that do these things, and gives what was collected of each, and the rounds that it took. */
async function playThings(things: readonly string[], workers = 2, standstillMs = 30_000) {
  const cwd = path.join(folder, String(projects++));
  mkdirSync(path.join(cwd, 'features'), { recursive: true });
  symlinkSync(path.join(PACKAGE_ROOT, 'node_modules'), path.join(cwd, 'node_modules'), 'dir');
  writeFileSync(path.join(cwd, 'package.json'), '{"type":"module"}');
  writeFileSync(path.join(cwd, 'steps.js'), STEPS);
  const scenarios = things.map((thing) => `  Scenario: ${thing}\n    Then it ${thing}\n`);
  writeFileSync(path.join(cwd, 'features/a.feature'), `Feature: a\n${scenarios.join('')}`);
  const collector = new Collector();
  const rounds: Round[] = [];
  const quiet = new PassThrough().resume();
  const play = async (round: Round, take: (envelope: Envelope) => void) => {
    rounds.push(round);
    const { runConfiguration } = await loadConfiguration(
      {
        file: false,
        provided: {
          paths: [...(round.places ?? ['features'])],
          import: ['steps.js'],
          format: [modulePath('src/run/silent')],
          parallel: round.workers,
          worldParameters: { timers: round.timers },
        },
      },
      { cwd },
    );
    const support = loaded.get(cwd);
    const run = support === undefined ? runConfiguration : { ...runConfiguration, support };
    loaded.set(cwd, (await runCucumber(run, { cwd, stdout: quiet, stderr: quiet }, take)).support);
  };
  await playRounds({ collector, workers, timers: { ...TERMINAL_TIMERS.test }, standstillMs, play });
  const run = collector.run();
  return { run, rounds, of: (name: string) => run.scenarios.find((each) => each.name === name) as CollectedScenario };
}
const loaded = new Map<string, Awaited<ReturnType<typeof runCucumber>>['support']>();
const verdictOf = (scenario: CollectedScenario) => judge(scenario).verdict;
const wordsOf = (scenario: CollectedScenario) => judge(scenario).findings[0]?.text.en;

describe('a worker', { timeout: 60_000 }, () => {
  it('that ends makes the scenario that it played inconclusive, and nothing else', async () => {
    const { run, of } = await playThings(['passes', 'exits', 'works', 'throws', 'succeeds']);
    expect(run.scenarios.map((each) => [each.name, verdictOf(each), each.attempts])).toEqual([
      ['passes', 'passed', 1],
      ['exits', 'inconclusive', 1],
      ['works', 'passed', 1],
      ['throws', 'inconclusive', 1],
      ['succeeds', 'passed', 1],
    ]);
    expect(wordsOf(of('exits'))).toBe('The worker that played it ended with code 0.');
    expect(judge(of('exits')).findings[0]?.text.zh).toBe('执行该场景的工作线程以代码0结束。');
    expect(run.problems).toEqual([]);
  });

  it('that ends with the last scenario of all has nothing played again', async () => {
    const { run, rounds } = await playThings(['passes', 'exits'], 1);
    expect(run.scenarios.map((each) => [each.name, verdictOf(each), each.attempts])).toEqual([
      ['passes', 'passed', 1],
      ['exits', 'inconclusive', 1],
    ]);
    expect(rounds).toHaveLength(1);
  });

  it('that stands still is ended, and the run goes on', async () => {
    const { run, of } = await playThings(['loops', 'passes', 'works'], 1, 1_500);
    expect(run.scenarios.map((each) => [each.name, verdictOf(each)])).toEqual([
      ['loops', 'inconclusive'],
      ['passes', 'passed'],
      ['works', 'passed'],
    ]);
    expect(wordsOf(of('loops'))).toMatch(/^The worker that played it stood still for \d+\.\d s and was ended/);
  });

  it('is not replaced for ever when one after the other ends', async () => {
    const { run, rounds } = await playThings(
      Array.from({ length: 8 }, () => 'exits'),
      1,
    );
    expect(rounds.length).toBeLessThan(5);
    expect(new Set(run.scenarios.map(verdictOf))).toEqual(new Set(['inconclusive']));
    expect(wordsOf(run.scenarios.at(-1) as CollectedScenario)).toMatch(
      /^Not played to the end, because \d workers ended/,
    );
    expect(run.problems).toHaveLength(1);
  });
});

describe('a failure while the test system was late', { timeout: 60_000 }, () => {
  it('is played again alone with longer timers, and what comes of that counts', async () => {
    const { rounds, of } = await playThings(['stalls', 'crawls', 'errs', 'fails', 'leaks', 'passes']);
    expect(rounds.map(({ workers, timers }) => [workers, timers.responseTimeoutMs])).toEqual([
      [2, 250],
      [1, 10_000],
      [1, 10_000],
    ]);
    expect(
      ['stalls', 'crawls', 'errs', 'fails', 'leaks', 'passes'].map((name) => [
        name,
        verdictOf(of(name)),
        of(name).attempts,
      ]),
    ).toEqual([
      ['stalls', 'passed', 2],
      ['crawls', 'inconclusive', 3],
      ['errs', 'failed', 2],
      ['fails', 'failed', 1],
      ['leaks', 'failed', 1],
      ['passes', 'passed', 1],
    ]);
    expect(of('stalls').repeated?.reason).toEqual({
      en: 'Played again alone: the test system had stood still for 640 ms (acquirer) while the terminal waits 250 ms.',
      zh: '已单独重新执行：此前测试系统停顿了640毫秒（收单方模拟器），而终端只等待250毫秒。',
    });
    expect(wordsOf(of('crawls'))).toBe(
      'The test system stood still for 9000 ms (acquirer) while the terminal waits 10000 ms, so this says nothing about the terminal: too late',
    );
    expect(lateFailure(of('errs'))).toBeNull();
    expect(of('fails').repeated).toBeNull();
  });
});
