// What the options of the command line may be; whatever they are not is refused with the flag's own name.
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Bilingual } from '../definitions/evidence.ts';
import { CommandError } from './exit.ts';

/** One of a few words. */
export function choose<const T extends string>(flag: string, text: string, allowed: readonly T[]): T {
  const found = allowed.find((each) => each === text);
  if (found === undefined)
    throw new CommandError({
      en: `${flag}: ${JSON.stringify(text)} is none of ${allowed.join(', ')}.`,
      zh: `${flag}：${JSON.stringify(text)}不在可选值之中：${allowed.join('、')}。`,
    });
  return found;
}

export function wholeNumber(flag: string, text: string): number {
  if (!/^\d+$/.test(text))
    throw new CommandError({
      en: `${flag}: ${JSON.stringify(text)} is not a whole number.`,
      zh: `${flag}：${JSON.stringify(text)}不是整数。`,
    });
  return Number(text);
}

/** The name of a file or folder; an empty one would be the working folder. */
export function placeName(flag: string, text: string): string {
  if (text.trim() === '')
    throw new CommandError({
      en: `${flag}: the name is empty; leave the option away, or name a place.`,
      zh: `${flag}：名称为空；请去掉该选项，或给出位置。`,
    });
  return text;
}

/** A text to choose by; an empty one would choose everything. */
export function notEmpty(flag: string, text: string): string {
  if (text.trim() === '')
    throw new CommandError({
      en: `${flag}: the text is empty, which would choose everything; leave the option away, or say what is wanted.`,
      zh: `${flag}：内容为空，等于全部选中；请去掉该选项，或写明所要的内容。`,
    });
  return text;
}

const ENDING_DEVICES: readonly string[] = ['/dev/null', '/dev/stdin'];
/** What is wrong with a path, whether it is read or written. */
export const OF_PATHS: Readonly<Record<string, Bilingual>> = {
  EISDIR: { en: 'it is a folder', zh: '这是目录' },
  ENOTDIR: { en: 'a part of the path is a file', zh: '路径中有一段是文件' },
};
const REASONS: Readonly<Record<string, Bilingual>> = {
  ...OF_PATHS,
  EACCES: { en: 'no right to read it', zh: '无权读取' },
  EPERM: { en: 'no right to read it', zh: '无权读取' },
  ENOENT: { en: 'there is no such file', zh: '没有此文件' },
  EDEVICE: { en: 'it is a device', zh: '这是设备' },
};
/** Codes that no system gives: they tell nobody anything. */
const OWN_CODES: readonly string[] = ['EDEVICE'];

/** The bytes of a file that the user named; `place` is what the error begins with, such as the flag. */
export function readNamedFile(place: string | Bilingual, file: string): Buffer {
  try {
    const found = statSync(file);
    if (found.isDirectory()) throw Object.assign(new Error('a folder'), { code: 'EISDIR' });
    // Some devices have no end; a pipe has one, and so have these two.
    if ((found.isCharacterDevice() && !ENDING_DEVICES.includes(file)) || found.isBlockDevice())
      throw Object.assign(new Error('a device'), { code: 'EDEVICE' });
    return readFileSync(file);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    const why = REASONS[code];
    const other = code || (error as Error).message;
    const [en, zh] = OWN_CODES.includes(code) ? ['', ''] : [` (${code})`, `（${code}）`];
    throw new CommandError({
      en: `${typeof place === 'string' ? place : place.en}: cannot read ${path.resolve(file)}: ${why === undefined ? other : `${why.en}${en}`}.`,
      zh: `${typeof place === 'string' ? place : place.zh}：无法读取${path.resolve(file)}：${why === undefined ? other : `${why.zh}${zh}`}。`,
    });
  }
}
