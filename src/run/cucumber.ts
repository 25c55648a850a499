// How Cucumber is called for a run: which scenarios, with which sentences, and what the steps are told.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadConfiguration } from '@cucumber/cucumber/api';
import type { WorldParameters } from '../../steps/scene/till.ts';
import { ACQUIRER_CHOICES } from '../definitions/acquirer-profile.ts';
import { ownCardRows } from '../definitions/cards.ts';
import { ownDialect } from '../definitions/dialects/index.ts';
import type { TerminalSpec } from '../terminal/index.ts';
import type { RunConfiguration } from './configuration.ts';
import { WORKER_MEMORY } from './defaults.ts';
import { CommandError } from './exit.ts';
import { FOUND } from './found.ts';
import { askedFiles, askedTags } from './guide.ts';
import type { PluginOptions } from './plugin.ts';
import { modulePath, PACKAGE_ROOT } from './root.ts';
import { terminalsOf } from './terminals.ts';
import { timersOf } from './timers.ts';

/** Absolute folders or files that a run takes its scenarios from. */
export function featurePaths({ languages = ['en', 'zh-CN'], features, chapters }: RunConfiguration): string[] {
  if (features !== undefined) {
    for (const file of features)
      if (!existsSync(withoutLines(file)))
        throw new CommandError({
          en: `--features: there is no file or folder "${file}".`,
          zh: `--features：没有文件或目录“${file}”。`,
        });
    return byFile(features.map((file) => path.resolve(file)));
  }
  const all = languages.map((language) => path.join(PACKAGE_ROOT, 'features', language));
  if (chapters === undefined) return all;
  const known = readdirSync(path.join(PACKAGE_ROOT, 'features', 'en')).sort();
  const unknown = chapters.filter((chapter) => !known.includes(chapter));
  if (unknown.length > 0)
    throw new CommandError({
      en: `--chapter: there is no chapter "${unknown.join('", "')}". There are: ${known.join(', ')}.`,
      zh: `--chapter：没有章节“${unknown.join('”、“')}”。可选：${known.join('、')}。`,
    });
  return all.flatMap((folder) => chapters.map((chapter) => path.join(folder, chapter)));
}

const LINES = /(?::\d+)+$/;

/** The file or folder of a path such as `shop/own.feature:12:20`. */
export const withoutLines = (each: string): string => each.replace(LINES, '');

/** Places of one file as one path, for every path is looked for on the disk; a file without a line is a path of its own. */
function byFile(paths: readonly string[]): string[] {
  const lines = new Map<string, { file: string; own: string }>();
  for (const each of paths) {
    const file = withoutLines(each);
    const own = each.slice(file.length);
    const key = `${file}${own && ':'}`;
    lines.set(key, { file, own: (lines.get(key)?.own ?? '') + own });
  }
  return [...lines.values()].map(({ file, own }) => file + own);
}

/** The files of the guide that are played ahead of the others. */
function playedFirst({ languages = ['en', 'zh-CN'], features, chapters }: RunConfiguration): string[] {
  if (features !== undefined || chapters !== undefined) return [];
  return languages.flatMap((language) => FOUND.map((file) => path.join(PACKAGE_ROOT, 'features', language, file)));
}

/** Absolute paths of the project's own files of sentences and rules. */
function stepFiles({ steps = [] }: RunConfiguration): string[] {
  const missing = steps.find((file) => !existsSync(file));
  if (missing !== undefined)
    throw new CommandError({
      en: `steps: there is no file "${path.resolve(missing)}".`,
      zh: `steps：没有文件“${path.resolve(missing)}”。`,
    });
  return steps.map((file) => path.resolve(file));
}

function tagExpression(options: RunConfiguration): string {
  const asked = askedTags(options);
  return [options.tags && `(${options.tags})`, asked.length > 0 && `(${asked.join(' or ')})`]
    .filter(Boolean)
    .join(' and ');
}

/** What the steps are told: the terminal to open, and how to set it up. */
export function worldParameters(options: RunConfiguration & { terminals?: readonly TerminalSpec[] }) {
  const { terminals = terminalsOf(options).specs } = options;
  return {
    terminal: terminals[0] as TerminalSpec,
    terminals,
    held: options.terminals !== undefined,
    profile: options.profile ?? 'classic',
    acquirerProfile: ACQUIRER_CHOICES[options.acquirer ?? 'unionpay'],
    wire: options.wire ?? 'json-http',
    seed: options.seed ?? 1,
    timers: timersOf(options.timers),
    ...(options.words === undefined ? {} : { words: options.words }),
    ...(options.fuzzPath === undefined ? {} : { fuzzPath: options.fuzzPath }),
    ...ownParameters(),
  } as const;
}

/** What the project brings of its own, as this thread was told it. */
function ownParameters(): Pick<WorldParameters, 'own'> {
  const [cards, dialect] = [ownCardRows(), ownDialect()];
  if (cards.length === 0 && dialect === undefined) return {};
  return { own: { cards, ...(dialect === undefined ? {} : { dialect }) } };
}

/** Reports name the guide's features as they lie in the package, and a user's own as the user named them. */
export const workingFolder = ({ features }: RunConfiguration): string =>
  features === undefined ? PACKAGE_ROOT : process.cwd();

/**
 * Cucumber's configuration for a run: which scenarios, in which order, on which terminal, on how many worker threads at most (0 = none).
 * Each of these gets `scenariosEach` at least, as far as there are so many; `withoutWorkers` or fewer scenarios need none.
 */
export async function cucumberConfiguration(
  options: RunConfiguration & { scenariosEach?: number; withoutWorkers?: number },
  workers: number,
  world: object = {},
) {
  const { order = 'defined', seed = 1, scenariosEach = 1, withoutWorkers = 0 } = options;
  const all = [...playedFirst(options), ...featurePaths(options)];
  const { runConfiguration } = await loadConfiguration(
    {
      file: false,
      provided: {
        paths: askedFiles(options) ?? all,
        import: [modulePath('steps/register'), ...stepFiles(options)],
        // Quoted, because there is a colon in it; by its address, because a path of Windows is none that can be imported.
        format: [`"${pathToFileURL(modulePath('src/run/silent')).href}"`],
        plugin: [pathToFileURL(modulePath('src/run/plugin')).href],
        parallel: workers,
        workerOptions: { resourceLimits: { ...WORKER_MEMORY } },
        order: order === 'random' ? `random:${seed}` : 'defined',
        tags: tagExpression(options),
        worldParameters: { ...worldParameters(options), ...world } as object as Record<string, never>,
      },
    },
    { cwd: workingFolder(options) },
  );
  const { runtime, plugins } = runConfiguration;
  const plugin: PluginOptions = {
    // At one place a person who looks on sees the guide in its order.
    isSpread: workers > 1 && order === 'defined',
    chosen: (count) => {
      const needsNone = withoutWorkers > 0 && count <= withoutWorkers;
      const wanted = needsNone ? 0 : Math.max(1, Math.ceil(count / scenariosEach));
      runtime.parallel = Math.min(workers, wanted);
    },
  };
  const pluginOptions = { tillproof: plugin as object as Record<string, never> };
  return { ...runConfiguration, plugins: { specifiers: [], ...plugins, options: pluginOptions } };
}
