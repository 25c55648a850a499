// A run that is spread over several machines: which part this one plays, and what says that the parts belong together.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { type IRunOptions, loadSources } from '@cucumber/cucumber/api';
import { generateMessages } from '@cucumber/gherkin';
import { IdGenerator, type Pickle, SourceMediaType } from '@cucumber/messages';
import { digestOf, sha256 } from '../certificate/digest.ts';
import { ownHarness } from '../certificate/harness.ts';
import { parseTrouble } from '../compliance/parse-errors.ts';
import { placeKey } from '../compliance/places.ts';
import type { RunFacts } from '../compliance/report.ts';
import { namesOf, requirementsOf } from '../compliance/tags.ts';
import type { Bilingual } from '../definitions/evidence.ts';
import { catalogueOf } from './catalogue.ts';
import type { RunConfiguration } from './configuration.ts';
import { CommandError, EXIT } from './exit.ts';
import { featureFiles } from './preflight.ts';

/** Part `index` (from 1) of `of`. */
type Shard = { index: number; of: number };

/** Reads `2/8`. */
function parsed(place: string, text: string): Shard {
  const [, index = 0, of = 0] = (/^(\d{1,4})\/(\d{1,4})$/.exec(text.trim()) ?? []).map(Number);
  if (index < 1 || index > of)
    throw new CommandError({
      en: `${place}: ${JSON.stringify(text)} is no shard; write i/n with i from 1 to n, such as 2/8, or auto.`,
      zh: `${place}：${JSON.stringify(text)}不是分片；应为i/n（i为1至n，如2/8）或auto。`,
    });
  return { index, of };
}

/** Where CI systems say which of several equal jobs this is: the variables of index and number, and the index of the first job. */
const SYSTEMS = [
  { index: 'TILLPROOF_SHARD_INDEX', of: 'TILLPROOF_SHARD_TOTAL', first: 0 },
  { index: 'CI_NODE_INDEX', of: 'CI_NODE_TOTAL', first: 1 },
  { index: 'JOB_COMPLETION_INDEX', of: 'TILLPROOF_SHARD_TOTAL', first: 0 },
] as const;

/**
 * `--shard` as `2/8`. `auto` asks the environment: TILLPROOF_SHARD (`2/8`); TILLPROOF_SHARD_INDEX and …_TOTAL, counted from 0, as a matrix of
 * GitHub Actions gives them (`strategy.job-index`, `strategy.job-total`); CI_NODE_INDEX and CI_NODE_TOTAL of GitLab's `parallel`;
 * JOB_COMPLETION_INDEX of an indexed Job of Kubernetes, with TILLPROOF_SHARD_TOTAL. Throws a CommandError when that is no shard.
 */
export function shardFlag(text: string, env: Readonly<Record<string, string | undefined>> = process.env): string {
  const { index, of } = text === 'auto' ? found(env) : parsed('--shard', text);
  return `${index}/${of}`;
}

/** What makes no sense of a part of a run, by its flag, and what to do instead. */
const NOT_IN_PARTS = {
  failFast: {
    flag: '--fail-fast',
    en: 'a shard cannot stop the others, and merged they would not be one run; leave one of both away.',
    zh: '一个分片无法停止其他分片，合并后也不成为一次运行；请去掉其中一个。',
  },
  sign: {
    flag: '--sign',
    en: 'a certificate is about the whole run; give it to "tillproof merge".',
    zh: '证书针对整个运行；请在“tillproof merge”中给出。',
  },
  statement: {
    flag: '--statement',
    en: 'a certificate is about the whole run; give it to "tillproof merge".',
    zh: '证书针对整个运行；请在“tillproof merge”中给出。',
  },
  updateKnownFailures: {
    flag: '--update-known-failures',
    en: 'a shard knows what failed in its part alone; write the list in a run of the whole.',
    zh: '分片只知道自己部分的失败；请在整个运行中更新清单。',
  },
} as const satisfies Record<string, Bilingual & { flag: string }>;

/** Refuses, with `--shard`, what no part of a run can do. */
export function checkWithShard(flags: Readonly<Partial<Record<keyof typeof NOT_IN_PARTS, unknown>>>): void {
  const given = Object.entries(NOT_IN_PARTS).filter(([name]) => flags[name as keyof typeof NOT_IN_PARTS]);
  if (given.length === 0) return;
  const lines = (language: 'en' | 'zh') =>
    given.map(
      ([, each]) =>
        `${each.flag}${language === 'en' ? ': not with --shard: ' : '：不能与--shard同用：'}${each[language]}`,
    );
  throw new CommandError({ en: lines('en').join('\n'), zh: lines('zh').join('\n') });
}

const pairs = SYSTEMS.map(({ index, of }) => `${index} + ${of}`).join(', ');
const SILENT: Bilingual = {
  en: `--shard auto: the environment says nothing. Set TILLPROOF_SHARD=2/8, or one of ${pairs}.`,
  zh: `--shard auto：环境变量未说明分片。请设置TILLPROOF_SHARD=2/8，或以下之一：${pairs}。`,
};

function found(env: Readonly<Record<string, string | undefined>>): Shard {
  if (env.TILLPROOF_SHARD) return parsed('TILLPROOF_SHARD', env.TILLPROOF_SHARD);
  const system = SYSTEMS.find(({ index, of }) => env[index] && env[of]);
  if (system === undefined) throw new CommandError(SILENT);
  const { index, of, first } = system;
  const from = Number(env[index]);
  return parsed(`${index} and ${of}`, `${from - first + 1}/${env[of]}`);
}

/** The scenarios of one shard by their places, and what its report says of the whole. */
export type ShardPlan = { places: string[]; leftOut: string[]; shard: NonNullable<RunFacts['shard']> };

/**
 * Every n-th of all scenarios in the order of their places, so that what belongs together, and takes long together, is spread. Throws a
 * CommandError when there are fewer scenarios than shards: a shard with nothing to play could say nothing.
 *
 * @param sources what Cucumber would read, and its filters
 * @param picked places of the scenarios that daily work picks out of these; all when not given
 */
export async function planShard(
  options: RunConfiguration & { shard: string },
  sources: IRunOptions['sources'],
  folder: string,
  leftOutOfGuide: readonly string[],
  { picked, repeatEach = 1 }: { picked?: readonly string[] | undefined; repeatEach?: number | undefined } = {},
): Promise<ShardPlan> {
  const { index, of } = parsed('--shard', options.shard);
  const silent = new PassThrough().resume();
  const inOrder = { ...sources, order: 'defined' as const };
  const { plan, errors } = await loadSources(inOrder, { cwd: folder, stdout: silent, stderr: silent });
  if (errors.length > 0) {
    const troubles = errors.map(({ uri, message }) => parseTrouble(uri, message));
    const listed = (language: keyof Bilingual) => troubles.map((each) => each[language]).join('\n');
    throw new CommandError({ en: `--shard: ${listed('en')}`, zh: `--shard：${listed('zh')}` }, EXIT.inconclusive);
  }
  const asked = picked === undefined ? null : new Set(picked.map(path.normalize));
  const all = plan.map(placeKey).sort();
  const places = asked === null ? all : all.filter((place) => asked.has(path.normalize(place)));
  if (places.length < of)
    throw new CommandError({
      en: `--shard: ${of} shards are more than the ${places.length === 1 ? '1 scenario that there is' : `${places.length} scenarios that there are`} to play.`,
      zh: `--shard：分片数${of}多于待执行的场景数${places.length}。`,
    });
  const files = featureFiles(sources.paths);
  const own = places.filter((_, at) => at % of === index - 1);
  const prefixes = namesOf(catalogueOf(options));
  const pickles = files.flatMap((file) => picklesIn(file, path.relative(folder, file)));
  const without = (played: ReadonlySet<string>) =>
    requirementsOf(
      pickles.filter((each) => !played.has(placeKey(each))).flatMap(({ tags }) => tags.map(({ name }) => name)),
      prefixes,
    );
  return {
    places: own,
    leftOut: [...leftOutOfGuide, ...without(new Set(own))],
    shard: {
      index,
      of,
      scenarios: places.length,
      plan: planDigest(options, places, repeatEach),
      content: contentDigest([...files, ...(options.steps ?? [])]),
      leftOut: [...new Set([...leftOutOfGuide, ...without(new Set(places))])].sort(),
      setting: settingOf(options),
    },
  };
}

function picklesIn(file: string, uri: string): Pickle[] {
  const kind = file.endsWith('.md')
    ? SourceMediaType.TEXT_X_CUCUMBER_GHERKIN_MARKDOWN
    : SourceMediaType.TEXT_X_CUCUMBER_GHERKIN_PLAIN;
  const options = { newId: IdGenerator.incrementing(), includePickles: true };
  return generateMessages(readFileSync(file, 'utf8'), uri, kind, options).flatMap(({ pickle }) => pickle ?? []);
}

/** What a run is set up with, wherever a part of it plays. */
const settingOf = (options: RunConfiguration): Partial<RunConfiguration> =>
  Object.fromEntries(COMMON.flatMap((name) => (options[name] === undefined ? [] : [[name, options[name]]])));

/** What shards of one run have in common; where they play, and on how many threads, is each one's own affair. */
const COMMON = [
  'defects',
  'profile',
  'acquirer',
  'wire',
  'languages',
  'features',
  'tags',
  'requirements',
  'only',
  'chapters',
  'order',
  'seed',
  'fuzzPath',
  'timers',
  'words',
  'steps',
  'cards',
  'dialect',
  'knownFailures',
] as const satisfies readonly (keyof RunConfiguration)[];

/** Of two commits one place may have two contents, in the project as in Tillproof. */
function contentDigest(files: readonly string[]): string {
  return digestOf([ownHarness().sha256, ...files.map((file) => sha256(readFileSync(file))).sort()]);
}

function planDigest(options: RunConfiguration, places: readonly string[], repeatEach: number): string {
  const common = COMMON.map((name) => [name, options[name] ?? null]);
  return createHash('sha256')
    .update(JSON.stringify([common, places, repeatEach]))
    .digest('hex');
}
