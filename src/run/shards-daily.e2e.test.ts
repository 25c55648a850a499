// A run that is spread, beside everything that chooses its scenarios: merged it says what one run says, or it is refused before the first scenario.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ComplianceReport } from '../compliance/model.ts';
import { NIGHTLY } from '../nightly.fixture.ts';
import { chosenCases, type Picking } from './cases.ts';
import { tillproofIn } from './command.fixture.ts';
import type { RunConfiguration } from './configuration.ts';
import { CommandError } from './exit.ts';
import { checkWithShard } from './shards.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'tillproof-shards-daily-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (...names: string[]) => path.join(folder, ...names);

const signedIn = (tag: string, name: string, isTrue = true) => `  @${tag}
  Scenario: ${name}
    Given the terminal is signed in by operator "01"
    Then the terminal is ${isTrue ? 'signed in' : 'powered off'}
`;
/** The red ones have a sentence that nobody knows, so however slow the machine is they come to the same. */
const FEATURE = `Feature: Parts
${signedIn('GUIDE-S-STEP-1a', 'Red one', false)}${signedIn('GUIDE-B-FAQ-2a', 'Green one')}${signedIn('GUIDE-S-STEP-1a', 'Green two')}${signedIn('GUIDE-B-FAQ-2a', 'Red two', false)}${signedIn('GUIDE-B-FAQ-2a', 'Red three', false)}`;

const tillproof = (...args: string[]) => tillproofIn(folder, ...args);
const certify = (reports: string, ...args: string[]) =>
  tillproof('certify', '--features', 'parts.feature', '--no-allure', '--parallel', '1', '--reports', reports, ...args);
const reportOf = (name: string) => JSON.parse(readFileSync(at(name, 'compliance.json'), 'utf8')) as ComplianceReport;

/** What a report says of its run, but for times. */
const saidIn = ({
  verdict,
  headline,
  scope,
  exitCode,
  counts,
  scenarios,
  requirements,
  run,
  problems,
}: ComplianceReport) => ({
  ...{ verdict, headline, scope, exitCode, counts, problems },
  leftOut: run.leftOut,
  scenarios: scenarios.map(({ id, verdict, findings }) => ({ id, verdict, findings })),
  requirements: requirements.map(({ id, verdict, reason, scenarios }) => ({ id, verdict, reason, scenarios })),
});

beforeAll(async () => {
  writeFileSync(at('parts.feature'), FEATURE);
  expect((await certify('before')).code).toBe(3);
}, 120_000);

const ALL = ['Green one', 'Green two', 'Red one', 'Red three', 'Red two'];

const LAST_FAILED: [string, string[], string[]] = [
  '--last-failed',
  ['--last-failed', '--requirement', 'GUIDE-B-FAQ-2a'],
  ['Red three', 'Red two'],
];

describe('--shard works with', { timeout: 240_000 }, () => {
  it.each<[string, RunConfiguration, Picking, string[]]>([
    ['nothing else', {}, {}, ALL],
    ['--name', {}, { names: ['one', 'two'] }, ['Green one', 'Green two', 'Red one', 'Red two']],
    ['--tags', { tags: '@GUIDE-B-FAQ-2a' }, {}, ['Green one', 'Red three', 'Red two']],
    ['--requirement', { only: ['GUIDE-S-STEP-1a'] }, {}, ['Green two', 'Red one']],
    ['--name and --tags', { tags: '@GUIDE-B-FAQ-2a' }, { names: ['red'] }, ['Red three', 'Red two']],
  ])('%s: its parts are disjoint and complete', async (_, more, picking, names) => {
    const options = { features: [at('parts.feature')], ...more };
    const namesIn = async (shard: object) =>
      (await chosenCases({ ...options, ...shard }, picking)).map(({ name }) => name).sort();
    const parts = [await namesIn({ shard: '1/2' }), await namesIn({ shard: '2/2' })];
    expect(await namesIn({})).toEqual(names);
    expect(parts.flat().sort()).toEqual(names);
    for (const part of parts) expect(part).not.toEqual([]);
  });

  it.each<[string, string[], string[]]>([
    [
      '--name, --tags and --repeat-each',
      ['--name', 'o', '--tags', '@GUIDE-B-FAQ-2a', '--repeat-each', '2'],
      ['Green one', 'Red two'],
    ],
    ...(NIGHTLY ? [LAST_FAILED] : []),
  ])('%s: merged it is the report of one run', async (_, flags, names) => {
    const folders = ['whole', 'part-1', 'part-2'];
    for (const name of folders) cpSync(at('before'), at(name), { recursive: true });
    const runs = folders.map((name, index) =>
      certify(name, ...flags, ...(index === 0 ? [] : ['--shard', `${index}/2`])),
    );
    const [whole] = await Promise.all(runs);
    expect(
      folders
        .slice(1)
        .flatMap((name) => reportOf(name).scenarios.map((each) => each.name))
        .sort(),
    ).toEqual(names);
    const merged = await tillproof('merge', 'part-2', 'part-1', '--reports', 'merged', '--no-allure');
    expect([merged.code, merged.err]).toEqual([whole?.code, '']);
    expect(saidIn(reportOf('merged'))).toEqual(saidIn(reportOf('whole')));
  });
});

const inOneLine = ({ words }: CommandError) => {
  expect(words.zh).toMatch(/^[^\n]*\p{Script=Han}[^\n]*$/u);
  expect(words.en).not.toContain('\n');
  return words.en;
};

describe('--shard is refused with', () => {
  it.each([
    ['--fail-fast', { failFast: true }, /^--fail-fast: not with --shard: a shard cannot stop the others/],
    ['--sign', { sign: 'key.pem' }, /^--sign: not with --shard: .*"tillproof merge"/],
    ['--statement', { statement: true }, /^--statement: not with --shard: .*"tillproof merge"/],
    ['--update-known-failures', { updateKnownFailures: true }, /^--update-known-failures: not with --shard: /],
  ])('%s, in one line', (_, flags, words) => {
    let refused: unknown;
    try {
      checkWithShard(flags);
    } catch (error) {
      refused = error;
    }
    expect(refused).toBeInstanceOf(CommandError);
    expect(inOneLine(refused as CommandError)).toMatch(words);
  });

  it.each<[string, RunConfiguration, Picking, RegExp]>([
    [
      '--last-failed, after a shard',
      { reports: at('shard') },
      { lastFailed: true },
      /^--last-failed: the report in \S+ is of one shard.*put the merged report/,
    ],
    [
      'more shards than --name leaves scenarios',
      {},
      { names: ['three'] },
      /^--shard: 2 shards are more than the 1 scenario that there is/,
    ],
  ])('%s, in one line', async (_, more, picking, words) => {
    const report = reportOf('before');
    cpSync(at('before'), at('shard'), { recursive: true });
    writeFileSync(
      at('shard/compliance.json'),
      JSON.stringify({ ...report, run: { ...report.run, shard: { index: 1 } } }),
    );
    const options = { features: [at('parts.feature')], shard: '1/2', ...more };
    const refused = await chosenCases(options, picking).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(CommandError);
    expect(inOneLine(refused as CommandError)).toMatch(words);
  });

  it('them by the command itself, before the first scenario', { timeout: 60_000 }, async () => {
    const { code, out, err } = await certify('refused', '--shard', '1/2', '--fail-fast');
    expect([code, out, err]).toEqual([
      2,
      '',
      expect.stringMatching(/^tillproof: --fail-fast: not with --shard: .*\n$/),
    ]);
  });
});
