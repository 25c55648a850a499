// tillproof init: the files of a project that begins to use Tillproof, and what to do next.
import { existsSync } from 'node:fs';
import { Command } from 'commander';
import type { AdapterKind, CiSystem, Language, Part, Written } from '../init/index.ts';
import { choose } from '../run/options.ts';
import { packageVersion } from '../run/root.ts';

type Flags = {
  language?: string;
  adapter?: string;
  ci?: string[];
  only?: string[];
  force?: boolean;
  json?: boolean;
};

const LANGUAGES = ['en', 'zh-CN'] as const;

/** Asks where somebody can answer; an empty answer takes the first. */
async function ask<const T extends string>(question: string, allowed: readonly T[]): Promise<T> {
  const { createInterface } = await import('node:readline/promises');
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    for (;;) {
      const answer = (await lines.question(`${question} [${allowed.join(', ')}] `)).trim() || allowed[0];
      const found = allowed.find((each) => each === answer);
      if (found !== undefined) return found;
    }
  } finally {
    lines.close();
  }
}

/** The language that the machine is set to. */
const ownLanguage = (): Language => (/^zh/i.test(process.env.LC_ALL ?? process.env.LANG ?? '') ? 'zh-CN' : 'en');

/** What was done and what comes next. */
function closingWords({ written, kept }: Written, language: Language, adapter: string): string {
  const install = existsSync('node_modules/tillproof')
    ? []
    : [written.includes('package.json') ? 'npm install' : 'npm install --save-dev tillproof'];
  const words = {
    en: {
      written: 'Written:',
      kept: 'There already, and not touched (--force writes over them):',
      next: 'Next:',
      steps: [
        ...install,
        'npx tillproof doctor     the adapter is well: a terminal of ours stands in for yours',
        `npx tillproof certify    fails: write the line that ${adapter} asks for, "enter-pin"`,
        'npx tillproof certify    passes; open reports/compliance.html, then put your own device in',
      ],
    },
    'zh-CN': {
      written: '已写入：',
      kept: '已存在，未改动（--force 会覆盖）：',
      next: '接下来：',
      steps: [
        ...install,
        'npx tillproof doctor     适配器正常：目前由我们自带的终端代替您的终端',
        `npx tillproof certify    失败：请写上 ${adapter} 中 "enter-pin" 要求的那一行`,
        'npx tillproof certify    通过；打开 reports/compliance.html，然后换上您自己的设备',
      ],
    },
  }[language];
  const list = (title: string, items: readonly string[]) =>
    items.length === 0 ? [] : [title, ...items.map((item) => `  ${item}`), ''];
  return [
    ...list(words.written, written),
    ...list(words.kept, kept),
    words.next,
    ...words.steps.map((step, at) => `  ${at + 1}. ${step}`),
  ].join('\n');
}

export function init(): Command {
  return new Command('init')
    .description(
      'writes what a project needs to begin: configuration, a first scenario, an adapter that runs at once, CI files, settings of the editor',
    )
    .option('--language <language>', 'language of the scenario and of the comments: en or zh-CN (asked on a terminal)')
    .option('--adapter <language>', 'typescript, javascript or python (asked on a terminal; else javascript)')
    .option('--ci <system...>', 'github, gitlab, jenkins or none (default: all three)')
    .option('--only <part...>', 'only these: configuration, feature, adapter, ci, editor')
    .option('--force', 'write over what is there; never over a package.json')
    .option('--json', 'print {written, kept} as JSON')
    .action(async (flags: Flags) => {
      const { ADAPTERS, CI_SYSTEMS, PARTS, projectFiles, writeProject } = await import('../init/index.ts');
      const isAsked = process.stdin.isTTY === true && !flags.json;
      const language =
        flags.language !== undefined
          ? choose('--language', flags.language, LANGUAGES)
          : isAsked
            ? await ask('Language · 语言', ownLanguage() === 'en' ? LANGUAGES : LANGUAGES.toReversed())
            : ownLanguage();
      const kinds: readonly AdapterKind[] = ['javascript', 'typescript', 'python'];
      const adapter =
        flags.adapter !== undefined
          ? choose('--adapter', flags.adapter, ADAPTERS)
          : isAsked
            ? await ask(language === 'en' ? 'Adapter' : '适配器', kinds)
            : 'javascript';
      const systems = (flags.ci ?? CI_SYSTEMS).map((system) => choose('--ci', system, [...CI_SYSTEMS, 'none']));
      const parts: Part[] = (flags.only ?? PARTS).map((part) => choose('--only', part, PARTS));
      const files = projectFiles({
        language,
        adapter,
        ci: systems.filter((system): system is CiSystem => system !== 'none'),
        parts,
        version: packageVersion(),
      });
      const told = writeProject(process.cwd(), files, flags.force === true);
      const file = files.find(({ path }) => path.startsWith('adapter/'))?.path ?? 'adapter/';
      console.log(flags.json ? JSON.stringify(told) : closingWords(told, language, file));
    });
}
