// Plain cucumber-js at a terminal behind an address: it holds the terminal while it plays, and is refused in one line where it cannot.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createTerminal } from '../src/reference/index.ts';
import { admit, type Event, serveTerminal, type Terminal, type TerminalSpec } from '../src/terminal/index.ts';
import { secondFor } from './holding.ts';

const ROOT = path.join(import.meta.dirname, '..');
const folder = mkdtempSync(path.join(tmpdir(), 'tillproof-holding-'));
symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'), 'dir');
afterAll(() => rmSync(folder, { recursive: true, force: true }));
writeFileSync(
  path.join(folder, 'own.feature'),
  'Feature: own\n  @GUIDE-A-STEP-1d\n  Scenario: It is on\n    Given the terminal is powered on and shows that it is connected\n    Then the terminal shows "Connected"\n',
);

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function served(terminal: Terminal = createTerminal()): Promise<string> {
  const { url, close } = await serveTerminal(terminal);
  closing.push(() => terminal.close(), close);
  return url;
}

/** Runs cucumber-js on one scenario with the configuration of the repository, but at these addresses. */
async function plain(urls: readonly string[], parallel = 0) {
  const terminals = urls.map((url) => ({ driver: 'http', url }));
  const configuration = `import ours from ${JSON.stringify(path.join(ROOT, 'cucumber.js'))};
export default { ...ours, paths: ['own.feature'], import: [${JSON.stringify(path.join(ROOT, 'steps/register.ts'))}],
  format: [${JSON.stringify(path.join(ROOT, 'src/compliance/formatter.ts'))}], parallel: ${parallel},
  worldParameters: { ...ours.worldParameters, terminal: ${JSON.stringify(terminals[0])}, terminals: ${JSON.stringify(terminals)} } };
`;
  writeFileSync(path.join(folder, 'cucumber.mjs'), configuration);
  const cucumber = path.join(ROOT, 'node_modules', '@cucumber', 'cucumber', 'bin', 'cucumber.js');
  const child = spawn(process.execPath, [cucumber], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  const [status] = (await once(child, 'close')) as [number];
  const report = JSON.parse(readFileSync(path.join(folder, 'reports', 'compliance.json'), 'utf8'));
  return { status, output, verdict: report.verdict as string, problems: report.problems as { en: string }[] };
}

/** One line says it, and no scenario was played. */
function expectRefusal({ status, output, verdict, problems }: Awaited<ReturnType<typeof plain>>, line: RegExp) {
  expect(
    output.split('\n').filter((each) => line.test(each)),
    output,
  ).toHaveLength(1);
  expect(output).not.toMatch(/\n\s+at /);
  expect(problems.map(({ en }) => en)).toEqual([expect.stringMatching(line)]);
  expect([status, verdict]).toEqual([1, 'inconclusive']);
}

describe('plain cucumber-js at an address', { timeout: 60_000 }, () => {
  it.each([0, 1])('holds the terminal while it plays, and lets it go (parallel %s)', async (parallel) => {
    const terminal = createTerminal();
    const url = await served(terminal);
    let told = '';
    const execute = terminal.execute.bind(terminal);
    terminal.execute = async (command) => {
      const body = '{"holder":"somebody else"}';
      const headers = { 'content-type': 'application/json' };
      told = await (await fetch(`${url}/v1/hold`, { method: 'POST', headers, body })).text();
      return execute(command);
    };
    expect(await plain([url], parallel)).toMatchObject({ status: 0, verdict: 'passed' });
    expect(told).toMatch(/held by cucumber-js \(process \d+ on/);
    terminal.execute = execute;
    const next = await admit({ driver: 'http', url }, { who: 'the next one' });
    expect(next.findings.filter(({ ok }) => !ok)).toEqual([]);
    await next.release();
  });

  it('is refused a terminal that a run holds, and names the holder', async () => {
    const terminal = createTerminal();
    const url = await served(terminal);
    const run = await admit({ driver: 'http', url }, { who: 'tillproof certify' });
    const before = await terminal.events(0, 0);
    expectRefusal(await plain([url]), /^http:\S+: The terminal is held by tillproof certify \(process \d+ on .* since/);
    expect((await terminal.events(0, 0)).length).toBe((before as Event[]).length);
    await run.release();
  });

  it('is refused once where nobody answers', async () => {
    const { url, close } = await serveTerminal(createTerminal());
    await close();
    expectRefusal(await plain([url]), /^http:\S+: .*ECONNREFUSED/);
  });

  it('does not let workers share a terminal', async () => {
    const url = await served();
    expectRefusal(
      await plain([url], 2),
      /^2 workers cannot share http:\S+: .* Set parallel to 1, or name as many terminals as workers in worldParameters\.terminals\.$/,
    );
  });
});

describe('a second terminal', () => {
  const device = (port: number): TerminalSpec => ({ driver: 'http', url: `http://127.0.0.1:${port}` });
  const given = (...terminals: TerminalSpec[]) => ({ terminal: terminals[0]!, terminals });

  it('is a device that no worker plays at', () => {
    const three = given(device(1), device(2), device(3));
    expect(secondFor(three, { index: 0, count: 1 })).toEqual(device(2));
    expect(secondFor(three, { index: 0, count: 2 })).toEqual(device(3));
    expect(secondFor(three, { index: 1, count: 2 })).toBeUndefined();
    expect(secondFor(given(device(1)), { index: 0, count: 1 })).toBeUndefined();
  });

  it('is the same once more where each opening is a terminal of its own', () => {
    const module: TerminalSpec = { driver: 'module', module: '/own.ts' };
    expect(secondFor(given(module), { index: 3, count: 4 })).toEqual(module);
  });
});
