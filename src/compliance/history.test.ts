// The history of runs in one folder: what is new, still wrong and mended, since when, and that the file stays small and honest.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { HISTORY_FILE, historyWords, readHistory, remembered } from './history.ts';
import type { ComplianceReport } from './model.ts';

const folders: string[] = [];
const folder = () => {
  folders.push(mkdtempSync(path.join(tmpdir(), 'tillproof-history-')));
  return folders.at(-1) as string;
};
afterAll(() => {
  for (const each of folders) rmSync(each, { recursive: true, force: true });
});

/** A run on that day; of each case how it went, by its letter. */
function run(day: number, cases: Record<string, 'passed' | 'failed' | 'inconclusive' | 'not-applicable'>, more = {}) {
  const verdicts = Object.values(cases);
  const of = (verdict: string) => verdicts.filter((each) => each === verdict).length;
  return {
    verdict: of('failed') > 0 ? 'not-compliant' : 'passed',
    terminal: { vendor: 'Shop', model: 'One', version: '1.0' },
    run: { startedAt: `2026-01-${String(day).padStart(2, '0')}T10:00:00.000Z`, ...more },
    counts: { scenarios: { passed: of('passed'), failed: of('failed'), inconclusive: of('inconclusive') } },
    scenarios: Object.entries(cases).map(([id, verdict]) => ({ id, case: id, language: 'en', verdict })),
  } as unknown as ComplianceReport;
}

/** Plays the runs one after the other in one folder; gives what the last report tells. */
function played(at: string, ...runs: ComplianceReport[]): ComplianceReport {
  let last: ComplianceReport | undefined;
  for (const each of runs) {
    const { report, file } = remembered(at, each);
    if (file !== null) writeFileSync(path.join(at, HISTORY_FILE), file());
    last = report;
  }
  return last as ComplianceReport;
}

describe('a report in a folder with earlier runs', () => {
  it('tells nothing the first time, and keeps the run', () => {
    const at = folder();
    expect(played(at, run(1, { A: 'failed' })).history).toBeUndefined();
    expect(readHistory(at)).toMatchObject({ runs: [{ verdict: 'not-compliant', failed: 1 }], cases: { 'en/A': 'f' } });
  });

  it('tells what is new, still wrong since when, and mended', () => {
    const { history, ...rest } = played(
      folder(),
      run(1, { A: 'passed', B: 'failed', C: 'failed', D: 'passed' }),
      run(2, { A: 'passed', B: 'passed', C: 'inconclusive', D: 'passed' }),
      run(3, { A: 'failed', B: 'passed', C: 'failed', D: 'passed', E: 'failed' }),
      run(4, { A: 'failed', B: 'passed', C: 'passed', D: 'not-applicable', E: 'failed', F: 'inconclusive' }),
    );
    expect(history).toMatchObject({
      broken: ['F'],
      mended: ['C'],
      still: [
        { id: 'A', since: '2026-01-03T10:00:00.000Z', runs: 2 },
        { id: 'E', since: '2026-01-03T10:00:00.000Z', runs: 2 },
      ],
    });
    expect(history?.runs.map(({ startedAt }) => startedAt.slice(8, 10))).toEqual(['01', '02', '03', '04']);
    expect(historyWords({ ...rest, history } as ComplianceReport)).toEqual({
      en: 'since the last run (2026-01-03): 1 new, 2 still wrong, the oldest since 2026-01-03, 1 mended',
      zh: '与上次运行（2026-01-03）相比：新出现1个，仍未解决2个（最早自2026-01-03起），已解决1个',
    });
  });

  it('looks past runs that did not play a case', () => {
    const { history } = played(folder(), run(1, { A: 'failed' }), run(2, { B: 'passed' }), run(3, { A: 'failed' }));
    expect(history?.still).toEqual([{ id: 'A', since: '2026-01-01T10:00:00.000Z', runs: 2 }]);
    expect(history?.broken).toEqual([]);
  });

  it('keeps twenty runs and no case that none of them played', () => {
    const at = folder();
    const first = run(1, { GONE: 'failed' });
    const { history } = played(at, first, ...Array.from({ length: 25 }, (_, day) => run(day + 2, { A: 'failed' })));
    expect(history?.runs).toHaveLength(20);
    // It may be older than the file remembers.
    expect(history?.still).toEqual([{ id: 'A', since: '2026-01-07T10:00:00.000Z', runs: 20 }]);
    expect(Object.keys(readHistory(at).cases)).toEqual(['en/A']);
    expect(readHistory(at).cases['en/A']).toBe('f'.repeat(20));
  });

  it('counts a run that is written again once', () => {
    const at = folder();
    played(at, run(1, { A: 'passed' }), run(2, { A: 'failed' }), run(2, { A: 'failed' }));
    expect(readHistory(at).cases).toEqual({ 'en/A': 'pf' });
  });

  it('is left alone by a part of a run, and by one that never began', () => {
    const at = folder();
    played(at, run(1, { A: 'passed' }));
    const before = readFileSync(path.join(at, HISTORY_FILE), 'utf8');
    expect(played(at, run(2, { A: 'failed' }, { shard: { index: 1, of: 2 } })).history).toBeUndefined();
    expect(played(at, run(2, { A: 'failed' }, { startedAt: null })).history).toBeUndefined();
    expect(readFileSync(path.join(at, HISTORY_FILE), 'utf8')).toBe(before);
  });

  it.each(['', '{', '[]', '{"format":2,"runs":[],"cases":{}}', '{"format":1,"runs":[],"cases":{"en/A":"pp"}}'])(
    'begins anew where the file is %j',
    (text) => {
      const at = folder();
      writeFileSync(path.join(at, HISTORY_FILE), text);
      expect(played(at, run(1, { A: 'passed' })).history).toBeUndefined();
      expect(readHistory(at).runs).toHaveLength(1);
    },
  );
});
