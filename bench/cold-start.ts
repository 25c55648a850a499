// How long the command takes to say its version, beside an empty Node process in the same run.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROUNDS = 10;
const command = fileURLToPath(new URL('../src/cli/tillproof.js', import.meta.url));

function medianMs(args: string[]): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const from = performance.now();
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`${args.join(' ')} exited ${status}: ${stderr}`);
    return performance.now() - from;
  }).sort((a, b) => a - b);
  return times[Math.floor(ROUNDS / 2)] ?? Number.NaN;
}

const empty = medianMs(['--eval', '0']);
const ours = medianMs([command, '--version']);
console.log(`node --eval 0        ${empty.toFixed(0)} ms (median of ${ROUNDS})`);
console.log(`tillproof --version  ${ours.toFixed(0)} ms`);
console.log(`ratio                ${(ours / empty).toFixed(1)}`);
