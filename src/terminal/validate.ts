// Holds values against the contract's schemas and says in one sentence what is wrong, without showing card data.
import type { ErrorObject, ValidateFunction } from 'ajv';
import { patternWords } from '../definitions/pattern-words.ts';
import { OWN_SCHEMAS } from '../schema.ts';
import { validatorOf } from '../validator.ts';
import { COMMANDS, type Command, ContractError, EVENTS } from './contract.ts';
import { SHAPES, type ShapeName, standalone } from './schemas.ts';

/** Where a value breaks its schema. `path` is a JSON pointer; '' is the value itself. */
type Violation = { path: string; expected: string; found: string };

const OPTIONS = { strict: true, allowUnionTypes: true, ...OWN_SCHEMAS } as const;
/** Says only whether a value holds. What is wrong with one is rarely asked, and a validator that can tell takes a quarter longer to make. */
const UNTOLD = { ...OPTIONS, messages: false } as const;
const compiled = new Map<object, ValidateFunction>();

/** What is wrong with the value, or null when it is right. Commands and events are held against the schema of their name. */
export function violationOf(shape: ShapeName, value: unknown): Violation | null {
  if (shape === 'Command') return byName(value, 'command', COMMANDS);
  if (shape === 'Event') return byName(value, 'kind', EVENTS);
  return against(SHAPES[shape], value);
}

/** The violation as a sentence: path, what was expected, what was found. */
export function describeViolation(shape: ShapeName, { path, expected, found }: Violation): string {
  return `${shape}${path}: expected ${expected}, found ${found}`;
}

/** Throws a ContractError `unknown-command` or `invalid-command` unless the value is a command of the contract. */
export function assertCommand(value: unknown): asserts value is Command {
  const violation = violationOf('Command', value);
  if (violation === null) return;
  const code = violation.path === '/command' ? 'unknown-command' : 'invalid-command';
  throw new ContractError(code, describeViolation('Command', violation));
}

/** Throws a ContractError `adapter-fault` unless the value that a terminal gave holds. */
export function assertGiven(shape: ShapeName, value: unknown): void {
  const violation = violationOf(shape, value);
  if (violation !== null) throw new ContractError('adapter-fault', describeViolation(shape, violation));
}

function byName(value: unknown, member: string, schemas: Readonly<Record<string, object>>): Violation | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { path: '', expected: 'an object', found: describeFound('', value) };
  const name = (value as Record<string, unknown>)[member];
  const schema = typeof name === 'string' && Object.hasOwn(schemas, name) ? schemas[name] : undefined;
  if (schema !== undefined) return against(schema, value);
  return {
    path: `/${member}`,
    expected: `one of ${Object.keys(schemas).join(', ')}`,
    found: describeFound(`/${member}`, name),
  };
}

function against(schema: object, value: unknown): Violation | null {
  let validate = compiled.get(schema);
  if (validate === undefined) {
    validate = validatorOf(standalone(schema), UNTOLD, '2020-12');
    compiled.set(schema, validate);
  }
  if (validate(value)) return null;
  const told = validatorOf(standalone(schema), { ...OPTIONS, verbose: true }, '2020-12');
  told(value);
  return violationFrom(deepest(told.errors ?? []));
}

/** Of the errors of a failed union, the one that got furthest into the value, or into the branch of its type, says most. */
function deepest(errors: ErrorObject[]): ErrorObject {
  const weight = ({ instancePath, keyword }: ErrorObject) =>
    instancePath.split('/').length * 3 + (keyword === 'type' ? 0 : keyword === 'anyOf' ? 1 : 2);
  return errors.reduce((best, error) => (weight(error) >= weight(best) ? error : best), errors[0] as ErrorObject);
}

function violationFrom(error: ErrorObject): Violation {
  const { keyword, params, instancePath: path, data } = error;
  if (keyword === 'required')
    return { path: `${path}/${params.missingProperty}`, expected: 'a value', found: 'nothing' };
  return { path, expected: expectation(error), found: describeFound(path, data) };
}

function expectation({ keyword, params, schema, message }: ErrorObject): string {
  switch (keyword) {
    case 'type':
      return [params.type].flat().join(' or ');
    case 'enum':
      return `one of ${params.allowedValues.join(', ')}`;
    case 'const':
      return JSON.stringify(params.allowedValue);
    case 'pattern':
      return patternWords(params.pattern)?.en ?? `text like ${params.pattern}`;
    case 'anyOf':
      return `one of ${(schema as { type?: string }[]).map(({ type }) => type ?? 'the listed shapes').join(', ')}`;
    case 'minimum':
    case 'maximum':
      return `a number ${params.comparison} ${params.limit}`;
    default:
      return message ?? keyword;
  }
}

/** Members whose values are never shown, whatever they hold. */
const SECRET = /(^|\/)(pan|pin|text|code|terminalMasterKey|cryptogramKey|supervisorPassword|cashierPassword)$/;

/** Digits of any script with anything but letters between them, as many as a card number has. */
const MANY_DIGITS = /(?:\p{Nd}[^\p{L}\p{Nd}]{0,2}){13}/u;

/** The value for a message: its type, and the value itself only where it cannot be card data. */
function describeFound(path: string, value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object') return 'an object';
  const text = String(value);
  if (SECRET.test(path) || MANY_DIGITS.test(text)) return `${typeof value} [${text.length} characters hidden]`;
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return `${typeof value} ${JSON.stringify(typeof value === 'string' ? shown : value)}`;
}
