// Validators of schemas, made by ajv once and kept beside the compiled modules: making one takes ten times as long as reading it, and
// every process and every worker thread needs several before its first scenario (bench/cold-start.ts).
//
// Nothing of ajv is loaded where all are kept. What is kept is named after the schema, the options and ajv's version, so that none is
// out of date; without a folder (NODE_COMPILE_CACHE), or where it cannot be written, each process makes its own.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { compileFunction } from 'node:vm';
import type { Ajv, Format, Options, ValidateFunction } from 'ajv';

/** Drafts of JSON Schema, by ajv's modules for them. */
const DRAFTS = { 'draft-07': 'ajv', '2020-12': 'ajv/dist/2020.js' } as const;
type Draft = keyof typeof DRAFTS;

/** Options of ajv; a format is told by a function, which is not kept. */
type Given = Omit<Options, 'formats' | 'code'> & { formats?: Readonly<Record<string, Format>>; code?: Options['code'] };

const require = createRequire(import.meta.url);

/** Tells whether a value holds against the schema; its `errors` say what does not. */
export function validatorOf(schema: object, options: Given = {}, draft: Draft = 'draft-07'): ValidateFunction {
  const file = fileOf(schema, options, draft);
  return (file === null ? null : read(file, options)) ?? make(schema, options, draft, file);
}

/** The same, made when it is first asked. */
export function validatorWhenAsked(schema: () => object, options?: Given, draft?: Draft): () => ValidateFunction {
  let made: ValidateFunction | undefined;
  return () => (made ??= validatorOf(schema(), options, draft));
}

function fileOf(schema: object, options: Given, draft: Draft): string | null {
  const folder = process.env.NODE_COMPILE_CACHE;
  if (folder === undefined || folder === '') return null;
  const { formats = {}, ...plain } = options;
  const { version } = require('ajv/package.json') as { version: string };
  const text = JSON.stringify([version, draft, plain, Object.keys(formats), schema]);
  return path.join(folder, 'schemas', `${createHash('sha256').update(text).digest('hex').slice(0, 32)}.js`);
}

function read(file: string, { formats = {} }: Given): ValidateFunction | null {
  let code: string;
  try {
    code = readFileSync(file, 'utf8');
  } catch {
    return null;
  }
  const module = { exports: null as unknown as ValidateFunction };
  compileFunction(code, ['module', 'require', 'formats'], { filename: file })(module, require, formats);
  return module.exports;
}

function make(schema: object, options: Given, draft: Draft, file: string | null): ValidateFunction {
  const { [draft === 'draft-07' ? 'Ajv' : 'Ajv2020']: Made } = require(DRAFTS[draft]) as Record<string, typeof Ajv>;
  const { _ } = require('ajv') as typeof import('ajv');
  const code = {
    ...options.code,
    source: file !== null,
    ...(options.formats === undefined ? {} : { formats: _`formats` }),
  };
  const ajv = new (Made as typeof Ajv)({ ...(options as Options), code });
  const validate = ajv.compile(schema);
  if (file !== null) keep(file, ajv, validate);
  return validate;
}

/** A process beside this one may keep the same: whoever reads finds a whole one. */
function keep(file: string, ajv: Ajv, validate: ValidateFunction): void {
  const { default: standaloneCode } =
    require('ajv/dist/standalone/index.js') as typeof import('ajv/dist/standalone/index.js');
  const begun = `${file}.${process.pid}-${Math.round(performance.now() * 1000)}`;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(begun, standaloneCode(ajv, validate));
    renameSync(begun, file);
  } catch {
    // Where nothing can be kept, the next process makes its own.
  }
}
