import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { takeHold } from './lock.ts';

const fresh = () => mkdtempSync(path.join(tmpdir(), 'tillproof-hold-'));

it('gives a name to one holder, tells the next one who it is, and is free again afterwards', () => {
  const at = fresh();
  const first = takeHold('http://terminal', 'the first', at);
  expect(first.held).toBe(true);
  expect(takeHold('http://terminal', 'the second', at)).toEqual({ held: false, heldBy: 'the first' });
  expect(takeHold('http://other', 'the second', at).held).toBe(true);
  if (first.held) first.release();
  expect(takeHold('http://terminal', 'the second', at).held).toBe(true);
});

it('ends with a process that is killed', async () => {
  const at = fresh();
  const module = new URL('./lock.ts', import.meta.url).href;
  const code = `const { takeHold } = await import(${JSON.stringify(module)}); takeHold('it', 'a child', ${JSON.stringify(at)}); console.log('held'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(createInterface(child.stdout), 'line');
  expect(takeHold('it', 'me', at)).toEqual({ held: false, heldBy: 'a child' });
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(takeHold('it', 'me', at).held).toBe(true);
});
