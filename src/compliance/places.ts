// Where a scenario lives: chapter, language, a stable id, and what it shares with its twin in the other language.
import type { GherkinDocument, Pickle, Scenario, Step } from '@cucumber/messages';

export type Place = {
  /** `en/sale/approved-3`: unique in a run. */
  id: string;
  /** `sale/approved-3`: the same for both languages. */
  pair: string;
  language: 'en' | 'zh-CN';
  chapter: string;
  feature: string;
  uri: string;
  line: number;
};

/** What is needed of a feature file. */
export type DocumentIndex = {
  feature: string;
  /** By id of the step. */
  keywords: ReadonlyMap<string, string>;
  lines: ReadonlyMap<string, number>;
  /** By id of the row: the values of an outline's example, each under its heading. */
  examples: ReadonlyMap<string, Example>;
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
  }
  return { feature: feature?.name ?? '', keywords, lines, examples, withoutRows };
}

/**
 * The place of a pickle. `siblings` are all pickles of its file, also those that do not run, so that a scenario keeps its number
 * whatever part of the file is run. `features/en/sale/approved.feature` belongs to chapter `sale`; a file outside of a
 * language folder belongs to the chapter of its folder's name.
 */
export function placeOf(pickle: Pickle, siblings: readonly Pickle[], document: DocumentIndex | undefined): Place {
  const uri = pickle.uri.replaceAll('\\', '/');
  const line = pickle.location?.line ?? 0;
  const number = siblings.filter((sibling) => (sibling.location?.line ?? 0) < line).length + 1;
  const stem = uri.replace(/\.feature(\.md)?$/, '').replace(/^(\.\.?\/)+/, '');
  const inLanguage = /(?:^|\/)(?:en|zh-CN)\/(.+)$/.exec(stem)?.[1];
  const language = pickle.language.startsWith('zh') ? 'zh-CN' : 'en';
  const path = inLanguage ?? stem.replace(/^\//, '');
  const folders = path.split('/');
  const chapter = (inLanguage ? folders[0] : folders.at(-2)) ?? path;
  const pair = `${path}-${number}`;
  return { id: `${language}/${pair}`, pair, language, chapter, feature: document?.feature ?? '', uri, line };
}
