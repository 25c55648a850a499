// A certification in random order: the languages agree, and no report file holds a card number or a PIN. By day of the chapters that show most of both, at night a whole one.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ComplianceReport } from '../compliance/model.ts';
import { unpackedHtml } from '../compliance/reports/html/unpacked.fixture.ts';
import { TEST_CARDS } from '../definitions/cards.ts';
import { NIGHTLY } from '../nightly.fixture.ts';

const COMMAND = fileURLToPath(new URL('../cli/tillproof.js', import.meta.url));
const reports = mkdtempSync(path.join(tmpdir(), 'tillproof-secrecy-'));
let report: ComplianceReport;

const BY_DAY = ['card-reading', 'pin', 'query', 'security', 'void-and-refund'];
const CHAPTERS = NIGHTLY ? [] : ['--chapter', ...BY_DAY];

beforeAll(() => {
  const { status, stderr } = spawnSync(
    process.execPath,
    [COMMAND, 'certify', '--order', 'random', '--seed', '7', '--parallel', '2', '--reports', reports, ...CHAPTERS],
    { encoding: 'utf8' },
  );
  expect(stderr).not.toContain('✕');
  expect(status).toBe(0);
  report = JSON.parse(readFileSync(path.join(reports, 'compliance.json'), 'utf8')) as ComplianceReport;
}, 300_000);
afterAll(() => rmSync(reports, { recursive: true, force: true }));

const files = () =>
  readdirSync(reports, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(path.join(reports, name)).isFile(),
  );
const textOf = (name: string) => {
  const text = readFileSync(path.join(reports, name), 'latin1');
  return name.endsWith('.html') ? unpackedHtml(text) : text;
};

describe('a certification', () => {
  it('writes every kind of report', () => {
    expect(files()).toEqual(expect.arrayContaining(['compliance.html', 'compliance.json', 'junit.xml', 'summary.md']));
    expect(files().some((name) => name.startsWith('allure-results'))).toBe(true);
  });

  it('leaves no card number in any file', () => {
    const found = files().flatMap((name) => {
      const text = textOf(name);
      return Object.values(TEST_CARDS)
        .filter(({ pan }) => text.includes(pan))
        .map(({ kind }) => `${kind} in ${name}`);
    });
    expect(found).toEqual([]);
  });

  it('leaves no PIN in any file', () => {
    const pins = [...new Set(Object.values(TEST_CARDS).map(({ pin }) => pin))];
    const found = files().flatMap((name) => {
      const text = textOf(name);
      return pins
        .filter((pin) => new RegExp(`(?<![0-9A-Fa-f])${pin}(?![0-9A-Fa-f])`).test(text))
        .map((pin) => `${pin} in ${name}`);
    });
    expect(found).toEqual([]);
  });

  it('gives the same verdicts in both languages', () => {
    const verdicts = (language: string) =>
      new Map(
        report.scenarios.filter((each) => each.language === language).map(({ pair, verdict }) => [pair, verdict]),
      );
    expect(verdicts('en').size).toBeGreaterThan(NIGHTLY ? 500 : 100);
    expect(verdicts('zh-CN')).toEqual(verdicts('en'));
  });
});
