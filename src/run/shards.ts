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
 */
export async function planShard(
  options: RunConfiguration & { shard: string },
  sources: IRunOptions['sources'],
  folder: string,
  leftOutChapters: readonly string[],
): Promise<ShardPlan> {
  const { index, of } = parsed('--shard', options.shard);
  const silent = new PassThrough().resume();
  const asked = { ...sources, order: 'defined' as const };
  const { plan, errors } = await loadSources(asked, { cwd: folder, stdout: silent, stderr: silent });
  if (errors.length > 0)
    throw new CommandError(`--shard: ${errors.map(({ message }) => message).join('\n')}`, EXIT.inconclusive);
  const places = plan.map(placeKey).sort();
  if (places.length < of)
    throw new CommandError({
      en: `--shard: ${of} shards are more than the ${places.length} scenarios that there are to play.`,
      zh: `--shard：分片数${of}多于待执行的场景数${places.length}。`,
    });
  const files = featureFiles(sources.paths);
  const own = places.filter((_, at) => at % of === index - 1);
  const prefixes = namesOf(catalogueOf(options));
  const all = files.flatMap((file) => picklesIn(file, path.relative(folder, file)));
  const without = (played: ReadonlySet<string>) =>
    requirementsOf(
      all.filter((each) => !played.has(placeKey(each))).flatMap(({ tags }) => tags.map(({ name }) => name)),
      prefixes,
    );
  return {
    places: own,
    leftOut: [...leftOutChapters, ...without(new Set(own))],
    shard: {
      index,
      of,
      scenarios: places.length,
      plan: planDigest(options, places),
      content: contentDigest([...files, ...(options.steps ?? [])]),
      leftOut: [...new Set([...leftOutChapters, ...without(new Set(places))])].sort(),
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

function planDigest(options: RunConfiguration, places: readonly string[]): string {
  const common = COMMON.map((name) => [name, options[name] ?? null]);
  return createHash('sha256')
    .update(JSON.stringify([common, places]))
    .digest('hex');
}
