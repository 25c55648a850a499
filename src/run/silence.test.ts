// A terminal that goes away in the middle of a run costs half a minute, not ten seconds for each scenario that is left.
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import type { Envelope } from '@cucumber/messages';
import { afterAll, describe, expect, it } from 'vitest';
import { launchAcquirers } from '../../simulator/admin/client.ts';
import { runScenarios } from './run.ts';
import { watchSilence } from './silence.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'tillproof-silence-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Step and end of an attempt; `type` is the name of the error that its step ended with, `seconds` how long it took. */
const attempt = (id: string, seconds: number, type?: string): Envelope[] => {
  const exception = type === undefined ? {} : { exception: { type, message: 'Terminal at x: no answer in 10000 ms' } };
  const testStepResult = { duration: { seconds, nanos: 0 }, status: 'UNKNOWN', ...exception };
  return [
    { testStepFinished: { testCaseStartedId: id, testStepId: 's', testStepResult } },
    { testCaseFinished: { testCaseStartedId: id } },
  ] as unknown as Envelope[];
};
const SILENT = 'TerminalSilent';

describe('the silence of a terminal', () => {
  it('ends the run once half a minute was waited in vain, and says what to do', () => {
    const silence = watchSilence();
    const told = ['a', 'b', 'c'].map((id) => attempt(id, 10, SILENT).map((each) => silence.after(each)));
    expect(told.flat().slice(0, -1)).toEqual([null, null, null, null, null]);
    expect(told.flat().at(-1)).toEqual({
      en: 'Not played: the terminal no longer answers. 3 scenarios one after the other waited 30 s for it (Terminal at x: no answer in 10000 ms). Start it again; --last-failed plays what is left.',
      zh: '未执行：终端不再应答。连续3个场景共等待了30秒（终端x：10000毫秒内没有应答）。请重新启动终端，再用 --last-failed 执行剩余的场景。',
    });
  });

  it.each([
    [
      'a scenario that ended otherwise stands between',
      [attempt('a', 20, SILENT), attempt('b', 1), attempt('c', 20, SILENT)],
    ],
    ['something else went wrong', [attempt('a', 40, 'ExpectationFailed'), attempt('b', 40, 'Error')]],
    ['a process is started anew each time', Array.from({ length: 20 }, (_, n) => attempt(String(n), 1, SILENT))],
  ])('does not where %s', (_, attempts) => {
    const silence = watchSilence();
    expect(attempts.flat().map((each) => silence.after(each))).toEqual(attempts.flat().map(() => null));
  });

  it('ends a whole run: what was not played says why, and nothing is blamed on the test system', async () => {
    const mute = createServer(() => undefined).listen(0, '127.0.0.1');
    await once(mute, 'listening');
    const url = `http://127.0.0.1:${(mute.address() as AddressInfo).port}`;
    const acquirers = launchAcquirers(1);
    try {
      const report = await runScenarios({
        terminal: [url],
        terminals: [{ driver: 'http', url, timeoutMs: 40 }],
        silenceMs: 150,
        chapters: ['declines'],
        languages: ['en'],
        acquirers,
        reports: folder,
        progress: new PassThrough().resume(),
        allure: false,
      });
      const told = report.scenarios.map(({ findings }) => findings[0]?.text.en.replace(/:.*/, ''));
      expect(new Set(report.scenarios.map(({ verdict }) => verdict))).toEqual(new Set(['inconclusive']));
      const waited = told.filter((each) => each === 'The terminal did not answer').length;
      expect(waited).toBeGreaterThan(0);
      expect(waited).toBeLessThan(6);
      expect(told.filter((each) => each === 'Not played')).toHaveLength(report.scenarios.length - waited);
    } finally {
      mute.closeAllConnections();
      mute.close();
      await (await acquirers).close();
    }
  }, 60_000);
});
