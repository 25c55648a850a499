// In which cases of the guide a text is looked for: read off its scenarios, so that a terminal's author learns when it has to be there.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { generateMessages } from '@cucumber/gherkin';
import { IdGenerator, type Pickle, SourceMediaType } from '@cucumber/messages';
import { placesOf } from '../../steps/strict.ts';
import { guideCases } from '../compliance/cases.ts';
import type { Bilingual } from '../definitions/evidence.ts';
import { OCCASIONS } from '../definitions/glossary/occasions.ts';
import { type SeenKind, termOf } from '../definitions/glossary.ts';
import { PACKAGE_ROOT } from '../run/root.ts';

type Occasion = Bilingual & { case: string };

const KINDS: Readonly<Record<string, readonly SeenKind[]>> = {
  screen: ['screen'],
  print: ['slip'],
  reminder: ['screen', 'slip'],
};
/** What shall not be there is no occasion. */
const DENIED = /\b(?:not|never|no)\b/;

/** The cases that look for each text, in the order of their numbers, by kind and key of its row: `screen/approved`. */
function casesByTerm(): Map<string, Occasion[]> {
  const root = path.join(PACKAGE_ROOT, 'features', 'en');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.feature'));
  const found = files.flatMap((name) => {
    const rows = guideCases()[name.split(path.sep).join('/').replace('.feature', '')] ?? [];
    return scenariosIn(path.join(root, name)).flatMap(({ title, terms }) => {
      const row = rows.find(({ en }) => en === title);
      return row === undefined ? [] : terms.map((term) => [term, row] as const);
    });
  });
  const byNumber = new Intl.Collator('en', { numeric: true });
  found.sort(([, a], [, b]) => byNumber.compare(a.case, b.case));
  const all = Map.groupBy(found, ([term]) => term);
  return new Map([...all].map(([term, uses]) => [term, [...new Set(uses.map(([, row]) => row))]]));
}

/** The title of each scenario, and the texts that it says have to be there. */
function scenariosIn(file: string): { title: string; terms: string[] }[] {
  const options = { newId: IdGenerator.incrementing(), includeGherkinDocument: true, includePickles: true };
  const envelopes = generateMessages(
    readFileSync(file, 'utf8'),
    file,
    SourceMediaType.TEXT_X_CUCUMBER_GHERKIN_PLAIN,
    options,
  );
  const children = envelopes.flatMap(({ gherkinDocument }) => gherkinDocument?.feature?.children ?? []);
  const scenarios = children.flatMap(({ scenario, rule }) => [
    scenario,
    ...(rule?.children ?? []).map((each) => each.scenario),
  ]);
  return envelopes.flatMap(({ pickle }) => {
    const scenario = pickle && scenarios.find((each) => each?.id === pickle.astNodeIds[0]);
    return pickle === undefined || scenario === undefined ? [] : { title: scenario.name, terms: termsOf(pickle) };
  });
}

function termsOf({ steps }: Pickle): string[] {
  const claims = steps.filter(({ type, text }) => type === 'Outcome' && !DENIED.test(text.replaceAll(/"[^"]*"/g, '')));
  return claims
    .flatMap(({ text }) => placesOf(text))
    .flatMap(({ name, text }) =>
      (KINDS[name] ?? []).flatMap((kind) => {
        const term = termOf(text, kind);
        return term === null || term === undefined ? [] : [`${kind}/${term.key}`];
      }),
    );
}

/** Numbers that are told beside the first case. */
const MOST = 3;

/** When a text has to be there, in words, by kind and key of its row; nothing of a text that nothing looks for. */
export function occasions(): Map<string, Bilingual> {
  const cases = casesByTerm();
  return new Map([...new Set([...Object.keys(OCCASIONS), ...cases.keys()])].map((term) => [term, told(term, cases)]));
}

function told(term: string, cases: ReadonlyMap<string, readonly Occasion[]>): Bilingual {
  const [first, ...others] = cases.get(term) ?? [];
  const numbers = others.slice(0, MOST).map((each) => each.case);
  const more = others.length - numbers.length;
  const said = (language: keyof Bilingual, rest: string, comma: string) =>
    [
      OCCASIONS[term]?.[language],
      first && `${first.case} ${first[language]}`,
      numbers.length > 0 ? numbers.join(comma) + (more > 0 ? rest : '') : undefined,
    ].filter((part) => part !== undefined);
  return {
    en: said('en', ` and ${more} more`, ', ').join('; '),
    zh: said('zh', `等另外${others.length}个用例`, '、').join('；'),
  };
}
