// Says in words why a value does not fit its schema: where, what was given, and what there is to choose from.
import type { ErrorObject } from 'ajv';
import { nearest } from '../compliance/nearest.ts';

/** One reason for everything that is wrong. ajv's options must be `allErrors` and `verbose`. `nameOf` names a place, such as `timers.responseTimeoutMs`. */
export function reasonsInWords(
  errors: readonly ErrorObject[] | null | undefined,
  nameOf: (path: readonly string[]) => string = readable,
): string[] {
  const all = (errors ?? []).filter(({ keyword }) => keyword !== 'const');
  const choices = all.filter(({ keyword }) => keyword === 'anyOf');
  const within = (error: ErrorObject) =>
    choices.find((choice) => choice !== error && error.schemaPath.startsWith(`${choice.schemaPath}/`));
  const deeper = (choice: ErrorObject) =>
    all.filter((error) => within(error) === choice && error.instancePath.length > choice.instancePath.length);
  const told = all.filter((error) => {
    const choice = error.keyword === 'anyOf' ? error : within(error);
    // Of a choice is told what is wrong inside the value when it is of the right kind, else what there is to choose from.
    if (choice === undefined) return true;
    return error === choice ? deeper(choice).length === 0 : deeper(choice).includes(error);
  });
  return [...new Set(told.map((error) => `${nameOf(partsOf(error.instancePath))}: ${reason(error)}`))];
}

const partsOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));

/** `languages[0]`; `the file` for the whole. */
function readable(path: readonly string[]): string {
  const text = path.map((part) => (/^\d+$/.test(part) ? `[${part}]` : `.${part}`)).join('');
  return text === '' ? 'the file' : text.replace(/^\./, '').slice(0, LONGEST);
}

const LONGEST = 60;
const given = (value: unknown) => {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
};

type Schema = { minimum?: number; maximum?: number; properties?: object; enum?: unknown[]; anyOf?: Schema[] };

function reason({ keyword, params, message, data, parentSchema }: ErrorObject): string {
  const schema = (parentSchema ?? {}) as Schema;
  switch (keyword) {
    case 'enum':
      return `${given(data)} is none of ${(params.allowedValues as unknown[]).join(', ')}`;
    case 'anyOf':
      return `${given(data)} is none of ${(schema.anyOf ?? []).map(kindOf).join(', ')}`;
    case 'minimum':
    case 'maximum':
      return `${given(data)} is not ${rangeOf(schema)}`;
    case 'type':
      return `${given(data)} is not ${KINDS[String(params.type)] ?? params.type}`;
    case 'pattern':
      return `${given(data)} has the wrong form; it must match ${params.pattern}`;
    case 'additionalProperties': {
      const known = Object.keys(schema.properties ?? {});
      const alike = nearest(String(params.additionalProperty), known);
      return `there is no setting ${given(params.additionalProperty)}; ${alike.length > 0 ? 'the nearest are' : 'there are'} ${(alike.length > 0 ? alike : known).join(', ')}`;
    }
    case 'required':
      return `${params.missingProperty} is missing`;
    case 'minItems':
      return `the list is too short; it needs at least ${params.limit}`;
    case 'minLength':
      return data === '' ? 'it is empty' : `${given(data)} is too short; at least ${params.limit} characters`;
    case 'uniqueItems':
      return `names ${given((data as unknown[])[params.i])} twice`;
    default:
      return message ?? keyword;
  }
}

const KINDS: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  integer: 'a whole number',
  number: 'a number',
  object: 'a mapping of settings to values',
  string: 'a text',
};

function rangeOf({ minimum, maximum }: Schema): string {
  if (minimum !== undefined && maximum !== undefined) return `from ${minimum} to ${maximum}`;
  return minimum === undefined ? `${maximum} or less` : `${minimum} or more`;
}

/** What a branch of a choice takes. */
function kindOf(branch: Schema & { type?: string }): string {
  if (branch.enum !== undefined) return branch.enum.join(', ');
  const names = Object.keys(branch.properties ?? {});
  return names.length > 0 ? `a mapping of ${names.join(', ')}` : (KINDS[branch.type ?? ''] ?? 'another value');
}
