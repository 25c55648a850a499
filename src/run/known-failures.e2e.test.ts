// known-failures.yaml on the command line: written by a run, taken by the next, red when it passes; rows that do not count are refused.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { REQUIREMENTS } from '../definitions/requirements/index.ts';
import { NIGHTLY } from '../nightly.fixture.ts';
import { dayOf, readKnownFailures } from './known-failures.ts';

const COMMAND = fileURLToPath(new URL('../cli/tillproof.js', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'tillproof-known-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const LIST = path.join(folder, 'known-failures.yaml');

const feature = (amount: string) => `Feature: Amounts

  Scenario: One that passes
    Given the terminal is signed in by operator "01"
    Then the terminal is signed in

  Scenario: One whose expectation is wrong
    Given the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 100.00
    When the cashier makes a sale of CNY 1.00 by inserted card
    Then a sales slip for CNY ${amount} is issued
`;

const run = (...args: string[]) => spawnSync(process.execPath, [COMMAND, ...args], { cwd: folder, encoding: 'utf8' });

/** A machine that is busy with other tests is none of these runs: the terminal waits for its answers longer than any is. */
const PATIENT = ['--timers', '10000'];
function certify(text: string, ...flags: string[]) {
  writeFileSync(path.join(folder, 'amounts.feature'), text);
  const ended = run('certify', '--features', 'amounts.feature', '--no-allure', '--json', ...PATIENT, ...flags);
  return {
    ...ended,
    told: () => JSON.parse(ended.stdout) as { knownFailures: { status: string; scenario: string }[] },
  };
}

/** What the report in that folder says of each row of the list. */
const entriesOf = (reports: string) => {
  const text = readFileSync(path.join(folder, reports, 'compliance.json'), 'utf8');
  return (JSON.parse(text) as { knownFailures: { status: string }[] }).knownFailures.map(({ status }) => status);
};

// A shard in which nothing passes says nothing, so each has one that does.
const passing = (name: string) =>
  `\n  Scenario: ${name}\n    Given the terminal is signed in by operator "01"\n    Then the terminal is signed in\n`;
const four = (amount: string) => `${feature(amount)}${passing('A third')}${passing('A fourth')}`;

it('the list is written by --update-known-failures and taken by the next runs, whole, as a replayed bundle and in shards, and turns the gate red when the scenario passes', {
  timeout: 300_000,
}, () => {
  const first = certify(four('2.00'), '--update-known-failures');
  expect(first.status, first.stderr).toBe(1);
  expect(first.stderr).toContain('1 added, 0 taken out');
  const text = readFileSync(LIST, 'utf8');
  const list = parse(text) as object[];
  expect(list).toMatchObject([{ scenario: expect.stringMatching(/^amounts-[0-9a-f]{6}$/) }]);

  const known = certify(four('2.00'), '--bundle', 'known.zip');
  expect(known.told().knownFailures).toMatchObject([{ status: 'known' }]);
  expect(known.stderr).not.toContain('✕');
  expect(known.status, known.stderr).toBe(0);
  writeFileSync(LIST, '[]');
  const again = run('replay', 'known.zip', '--json');
  expect([again.status, JSON.parse(again.stdout)], again.stderr).toEqual([0, expect.objectContaining({ same: true })]);

  if (NIGHTLY) {
    const gone = { scenario: 'amounts-404404', failure: ['x'], reason: 'r', owner: 'o', expires: '2099-12-31' };
    writeFileSync(LIST, JSON.stringify([...list, gone]));
    for (const at of [1, 2]) {
      const shard = certify(four('2.00'), '--shard', `${at}/2`, '--reports', `k${at}`);
      expect(shard.status, shard.stderr).toBe(0);
    }
    expect([entriesOf('k1'), entriesOf('k2')].map(([status]) => status).sort()).toEqual(['known', 'not-run']);
    const merged = run('merge', 'k1', 'k2', '--reports', 'km', '--no-allure');
    expect([merged.status, entriesOf('km')], merged.stderr).toEqual([1, ['known', 'unused']]);
  }

  writeFileSync(LIST, text);
  const mended = certify(four('1.00'), '--update-known-failures');
  expect(mended.told().knownFailures).toMatchObject([{ status: 'unexpected-pass' }]);
  expect(mended.status).toBe(1);
  expect(mended.stderr).toContain('0 added, 1 taken out');
  expect(certify(four('1.00')).status).toBe(0);
});

describe('a list that does not count', () => {
  const ROW = { scenario: 'TP-001', failure: ['x'], reason: 'r', owner: 'o', expires: '2026-12-31' };
  it.each([
    [
      'names both',
      { ...ROW, requirement: 'GUIDE-B-FAQ-2a' },
      'row 1 (TP-001): it names a scenario or a requirement, one of both',
    ],
    ['names neither', { ...ROW, scenario: undefined }, 'row 1 (?): it names a scenario or a requirement, one of both'],
    [
      'has no such requirement',
      { ...ROW, scenario: undefined, requirement: 'GUIDE-X' },
      'there is no requirement GUIDE-X',
    ],
    ['ends on no day', { ...ROW, expires: '2026-02-30' }, 'expires: there is no day 2026-02-30'],
    ['has no owner', { ...ROW, owner: undefined }, 'owner'],
    ['says not how it fails', { ...ROW, failure: [] }, 'failure'],
  ])('is refused: it %s', (_, row, reason) => {
    const file = path.join(folder, 'wrong.yaml');
    writeFileSync(file, JSON.stringify([row]));
    const read = () => readKnownFailures({ knownFailures: file }, REQUIREMENTS, new Date());
    expect(read).toThrow(reason);
    expect(read).toThrow(/\(line 1\)/);
    expect(read).toThrow(
      expect.objectContaining({
        words: { en: expect.any(String), zh: expect.not.stringMatching(/[a-z]{2,},? [a-z]{2,}/i) },
      }),
    );
  });

  it('is refused when it is not there', () => {
    expect(() => readKnownFailures({ knownFailures: 'nowhere.yaml' }, REQUIREMENTS, new Date())).toThrow(
      '--known-failures',
    );
  });
});

it('a day is that of the machine, not of Greenwich', () => {
  expect(dayOf(new Date(2026, 0, 5, 0, 30))).toBe('2026-01-05');
});
