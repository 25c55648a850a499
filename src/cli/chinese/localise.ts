// A command line whose help and whose complaints about usage are in Chinese.
import { stripVTControlCharacters } from 'node:util';
import type { Command, Option } from 'commander';
import { widthOf } from '../../compliance/columns.ts';
import { CHINESE } from './texts.ts';

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Global Options:': '全局选项：',
  'Commands:': '命令：',
};

const TERMS = { '[options]': '[选项]', '[command]': '[命令]' } as const;

/** What Commander says of wrong usage, and how it is said here. */
const COMPLAINTS: readonly [RegExp, string][] = [
  [/^error: unknown option '(.*)'$/m, '错误：没有选项“$1”'],
  [/^error: unknown command '(.*)'$/m, '错误：没有命令“$1”'],
  [/^error: option '(.*)' argument missing$/m, '错误：选项“$1”缺少取值'],
  [/^error: missing required argument '(.*)'$/m, '错误：缺少参数“$1”'],
  [
    /^error: too many arguments(?: for '(.*)')?\. Expected (\d+) arguments? but got (\d+).*$/m,
    '错误：参数过多：应有$2个，实有$3个',
  ],
  [/^\(Did you mean one of (.*)\?\)$/m, '（是否为以下之一：$1？）'],
  [/^\(Did you mean (.*)\?\)$/m, '（是否为$1？）'],
];

/** The Chinese of a text, or the text itself where there is none. */
export const chinese = (text: string): string => CHINESE[text] ?? text;

/** What Commander says of wrong usage, in Chinese. */
export function complaint(text: string): string {
  return COMPLAINTS.reduce((told, [pattern, words]) => told.replace(pattern, words), text);
}

function optionDescription({ description, defaultValue, negate }: Option): string {
  const given = typeof defaultValue === 'string' ? `（缺省：${defaultValue}）` : '';
  return chinese(description) + (negate ? '' : given);
}

/** Turns the command and those below it into Chinese. */
export function localise(command: Command): void {
  command.description(chinese(command.description()));
  for (const argument of command.registeredArguments) argument.description = chinese(argument.description);
  command.helpOption('-h, --help', chinese('display help for command'));
  if (command.commands.length > 0) command.helpCommand('help [命令]', chinese('display help for command'));
  command.configureHelp({
    displayWidth: (text) => widthOf(stripVTControlCharacters(text)),
    styleTitle: (title) => TITLES[title] ?? title,
    styleUsage: withTerms,
    styleSubcommandTerm: withTerms,
    optionDescription,
  });
  command.configureOutput({ outputError: (text, write) => write(complaint(text)) });
  command.commands.forEach(localise);
}

const withTerms = (text: string): string =>
  Object.entries(TERMS).reduce((told, [term, words]) => told.replaceAll(term, words), text);
