// What the options of the command line may be; whatever they are not is refused with the flag's own name.
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { CommandError } from './exit.ts';

/** One of a few words. */
export function choose<const T extends string>(flag: string, text: string, allowed: readonly T[]): T {
  const found = allowed.find((each) => each === text);
  if (found === undefined) throw new CommandError(`${flag}: ${JSON.stringify(text)} is none of ${allowed.join(', ')}.`);
  return found;
}

export function wholeNumber(flag: string, text: string): number {
  if (!/^\d+$/.test(text)) throw new CommandError(`${flag}: ${JSON.stringify(text)} is not a whole number.`);
  return Number(text);
}

/** The name of a file or folder; an empty one would be the working folder. */
export function placeName(flag: string, text: string): string {
  if (text.trim() === '') throw new CommandError(`${flag}: the name is empty; leave the option away, or name a place.`);
  return text;
}

const ENDING_DEVICES: readonly string[] = ['/dev/null', '/dev/stdin'];
const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'no right to read it',
  EPERM: 'no right to read it',
  EISDIR: 'it is a folder',
  ENOENT: 'there is no such file',
  ENOTDIR: 'a part of the path is a file',
};

/** The bytes of a file that the user named; `place` is what the error begins with, such as the flag. */
export function readNamedFile(place: string, file: string): Buffer {
  try {
    const found = statSync(file);
    if (found.isDirectory()) throw Object.assign(new Error('a folder'), { code: 'EISDIR' });
    // Some devices have no end; a pipe has one, and so have these two.
    if ((found.isCharacterDevice() && !ENDING_DEVICES.includes(file)) || found.isBlockDevice())
      throw new Error('it is a device');
    return readFileSync(file);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    const why = REASONS[code] === undefined ? code : `${REASONS[code]} (${code})`;
    throw new CommandError(`${place}: cannot read ${path.resolve(file)}: ${why || (error as Error).message}.`);
  }
}
