// Files that say how binary messages travel: what TLS needs.
import { CommandError } from '../run/exit.ts';
import { readNamedFile } from '../run/options.ts';

export function readPem(flag: string, file: string): string {
  const text = readNamedFile(flag, file).toString('utf8');
  if (!text.includes('-----BEGIN '))
    throw new CommandError({ en: `${flag}: ${file} is not PEM.`, zh: `${flag}：${file}不是PEM文件。` });
  return text;
}
