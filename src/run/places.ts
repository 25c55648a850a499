// Files and folders that the user names and a command writes to: tried before anything else is done, for what took long shall not be lost.
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, rmdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Bilingual } from '../definitions/evidence.ts';
import { CommandError, EXIT } from './exit.ts';
import { OF_PATHS, placeName } from './options.ts';

const REASONS: Readonly<Record<string, Bilingual>> = {
  ...OF_PATHS,
  EACCES: { en: 'no right to write there', zh: '无权写入' },
  EPERM: { en: 'no right to write there', zh: '无权写入' },
  EROFS: { en: 'nothing can be written there', zh: '只读' },
  EEXIST: { en: 'it is a file', zh: '这是文件' },
  ENOSPC: { en: 'the disk is full', zh: '磁盘已满' },
};

/** The name of a file that is to be written. Throws a CommandError with the reason where it cannot be; leaves nothing there. */
export function fileToWrite(flag: string, name: string): string {
  const file = placeName(flag, name);
  try {
    const there = statSync(file, { throwIfNoEntry: false });
    if (there === undefined) probe(path.resolve(file));
    else if (there.isDirectory()) throw Object.assign(new Error('a folder'), { code: 'EISDIR' });
    // To open a pipe would wait for its reader.
    else if (there.isFile()) closeSync(openSync(file, 'a'));
  } catch (error) {
    throw unwritable(flag, file, error);
  }
  return file;
}

/** The same of a folder that files are to go to. */
export function folderToWrite(flag: string, name: string): string {
  const folder = placeName(flag, name);
  try {
    probe(path.resolve(folder));
  } catch (error) {
    throw unwritable(flag, folder, error);
  }
  return folder;
}

/** Writes a file, and the folders above it where they are missing. Throws a CommandError; of a run that was played the verdict stands. */
export function writeNamedFile(flag: string, file: string, content: string | Uint8Array): void {
  try {
    mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
    writeFileSync(file, content);
  } catch (error) {
    throw unwritable(flag, file, error, EXIT.inconclusive);
  }
}

/** Writes what a campaign found, and gives the name of the file, or says why it is not there: the campaign goes on. */
export function keptIn(file: string, content: string, key: keyof Bilingual): string {
  try {
    writeNamedFile('--out', file, content);
    return file;
  } catch (error) {
    return (error as CommandError).words[key];
  }
}

/** Makes a folder in the folder, or in the nearest above it that there is, and takes it away again. */
function probe(folder: string): void {
  let there = folder;
  while (!existsSync(there) && there !== path.dirname(there)) there = path.dirname(there);
  if (!statSync(there).isDirectory())
    throw Object.assign(new Error('a file'), { code: there === folder ? 'EEXIST' : 'ENOTDIR' });
  rmdirSync(mkdtempSync(path.join(there, '.tillproof-')));
}

function unwritable(flag: string, name: string, error: unknown, exitCode: number = EXIT.usage): CommandError {
  const { code = '', message } = error as NodeJS.ErrnoException;
  const why = REASONS[code];
  const place = path.resolve(name);
  return new CommandError(
    {
      en: `${flag}: cannot write ${place}: ${why === undefined ? code || message : `${why.en} (${code})`}. Name a place that may be written.`,
      zh: `${flag}：无法写入${place}：${why === undefined ? code || message : `${why.zh}（${code}）`}。请给出可写的位置。`,
    },
    exitCode,
  );
}
