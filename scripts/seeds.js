// npm run seeds [-- --seeds 100 --for 30m --terminal minimal -- --chapter query]: certifies our own terminal and the examples with fresh seeds,
// in random order, until all were played or the time is over; what stands behind the second -- goes to every certification. Every terminal plays the same seeds, beside the others and none waiting for another; of each example
// there are a few devices that share a run, for a device mostly waits. Each seed is printed; a run that did not pass is printed with its command,
// keeps its reports, and makes the end a 1.
import { spawn, spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { EXAMPLES, served } from './served.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const TILLPROOF = path.join(ROOT, 'src/cli/tillproof.js');
/** By the name that `--terminal` chooses it by; nothing serves our own. */
const TERMINALS = { own: null, ...EXAMPLES };
/** As many as our own terminal has workers when nobody says otherwise. */
const DEVICES = 3;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seeds: { type: 'string', default: '100' },
    for: { type: 'string', default: '30m' },
    terminal: { type: 'string', multiple: true, default: Object.keys(TERMINALS) },
  },
});
const [, digits, unit] = /^(\d+)(s|m|h)$/.exec(values.for) ?? [];
if (digits === undefined || !/^\d+$/.test(values.seeds) || !values.terminal.every((name) => name in TERMINALS)) {
  console.error(
    `--for: write 90s, 10m or 1h; --seeds: a whole number; --terminal: ${Object.keys(TERMINALS).join(', ')}.`,
  );
  process.exit(2);
}
const most = Number(values.seeds);
const untilMs = performance.now() + Number(digits) * { s: 1_000, m: 60_000, h: 3_600_000 }[unit];
const isOver = () => performance.now() >= untilMs;

/** The address of a device that is served until the end. */
async function started({ folder, command }) {
  const { address } = await served(command, path.join(ROOT, folder));
  if (address === null) throw new Error(`${folder} does not start here with ${command.join(' ')}`);
  return address;
}

/** What names a terminal on the command line. */
async function flagsOf(example) {
  if (example === null) return [];
  return ['--terminal', ...(await Promise.all(Array.from({ length: DEVICES }, () => started(example))))];
}

/** How many scenarios passed with that seed, and what did not, a line each. */
async function certified({ name, flags }, seed) {
  const reports = mkdtempSync(path.join(os.tmpdir(), 'tillproof-seeds-'));
  const command = ['certify', ...flags, '--order', 'random', '--seed', String(seed), '--no-allure', ...positionals];
  const run = spawn(process.execPath, [TILLPROOF, ...command, '--json', '--reports', reports], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const [told, status] = await Promise.all([text(run.stderr), new Promise((resolve) => run.once('close', resolve))]);
  const title = `${name}, seed ${seed}: exit code ${status} of tillproof ${command.join(' ')} (${reports})`;
  try {
    const { scenarios } = JSON.parse(readFileSync(path.join(reports, 'compliance.json'), 'utf8'));
    const passed = scenarios.filter(({ verdict }) => verdict === 'passed').length;
    if (status === 0) {
      rmSync(reports, { recursive: true, force: true });
      return { passed, wrong: [] };
    }
    const wrong = scenarios.filter(({ verdict }) => verdict === 'failed' || verdict === 'inconclusive');
    const lines = wrong.map(({ verdict, uri, line, name: scenario }) => `    ${verdict}: ${scenario} (${uri}:${line})`);
    return { passed, wrong: [title, ...lines] };
  } catch (error) {
    return { passed: 0, wrong: [title, `    no report: ${error.message}`, `    ${told.trim().split('\n').at(-1)}`] };
  }
}

const hasPython = spawnSync('python3', ['--version']).status === 0;
if (!hasPython && values.terminal.includes('python'))
  console.log('There is no python3, so the terminal in Python is not certified.');
const terminals = [];
for (const name of values.terminal.filter((each) => each !== 'python' || hasPython))
  terminals.push({ name, flags: await flagsOf(TERMINALS[name]), played: 0, wrong: 0 });

/** The seeds so far, each with what is said of it by the terminals that have played it. */
const seeds = [];

async function playAll(terminal) {
  for (let at = 0; at < most && !isOver(); at++) {
    seeds[at] ??= { seed: randomInt(2 ** 31), said: [], wrong: [] };
    const { seed, said, wrong } = seeds[at];
    const fromMs = performance.now();
    const found = await certified(terminal, seed);
    terminal.played += 1;
    terminal.wrong += found.wrong.length > 0 ? 1 : 0;
    said.push(`${terminal.name} ${found.passed} passed in ${Math.round((performance.now() - fromMs) / 1000)} s`);
    wrong.push(...found.wrong);
    if (said.length === terminals.length) tell(at);
  }
}

function tell(at) {
  const { seed, said, wrong } = seeds[at];
  const verdict = wrong.length === 0 ? '' : ', not all passed';
  console.log([`${at + 1} of ${most}: seed ${seed}: ${said.sort().join(', ')}${verdict}`, ...wrong].join('\n'));
}

await Promise.all(terminals.map(playAll));
for (const [at, { said }] of seeds.entries()) if (said.length < terminals.length) tell(at);
for (const { name, played, wrong } of terminals) console.log(`${name}: ${played} seeds, ${wrong} of them did not pass`);
process.exit(terminals.some(({ played, wrong }) => wrong > 0 || played === 0) ? 1 : 0);
