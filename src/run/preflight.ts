// What is wrong with the choice of scenarios, found before the first of them runs: tags, tag expressions, and filters that leave nothing.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { type IRunOptions, loadSources } from '@cucumber/cucumber/api';
import { AstBuilder, GherkinClassicTokenMatcher, GherkinInMarkdownTokenMatcher, Parser } from '@cucumber/gherkin';
import { IdGenerator, type Tag } from '@cucumber/messages';
import parseTags from '@cucumber/tag-expressions';
import { idsIn, meantInstead } from '../compliance/tags.ts';
import type { Bilingual } from '../definitions/evidence.ts';
import { type Form, inChinese } from '../definitions/forms.ts';
import type { CatalogueRow } from '../definitions/requirements/index.ts';
import { catalogueOf, wantedOf } from './catalogue.ts';
import type { RunConfiguration } from './configuration.ts';
import { withoutLines } from './cucumber.ts';
import { CommandError } from './exit.ts';
import { unreadLines } from './unread-lines.ts';

/**
 * Refuses, as wrong usage, what can be known from the feature files alone.
 *
 * @param sources what Cucumber would read, and its filters
 * @param folder what the names of the files are told relative to
 */
export async function checkScenarios(
  options: RunConfiguration,
  sources: IRunOptions['sources'],
  folder: string,
): Promise<void> {
  const rows = catalogueOf(options);
  if (options.tags !== undefined) checkExpression(options.tags);
  if (options.features !== undefined) {
    // Of all files together: who mends one mistake should not have to start again to learn of the next.
    const wrong = [linesUnread(sources.paths, folder), tagsUnknown(sources.paths, folder, rows)].flatMap(
      (each) => each ?? [],
    );
    if (wrong.length > 0)
      throw new CommandError({ en: wrong.map(({ en }) => en).join('\n'), zh: wrong.map(({ zh }) => zh).join('\n') });
  }
  const left = (tagExpression: string) => scenariosLeft({ ...sources, tagExpression }, folder);
  if (!(await left(sources.tagExpression))) throw new CommandError(nothingLeft(options, rows));
  // A user's own features need not tag what fuzzes; there the campaign itself refuses a path that leads nowhere.
  if (options.fuzzPath === undefined || options.features !== undefined) return;
  if (await left(sources.tagExpression === '' ? '@fuzz' : `${sources.tagExpression} and @fuzz`)) return;
  throw new CommandError({
    en: '--fuzz-path: no scenario of this choice fuzzes; give all flags that the counterexample names.',
    zh: '--fuzz-path：所选场景中没有模糊测试；请给出反例所列的全部选项。',
  });
}

/** Whether any scenario would run; files that cannot be read are left for the run to tell. Mostly the first place has one. */
async function scenariosLeft(sources: IRunOptions['sources'], folder: string): Promise<boolean> {
  const silent = new PassThrough().resume();
  const isLeft = async (paths: string[]) => {
    const { plan, errors } = await loadSources({ ...sources, paths }, { cwd: folder, stdout: silent, stderr: silent });
    return plan.length > 0 || errors.length > 0;
  };
  // A line that is named beside its file leaves the line alone, so they are looked at together.
  const first = withoutLines(sources.paths[0] ?? '');
  const inFirst = (each: string) => withoutLines(each) === first;
  const [some, others] = [sources.paths.filter(inFirst), sources.paths.filter((each) => !inFirst(each))];
  // Of no place at all Cucumber would look where it looks by itself.
  return (await isLeft(some)) || (others.length > 0 && isLeft(others));
}

/** What the reader of tag expressions says. */
const TAG_FORMS: readonly Form[] = [
  [/^Unmatched ([()])\.$/, '括号“$1”不成对。'],
  [/^Expected operand\.$/, '此处缺少标签。'],
  [/^Expected .+\.$/, '标签之间缺少and、or或not。'],
  [/^Illegal escape before "(.+)"\.$/, '“$1”之前不能用反斜杠。'],
];

function checkExpression(tags: string): void {
  try {
    parseTags(tags);
  } catch (error) {
    const reason = (error as Error).message.split('syntax error: ').at(-1) ?? '';
    throw new CommandError({
      en: `--tags: "${tags}" is no tag expression: ${reason} One is: @smoke and not (@slow or @wip)`,
      zh: `--tags：“${tags}”不是标签表达式：${inChinese(reason, TAG_FORMS)}例如：@smoke and not (@slow or @wip)`,
    });
  }
}

/** What is meant as a scenario and read as a description would not be played, and nobody would say so. */
function linesUnread(paths: readonly string[], folder: string): Bilingual | null {
  const wrong = featureFiles(paths)
    .filter((file) => file.endsWith('.feature'))
    .flatMap((file) =>
      unreadLines(textOf(file)).map(({ line, why: { en, zh } }) => {
        const place = `${path.relative(folder, file)}:${line}`;
        return { en: `  ${place}: ${en}`, zh: `  ${place}：${zh}` };
      }),
    );
  if (wrong.length === 0) return null;
  return {
    en: `Lines that would be left unread:\n${wrong.map(({ en }) => en).join('\n')}`,
    zh: `以下各行不会被读取：\n${wrong.map(({ zh }) => zh).join('\n')}`,
  };
}

/** Of what cannot be read nothing is said here; the run says it. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function tagsUnknown(paths: readonly string[], folder: string, rows: readonly CatalogueRow[]): Bilingual | null {
  const known = idsIn(rows);
  // The same tag stands at many scenarios.
  const meant = new Map<string, readonly string[] | null>();
  const meantBy = (name: string) => {
    if (!meant.has(name)) meant.set(name, meantInstead(name, known));
    return meant.get(name) ?? null;
  };
  const tags = featureFiles(paths).flatMap((file) =>
    tagsIn(file, (word) => meantBy(word) !== null).map(({ name, location: { line } }) => ({ name, file, line })),
  );
  const wrong = tags.flatMap(({ name, file, line }) => {
    const nearest = meantBy(name);
    if (nearest === null) return [];
    const [id, place] = [name.replace(/^@/, ''), `${path.relative(folder, file)}:${line}`];
    return {
      en: `  ${place}: there is no requirement "${id}". The nearest are: ${nearest.join(', ')}`,
      zh: `  ${place}：没有要求“${id}”。最接近的有：${nearest.join('、')}`,
    };
  });
  if (wrong.length === 0) return null;
  return {
    en: `Tags that name no requirement:\n${wrong.map(({ en }) => en).join('\n')}`,
    zh: `标签未对应任何要求：\n${wrong.map(({ zh }) => zh).join('\n')}`,
  };
}

/** The files that paths such as `shop/` or `shop/own.feature:12` mean. */
export function featureFiles(paths: readonly string[]): string[] {
  const files = paths.flatMap((each) => {
    const at = withoutLines(each);
    if (!statSync(at).isDirectory()) return [at];
    const names = readdirSync(at, { recursive: true, encoding: 'utf8' });
    return names.filter((name) => /\.feature(?:\.md)?$/.test(name)).map((name) => path.join(at, name));
  });
  return [...new Set(files)].sort();
}

/** What is a tag where it stands at a scenario, wherever it stands; in Markdown it stands between backticks. */
const TAG = /@[^\s@`]+/g;

/**
 * All tags of a feature file with their places, if one of its words is wrong as a tag; of one that cannot be read none, because the run says what is
 * wrong with it.
 */
function tagsIn(file: string, isWrong: (word: string) => boolean): Tag[] {
  const matcher = file.endsWith('.md') ? new GherkinInMarkdownTokenMatcher() : new GherkinClassicTokenMatcher();
  try {
    const text = readFileSync(file, 'utf8');
    if (!(text.match(TAG) ?? []).some(isWrong)) return [];
    const { feature } = new Parser(new AstBuilder(IdGenerator.incrementing()), matcher).parse(text);
    const children = feature?.children ?? [];
    const rules = children.flatMap(({ rule }) => rule ?? []);
    const scenarios = [...children, ...rules.flatMap((rule) => rule.children)].flatMap(
      ({ scenario }) => scenario ?? [],
    );
    const examples = scenarios.flatMap((scenario) => scenario.examples);
    return [feature?.tags ?? [], ...[...rules, ...scenarios, ...examples].map(({ tags }) => tags)].flat();
  } catch {
    return [];
  }
}

function nothingLeft(options: RunConfiguration, rows: readonly CatalogueRow[]): Bilingual {
  const { only } = wantedOf(options);
  const filters = [
    ['--requirement', only.join(' ')],
    ['--chapter', options.chapters?.join(' ')],
    ['--tags', options.tags && `"${options.tags}"`],
    ['--language', options.languages?.join(' ')],
    ['--features', options.features?.join(' ')],
  ].filter(([, value]) => value);
  const persons = rows.flatMap(({ id, mode, clauses = [] }) => [
    ...(mode === 'manual' && only.includes(id) ? [id] : []),
    ...clauses.filter((clause) => clause.seen === 'person' && only.includes(clause.id)).map((clause) => clause.id),
  ]);
  const hint = {
    en: persons.length > 0 ? ` Only a person can see ${persons.join(', ')}: state it with --attest.` : '',
    zh: persons.length > 0 ? `${persons.join('、')}只能由人核查：请用--attest给出。` : '',
  };
  const inForce = filters.map(([flag, value]) => `${flag} ${value}`).join(', ');
  return {
    en: `No scenario is left to run. In force: ${inForce}.${hint.en}`,
    zh: `没有可执行的场景。所用条件：${inForce}。${hint.zh}`,
  };
}
