// The same signal told twice, by a terminal and by npm: however busy the process was meanwhile, it comes to its end.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';

/** Writes its report for longer than an echo lasts, as a starved machine does, and then ends in peace. */
const BUSY = `
const { untilStopped } = await import(${JSON.stringify(new URL('./stop.ts', import.meta.url).href)});
const open = setInterval(() => {}, 1000);
const stopped = untilStopped();
process.stdout.write('begun ');
await stopped;
process.stdout.write('writing ');
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1500);
for (let turn = 0; turn < 5; turn += 1) await new Promise((done) => setImmediate(done));
process.stdout.write('written ');
clearInterval(open);
process.exit(7);
`;

it('is one signal, though the report takes longer than its echo', async () => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', BUSY], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    if (/(begun|writing) $/.test(output)) child.kill('SIGINT');
  });
  const [code] = await once(child, 'close');
  expect([code, output]).toEqual([7, 'begun writing written ']);
});
