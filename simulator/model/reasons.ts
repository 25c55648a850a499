// Says in words why a value does not fit its schema: one path and one reason for everything that is wrong, and no value in either.
import type { ErrorObject } from 'ajv';
import { patternWords } from '../../src/definitions/pattern-words.ts';
import { maskText } from '../../src/iso8583/mask.ts';

/** Where and why; `path` is written as `cards[3].pan`, empty for the whole. */
export type Reason = { path: string; reason: string };

/** `/cards/3/pan` as `cards[3].pan`. */
function readablePath(pointer: string, ...more: string[]): string {
  const parts = pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const path = [...parts, ...more].map((part) => (/^\d+$/.test(part) ? `[${part}]` : `.${part}`)).join('');
  return maskText(
    path
      .replace(/^\./, '')
      .replaceAll(/[^\x20-\x7e]/g, '?')
      .slice(0, 200),
  );
}

/** Reasons that are looked at: who sends more has been told enough. */
const MOST = 1000;

/** Every reason that ajv found, up to a bound (its options must be `allErrors` and `verbose`), each wrong choice told once. */
export function reasonsOf(errors: readonly ErrorObject[] | null | undefined): Reason[] {
  const all = (errors ?? []).slice(0, MOST);
  const choices = all.filter(({ keyword }) => keyword === 'anyOf');
  const partOfChoice = (error: ErrorObject) =>
    choices.some((choice) => choice !== error && error.schemaPath.startsWith(`${choice.schemaPath}/`));
  const reasons = all
    .filter((error) => error.keyword !== 'if' && !partOfChoice(error))
    .map((error) => (error.keyword === 'anyOf' ? choiceReason(error, all) : plainReason(error)));
  return [...new Map(reasons.map((reason) => [`${reason.path} ${reason.reason}`, reason])).values()];
}

function choiceReason(choice: ErrorObject, all: readonly ErrorObject[]): Reason {
  const path = readablePath(choice.instancePath);
  const branches = (choice.schema ?? []) as { const?: unknown }[];
  if (branches.every((branch) => branch.const !== undefined)) {
    const hint = typeof choice.data === 'string' ? '' : '; it is not a string';
    return { path, reason: `must be one of ${branches.map((branch) => branch.const).join(', ')}${hint}` };
  }
  const parts = all.filter((error) => error.schemaPath.startsWith(`${choice.schemaPath}/`)).map(plainReason);
  return { path, reason: [...new Set(parts.map(({ reason, path: at }) => describe(reason, at, path)))].join(', or ') };
}

const describe = (reason: string, at: string, path: string) => (at === path ? reason : `${at} ${reason}`);

function plainReason({ keyword, instancePath, params, message, parentSchema, data }: ErrorObject): Reason {
  const path = readablePath(instancePath);
  switch (keyword) {
    case 'required':
      return { path: readablePath(instancePath, params.missingProperty), reason: 'is missing' };
    case 'dependencies':
      return {
        path: readablePath(instancePath, params.missingProperty),
        reason: `is missing; ${params.property} needs it`,
      };
    case 'additionalProperties': {
      const known = Object.keys((parentSchema as { properties?: object } | undefined)?.properties ?? {});
      const list = known.length > 0 && known.length <= 20 ? `; known here: ${known.join(', ')}` : '';
      return { path: readablePath(instancePath, params.additionalProperty), reason: `is not known${list}` };
    }
    case 'type':
      return { path, reason: typeReason(params.type, data) };
    case 'pattern':
      return { path, reason: `has the wrong form; it must be ${formOf(params.pattern, parentSchema?.$comment)}` };
    case 'const':
      return { path, reason: `must be ${params.allowedValue}` };
    case 'enum':
      return { path, reason: `must be one of ${params.allowedValues.join(', ')}` };
    case 'format':
      return { path, reason: 'is no day of the calendar' };
    case 'maxItems':
      return { path, reason: `has too many; at most ${params.limit}` };
    case 'maxLength':
      return { path, reason: `is too long; at most ${params.limit} characters` };
    default:
      return { path, reason: message ?? `fails ${keyword}` };
  }
}

/** The form in words: of the expression, or as the schema itself has it beside. */
const formOf = (pattern: string, words: unknown): string =>
  patternWords(pattern)?.en ?? (typeof words === 'string' ? words : `like ${pattern}`);

function typeReason(expected: string | string[], data: unknown): string {
  const wanted = Array.isArray(expected) ? expected.join(' or ') : expected;
  const quotes = wanted === 'string' && typeof data === 'number' ? '; put quotes around the digits' : '';
  return `must be ${wanted === 'null' ? '' : /^[aeiou]/.test(wanted) ? 'an ' : 'a '}${wanted}${quotes}`;
}
