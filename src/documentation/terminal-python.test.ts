// The terminal in Python passes everything that its declaration makes applicable, with the command of its README.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, describe, expect, it } from 'vitest';
import { blocksOf, ROOT } from './blocks.fixture.ts';

const FOLDER = 'examples/terminal-python';
const python = spawnSync('python3', ['-c', 'import sys; print(sys.version_info >= (3, 9))'], { encoding: 'utf8' });
const there = python.status === 0 && python.stdout.trim() === 'True';
if (!there) console.log(`${FOLDER} is not certified: there is no python3 of version 3.9 or newer.`);

const reports = mkdtempSync(path.join(tmpdir(), 'tillproof-python-'));
let child: ChildProcess | undefined;
afterAll(() => {
  child?.kill();
  rmSync(reports, { recursive: true, force: true });
});

/** Starts the terminal by the first line of the README, on a free port. */
async function serve(line: string): Promise<string> {
  const [program = '', ...args] = line.trim().replace('--port 9000', '--port 0').split(' ');
  child = spawn(program, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = (await once(createInterface(child.stdout!), 'line')) as [string];
  return (JSON.parse(said) as { terminal: string }).terminal;
}

/** Runs the second line of the README; what it prints on standard output. */
async function certify(line: string, url: string) {
  const args = line.trim().replace('http://127.0.0.1:9000', url).split(' ').slice(2);
  const command = path.join(ROOT, 'src/cli/tillproof.js');
  const run = spawn(process.execPath, [command, ...args, '--json', '--no-allure', '--reports', reports], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [output, told] = [run.stdout, run.stderr].map((stream) => {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    return () => Buffer.concat(chunks).toString();
  });
  const [status] = (await once(run, 'close')) as [number];
  const problems = told!()
    .split('\n')
    .filter((each) => !/^\d+ of \d+ …$/.test(each));
  return { status, problems, result: output!() };
}

describe.skipIf(!there)('the terminal in Python', () => {
  it('does its arithmetic as the documentation shows it', () => {
    const { status, stdout, stderr } = spawnSync('python3', [`${FOLDER}/check.py`], { cwd: ROOT, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('those of the documentation');
  });

  it('is certified by the command of its README', { timeout: 900_000 }, async () => {
    const [start, run] = blocksOf(`${FOLDER}/README.md`).filter(({ language }) => language === 'sh');
    const { status, problems, result } = await certify(run!.text, await serve(start!.text));
    expect(problems.join('\n')).not.toMatch(/^[✕?]/m);
    const { counts, verdict } = JSON.parse(result) as {
      verdict: string;
      counts: { scenarios: Record<string, number> };
    };
    expect({ verdict, status }, problems.join('\n')).toEqual({ verdict: 'compliant', status: 0 });
    expect(counts.scenarios).toMatchObject({ failed: 0, inconclusive: 0 });
    expect(counts.scenarios.passed).toBeGreaterThan(150);
  });
});
