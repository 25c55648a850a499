// The folder that the reports of a run go to: tried and held before the run, emptied when it starts, filled in one go when it ends.
import fs from 'node:fs';
import { devNull } from 'node:os';
import path from 'node:path';
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

/** A folder that cannot serve; the message is one line with the place and the remedy. */
export class ReportsFolderError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ReportsFolderError';
    // Plain cucumber-js prints errors whole, and where in our code this one was thrown helps nobody.
    this.stack = message;
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
  const hold = attempt(
    at,
    () => takeHold(`reports ${at}`, holder),
    'no hold can be taken of it; point TMPDIR to a folder that can be written',
  );
  if (hold.held) return hold.release;
  throw new ReportsFolderError(
    `the folder ${at} is in use by ${hold.heldBy || 'another run'}; wait for its end, or choose another folder with --reports.`,
  );
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
    throw new ReportsFolderError(
      `the folder ${at} has ${Math.floor((bavail * bsize) / 1e6)} MB of space and reports take up to ${Math.ceil(LEAST_BYTES / 1e6)} MB; make room, or choose another folder with --reports.`,
    );
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

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'no right to write there',
  EPERM: 'no right to write there',
  EROFS: 'it can only be read',
  ENOSPC: 'no space is left',
  EDQUOT: 'the quota is used up',
  EEXIST: 'there is a file of that name',
  ENOTDIR: 'a part of the path is a file',
};

/** Errors of the file system as one line with the place and the remedy. */
function attempt<T>(at: string, work: () => T, remedy = 'choose another folder with --reports'): T {
  try {
    return work();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new ReportsFolderError(
      `the reports cannot be written to ${at}: ${REASONS[code] ?? 'the system refused'} (${code}); ${remedy}.`,
    );
  }
}
