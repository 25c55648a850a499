// Where a scenario lives: chapter, language, a stable id, and what it shares with its twin in the other language.

import type { GherkinDocument, Pickle, Scenario, Step } from '@cucumber/messages';
import { caseOf } from './cases.ts';

export type Place = {
  /** `en/sale/approved-3`: unique in a run. */
  id: string;
  /** `sale/approved-3`: the same for both languages. */
  pair: string;
  /** Number of the test case, the same for both languages: `TP-042`, `TP-042.3` for a row of an outline. It stays when others come before. */
  case: string;
  language: 'en' | 'zh-CN';
  chapter: string;
  feature: string;
  uri: string;
  line: number;
};

/** Where a scenario stands: the same in every round of a run, as its ids are not. */
export const placeKey = ({ uri, location }: Pick<Pickle, 'uri' | 'location'>) => `${uri}:${location?.line ?? 0}`;

/** What is needed of a feature file. */
export type DocumentIndex = {
  feature: string;
  language: Place['language'];
  /** By id of the step. */
  keywords: ReadonlyMap<string, string>;
  lines: ReadonlyMap<string, number>;
  /** By id of the row: the values of an outline's example, each under its heading. */
  examples: ReadonlyMap<string, Example>;
  /** By id of the scenario or outline: its name as it stands in the file, and how many of that name stand before it. */
  scenarios: ReadonlyMap<string, { name: string; sameBefore: number }>;
  /** By id of the row: which one of its outline it is, from 1. */
  rows: ReadonlyMap<string, number>;
  /** Outlines without a row: nothing of them runs, and Cucumber says nothing of them. */
  withoutRows: { name: string; line: number }[];
};

/** One row of an outline, in the order of its columns. */
export type Example = { name: string; value: string }[];

export function describeDocument({ feature }: GherkinDocument): DocumentIndex {
  const keywords = new Map<string, string>();
  const lines = new Map<string, number>();
  const keep = (steps: readonly Step[] = []) => {
    for (const { id, keyword, location } of steps) {
      keywords.set(id, keyword.trim());
      lines.set(id, location.line);
    }
  };
  const examples = new Map<string, Example>();
  const withoutRows: DocumentIndex['withoutRows'] = [];
  const scenarios = new Map<string, { name: string; sameBefore: number }>();
  const rows = new Map<string, number>();
  const keepName = ({ id, name, examples: tables }: Scenario) => {
    const sameBefore = [...scenarios.values()].filter((each) => each.name === name).length;
    scenarios.set(id, { name, sameBefore });
    for (const [at, row] of tables.flatMap(({ tableBody }) => tableBody).entries()) rows.set(row.id, at + 1);
  };
  const keepRows = ({ name, location, examples: tables }: Scenario) => {
    for (const { tableHeader, tableBody } of tables) {
      const names = tableHeader?.cells.map(({ value }) => value) ?? [];
      for (const { id, cells } of tableBody)
        examples.set(
          id,
          cells.map(({ value }, column) => ({ name: names[column] ?? '', value })),
        );
    }
    if (tables.length > 0 && tables.every(({ tableBody }) => tableBody.length === 0))
      withoutRows.push({ name, line: location.line });
  };
  const children = (feature?.children ?? []).flatMap((child) => [child, ...(child.rule?.children ?? [])]);
  for (const { background, scenario } of children) {
    keep(background?.steps);
    keep(scenario?.steps);
    if (scenario) keepRows(scenario);
    if (scenario) keepName(scenario);
  }
  return {
    feature: feature?.name ?? '',
    language: languageOf(feature?.language ?? 'en'),
    keywords,
    lines,
    examples,
    scenarios,
    rows,
    withoutRows,
  };
}

const languageOf = (name: string): Place['language'] => (name.startsWith('zh') ? 'zh-CN' : 'en');
const stemOf = (uri: string) =>
  uri
    .replaceAll('\\', '/')
    .replace(/\.feature(\.md)?$/, '')
    .replace(/^(\.\.?\/)+/, '');
/** The part of a file's name below its language folder; null outside of one. */
const inLanguage = (uri: string) => /(?:^|\/)(?:en|zh-CN)\/(.+)$/.exec(stemOf(uri))?.[1] ?? null;

/** Files whose scenarios would get the ids of another file's: they have the same name below folders of the same language. */
export function namesakes(documents: ReadonlyMap<string, DocumentIndex>): ReadonlySet<string> {
  const byName = Map.groupBy(documents, ([uri, { language }]) => `${language} ${inLanguage(uri) ?? stemOf(uri)}`);
  return new Set([...byName.values()].filter((same) => same.length > 1).flatMap((same) => same.map(([uri]) => uri)));
}

/**
 * The place of a pickle. `siblings` are all pickles of its file, also those that do not run, so that a scenario keeps its number
 * whatever part of the file is run. `features/en/sale/approved.feature` belongs to chapter `sale`; a file outside of a
 * language folder belongs to the chapter of its folder's name. A file with namesakes is told from them by its whole name.
 */
export function placeOf(
  pickle: Pickle,
  siblings: readonly Pickle[],
  document: DocumentIndex | undefined,
  hasNamesakes = false,
): Place {
  const uri = pickle.uri.replaceAll('\\', '/');
  const line = pickle.location?.line ?? 0;
  const number = siblings.filter((sibling) => (sibling.location?.line ?? 0) < line).length + 1;
  const language = languageOf(pickle.language);
  const below = inLanguage(uri);
  const path = below ?? stemOf(uri).replace(/^\//, '');
  const folders = path.split('/');
  const chapter = (below === null ? folders.at(-2) : folders[0]) ?? path;
  const name = hasNamesakes ? uri.replace(/\.feature/, '').replace(/(^|\/)(?:en|zh-CN)\//, '$1') : path;
  const pair = `${name}-${number}`;
  const scenario = pickle.astNodeIds.map((id) => document?.scenarios.get(id)).find((found) => found !== undefined);
  const row = pickle.astNodeIds.map((id) => document?.rows.get(id)).find((found) => found !== undefined) ?? null;
  const tags = pickle.tags.map((tag) => tag.name);
  const named = { name: scenario?.name ?? pickle.name, sameBefore: scenario?.sameBefore ?? 0 };
  const caseNumber = caseOf({ file: name, language, tags, row, ...named });
  return {
    id: `${language}/${pair}`,
    pair,
    case: caseNumber,
    language,
    chapter,
    feature: document?.feature ?? '',
    uri,
    line,
  };
}
