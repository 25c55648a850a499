// How long a whole certification of our own terminal takes, beside the limit that the project sets itself.
// node bench/suite.ts [--against <folder of a checkout> --times 3]
// Another checkout is certified by turns with this one: once with everything that each has, once with the scenarios that both have.
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

/** Certifies both by turns: with all that each has, and with the scenarios that both have, which are named to both. */
function byTurns(other: string): void {
  const nameOf = ({ language, name }: Scenario) => `${language} ${name}`;
  const all = [certified(other).scenarios, certified(root).scenarios] as const;
  const known = all.map((list) => new Set(list.map(nameOf)));
  const shared = all.map((list) => list.filter((each) => known.every((names) => names.has(nameOf(each)))));
  const placesOf = (list: readonly Scenario[] = []) => ['--features', ...list.map(({ uri, line }) => `${uri}:${line}`)];
  const pairs: Record<string, readonly [theirs: () => Certified, ours: () => Certified]> = {
    everything: [() => certified(other), () => certified(root)],
    'what both have': [() => certified(other, placesOf(shared[0])), () => certified(root, placesOf(shared[1]))],
  };
  const took = new Map<() => Certified, Certified[]>();
  for (let time = 0; time < Number(times); time += 1)
    for (const play of Object.values(pairs).flat()) took.set(play, [...(took.get(play) ?? []), play()]);
  for (const [what, plays] of Object.entries(pairs)) {
    const [theirs, ours] = plays.map((play) => middle(took.get(play) ?? [])) as [Certified, Certified];
    told(`the other, ${what}`, theirs);
    told(`this one, ${what}`, ours);
    console.log(`${''.padEnd(34)} ${(ours.tookMs / theirs.tookMs).toFixed(2)} of the other`);
  }
}

try {
  if (against === undefined) besideLimit();
  else byTurns(path.resolve(against));
} finally {
  rmSync(reports, { recursive: true, force: true });
}
