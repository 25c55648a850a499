// A run that is spread over several processes: each plays its part, and merged they say what one run says.
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { differences } from '../certificate/check.ts';
import { NIGHTLY } from '../nightly.fixture.ts';
import { PACKAGE_ROOT } from './root.ts';
import { shardFlag } from './shards.ts';

describe('--shard', () => {
  it.each<[string, Record<string, string>, string]>([
    ['2/8', {}, '2/8'],
    ['auto', { TILLPROOF_SHARD: '3/4' }, '3/4'],
    ['auto', { TILLPROOF_SHARD_INDEX: '0', TILLPROOF_SHARD_TOTAL: '4' }, '1/4'],
    ['auto', { CI_NODE_INDEX: '1', CI_NODE_TOTAL: '5' }, '1/5'],
    ['auto', { JOB_COMPLETION_INDEX: '7', TILLPROOF_SHARD_TOTAL: '8' }, '8/8'],
  ])('%s in %j is %s', (text, env, shard) => {
    expect(shardFlag(text, env)).toBe(shard);
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ['0/8', {}, /--shard: "0\/8" is no shard/],
    ['9/8', {}, /no shard/],
    ['a/b', {}, /no shard/],
    ['auto', {}, /environment says nothing/],
    ['auto', { CI_NODE_INDEX: '6', CI_NODE_TOTAL: '5' }, /CI_NODE_INDEX and CI_NODE_TOTAL/],
    ['auto', { TILLPROOF_SHARD: 'x' }, /^TILLPROOF_SHARD: "x"/],
  ])('%s in %j is refused', (text, env, reason) => {
    expect(() => shardFlag(text, env)).toThrow(reason);
  });
});

const folder = mkdtempSync(path.join(tmpdir(), 'tillproof-shards-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const CHOICE = ['--chapter', 'declines', '--language', 'en', '--no-allure', '--seed', '5'];

function tillproof(...args: string[]): Promise<{ code: number | null; err: string }> {
  const child = spawn(process.execPath, [path.join(PACKAGE_ROOT, 'src/cli/tillproof.js'), ...args], { cwd: folder });
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  child.stdout.resume();
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, err })));
}

/** What a clock or the speed of the machine decides: times, the MACs and cryptograms over them, and how many played at a time. */
const TIMELY = [
  'durationMs',
  'startedAt',
  'at',
  'ownMs',
  'fitness',
  'parallel',
  'repeated',
  'attempts',
  '12',
  '64',
  'requestChip',
  'answerChip',
];
const timeless = (name: string): unknown =>
  JSON.parse(readFileSync(path.join(folder, name, 'compliance.json'), 'utf8'), (key, value: unknown) =>
    TIMELY.includes(key)
      ? null
      : typeof value === 'string'
        ? value.replace(/\d\d:\d\d(:\d\d)?|(?<=TC |ARQC )[0-9A-F]{16}/g, '…')
        : value,
  );

const COUNT = NIGHTLY ? 8 : 2;

it(`${COUNT} shards as ${COUNT} processes, merged, say what one run says`, { timeout: 240_000 }, async () => {
  const shards = Array.from({ length: COUNT }, (_, at) => at + 1);
  // Two at a time: all at once would only slow each other down.
  for (let from = 0; from < COUNT; from += 2) {
    const pair = shards.slice(from, from + 2);
    const ended = await Promise.all(
      pair.map((at) =>
        tillproof('certify', ...CHOICE, '--parallel', '1', '--shard', `${at}/${COUNT}`, '--reports', `s${at}`),
      ),
    );
    expect(ended.map(({ code }) => code)).toEqual(pair.map(() => 0));
  }
  expect((await tillproof('certify', ...CHOICE, '--reports', 'one')).code).toBe(0);
  const missing = await tillproof('merge', ...shards.slice(1).map((at) => `s${at}`), '--reports', 'none');
  expect([missing.code, missing.err]).toEqual([2, expect.stringContaining(`shard 1/${COUNT} is missing`)]);
  const twice = await tillproof('merge', ...shards.map((at) => `s${at}`), 's2', '--reports', 'none');
  expect([twice.code, twice.err]).toEqual([2, expect.stringContaining(`s2 and s2 are both shard 2/${COUNT}`)]);
  // Another commit: the same places, and a scenario that says something else there.
  cpSync(path.join(folder, 's2'), path.join(folder, 'other'), { recursive: true });
  const file = path.join(folder, 'other', 'compliance.json');
  const report = JSON.parse(readFileSync(file, 'utf8')) as { run: { shard: { content: string } } };
  report.run.shard.content = 'f'.repeat(64);
  writeFileSync(file, JSON.stringify(report));
  const mixed = shards.map((at) => (at === 2 ? 'other' : `s${at}`));
  const other = await tillproof('merge', ...mixed, '--reports', 'none');
  expect([other.code, other.err]).toEqual([2, expect.stringContaining('other is of another commit than s1')]);
  const folders = shards.toReversed().map((at) => `s${at}`);
  expect((await tillproof('merge', ...folders, '--reports', 'merged', '--no-allure')).code).toBe(0);
  expect(differences(timeless('one'), timeless('merged'))).toEqual([]);
  expect((await tillproof('diff', 'one', 'merged')).code).toBe(0);
});

it('a scenario of the project that says something else makes another commit of a shard', {
  timeout: 120_000,
}, async () => {
  const contentOf = async (name: string, words: string) => {
    const scenario = `  Scenario: ${words}\n    Given the terminal is signed in by operator "01"\n    Then the terminal is signed in\n`;
    writeFileSync(path.join(folder, 'own.feature'), `Feature: Two\n${scenario}${scenario.replace(words, 'Another')}`);
    const ended = await tillproof(
      'certify',
      '--features',
      'own.feature',
      '--shard',
      '1/2',
      '--reports',
      name,
      '--no-allure',
    );
    expect(ended.code, ended.err).toBe(0);
    const text = readFileSync(path.join(folder, name, 'compliance.json'), 'utf8');
    return (JSON.parse(text) as { run: { shard: { content: string } } }).run.shard.content;
  };
  expect(await contentOf('own-1', 'One')).not.toBe(await contentOf('own-2', 'Two'));
});

it('more shards than scenarios are refused', { timeout: 60_000 }, async () => {
  const { code, err } = await tillproof('certify', ...CHOICE, '--shard', '3/500', '--reports', 'many');
  expect([code, err]).toEqual([2, expect.stringContaining('500 shards are more than the ')]);
});
