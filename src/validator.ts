// Validators of schemas, made by ajv once and kept beside the compiled modules: to make one takes longer than to read it, and every
// process and every worker thread needs several before its first scenario (measured in docs/decisions/0007).
//
// Nothing of ajv is loaded where all are kept. What is kept is named after the schema, the options and ajv's version, so that none is
// out of date; without a folder (NODE_COMPILE_CACHE), or where it cannot be written, each process makes its own.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { compileFunction } from 'node:vm';
import type { Ajv, Options, ValidateFunction } from 'ajv';

/** Drafts of JSON Schema, by ajv's modules for them. */
const DRAFTS = { 'draft-07': 'ajv', '2020-12': 'ajv/dist/2020.js' } as const;
type Draft = keyof typeof DRAFTS;

const require = createRequire(import.meta.url);

/**
 * Tells whether a value holds against the schema; its `errors` say what does not.
 *
 * @param options ajv's; functions that tell formats are not kept, and given anew to what is
 */
export function validatorOf(schema: object, options: Options = {}, draft: Draft = 'draft-07'): ValidateFunction {
  const file = fileOf(schema, options, draft);
  return (file === null ? null : read(file, options)) ?? make(schema, options, draft, file);
}

/** The same, made when it is first asked. */
export function validatorWhenAsked(schema: () => object, options?: Options, draft?: Draft): () => ValidateFunction {
  let made: ValidateFunction | undefined;
  return () => (made ??= validatorOf(schema(), options, draft));
}

function fileOf(schema: object, options: Options, draft: Draft): string | null {
  const folder = process.env.NODE_COMPILE_CACHE;
  if (folder === undefined || folder === '') return null;
  const { formats = {}, ...plain } = options;
  const { version } = require('ajv/package.json') as { version: string };
  const text = JSON.stringify([version, draft, plain, Object.keys(formats), schema]);
  return path.join(folder, 'schemas', `${createHash('sha256').update(text).digest('hex').slice(0, 32)}.js`);
}

/** What is kept; null where nothing is, or what is there cannot be read. */
function read(file: string, { formats = {} }: Options): ValidateFunction | null {
  try {
    const module = { exports: null as ValidateFunction | null };
    const code = readFileSync(file, 'utf8');
    compileFunction(code, ['module', 'require', 'formats'], { filename: file })(module, require, formats);
    return module.exports;
  } catch {
    return null;
  }
}

function make(schema: object, { formats, ...options }: Options, draft: Draft, file: string | null): ValidateFunction {
  const { _ } = require('ajv') as typeof import('ajv');
  const { default: Made } = require(DRAFTS[draft]) as { default: typeof Ajv };
  const named = formats === undefined ? {} : { formats: _`formats` };
  const code = { ...options.code, ...named, source: file !== null };
  const ajv = new Made({ ...options, ...(formats === undefined ? {} : { formats }), code });
  const validate = ajv.compile(schema);
  if (file !== null) keep(file, ajv, validate);
  return validate;
}

/** A process beside this one may keep the same: whoever reads finds a whole one. */
function keep(file: string, ajv: Ajv, validate: ValidateFunction): void {
  type Standalone = typeof import('ajv/dist/standalone/index.js');
  const { default: codeOf } = require('ajv/dist/standalone/index.js') as Standalone;
  const begun = `${file}.${process.pid}-${Math.round(performance.now() * 1000)}`;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(begun, codeOf(ajv, validate));
    renameSync(begun, file);
  } catch {
    // Where nothing can be kept, the next process makes its own.
  }
}
