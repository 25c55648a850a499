// How long a whole certification of our own terminal takes, beside the limit that the project sets itself.
// node bench/suite.ts [--against <folder of a checkout> --times 3]
// Another checkout is certified by turns with this one: once with everything that this one has, once with the scenarios of the other alone.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const LIMIT_MS = 20_000;
const { against, times } = parseArgs({
  options: { against: { type: 'string' }, times: { type: 'string', default: '3' } },
}).values;
const root = fileURLToPath(new URL('..', import.meta.url));
const reports = mkdtempSync(path.join(tmpdir(), 'tillproof-bench-'));

type Scenario = { language: string; name: string; uri: string; line: number };
type Certified = { tookMs: number; scenarios: Scenario[] };

/** One certification, from the command to its end, with what it played. */
function certified(folder: string, flags: readonly string[] = []): Certified {
  const from = performance.now();
  const words = ['run', '--silent', 'certify', '--', '--reports', reports, ...flags];
  const { status, stderr } = spawnSync('npm', words, { cwd: folder, encoding: 'utf8' });
  const tookMs = performance.now() - from;
  if (status !== 0) throw new Error(`certify in ${folder} exited ${status}\n${stderr}`);
  const { scenarios } = JSON.parse(readFileSync(path.join(reports, 'compliance.json'), 'utf8')) as Certified;
  return { tookMs, scenarios };
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
const middle = (list: readonly Certified[]): Certified =>
  list.toSorted((a, b) => a.tookMs - b.tookMs)[Math.floor(list.length / 2)] as Certified;
const told = (name: string, { tookMs, scenarios }: Certified) =>
  console.log(`${name.padEnd(34)} ${seconds(tookMs)} for ${scenarios.length} scenarios`);

function besideLimit(): void {
  const whole = certified(root);
  told('tillproof certify', whole);
  console.log(`limit                              ${LIMIT_MS / 1000} s, npm, process start and reports included`);
  console.log(`ratio                              ${(whole.tookMs / LIMIT_MS).toFixed(2)}`);
}

function byTurns(other: string): void {
  const known = new Set(certified(other).scenarios.map(({ language, name }) => `${language} ${name}`));
  const shared = certified(root).scenarios.filter(({ language, name }) => known.has(`${language} ${name}`));
  const places = ['--features', ...shared.map(({ uri, line }) => `${uri}:${line}`)];
  const rows = { 'the other': () => certified(other), 'this one': () => certified(root) };
  const plays = { ...rows, 'this one, scenarios of the other': () => certified(root, places) };
  const took: Record<string, Certified[]> = {};
  for (let time = 0; time < Number(times); time += 1)
    for (const [name, play] of Object.entries(plays)) took[name] = [...(took[name] ?? []), play()];
  const theirs = middle(took['the other'] ?? []);
  for (const [name, list] of Object.entries(took)) {
    const each = middle(list);
    told(name, each);
    if (each !== theirs) console.log(`${''.padEnd(34)} ${(each.tookMs / theirs.tookMs).toFixed(2)} of the other`);
  }
}

try {
  if (against === undefined) besideLimit();
  else byTurns(path.resolve(against));
} finally {
  rmSync(reports, { recursive: true, force: true });
}
