// What the project that uses Tillproof brings of its own besides files that Cucumber loads: test cards, and the dialect of its wire.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { dialectFaultWords } from '../definitions/dialect-faults.ts';
import { DIALECTS, useOwnDialect } from '../definitions/dialects/index.ts';
import type { Bilingual } from '../definitions/evidence.ts';
import { WIRE_NAMES, WIRES } from '../definitions/wires.ts';
import { compileDialect } from '../iso8583/codec.ts';
import type { Dialect } from '../iso8583/dialect.ts';
import { loadDialect } from '../iso8583/load.ts';
import type { RunConfiguration } from './configuration.ts';
import { CommandError } from './exit.ts';
import { readNamedFile } from './options.ts';

/** A dialect by the name of one that comes along, or out of a YAML or JSON file; a CommandError names every row that is wrong. */
export function readDialect(flag: string, nameOrFile: string): Dialect {
  const known: Readonly<Record<string, Dialect>> = DIALECTS;
  if (Object.hasOwn(known, nameOrFile)) return known[nameOrFile] as Dialect;
  if (!/[./\\]/.test(nameOrFile))
    throw new CommandError({
      en: `${flag}: there is no dialect "${nameOrFile}". There are: ${Object.keys(known).join(', ')}; or give a file.`,
      zh: `${flag}：没有方言“${nameOrFile}”。可选：${Object.keys(known).join('、')}；或给出文件。`,
    });
  const loaded = loadDialect(readNamedFile(flag, nameOrFile).toString('utf8'), known);
  if ('errors' in loaded) {
    const faults = loaded.errors.map((fault) => dialectFaultWords({ ...fault, path: '' }));
    const listed = (language: keyof Bilingual) => faults.map((each) => `  ${each[language]}`).join('\n');
    throw new CommandError({
      en: `${flag}: ${nameOrFile} is no dialect:\n${listed('en')}`,
      zh: `${flag}：${nameOrFile}不是方言文件：\n${listed('zh')}`,
    });
  }
  return loaded.dialect;
}

/** Makes cards and dialect of the configuration those of this thread. Throws a CommandError with place and remedy when they do not count. */
export async function takeOwn(configuration: RunConfiguration): Promise<void> {
  const { cards = [], dialect, wire = 'json-http', languages = ['en', 'zh-CN'] } = configuration;
  if (cards.length > 0) (await import('./own-cards.ts')).takeOwnCards(cards);
  if (dialect === undefined) return;
  const { transport } = WIRES[wire];
  if (transport === 'json-http') {
    const binary = WIRE_NAMES.filter((name) => WIRES[name].transport !== 'json-http').join(', ');
    throw new CommandError({
      en: `dialect: messages on the wire ${wire} are JSON; take a binary wire with it: ${binary}.`,
      zh: `dialect：${wire}上的报文是JSON；请同时选用二进制通信方式：${binary}。`,
    });
  }
  const read = readDialect('dialect', dialect);
  if (transport !== 'iso-http' && (read.framing?.length ?? 'none') === 'none')
    throw new CommandError({
      en: `dialect: messages of ${read.name} have no frame length, so they cannot share a connection; add "framing", or take --wire unionpay-http.`,
      zh: `dialect：${read.name}的报文没有长度头，无法在同一连接上区分；请补充“framing”，或改用--wire unionpay-http。`,
    });
  if (languages.includes('zh-CN') && !saysChinese(read))
    throw new CommandError({
      en: `dialect: field 63 of ${read.name} cannot say an issuer in Chinese, as scenarios in zh-CN need it; give its row "encoding: gbk", or ask for --language en.`,
      zh: `dialect：${read.name}的域63不能传送中文发卡机构名称，而中文场景需要；请将该行的编码设为“encoding: gbk”，或只用--language en。`,
    });
  useOwnDialect(read);
}

/** True when an answer may name the issuer in Chinese. */
function saysChinese(dialect: Dialect): boolean {
  try {
    compileDialect(dialect).encode({ mti: '0210', fields: { 63: 'CUP示例银行' } });
    return true;
  } catch {
    return false;
  }
}

/** What of it a report names besides versions: each file with the beginning of its SHA-256. */
export function ownVersions({ cards = [], dialect }: RunConfiguration): Record<string, string> {
  const file = dialect === undefined || Object.hasOwn(DIALECTS, dialect) ? [] : [dialect];
  const digest = (name: string) => createHash('sha256').update(readFileSync(name)).digest('hex').slice(0, 12);
  const named = dialect !== undefined && file.length === 0 ? [['dialect', dialect]] : [];
  return Object.fromEntries([...named, ...[...file, ...cards].map((name) => [path.basename(name), digest(name)])]);
}
