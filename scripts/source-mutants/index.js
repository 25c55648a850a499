// npm run source-mutants [-- --terminal python --sample 40 --seed 1 -- --chapter query]: makes the source of an example terminal wrong in one
// line at a time and certifies it: what would this suite not notice in a terminal that it knows nothing of? What stands behind the second -- goes
// to every certification. Each mutant is told when it has ended. Who survives is for a person to read: some changes change nothing.
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { seededRandom } from '../../src/random.ts';
import { mutationsOf } from './mutations.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** By the name that `--terminal` chooses it by: its folder, what serves it, and files that certifications cannot tell anything of. */
const TERMINALS = {
  python: {
    folder: 'examples/terminal-python',
    command: ['python3', 'terminal.py', '--port', '0'],
    without: ['check.py', 'terminal.py', 'texts.py'],
  },
  minimal: {
    folder: 'examples/terminal-minimal',
    command: [process.execPath, 'server.mjs', '0'],
    without: ['server.mjs', 'texts.mjs'],
  },
};
/** Devices that share a run, for a device mostly waits; and runs at a time. */
const DEVICES = 2;
const LANES = 2;
const LONGEST_START_MS = 20_000;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    terminal: { type: 'string', default: 'python' },
    sample: { type: 'string', default: '40' },
    seed: { type: 'string', default: '1' },
  },
});
const terminal = TERMINALS[values.terminal];
if (terminal === undefined || !/^[1-9]\d*$/.test(values.sample) || !/^\d+$/.test(values.seed)) {
  console.error(`--terminal: ${Object.keys(TERMINALS).join(', ')}; --sample and --seed: whole numbers.`);
  process.exit(2);
}
const { folder, command, without } = terminal;
const source = path.join(ROOT, folder);

/** So many of them, drawn from a seed. */
function drawn(all, seed, count) {
  const random = seededRandom(seed);
  const left = [...all];
  return Array.from(
    { length: Math.min(count, all.length) },
    () => left.splice(Math.floor(random() * left.length), 1)[0],
  );
}

/** A device that is served out of that folder, with its address; null when it does not come up. */
async function started(cwd) {
  const [program, ...args] = command;
  const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'ignore'] });
  const lines = createInterface({ input: child.stdout });
  const address = await new Promise((resolve) => {
    const bound = setTimeout(() => resolve(null), LONGEST_START_MS);
    const told = (found) => {
      clearTimeout(bound);
      resolve(found);
    };
    lines.on('line', (line) => told(/https?:\/\/[^\s")]+/.exec(line)?.[0] ?? null));
    child.once('close', () => told(null));
    child.once('error', () => told(null));
  });
  return { address, stop: () => child.kill('SIGKILL') };
}

/** What the certification made of the terminal in that folder. */
async function certified(cwd) {
  const devices = await Promise.all(Array.from({ length: DEVICES }, () => started(cwd)));
  try {
    const addresses = devices.map(({ address }) => address);
    if (addresses.includes(null)) return 'does not start';
    const reports = path.join(cwd, 'reports');
    const flags = ['--language', 'en', '--fail-fast', '--no-allure', '--json', '--reports', reports, ...positionals];
    const tillproof = path.join(ROOT, 'src/cli/tillproof.js');
    const run = spawn(process.execPath, [tillproof, 'certify', '--terminal', ...addresses, ...flags], {
      stdio: 'ignore',
    });
    const code = await new Promise((resolve) => run.once('close', resolve));
    if (code === 0) return 'SURVIVED';
    if (code !== 1) return `no verdict (exit code ${code})`;
    const { scenarios } = JSON.parse(readFileSync(path.join(reports, 'compliance.json'), 'utf8'));
    return `noticed by "${scenarios.find(({ verdict }) => verdict === 'failed')?.name}"`;
  } finally {
    for (const { stop } of devices) stop();
  }
}

const all = readdirSync(source)
  .filter((name) => !without.includes(name))
  .flatMap((name) =>
    mutationsOf(name, readFileSync(path.join(source, name), 'utf8')).map((each) => ({ name, ...each })),
  );
const queue = drawn(all, Number(values.seed), Number(values.sample));
const ends = [];

async function lane() {
  for (let mutant = queue.shift(); mutant !== undefined; mutant = queue.shift()) {
    const cwd = mkdtempSync(path.join(os.tmpdir(), 'tillproof-source-'));
    try {
      cpSync(source, cwd, { recursive: true });
      writeFileSync(path.join(cwd, mutant.name), mutant.source);
      const end = await certified(cwd);
      ends.push(end);
      console.log(`${folder}/${mutant.name}:${mutant.line}: ${end}\n  - ${mutant.was.trim()}\n  + ${mutant.is.trim()}`);
    } finally {
      rmSync(cwd, { recursive: true, force: true });
    }
  }
}

console.log(`${all.length} mutants of ${folder}, of which ${queue.length} are played (seed ${values.seed})`);
await Promise.all(Array.from({ length: LANES }, lane));
const count = (pattern) => ends.filter((end) => pattern.test(end)).length;
console.log(
  `${count(/^noticed/)} noticed, ${count(/^no verdict|^does not/)} without a verdict and so without a certificate, ${count(/^SURVIVED/)} survived`,
);
