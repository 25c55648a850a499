// A YAML or JSON file of the user's own, held against its schema, with the line of everything that is wrong.
import { readFileSync } from 'node:fs';
import { Ajv, type ErrorObject } from 'ajv';
import type { Document } from 'yaml';
import { OWN_SCHEMAS, type TSchema } from '../schema.ts';
import { yaml } from '../yaml.ts';

/** Where something stands in a file: names of members and places in lists. */
type Steps = readonly (string | number)[];

/** What stands in the file, with the line that a value begins in; or every reason why it does not count, with file and line. */
export function readYamlFile<T>(
  file: string,
  schema: TSchema,
): { value: T; lineOf(steps: Steps): number } | { reasons: readonly string[] } {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return { reasons: [`${file}: ${code === 'ENOENT' ? 'there is no such file' : `cannot be read (${code})`}`] };
  }
  // JSON is YAML too.
  const { LineCounter, parseDocument } = yaml();
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0)
    return { reasons: document.errors.map(({ message, pos }) => `${file}:${lines.linePos(pos[0]).line}: ${message}`) };
  const lineOf = (steps: Steps) => lines.linePos(startOf(document, steps)).line;
  const value: unknown = document.toJS();
  const validate = new Ajv({ allErrors: true, ...OWN_SCHEMAS }).compile(schema);
  if (validate(value)) return { value: value as T, lineOf };
  const told = (validate.errors ?? []).map((error) => {
    const steps = error.instancePath.split('/').slice(1);
    return `${file}:${lineOf(steps.map((step) => (/^\d+$/.test(step) ? Number(step) : step)))}: ${inWords(error)}`;
  });
  return { reasons: [...new Set(told)] };
}

/** Where the value at a path begins; of one that is not there, where what should hold it does. */
function startOf(document: Document, steps: Steps): number {
  const { isCollection, isNode } = yaml();
  for (let depth = steps.length; depth >= 0; depth--) {
    const node: unknown = depth === 0 ? document.contents : document.getIn(steps.slice(0, depth), true);
    if (isNode(node) || isCollection(node)) return node.range?.[0] ?? 0;
  }
  return 0;
}

function inWords({ instancePath, message, params, keyword }: ErrorObject): string {
  const where = instancePath === '' ? 'the file' : instancePath;
  if (keyword === 'enum') return `${where}: must be one of ${(params.allowedValues as string[]).join(', ')}`;
  if (keyword === 'additionalProperties') return `${where}: there is no member "${String(params.additionalProperty)}"`;
  return `${where}: ${message}`;
}
