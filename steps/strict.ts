// Reads the sentences of a scenario before anything is done: whatever is not exactly of the form is the feature's fault, not the terminal's.
import { CucumberExpression, ParameterType, ParameterTypeRegistry } from '@cucumber/cucumber-expressions';
import type { GherkinDocument, Pickle, RuleChild } from '@cucumber/messages';
import { nearest } from '../src/compliance/nearest.ts';
import type { Bilingual } from '../src/definitions/evidence.ts';
import { PHRASES } from './catalogue.ts';
import { FORMS, type Form, type FormName } from './forms.ts';
import { OWN_SENTENCES } from './own-sentences.ts';
import { PARAMETER_TYPES } from './parameters.ts';
import { SCENARIO_TAGS } from './scenario-tags.ts';
import { FeatureFault, type FeatureLanguage } from './scene/expectation.ts';
import type { TillWorld } from './scene/till.ts';

/** A scenario that looks for texts of its own, which no row of the table of words has, says so with this tag. */
const LITERAL_TAG = '@literal';

/** Closed sets up to this size are told whole; of a larger one the words that look most like the one found. */
const TOLD_WHOLE = 40;
const NEAREST = 6;

/** What faults are looked for in; lines are those of the file. */
type Sentences = {
  uri: string;
  line?: number;
  language: FeatureLanguage;
  tags: readonly string[];
  steps: readonly { text: string; line?: number }[];
};

type Place = { name: FormName; text: string };
/** `begins` is what every sentence of it begins with: most expressions need not be tried. */
type Reader = { names: FormName[]; begins: string; expression: () => CucumberExpression };

let readers: Reader[] | undefined;

/** The sentences that have places to fill in. */
function allReaders(): Reader[] {
  const registry = new ParameterTypeRegistry();
  for (const { name, regexp, transformer } of PARAMETER_TYPES)
    registry.defineParameterType(
      new ParameterType<unknown>(name, regexp, null, transformer as (...match: string[]) => unknown, false, false),
    );
  return [...PHRASES, ...OWN_SENTENCES].flatMap(({ en, zh }) => {
    const names = [...en.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as FormName);
    return names.length === 0
      ? []
      : [en, zh].map((sentence) => ({
          names,
          begins: /^[^{}()/\\]*/.exec(wholeWords(sentence))?.[0] ?? '',
          expression: once(() => new CucumberExpression(sentence, registry)),
        }));
  });
}

/** Most of them are never needed in one worker. */
function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** Without a word that has alternatives, which begin at its first letter. */
const wholeWords = (sentence: string) => sentence.replace(/[^ ]*\/.*$/, '');

const read = new Map<string, readonly Place[]>();

/** What stands in the places of a sentence; nothing for one that nobody knows, which Cucumber itself refuses. */
export function placesOf(sentence: string): readonly Place[] {
  const known = read.get(sentence);
  if (known !== undefined) return known;
  readers ??= allReaders();
  let found: Place[] = [];
  for (const { names, begins, expression } of readers) {
    const matched = sentence.startsWith(begins) ? expression().match(sentence) : null;
    if (matched === null) continue;
    found = names.map((name, at) => ({ name, text: bare(matched[at]?.group.value ?? '') }));
    break;
  }
  read.set(sentence, found);
  return found;
}

const bare = (text: string) => text.replace(/^["“]|["”]$/g, '');

const placeOf = (uri: string, line: number | undefined) => (line === undefined ? uri : `${uri}:${line}`);

/** What is wrong with the sentences and tags, each with its place; nothing when all is exactly of the form. */
export function faultsOf({ uri, line, language, tags, steps }: Sentences): Bilingual[] {
  const literal = tags.includes(LITERAL_TAG);
  const at = (where: number | undefined) => placeOf(uri, where);
  const ofTags = tags.flatMap((tag) => {
    const set = SCENARIO_TAGS.find(({ prefix }) => tag.startsWith(prefix));
    if (set === undefined || set.values.includes(tag.slice(set.prefix.length))) return [];
    return [tagFault(at(line), tag, set.prefix, set.values)];
  });
  const ofSteps = steps.flatMap(({ text, line: where }) =>
    placesOf(text).flatMap(({ name, text: found }) => {
      const form: Form = FORMS[name];
      if (form.literal && literal && found.trim() !== '') return [];
      return form.holds(found) ? [] : [formFault(at(where), found, form, language)];
    }),
  );
  return [...ofTags, ...ofSteps];
}

function formFault(place: string, found: string, form: Form, language: FeatureLanguage): Bilingual {
  const { what, written, choices, literal } = form;
  const known = choices && [...new Set(choices.map(({ en, zh }) => (language === 'en' ? en : zh)))];
  const [en, zh] = known ? chooseFrom(found, known) : ['', ''];
  const remedy = literal
    ? {
        en: `\n"tillproof words" lists them all. To look for exactly these characters, tag the scenario ${LITERAL_TAG}.`,
        zh: `\n全部文字见“tillproof words”。如须逐字查找，请给场景加标签${LITERAL_TAG}。`,
      }
    : { en: '', zh: '' };
  return {
    en: `${place}: "${found}" is not ${what.en}${known ? '' : `: write ${written.en}`}.${en}${remedy.en}`,
    zh: `${place}：“${found}”不是${what.zh}${known ? '' : `，${written.zh}`}。${zh}${remedy.zh}`,
  };
}

function chooseFrom(found: string, known: readonly string[]): [en: string, zh: string] {
  const alike = nearest(found, known, NEAREST);
  const whole = known.length <= TOLD_WHOLE;
  const told = whole || alike.length === 0 ? known.slice(0, TOLD_WHOLE) : alike;
  return [
    `\n${whole ? 'There are' : 'The nearest are'}: ${told.map((each) => `"${each}"`).join(', ')}.`,
    `\n${whole ? '可用' : '最接近的'}：${told.map((each) => `“${each}”`).join('、')}。`,
  ];
}

function tagFault(place: string, tag: string, prefix: string, values: readonly string[]): Bilingual {
  const [en, zh] = chooseFrom(
    tag,
    values.map((value) => prefix + value),
  );
  return { en: `${place}: there is no tag ${tag}.${en}`, zh: `${place}：没有标签${tag}。${zh}` };
}

/** Refuses the scenario with everything that is wrong with it, before anything is done at the terminal; what comes to light later is told with its place. */
export function refuseFaults(till: TillWorld, pickle: Pickle, document: GherkinDocument): void {
  const lines = linesOf(document);
  const line = lines.get(pickle.astNodeIds[0] ?? '');
  const steps = pickle.steps.map(({ text, astNodeIds: [id = ''] }) => {
    const where = lines.get(id);
    return where === undefined ? { text } : { text, line: where };
  });
  till.places = steps.map((step) => placeOf(pickle.uri, step.line));
  const faults = faultsOf({
    uri: pickle.uri,
    ...(line === undefined ? {} : { line }),
    language: till.language,
    tags: pickle.tags.map(({ name }) => name),
    steps,
  });
  const [first, ...more] = faults.map((text) => new FeatureFault(text));
  if (first === undefined) return;
  for (const fault of [first, ...more]) till.tell(fault.finding);
  throw first;
}

/** The lines of all steps and scenarios in their file, by their ids. */
function linesOf({ feature }: GherkinDocument): Map<string, number> {
  const lines = new Map<string, number>();
  const add = ({ background, scenario }: RuleChild) => {
    const block = background ?? scenario;
    if (block !== undefined) for (const { id, location } of [block, ...block.steps]) lines.set(id, location.line);
  };
  for (const child of feature?.children ?? []) {
    add(child);
    child.rule?.children.forEach(add);
  }
  return lines;
}
