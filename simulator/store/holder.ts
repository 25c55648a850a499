// Who holds a store: said in a file beside it, for whoever comes too late. The hold itself is SQLite's lock, which dies with its process.
import { readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import type { Bilingual } from '../../src/definitions/evidence.ts';

/** Beside the database under its real name, whatever name it was opened by. */
const besideOf = (path: string) => `${realpathSync(path)}-holder`;

export type Holder = {
  /** Adds what became known of the holder, such as the address that it listens on. */
  tell(more: string): void;
  /** Takes the word back when the hold ends. */
  end(): void;
};

/** Says that this process holds the database. That nobody can read it is no reason not to work: the lock does not depend on it. */
export function sayHolder(path: string, pid = process.pid, since = new Date().toISOString()): Holder {
  const beside = besideOf(path);
  const say = (text: string) => {
    try {
      writeFileSync(beside, text, { mode: 0o600 });
    } catch {
      // The folder may be full or read-only.
    }
  };
  const words = `process ${pid}, since ${since}`;
  say(words);
  return { tell: (more) => say(`${words}, ${more}`), end: () => rmSync(beside, { force: true }) };
}

/** What the holder says of itself; without a word of a living process it may be any program that has the file open. */
export function holderOf(path: string): Bilingual {
  try {
    const words = readFileSync(besideOf(path), 'utf8').trim();
    const [, pid, since, more = ''] = /^process (\d+), since ([^,]*)(.*)$/s.exec(words) ?? [];
    if (!alive(Number(pid))) return UNKNOWN;
    const places = more.replace(', terminals at ', '，终端接入').replace(', admin API at ', '，管理接口');
    return { en: words, zh: `进程${pid}（自${since}起${places}）` };
  } catch {
    return UNKNOWN;
  }
}

const UNKNOWN: Bilingual = { en: 'another program', zh: '另一程序' };

function alive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
}
