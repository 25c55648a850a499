import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, expect, it } from 'vitest';
import { takeHold } from './lock.ts';

const all = mkdtempSync(path.join(tmpdir(), 'tillproof-hold-'));
afterAll(() => rmSync(all, { recursive: true, force: true }));
const fresh = () => mkdtempSync(path.join(all, 'at-'));
const left = (at: string) => readdirSync(at).filter((name) => name !== 'gate.lock');

const MODULE = new URL('./lock.ts', import.meta.url).href;
const children: ChildProcess[] = [];
afterEach(() => {
  for (const each of children.splice(0)) each.kill('SIGKILL');
});
const child = (at: string, code: string): ChildProcess => {
  const started = spawn(
    process.execPath,
    [
      '--expose-gc',
      '--input-type=module',
      '-e',
      `const { takeHold } = await import(${JSON.stringify(MODULE)}); const at = ${JSON.stringify(at)}; ${code}`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  children.push(started);
  return started;
};
const HOLDS = "takeHold('it', 'a child', at); console.log('held'); setInterval(() => {}, 1000);";

it('gives a name to one holder, tells the next one who it is, and is free again afterwards', () => {
  const at = fresh();
  const first = takeHold('http://terminal', 'the first', at);
  expect(first.held).toBe(true);
  expect(takeHold('http://terminal', 'the second', at)).toEqual({ held: false, heldBy: 'the first' });
  expect(takeHold('http://other', 'the second', at).held).toBe(true);
  if (first.held) first.release();
  const second = takeHold('http://terminal', 'the second', at);
  expect(second.held).toBe(true);
  expect(takeHold('http://terminal', 'the third', at)).toEqual({ held: false, heldBy: 'the second' });
});

it('ends with a process that is killed', async () => {
  const at = fresh();
  const holder = child(at, HOLDS);
  await once(createInterface(holder.stdout!), 'line');
  expect(takeHold('it', 'me', at)).toEqual({ held: false, heldBy: 'a child' });
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  expect(takeHold('it', 'me', at).held).toBe(true);
});

it('stands though nobody keeps it, whatever the engine clears away', async () => {
  const at = fresh();
  const holder = child(at, HOLDS.replace('console', 'await new Promise(setImmediate); gc(); console'));
  await once(createInterface(holder.stdout!), 'line');
  expect(takeHold('it', 'me', at)).toEqual({ held: false, heldBy: 'a child' });
  holder.kill('SIGKILL');
  await once(holder, 'exit');
});

it('leaves no file behind, and what a killed process left goes with the next hold of anything', async () => {
  const at = fresh();
  const hold = takeHold('a folder', 'me', at);
  expect(left(at)).toHaveLength(2);
  if (hold.held) hold.release();
  expect(left(at)).toEqual([]);

  const holder = child(at, HOLDS);
  await once(createInterface(holder.stdout!), 'line');
  const beside = takeHold('another', 'me', at);
  expect(left(at)).toHaveLength(4);
  if (beside.held) beside.release();
  expect(left(at)).toHaveLength(2);
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  expect(left(at)).toHaveLength(2);
  const next = takeHold('another', 'me', at);
  expect(left(at)).toHaveLength(2);
  if (next.held) next.release();
  expect(left(at)).toEqual([]);
});

it('is never had by two, however many want it and let it go at once', { timeout: 60_000 }, async () => {
  const at = fresh();
  const code = `
    import { existsSync, mkdirSync, rmdirSync } from 'node:fs';
    const inside = at + '-inside';
    let had = 0;
    while (had < 3) {
      const hold = takeHold('it', 'one of many', at);
      if (!hold.held) continue;
      had += 1;
      mkdirSync(inside); // throws where somebody else is in
      rmdirSync(inside);
      hold.release();
    }
    process.exit(0);`;
  const ends = [1, 2, 3].map(() => once(child(at, code), 'exit'));
  expect((await Promise.all(ends)).map(([exit]) => exit)).toEqual([0, 0, 0]);
  expect(left(at)).toEqual([]);
});
