// Takes hold of something by its name on this machine; the hold ends with its process, however that ends.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openSqlite } from './sqlite.ts';

/** A hold, or who has it. `heldBy` is what the holder said of itself; empty when it said nothing. */
type Hold = { held: true; release: () => void } | { held: false; heldBy: string };

/** Where holds are kept: one folder for all processes of this user on this machine. */
const folder = () => path.join(tmpdir(), `tillproof-${process.getuid?.() ?? 'holds'}`);

/**
 * Takes hold of `name` for this process. SQLite's exclusive lock is the operating system's own, so it goes when the process goes, and
 * nothing has to be cleaned up after a crash.
 *
 * @param name what is held, such as the address of a terminal or the path of a folder
 * @param holder what somebody who comes too late is told
 */
export function takeHold(name: string, holder: string, at = folder()): Hold {
  mkdirSync(at, { recursive: true, mode: 0o700 });
  const base = path.join(at, createHash('sha256').update(name).digest('hex').slice(0, 32));
  const lock = openSqlite(`${base}.lock`, { timeout: 0 });
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE;');
  } catch (error) {
    lock.close();
    if ((error as { errcode?: number }).errcode !== SQLITE_BUSY) throw error;
    return { held: false, heldBy: said(`${base}.by`) };
  }
  writeFileSync(`${base}.by`, holder, { mode: 0o600 });
  return {
    held: true,
    release: () => {
      rmSync(`${base}.by`, { force: true });
      lock.close();
    },
  };
}

const SQLITE_BUSY = 5;

function said(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
