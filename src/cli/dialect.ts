// tillproof dialect: checks dialects that users write, and lists the ones that come along.
import { existsSync } from 'node:fs';
import { Command } from 'commander';
import { consoleLanguage } from '../compliance/console-language.ts';
import { dialectFaultWords } from '../definitions/dialect-faults.ts';
import type { Bilingual } from '../definitions/evidence.ts';
import type { Dialect } from '../iso8583/index.ts';
import { CommandError, EXIT } from '../run/exit.ts';
import { readNamedFile } from '../run/options.ts';
import { yaml } from '../yaml.ts';
import { spoken } from './spoken.ts';

type Loaded = Awaited<ReturnType<typeof loadFile>>;

/** Reads a dialect file; the mistakes in it are part of the result. */
async function loadFile(file: string) {
  const [{ loadDialect }, { DIALECTS }] = await Promise.all([
    import('../iso8583/load.ts'),
    import('../definitions/dialects/index.ts'),
  ]);
  if (!existsSync(file)) throw new CommandError({ en: `there is no file ${file}.`, zh: `没有文件${file}。` });
  return loadDialect(readNamedFile({ en: 'the dialect', zh: '方言' }, file).toString('utf8'), DIALECTS);
}

const lines = (file: string, loaded: Loaded): Bilingual => {
  const faults = 'errors' in loaded ? loaded.errors.map(dialectFaultWords) : [];
  return {
    en: faults.map(({ en }) => `${file}: ${en}`).join('\n'),
    zh: faults.map(({ zh }) => `${file}：${zh}`).join('\n'),
  };
};

/** A dialect by the name of one that comes along, or from a file; CommandError when there is neither, or the file has mistakes. */
export async function readDialect(nameOrFile: string): Promise<Dialect> {
  const { DIALECTS } = await import('../definitions/dialects/index.ts');
  const known: Readonly<Record<string, Dialect>> = DIALECTS;
  if (Object.hasOwn(known, nameOrFile)) return known[nameOrFile]!;
  if (!existsSync(nameOrFile))
    throw new CommandError({
      en: `there is no dialect ${nameOrFile}, and no such file; known dialects: ${Object.keys(known).join(', ')}.`,
      zh: `没有方言${nameOrFile}，也没有此文件；已知方言：${Object.keys(known).join('、')}。`,
    });
  const loaded = await loadFile(nameOrFile);
  if ('dialect' in loaded) return loaded.dialect;
  const { en, zh } = lines(nameOrFile, loaded);
  throw new CommandError({ en: `the dialect has mistakes.\n${en}`, zh: `方言有错误。\n${zh}` });
}

async function check(files: readonly string[], { json }: { json?: boolean }): Promise<void> {
  const results = [];
  for (const file of files) {
    const loaded = await loadFile(file);
    const errors = 'errors' in loaded ? loaded.errors : [];
    const dialect = 'dialect' in loaded ? loaded.dialect : null;
    const told = errors.map((error) => ({ ...error, text: dialectFaultWords(error) }));
    results.push({ file, ok: errors.length === 0, name: dialect?.name ?? null, errors: told });
    if (json) continue;
    if (dialect === null) console.log(lines(file, loaded)[consoleLanguage(undefined)]);
    else {
      const count = Object.keys(dialect.fields).length;
      const words = {
        en: `${file}: ${dialect.name} is a dialect with ${count} fields.`,
        zh: `${file}：${dialect.name}是有效的方言，共${count}个域。`,
      };
      console.log(words[consoleLanguage(undefined)]);
    }
  }
  if (json) console.log(JSON.stringify(results.length === 1 ? results[0] : results, null, 2));
  process.exitCode = results.every(({ ok }) => ok) ? EXIT.compliant : EXIT.notCompliant;
}

async function list({ json }: { json?: boolean }): Promise<void> {
  const { DIALECTS } = await import('../definitions/dialects/index.ts');
  const known: readonly Dialect[] = Object.values(DIALECTS);
  if (json)
    console.log(
      JSON.stringify(
        known.map(({ name, en, zh }) => ({ name, en, zh })),
        null,
        2,
      ),
    );
  else for (const { name, en, zh } of known) console.log(`${name.padEnd(22)}  ${en} · ${zh}`);
}

async function show(nameOrFile: string): Promise<void> {
  const { stringify } = yaml();
  console.log(stringify(await readDialect(nameOrFile), { lineWidth: 110 }).trimEnd());
}

async function messages({ language }: { language?: string }): Promise<void> {
  const { messagePage } = await import('./message-pages.ts');
  console.log(messagePage(spoken(language)).trimEnd());
}

export function dialect(): Command {
  const command = new Command('dialect').description('checks, lists and shows ISO 8583 dialects (docs/dialects.md)');
  command
    .command('check')
    .description(
      'checks dialect files; every mistake is told with its row. Exit codes: 0 right, 1 mistakes, 2 no such file',
    )
    .argument('<file...>', 'YAML or JSON')
    .option('--json', 'print {file, ok, name, errors: [{row, path, reason, text: {en, zh}}]}')
    .action(check);
  command
    .command('list')
    .description('lists the dialects that come along')
    .option('--json', 'print [{name, en, zh}]')
    .action(list);
  command
    .command('show')
    .description('prints a dialect as YAML, everything that it extends put in')
    .argument('<name or file>', 'a dialect that comes along, or a file')
    .action(show);
  command
    .command('messages')
    .description('prints every message of the UnionPay-style dialect with its fields, as in docs/messages.md')
    .option('--language <language>', 'en or zh-CN (default: the language of this console)')
    .action(messages);
  return command;
}
