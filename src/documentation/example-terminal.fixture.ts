// An example terminal as its README has it started and certified.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll } from 'vitest';
import { blocksOf, ROOT } from './blocks.fixture.ts';

type Certified = {
  status: number;
  /** Every line on standard error that is no progress. */
  problems: string;
  verdict: string;
  scenarios: Record<string, number>;
};

/** Devices that share a run: one alone leaves the machine waiting for most of it. */
const DEVICES = 2;

/** Starts the terminal by the first line of the README, on free ports, and certifies it by the second one, with those flags behind it. */
export function certifiedByReadme(folder: string, flags: readonly string[]): () => Promise<Certified> {
  const reports = mkdtempSync(path.join(tmpdir(), 'tillproof-example-'));
  const children: ChildProcess[] = [];
  afterAll(() => {
    for (const child of children) child.kill();
    rmSync(reports, { recursive: true, force: true });
  });

  async function serve(line: string): Promise<string> {
    const [program = '', ...args] = line.trim().replace(' 9000', ' 0').split(' ');
    const child = spawn(program, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
    children.push(child);
    const [said] = (await once(createInterface(child.stdout), 'line')) as [string];
    return said.startsWith('http') ? said : (JSON.parse(said) as { terminal: string }).terminal;
  }

  async function certify(line: string, urls: readonly string[]): Promise<Certified> {
    const args = line.trim().replace('http://127.0.0.1:9000', urls.join(' ')).split(' ').slice(2);
    const command = path.join(ROOT, 'src/cli/tillproof.js');
    const run = spawn(process.execPath, [command, ...args, ...flags, '--json', '--no-allure', '--reports', reports], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const [output, told] = [run.stdout, run.stderr].map((stream) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      return () => Buffer.concat(chunks).toString();
    });
    const [status] = (await once(run, 'close')) as [number];
    const lines = told!().split('\n');
    const problems = lines.filter((each) => !/^\d+ of \d+ …$/.test(each)).join('\n');
    const { verdict, counts } = JSON.parse(output!()) as { verdict: string; counts: Pick<Certified, 'scenarios'> };
    return { status, problems, verdict, ...counts };
  }

  return async () => {
    const [start, run] = blocksOf(`${folder}/README.md`).filter(({ language }) => language === 'sh');
    return certify(run!.text, await Promise.all(Array.from({ length: DEVICES }, () => serve(start!.text))));
  };
}
