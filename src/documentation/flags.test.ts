// Commands and flags: those that the documentation names are there, and all that are there stand in docs/cli.md and its twin.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { chinese } from '../cli/chinese/localise.ts';
import { program } from '../cli/main.ts';
import { BLOCKS, PAGES, ROOT, textOf } from './blocks.fixture.ts';

const root = program();

/** Every command that does something, by its words: `certify`, `dialect check`. */
function commandsOf(command: Command, before = ''): [words: string, command: Command][] {
  return command.commands.flatMap((each): [string, Command][] => {
    const words = `${before}${each.name()}`;
    return each.commands.length > 0 ? commandsOf(each, `${words} `) : [[words, each]];
  });
}
const COMMANDS = new Map(commandsOf(root));
const flagsOf = (command: Command) =>
  command.options.flatMap(({ short, long }) => [short, long]).filter((each) => each != null);
const ALWAYS = ['--help', '-h', '--version', '-V'];
const ALL_FLAGS = new Set([...ALWAYS, ...[...COMMANDS.values()].flatMap(flagsOf)]);

const cell = (text: string) => text.replaceAll('|', '\\|').replace(/\s+/g, ' ');

/** What differs between the two pages beside the texts of the commands themselves. */
const PAGE_OF = {
  'cli.md': {
    opening: `# Commands and flags

[中文](cli.zh-CN.md)

What \`npx tillproof <command> --help\` says, on one page; a test holds it against the commands. Exit codes: 0 compliant, 1 not compliant, 2 wrong usage
or configuration, 3 inconclusive.`,
    header: '| flag | what it does |',
    text: (text: string) => text,
    initially: (value: string) => `; ${value} when not given`,
    end: '.',
  },
  'cli.zh-CN.md': {
    opening: `# 命令与选项

[English](cli.md)

\`npx tillproof <命令> --help\` 的全部内容，汇于一页；测试将本页与各命令核对。控制台语言为中文时，\`--help\` 以中文显示。退出码：0 符合要求，1 不符合要求，2 用法或配置有误，
3 无结论。`,
    header: '| 选项 | 作用 |',
    text: chinese,
    initially: (value: string) => `（缺省：${value}）`,
    end: '。',
  },
} as const;
type PageName = keyof typeof PAGE_OF;

function section([words, command]: [string, Command], { header, text, initially, end }: (typeof PAGE_OF)[PageName]) {
  const inputs = command.registeredArguments.map((argument) => {
    const { variadic, required } = argument;
    const word = `${argument.name()}${variadic ? '...' : ''}`;
    return required ? `<${word}>` : `[${word}]`;
  });
  const rows = command.options.map(({ flags, description, defaultValue }) => {
    const given = defaultValue === undefined || defaultValue === true ? '' : initially(String(defaultValue));
    return `| \`${cell(flags)}\` | ${cell(text(description))}${given} |`;
  });
  const table = rows.length === 0 ? [] : ['', header, '| --- | --- |', ...rows];
  const title = `## \`tillproof ${[words, ...inputs].join(' ')}\``;
  return [title, '', `${cell(text(command.description()))}${end}`, ...table].join('\n');
}

/** docs/cli.md, or its twin. */
function page(name: PageName): string {
  const sections = [...COMMANDS].map((command) => section(command, PAGE_OF[name]));
  return `${[PAGE_OF[name].opening, ...sections].join('\n\n')}\n`;
}

describe.each(Object.keys(PAGE_OF) as PageName[])('docs/%s', (name) => {
  // To publish a change: UPDATE_DOCS=1 npx vitest run src/documentation/flags.test.ts
  it('is what the commands say of themselves', () => {
    const file = path.join(ROOT, 'docs', name);
    if (process.env.UPDATE_DOCS) writeFileSync(file, page(name));
    expect(readFileSync(file, 'utf8')).toBe(page(name));
  });
});

/** Pieces of code in a page: spans of its text, and lines of its shell blocks. */
function codeOf(name: string): string[] {
  const spans =
    textOf(name)
      .replace(/^ *```.*?^ *```/gms, '')
      .match(/`[^`\n]+`/g) ?? [];
  const lines = BLOCKS.filter(({ page: of, language }) => of === name && language === 'sh').flatMap(({ text }) =>
    text.split('\n'),
  );
  return [...spans.map((span) => span.slice(1, -1)), ...lines];
}

/** What is wrong with a `tillproof …` in a piece of code. */
function wrongIn(code: string): string[] {
  return [...code.matchAll(/(?<![\w/.-])tillproof +([a-z]+)((?: +[^#|&;`]+)?)/g)].flatMap(
    ([, first = '', rest = '']) => {
      const words = rest.trim().split(/\s+/);
      const name = COMMANDS.has(first) ? first : `${first} ${words[0] ?? ''}`;
      const command = COMMANDS.get(name);
      if (command === undefined)
        return root.commands.some((each) => each.name() === first) ? [] : [`tillproof ${first}: no such command`];
      const known = [...ALWAYS, ...flagsOf(command)];
      return words
        .filter((word) => /^--[a-z]/.test(word))
        .map((word) => word.replace(/[=,.)].*$/, ''))
        .filter((word) => !known.includes(word))
        .map((word) => `tillproof ${name} has no ${word}`);
    },
  );
}

describe('what the documentation names', () => {
  it.each(PAGES.filter((name) => name !== 'CHANGELOG.md'))('in %s is there: commands and their flags', (name) => {
    const code = codeOf(name);
    const loose = code.filter((each) => /^--[a-z]/.test(each)).map((each) => each.split(/[\s=|]/)[0]!);
    expect([
      ...code.flatMap(wrongIn),
      ...loose.filter((flag) => !ALL_FLAGS.has(flag)).map((flag) => `no command has ${flag}`),
    ]).toEqual([]);
  });

  it('would be noticed if it were not', () => {
    expect(wrongIn('npx tillproof certify --no-such-flag x')).toEqual(['tillproof certify has no --no-such-flag']);
    expect(wrongIn('tillproof nonsense')).toEqual(['tillproof nonsense: no such command']);
    expect(wrongIn('tillproof dialect check my.yaml --json && npx tillproof steps --search card')).toEqual([]);
  });
});
