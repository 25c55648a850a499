// A YAML or JSON file of the user's own, held against its schema, with the line of everything that is wrong.
import { readFileSync } from 'node:fs';
import type { ErrorObject } from 'ajv';
import type { Document } from 'yaml';
import type { Bilingual } from '../definitions/evidence.ts';
import { yamlTroubleInChinese } from '../definitions/yaml-forms.ts';
import { OWN_SCHEMAS, type TSchema } from '../schema.ts';
import { validatorOf } from '../validator.ts';
import { yaml } from '../yaml.ts';
import { reasonsInWords } from './schema-words.ts';

/** Where something stands in a file: names of members and places in lists. */
type Steps = readonly (string | number)[];

type Placed = (line: number, words: Bilingual) => Bilingual;
type Parsed = { value: unknown; lineOf(steps: Steps): number };
type Refused = { reasons: readonly Bilingual[] };

/** What stands in the file, with the line that a value begins in; or every reason why it does not count, with file and line. */
export function readYamlFile<T>(file: string, schema: TSchema): (Parsed & { value: T }) | Refused {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const [en, zh] =
      code === 'ENOENT' ? ['there is no such file', '没有此文件'] : [`cannot be read (${code})`, `无法读取（${code}）`];
    return { reasons: [{ en: `${file}: ${en}`, zh: `${file}：${zh}` }] };
  }
  const placed: Placed = (line, { en, zh }) => ({ en: `${file}:${line}: ${en}`, zh: `${file}:${line}：${zh}` });
  const parsed = parseYaml(text, placed);
  if ('reasons' in parsed) return parsed;
  const validate = validatorOf(schema, { allErrors: true, verbose: true, ...OWN_SCHEMAS });
  return validate(parsed.value)
    ? { ...parsed, value: parsed.value as T }
    : { reasons: schemaReasons(validate.errors, parsed, placed) };
}

/** What stands in a text, or everything that makes it no YAML; `placed` says a reason with its line. */
export function parseYaml(text: string, placed: Placed): Parsed | Refused {
  // JSON is YAML too.
  const { LineCounter, parseDocument } = yaml();
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const broken = (message: string, at: number) =>
    placed(lines.linePos(at).line, { en: message, zh: yamlTroubleInChinese(message) });
  if (document.errors.length > 0)
    return { reasons: document.errors.map(({ message, pos }) => broken(message, pos[0])) };
  try {
    return { value: document.toJS(), lineOf: (steps) => lines.linePos(startOf(document, steps)).line };
  } catch (error) {
    return { reasons: [broken((error as Error).message, 0)] };
  }
}

/** Why a value that was read does not fit its schema, each reason with its line. */
export const schemaReasons = (
  errors: readonly ErrorObject[] | null | undefined,
  { lineOf }: Pick<Parsed, 'lineOf'>,
  placed: Placed,
): Bilingual[] =>
  reasonsInWords(errors).map(({ path, ...words }) =>
    placed(lineOf(path.map((step) => (/^\d+$/.test(step) ? Number(step) : step))), words),
  );

/** Where the value at a path begins; of one that is not there, where what should hold it does. */
function startOf(document: Document, steps: Steps): number {
  const { isCollection, isNode } = yaml();
  for (let depth = steps.length; depth >= 0; depth--) {
    const node: unknown = depth === 0 ? document.contents : document.getIn(steps.slice(0, depth), true);
    if (isNode(node) || isCollection(node)) return node.range?.[0] ?? 0;
  }
  return 0;
}
