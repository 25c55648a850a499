// Reads a dialect that a user wrote in YAML or JSON, and says of every mistake in which row it is. No part of the room's index: what
// reads YAML is not loaded by workers and acquirers, which never read such a file.
import type { ErrorObject } from 'ajv';
import { validatorWhenAsked } from '../validator.ts';
import { yaml } from '../yaml.ts';
import { compileDialect } from './codec.ts';
import { type Dialect, DialectFile } from './dialect.ts';
import { ENCODINGS } from './encodings/index.ts';
import { echoedField } from './presence.ts';
import { RowError, resolveRow, variantOf } from './row.ts';

/** One mistake. `row` is what a person looks for ("field 35", "header 2", "presence 1"); `path` is a JSON pointer. */
export type DialectFault = { row: string; path: string; reason: string };

/** The schema of dialect files as plain JSON Schema (draft 2020-12), as published in docs/schemas. */
export const dialectFileSchema = (): Record<string, unknown> => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  ...(JSON.parse(JSON.stringify(DialectFile)) as Record<string, unknown>),
});

const validate = validatorWhenAsked(dialectFileSchema, { allErrors: true, strict: false }, '2020-12');

/** Reads a dialect file of at most 1 MiB. `bases` are the dialects that it may extend, by name. */
export function loadDialect(
  text: string,
  bases: Readonly<Record<string, Dialect>> = {},
): { dialect: Dialect } | { errors: DialectFault[] } {
  if (text.length > 1048576) return { errors: [fault('', 'the file is larger than 1 MiB')] };
  const document = yaml().parseDocument(text, { prettyErrors: true });
  if (document.errors.length > 0)
    return { errors: document.errors.map(({ message }) => fault('', message.split('\n')[0] ?? message)) };
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    return { errors: [fault('', error instanceof Error ? error.message : String(error))] };
  }
  const check = validate();
  if (!check(value)) return { errors: schemaFaults(check.errors ?? []) };
  return complete(value as DialectFile, bases);
}

function complete(
  file: DialectFile,
  bases: Readonly<Record<string, Dialect>>,
): { dialect: Dialect } | { errors: DialectFault[] } {
  const { $schema: _, extends: baseName, fields: rows = {}, defaults, ...rest } = file;
  const base = baseName === undefined ? undefined : bases[baseName];
  if (baseName !== undefined && base === undefined)
    return { errors: [fault('/extends', `no dialect ${baseName}; known: ${Object.keys(bases).join(', ') || 'none'}`)] };
  const merged: Record<string, unknown> = { ...base?.fields, ...rows };
  for (const [number, row] of Object.entries(merged)) if (row === null) delete merged[number];
  const dialect = {
    ...base,
    ...rest,
    defaults: { ...base?.defaults, ...defaults },
    fields: merged,
  } as Dialect;
  const errors = contentFaults(dialect);
  if (errors.length > 0) return { errors };
  compileDialect(dialect);
  return { dialect };
}

/** What a schema cannot say: rows that lack an encoding, parts that do not fit, rules about fields that are not there. */
function contentFaults(dialect: Dialect): DialectFault[] {
  const faults: DialectFault[] = [];
  for (const [number, row] of Object.entries(dialect.fields)) {
    try {
      resolveRow(dialect, Number(number), row);
      for (const variant of row.variants ?? []) resolveRow(dialect, Number(number), variantOf(row, variant));
    } catch (error) {
      if (!(error instanceof RowError)) throw error;
      faults.push(fault(`/fields/${number}/${error.property}`, error.message));
    }
    if (Array.isArray(row.subfields) && row.subfields.reduce((sum, { length }) => sum + length, 0) > row.length)
      faults.push(fault(`/fields/${number}/subfields`, `the parts are longer than the field, ${row.length}`));
    if (number === '65' && dialect.bitmap.tertiary === true)
      faults.push(fault('/fields/65', 'bit 65 announces the third bitmap'));
    if (Number(number) > 128 && dialect.bitmap.tertiary !== true)
      faults.push(fault(`/fields/${number}`, 'fields above 128 need bitmap.tertiary'));
  }
  for (const [at, { bytes, encoding = 'binary', value }] of (dialect.header ?? []).entries()) {
    const ratio = ENCODINGS[encoding].ratios.bytes;
    if (ratio === undefined) faults.push(fault(`/header/${at}/encoding`, `${encoding} has no fixed size`));
    else if (value !== undefined && ENCODINGS[encoding].measure(value) !== bytes * ratio)
      faults.push(fault(`/header/${at}/value`, `is not ${bytes} bytes long`));
  }
  for (const key of ['field', 'extendedField'] as const) {
    const number = dialect.mac?.[key];
    if (number !== undefined && dialect.fields[number] === undefined)
      faults.push(fault(`/mac/${key}`, `there is no field ${number}`));
  }
  for (const [at, rule] of (dialect.presence ?? []).entries())
    for (const side of ['request', 'response'] as const) {
      const { mandatory = [], optional = [], conditional = [], echoed = [] } = rule[side];
      for (const number of [
        ...mandatory,
        ...optional,
        ...conditional.map(({ field }) => field),
        ...echoed.map(echoedField),
      ])
        if (dialect.fields[number] === undefined)
          faults.push(fault(`/presence/${at}/${side}`, `there is no field ${number}`));
    }
  return faults;
}

function fault(path: string, reason: string): DialectFault {
  const [, room, key] = path.split('/');
  const row =
    room === 'fields' && key !== undefined
      ? `field ${key}`
      : (room === 'header' || room === 'presence') && key !== undefined
        ? `${room} ${Number(key) + 1}`
        : (room ?? '') === ''
          ? 'document'
          : room!;
  return { row, path, reason };
}

function schemaFaults(errors: readonly ErrorObject[]): DialectFault[] {
  return errors
    .filter(({ keyword }) => keyword !== 'if' && keyword !== 'anyOf')
    .map(({ instancePath, keyword, params, message = 'is wrong' }) => {
      if (keyword === 'additionalProperties') {
        const name = String(params.additionalProperty);
        if (instancePath === '/fields') return fault(`/fields/${name}`, 'field numbers are 2 to 192');
        return fault(`${instancePath}/${name}`, 'there is no such property');
      }
      if (keyword === 'required') return fault(`${instancePath}/${params.missingProperty}`, 'is missing');
      if (keyword === 'enum')
        return fault(instancePath, `must be one of ${(params.allowedValues as string[]).join(', ')}`);
      if (keyword === 'type' && params.type === 'string')
        return fault(instancePath, 'must be a text: put it in quotes');
      return fault(instancePath, message);
    });
}
