// Takes hold of something by its name on this machine; the hold ends with its process, however that ends.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openSqlite } from './sqlite.ts';

/** A hold, or who has it. `heldBy` is what the holder said of itself; empty when it said nothing. */
type Hold = { held: true; release: () => void } | { held: false; heldBy: string };

/** Where holds are kept: one folder for all processes of this user on this machine. */
const folder = () => path.join(tmpdir(), `tillproof-${process.getuid?.() ?? 'holds'}`);

/** What is held: a lock that nobody refers to any more would be let go when the engine clears it away. */
const kept = new Set<() => void>();

/**
 * Takes hold of `name` for this process. SQLite's exclusive lock is the operating system's own, so it goes when the process goes. The files
 * of a hold go with it; those of a process that was killed with one of the next.
 *
 * @param name what is held, such as the address of a terminal or the path of a folder
 * @param holder what somebody who comes too late is told
 */
export function takeHold(name: string, holder: string, at = folder()): Hold {
  mkdirSync(at, { recursive: true, mode: 0o700 });
  const base = path.join(at, createHash('sha256').update(name).digest('hex').slice(0, 32));
  return alone(at, (isAlone) => {
    if (isAlone) sweep(at, base);
    const close = locked(base);
    if (close === null) return { held: false, heldBy: said(`${base}.by`) };
    kept.add(close);
    writeFileSync(`${base}.by`, holder, { mode: 0o600 });
    return {
      held: true,
      release: () =>
        alone(at, (mayRemove) => {
          rmSync(`${base}.by`, { force: true });
          kept.delete(close);
          close();
          if (mayRemove) rmSync(`${base}.lock`, { force: true });
        }),
    };
  });
}

/** Lets go of the lock that was taken; null where somebody has it. */
function locked(base: string, timeout = 0): (() => void) | null {
  const lock = openSqlite(`${base}.lock`, { timeout });
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE;');
    return () => lock.close();
  } catch (error) {
    lock.close();
    if ((error as { errcode?: number }).errcode !== SQLITE_BUSY) throw error;
    return null;
  }
}

const SQLITE_BUSY = 5;

/** Its own file always stays. */
const GATE = 'gate';
const PATIENCE_MS = 5_000;

/**
 * Nobody else opens or removes a lock meanwhile: a file that is removed while another process has just opened it would be locked twice, once
 * under its name and once without one. `isAlone` is false where the gate did not come free; then nothing may be removed.
 */
function alone<T>(at: string, work: (isAlone: boolean) => T): T {
  const open = locked(path.join(at, GATE), PATIENCE_MS);
  try {
    return work(open !== null);
  } finally {
    open?.();
  }
}

/** So many are looked at each time, that no start takes long. */
const MOST_SWEPT = 50;

/** Removes what processes left that were killed: nobody has their lock. */
function sweep(at: string, own: string): void {
  const names = readdirSync(at).flatMap((name) => (name.endsWith('.lock') ? [name.slice(0, -'.lock'.length)] : []));
  const others = names.filter((name) => name !== GATE && path.join(at, name) !== own);
  for (const base of others.slice(0, MOST_SWEPT).map((name) => path.join(at, name))) {
    const close = locked(base);
    if (close === null) continue;
    close();
    for (const ending of ['lock', 'by']) rmSync(`${base}.${ending}`, { force: true });
  }
}

function said(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
