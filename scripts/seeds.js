// npm run seeds [-- --seeds 100 --for 30m]: certifies our own terminal and the examples with fresh seeds, in random order, until all were played
// or the time is over. Each seed is printed; one with which something did not pass ends the run with 1 and stands there with its command.
import { spawn, spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const TILLPROOF = path.join(ROOT, 'src/cli/tillproof.js');
const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '100' }, for: { type: 'string', default: '30m' } },
});
const [, digits, unit] = /^(\d+)(s|m|h)$/.exec(values.for) ?? [];
if (digits === undefined || !/^\d+$/.test(values.seeds)) {
  console.error('--for: write 90s, 10m or 1h; --seeds: a whole number.');
  process.exit(2);
}
const most = Number(values.seeds);
const untilMs = performance.now() + Number(digits) * { s: 1_000, m: 60_000, h: 3_600_000 }[unit];

/** Starts an example at a free port; its address, and what ends it. */
async function started(command, args) {
  const child = spawn(command, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  process.once('exit', () => child.kill());
  for await (const line of createInterface({ input: child.stdout })) {
    const [address] = /https?:\/\/[^\s")]+/.exec(line) ?? [];
    if (address !== undefined) return address;
  }
  throw new Error(`${args[0]} ended before it listened`);
}

const terminals = [{ name: 'our own', flags: [] }];
const examples = [[process.execPath, 'examples/terminal-minimal/server.mjs', '0']];
if (spawnSync('python3', ['--version']).status === 0)
  examples.push(['python3', 'examples/terminal-python/terminal.py', '--port', '0']);
for (const [command, ...args] of examples) {
  const address = await started(command, args);
  terminals.push({ name: args[0], flags: ['--terminal', address] });
}

/** What did not pass with that seed; null when all did. */
function certify({ name, flags }, seed) {
  const reports = mkdtempSync(path.join(os.tmpdir(), 'tillproof-seeds-'));
  const command = ['certify', ...flags, '--order', 'random', '--seed', String(seed), '--no-allure'];
  try {
    const run = spawnSync(process.execPath, [TILLPROOF, ...command, '--json', '--reports', reports], {
      encoding: 'utf8',
    });
    if (run.status === 0) return null;
    const { scenarios = [] } = JSON.parse(readFileSync(path.join(reports, 'compliance.json'), 'utf8'));
    const wrong = scenarios.filter(({ verdict }) => verdict === 'failed' || verdict === 'inconclusive');
    const lines = wrong.map(({ verdict, uri, line, name: scenario }) => `    ${verdict}: ${scenario} (${uri}:${line})`);
    return [`${name}, seed ${seed}: tillproof ${command.join(' ')}`, ...lines].join('\n');
  } catch (error) {
    return `${name}, seed ${seed}: no report (${error.message}): tillproof ${command.join(' ')}`;
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
}

let played = 0;
let wrong = 0;
for (; played < most && performance.now() < untilMs; played++) {
  const seed = randomInt(2 ** 31);
  const found = terminals.map((terminal) => certify(terminal, seed)).filter((each) => each !== null);
  wrong += found.length;
  console.log(
    [`${played + 1} of ${most}: seed ${seed}${found.length === 0 ? ', all passed' : ''}`, ...found].join('\n'),
  );
}
console.log(
  `${played} seeds, ${terminals.length} terminals (${terminals.map(({ name }) => name).join(', ')}): ${wrong} runs did not pass`,
);
process.exit(wrong > 0 || played === 0 ? 1 : 0);
