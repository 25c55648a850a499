// tillproof explain: says in words what a message says, or what is wrong with it.
import { existsSync } from 'node:fs';
import { Command } from 'commander';
import type { ConsoleLanguage } from '../compliance/console-language.ts';
import type { ExplainOptions } from '../explain/index.ts';
import type { Dialect } from '../iso8583/dialect.ts';
import { CommandError, EXIT } from '../run/exit.ts';
import { readNamedFile } from '../run/options.ts';
import { readDialect } from './dialect.ts';
import { spokenTag } from './spoken.ts';

type Flags = { dialect?: string; framing?: string; language: string; unmaskTestData?: boolean; json?: boolean };

/** More than is explained, in bytes. */
const MOST_INPUT = 4 << 20;

const HELP = {
  en: `
The input is hexadecimal in any style (spaces, colons, 0x, a hexdump -C, xxd or tcpdump -X listing), the name of a file
with such text or with the bytes themselves, "-" for standard input, or a message in JSON: {"mti": "0200", "fields": {…}}.

Framings: none, be2, le2, bcd2, be3, be4, ascii4, hex4; +itself when the length counts its own bytes, -header when it
leaves the header out, such as be2+itself.

Examples:
  tillproof explain 60 00 03 00 00 60 31 00 31 00 00 08 00 00 20 00 00 00 c0 00 12 …
  tcpdump -X -r trace.pcap | tillproof explain - --language zh-CN
  tillproof explain capture.bin --dialect examples/dialect.yaml --json

Exit codes: 0 every message decodes wholly, 1 something is damaged (the diagnosis says what), 2 wrong usage.`,
  zh: `
输入可以是任意写法的十六进制（空格、冒号、0x，或hexdump -C、xxd、tcpdump -X的输出）、含有这类文本或原始字节的文件名、
表示标准输入的“-”，或JSON报文：{"mti": "0200", "fields": {…}}。

分帧方式：none、be2、le2、bcd2、be3、be4、ascii4、hex4；长度计入自身字节时加+itself，不计入报文头时加-header，
例如be2+itself。

示例：
  tillproof explain 60 00 03 00 00 60 31 00 31 00 00 08 00 00 20 00 00 00 c0 00 12 …
  tcpdump -X -r trace.pcap | tillproof explain - --language zh-CN
  tillproof explain capture.bin --dialect examples/dialect.yaml --json

退出码：0每条报文都能完整解读，1有损坏（诊断会说明），2用法有误。`,
} as const satisfies Record<ConsoleLanguage, string>;

/** All of standard input. Read as it comes, because a pipe may have nothing yet; what is far too much is not read to its end. */
async function readInput(): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of process.stdin as AsyncIterable<Buffer>) {
    parts.push(part);
    size += part.length;
    if (size > MOST_INPUT) break;
  }
  return Buffer.concat(parts);
}

/** Bytes of a file or of standard input, or the text of the arguments. */
async function readArguments(words: readonly string[]): Promise<Uint8Array | string> {
  const [first = ''] = words;
  if (words.length > 1) return words.join(' ');
  if (first === '-') return readInput();
  if (existsSync(first)) return readNamedFile({ en: 'the message', zh: '报文' }, first);
  return first;
}

/** A single word that is neither a file, hexadecimal nor JSON was meant to be a file. */
function checkFile(words: readonly string[]): void {
  const [word = ''] = words;
  if (words.length !== 1 || word === '-' || existsSync(word)) return;
  if (/\.\w{1,8}$|^[./~]/.test(word) && !/^[\d\s.]+$/.test(word))
    throw new CommandError({ en: `there is no file ${word}.`, zh: `没有文件${word}。` });
}

/** The dialect of the project whose configuration lies in the working folder; undefined where none is named. */
async function projectDialect(): Promise<Dialect | undefined> {
  if (!existsSync('tillproof.config.yaml')) return undefined;
  const { readConfiguration } = await import('../run/configuration.ts');
  const { dialect } = await readConfiguration(undefined);
  return dialect === undefined ? undefined : readDialect(dialect);
}

async function explainInput(words: readonly string[], flags: Flags): Promise<void> {
  const { explain, InputError, parseFraming } = await import('../explain/index.ts');
  const language = spokenTag(flags.language);
  const framing = flags.framing === undefined ? undefined : parseFraming(flags.framing);
  if (framing === null)
    throw new CommandError({
      en: `--framing: there is no framing ${flags.framing}; run tillproof explain --help.`,
      zh: `--framing：没有分帧方式${flags.framing}；请查看tillproof explain --help。`,
    });
  checkFile(words);
  const own = await projectDialect();
  const asked = async (name: string) => (own?.name === name ? own : readDialect(name));
  const options: ExplainOptions = {
    dialect: flags.dialect === undefined ? undefined : await asked(flags.dialect),
    own,
    framing,
    language,
    unmaskTestData: flags.unmaskTestData,
  };
  try {
    const { whole, text, data } = explain(await readArguments(words), options);
    process.stdout.write(flags.json ? `${JSON.stringify(data, null, 2)}\n` : text);
    process.exitCode = whole ? EXIT.compliant : EXIT.notCompliant;
  } catch (error) {
    if (error instanceof InputError) throw new CommandError({ en: `${error.words.en}.`, zh: `${error.words.zh}。` });
    throw error;
  }
}

export function explain(speech: ConsoleLanguage = 'en'): Command {
  return new Command('explain')
    .description(
      'says in words what an ISO 8583 message says; of a damaged one, where it breaks, what was expected and why',
    )
    .argument('<input...>', 'hexadecimal text, a file, or - for standard input')
    .option('--dialect <name or file>', 'dialect of the bytes (default: guessed); a name, or a YAML or JSON file')
    .option('--framing <name>', 'how messages are framed, such as be2 or be2+itself (default: guessed)')
    .option('--language <language>', 'en or zh-CN (default: the language of this console)')
    .option('--unmask-test-data', 'show card data as it is; for test cards only')
    .option('--json', 'print dialect, framing, confidence, mti, fields and damage as JSON')
    .addHelpText('after', HELP[speech])
    .action(explainInput);
}
