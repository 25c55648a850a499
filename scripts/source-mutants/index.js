// npm run source-mutants [-- --terminal python --sample 40 --seed 1 -- --chapter query]: makes the source of an example terminal wrong in one
// line at a time and certifies it: what would this suite not notice in a terminal that it knows nothing of? What stands behind the second -- goes
// to every certification. Each mutant is told when it has ended. Who survives is for a person to read: some changes change nothing.
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { seededRandom } from '../../src/random.ts';
import { EXAMPLES, served } from '../served.js';
import { mutationsOf } from './mutations.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Files of which certifications cannot tell anything. */
const WITHOUT = ['check.py', 'terminal.py', 'texts.py', 'server.mjs', 'texts.mjs'];
/** Devices that share a run, for a device mostly waits; and runs at a time. */
const DEVICES = 2;
const LANES = 2;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    terminal: { type: 'string', default: 'python' },
    sample: { type: 'string', default: '40' },
    seed: { type: 'string', default: '1' },
  },
});
const terminal = Object.hasOwn(EXAMPLES, values.terminal) ? EXAMPLES[values.terminal] : undefined;
if (terminal === undefined || !/^[1-9]\d*$/.test(values.sample) || !/^\d+$/.test(values.seed)) {
  console.error(`--terminal: ${Object.keys(EXAMPLES).join(', ')}; --sample and --seed: whole numbers.`);
  process.exit(2);
}
const { folder, command } = terminal;
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

/** What the certification made of the terminal in that folder. */
async function certified(cwd) {
  const devices = await Promise.all(Array.from({ length: DEVICES }, () => served(command, cwd)));
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

// Where the right one does not come up, none of the wrong ones says anything.
const right = await served(command, source);
right.stop();
if (right.address === null) {
  console.error(`${folder} does not start here with ${command.join(' ')}.`);
  process.exit(2);
}

const all = readdirSync(source)
  .filter((name) => !WITHOUT.includes(name))
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
