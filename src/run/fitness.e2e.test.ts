// Whole runs of our own terminal on a machine that is late: at one moment, or all the time; and a terminal whose module hangs.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, it } from 'vitest';
import { startAcquirer } from '../../simulator/start.ts';
import type { ComplianceReport } from '../compliance/model.ts';
import { NIGHTLY } from '../nightly.fixture.ts';
import { modulePath } from './root.ts';
import { runScenarios } from './run.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'tillproof-fitness-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const COMMAND = modulePath('src/cli/tillproof').replace(/\.ts$/, '.js');

/**
 * A few of the scenarios that depend most on the time that everybody has, for two workers; the defect no-reversal breaks most of them. By day some of
 * them: what takes all processors holds up every other test.
 */
const NAMES = NIGHTLY
  ? ['leads to a reversal', 'new sign-in', 'a balance that is answered wrongly three times']
  : ['new sign-in', 'an answer with another amount'];
const COUNT = NIGHTLY ? 10 : 3;
const FEW = ['--name', ...NAMES];
FEW.push(
  '--requirement',
  'GUIDE-A-STEP-5d',
  '--chapter',
  'timeout-and-reversal',
  '--language',
  'en',
  '--parallel',
  '2',
);

/** Runs the command, and gives how it ended with the report that it left. */
async function certify(name: string, ...args: string[]) {
  const reports = path.join(folder, name);
  const words = [COMMAND, 'certify', '--reports', reports, '--no-allure', ...args];
  const child = spawn(process.execPath, words, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const status = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const ended = { status: await status, stdout, stderr };
  const report = JSON.parse(readFileSync(path.join(reports, 'compliance.json'), 'utf8')) as ComplianceReport;
  return { ...ended, report };
}
const having = ({ scenarios }: ComplianceReport, verdict: string) =>
  scenarios.filter((each) => each.verdict === verdict).map(({ id }) => id);

/** Processes that take all the time of the processors that they get. */
function busyLoops(count: number): { end(): void } {
  const loops: ChildProcess[] = Array.from({ length: count }, () =>
    spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }),
  );
  return {
    end() {
      for (const each of loops) each.kill('SIGKILL');
    },
  };
}

describe('a standstill of the acquirer', () => {
  /** Stands still once, when the host gets its `nth` message. */
  function standStillAt(nth: number, ms: number) {
    let messages = 0;
    const onRequest = (event: unknown) => {
      const { request } = event as { request: IncomingMessage };
      if (request.url === '/iso8583' && ++messages === nth)
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
    };
    subscribe('http.server.request.start', onRequest);
    return () => unsubscribe('http.server.request.start', onRequest);
  }

  it('is none of the terminal: the scenario is played again and passes, and the report says why', async () => {
    const acquirer = await startAcquirer();
    const { hostUrl: host, adminUrl: admin, tcp, tls, certificateAuthority } = acquirer;
    const addresses = { host, admin, tcp, tls, certificateAuthority };
    const process = { acquirers: [addresses], pid: 0, gone: Promise.resolve(0), close: async () => undefined };
    // After one message ahead and the sign-in comes the sale.
    const stop = standStillAt(3, 700);
    try {
      const report = await runScenarios({
        requirements: ['GUIDE-B-FAQ-2a'],
        languages: ['en'],
        parallel: 1,
        acquirers: Promise.resolve(process),
        reports: path.join(folder, 'standstill'),
        progress: new PassThrough().resume(),
        allure: false,
      });
      expect(report.scenarios.map(({ verdict }) => verdict)).toEqual(['passed', 'passed']);
      const again = report.scenarios.find(({ repeated }) => repeated !== null);
      expect(again?.attempts).toBeGreaterThan(1);
      expect(again?.repeated?.reason.en).toMatch(
        /stood still for \d{3,5} ms \(acquirer\) while the terminal waits 250 ms/,
      );
      expect(report.run.fitness).toMatchObject({
        fit: false,
        stalled: 'acquirer',
        responseTimeoutMs: 250,
      });
    } finally {
      stop();
      await acquirer.close();
    }
  }, 120_000);
});

describe('a machine that has no time', () => {
  // It holds up every other test for as long as it lasts; by day the tests beside each other are such a machine.
  it.runIf(NIGHTLY)(
    'fails no scenario of a good terminal, and excuses none of a bad one',
    { timeout: 300_000 },
    async () => {
      const loops = busyLoops(3);
      try {
        const [good, bad] = await Promise.all([
          certify('good', ...FEW),
          certify('bad', ...FEW, '--defect', 'no-reversal'),
        ]);
        loops.end();
        expect(having(good.report, 'failed')).toEqual([]);
        expect(good.stdout).toMatch(
          /machine (fit|busy): worst stall \d+ ms, slowest own answer \d+ ms, the terminal waits 250 ms/,
        );
        expect(good.report.scenarios).toHaveLength(COUNT);
        expect(bad.status).toBe(1);
        const calm = await certify('calm', ...FEW, '--defect', 'no-reversal');
        expect(having(bad.report, 'failed')).toEqual(having(calm.report, 'failed'));
      } finally {
        loops.end();
      }
    },
  );
});

describe('the timers of a run', { timeout: 120_000 }, () => {
  it('change no verdict: the bounds of the harness follow them', async () => {
    const patient = await certify('patient', ...FEW, '--timers', '1000');
    expect([patient.status, having(patient.report, 'failed')]).toEqual([0, []]);
    expect(patient.report.run.fitness?.responseTimeoutMs).toBe(1000);
  });

  it('are refused when they are none, with what there is to choose from', () => {
    const words = [COMMAND, 'certify', '--timers', 'slow'];
    const { status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8', cwd: folder });
    expect([status, stderr]).toEqual([
      2,
      'tillproof: --timers: "slow" is none of test, product, or how many milliseconds the terminal waits for an answer, such as 1000.\n',
    ]);
  });
});

describe('a terminal whose module', { timeout: 60_000 }, () => {
  it('never comes back leaves a run without a verdict, and its reports', async () => {
    const [terminal, config] = [path.join(folder, 'loops.mjs'), path.join(folder, 'bound.yaml')];
    writeFileSync(terminal, 'export function createTerminal() { for (;;); }\n');
    writeFileSync(config, 'standstillMs: 1500\n');
    const scope = ['--requirement', 'GUIDE-B-FAQ-2a', '--language', 'en'];
    const { status, report } = await certify('loops', '--terminal', terminal, ...scope, '--config', config);
    expect([status, report.verdict, having(report, 'passed')]).toEqual([3, 'inconclusive', []]);
  });
});
