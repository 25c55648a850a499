// Files that say how binary messages travel: a dialect, and what TLS needs.
import { DIALECTS, type DialectName } from '../definitions/dialects/index.ts';
import type { Dialect } from '../iso8583/index.ts';
import { loadDialect } from '../iso8583/load.ts';
import { CommandError } from '../run/exit.ts';
import { readNamedFile } from '../run/options.ts';

/** A dialect by name, or out of a YAML or JSON file; a CommandError names every row that is wrong. */
export function readDialect(nameOrFile: string): Dialect {
  if (Object.hasOwn(DIALECTS, nameOrFile)) return DIALECTS[nameOrFile as DialectName];
  if (!/[./\\]/.test(nameOrFile))
    throw new CommandError({
      en: `--dialect: there is no dialect "${nameOrFile}". There are: ${Object.keys(DIALECTS).join(', ')}; or give a file.`,
      zh: `--dialect：没有方言“${nameOrFile}”。可选：${Object.keys(DIALECTS).join('、')}；或给出文件。`,
    });
  const loaded = loadDialect(readNamedFile('--dialect', nameOrFile).toString('utf8'), DIALECTS);
  if ('dialect' in loaded) return loaded.dialect;
  const reasons = loaded.errors.map(({ row, reason }) => `  ${row || '(top)'}: ${reason}`);
  throw new CommandError({
    en: `--dialect: ${nameOrFile} is no dialect:\n${reasons.join('\n')}`,
    zh: `--dialect：${nameOrFile}不是方言文件：\n${reasons.join('\n')}`,
  });
}

export function readPem(flag: string, file: string): string {
  const text = readNamedFile(flag, file).toString('utf8');
  if (!text.includes('-----BEGIN '))
    throw new CommandError({ en: `${flag}: ${file} is not PEM.`, zh: `${flag}：${file}不是PEM文件。` });
  return text;
}
