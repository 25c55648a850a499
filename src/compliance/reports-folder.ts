// The folder that the reports of a run go to: tried and held before the run, emptied when it starts, filled in one go when it ends.
import fs from 'node:fs';
import { devNull } from 'node:os';
import path from 'node:path';
import type { Bilingual } from '../definitions/evidence.ts';
import { takeHold } from '../lock.ts';

/** What is needed of the file system; tests give one that fails. */
export type Disk = Pick<
  typeof fs,
  | 'mkdirSync'
  | 'mkdtempSync'
  | 'readdirSync'
  | 'realpathSync'
  | 'renameSync'
  | 'rmSync'
  | 'statfsSync'
  | 'writeFileSync'
>;

/**
 * What is put in place, by its path in the folder: a file, one that is made when its turn to be written has come, or files by their names,
 * which are a folder that comes as one. So no text is kept when it is written.
 */
export type Entries = Readonly<Record<string, Uint8Array | (() => string) | Iterable<[name: string, text: string]>>>;

export type ReportsFolder = {
  /** Absolute, without links. */
  readonly path: string;
  /** Takes away what an earlier run put here, so that nobody takes its reports for those of this run. Other files stay. */
  clear(): void;
  /** Writes everything beside, then puts it in place. When that fails it leaves nothing, and throws a ReportsFolderError. */
  put(entries: Entries): void;
  /** Lets go of the folder; another run may have it. */
  release(): void;
};

/** For a run of which nobody wants more than the report that it gives back: nothing is made or written. */
export const NOWHERE: ReportsFolder = {
  path: devNull,
  clear: () => undefined,
  put: () => undefined,
  release: () => undefined,
};

/** A folder that cannot serve; the words are one line with the place and the remedy, the message is the English one. */
export class ReportsFolderError extends Error {
  readonly words: Bilingual;
  constructor(words: Bilingual) {
    super(words.en);
    this.name = 'ReportsFolderError';
    this.words = words;
    // Plain cucumber-js prints errors whole, and where in our code this one was thrown helps nobody.
    this.stack = words.en;
  }
}

/** Beginning of the folder in which a run writes; one that was killed leaves its own behind. */
const STAGING = '.tillproof-';
/** The reports of a whole certification take 25 MB. */
const LEAST_BYTES = 32 << 20;
const PROBE = Buffer.alloc(1 << 16, '.');

/**
 * Takes hold of the folder for this process, makes it when it is not there, and tries whether it can be written. Throws a
 * ReportsFolderError when another run has it, when it cannot be written, or when there is no space for reports.
 *
 * @param own the paths in a folder that earlier runs have put there
 * @param holder what a run that comes too late is told of this one
 */
export function openReports(
  folder: string,
  own: (at: string) => readonly string[],
  holder: string,
  disk: Disk = fs,
): ReportsFolder {
  const wanted = path.resolve(folder);
  const at = attempt(wanted, () => {
    makeFolder(wanted, disk);
    return disk.realpathSync(wanted);
  });
  const release = holdOf(at, holder);
  try {
    attempt(at, () => probe(at, disk));
  } catch (error) {
    release();
    throw error;
  }
  const clear = () => {
    const abandoned = disk.readdirSync(at).filter((name) => name.startsWith(STAGING));
    for (const name of [...own(at), ...abandoned]) disk.rmSync(path.join(at, name), { recursive: true, force: true });
  };
  return {
    path: at,
    clear: () => attempt(at, clear),
    put: (entries) =>
      attempt(at, () => {
        clear();
        put(at, entries, disk);
      }),
    release,
  };
}

function holdOf(at: string, holder: string): () => void {
  const hold = attempt(at, () => takeHold(`reports ${at}`, holder), {
    en: 'no hold can be taken of it; point TMPDIR to a folder that can be written',
    zh: '无法占用该目录；请让TMPDIR指向可写的目录',
  });
  if (hold.held) return hold.release;
  throw new ReportsFolderError({
    en: `the folder ${at} is in use by ${hold.heldBy || 'another run'}; wait for its end, or choose another folder with --reports.`,
    zh: `目录${at}正被${hold.heldBy || '另一次运行'}使用；请等待其结束，或用--reports另选目录。`,
  });
}

/** Writes for real: rights, quotas and read-only mounts show in nothing else. */
function probe(at: string, disk: Disk): void {
  const beside = disk.mkdtempSync(path.join(at, STAGING));
  try {
    disk.writeFileSync(path.join(beside, 'probe'), PROBE, { flush: true });
  } finally {
    disk.rmSync(beside, { recursive: true, force: true });
  }
  const { blocks, bavail, bsize } = disk.statfsSync(at);
  // File systems that count nothing say 0 of 0.
  if (blocks > 0 && bavail * bsize < LEAST_BYTES)
    throw new ReportsFolderError({
      en: `the folder ${at} has ${Math.floor((bavail * bsize) / 1e6)} MB of space and reports take up to ${Math.ceil(LEAST_BYTES / 1e6)} MB; make room, or choose another folder with --reports.`,
      zh: `目录${at}所在磁盘剩余${Math.floor((bavail * bsize) / 1e6)} MB，报告最多需要${Math.ceil(LEAST_BYTES / 1e6)} MB；请腾出空间，或用--reports另选目录。`,
    });
}

/** Folder by folder: below one in which nothing can be made, such as /proc, Node's own way of making them all never ends. */
function makeFolder(at: string, disk: Disk): void {
  try {
    disk.mkdirSync(at);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if ((code === 'EEXIST' && isFolder(at, disk)) || code === 'EISDIR') return;
    if (code !== 'ENOENT' || path.dirname(at) === at) throw error;
    makeFolder(path.dirname(at), disk);
    disk.mkdirSync(at);
  }
}

function isFolder(at: string, disk: Disk): boolean {
  try {
    disk.readdirSync(at);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ENOTDIR';
  }
}

function put(at: string, entries: Entries, disk: Disk): void {
  const beside = disk.mkdtempSync(path.join(at, STAGING));
  const placed: string[] = [];
  try {
    for (const [name, content] of Object.entries(entries)) {
      const at = path.join(beside, name);
      disk.mkdirSync(path.dirname(at), { recursive: true });
      if (typeof content === 'function') disk.writeFileSync(at, content());
      else if (content instanceof Uint8Array) disk.writeFileSync(at, content);
      else {
        disk.mkdirSync(at);
        // Thousands of small files: one after the other without waiting for turns of the event loop.
        for (const [file, text] of content) disk.writeFileSync(path.join(at, file), text);
      }
    }
    for (const name of Object.keys(entries)) {
      disk.mkdirSync(path.join(at, path.dirname(name)), { recursive: true });
      disk.renameSync(path.join(beside, name), path.join(at, name));
      placed.push(name);
    }
  } catch (error) {
    for (const name of placed) disk.rmSync(path.join(at, name), { recursive: true, force: true });
    throw error;
  } finally {
    disk.rmSync(beside, { recursive: true, force: true });
  }
}

const REASONS: Readonly<Record<string, Bilingual>> = {
  EACCES: { en: 'no right to write there', zh: '无权写入' },
  EPERM: { en: 'no right to write there', zh: '无权写入' },
  EROFS: { en: 'it can only be read', zh: '只读' },
  ENOSPC: { en: 'no space is left', zh: '空间已用完' },
  EDQUOT: { en: 'the quota is used up', zh: '配额已用完' },
  EEXIST: { en: 'there is a file of that name', zh: '已有同名文件' },
  ENOTDIR: { en: 'a part of the path is a file', zh: '路径中有一段是文件' },
};
const REFUSED: Bilingual = { en: 'the system refused', zh: '系统拒绝' };
const ELSEWHERE: Bilingual = { en: 'choose another folder with --reports', zh: '请用--reports另选目录' };

/** Errors of the file system as one line with the place and the remedy. */
function attempt<T>(at: string, work: () => T, remedy = ELSEWHERE): T {
  try {
    return work();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    const why = REASONS[code] ?? REFUSED;
    throw new ReportsFolderError({
      en: `the reports cannot be written to ${at}: ${why.en} (${code}); ${remedy.en}.`,
      zh: `报告无法写入${at}：${why.zh}（${code}）；${remedy.zh}。`,
    });
  }
}
