import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { AJV_OPTIONS } from '../simulator/model/ajv-options.ts';
import { validatorOf, validatorWhenAsked } from './validator.ts';

const SCHEMA = {
  type: 'object',
  required: ['amount'],
  properties: {
    amount: { type: 'integer', minimum: 1 },
    day: { type: 'string', format: 'date' },
    tags: { uniqueItems: true },
  },
};
const WRONG = { amount: 0, day: '2026-02-30', tags: [{ a: 1 }, { a: 1 }] };

let folder: string;
const kept = () => readdirSync(path.join(folder, 'schemas')).map((name) => path.join(folder, 'schemas', name));
const reasons = (value: object) => {
  const validate = validatorOf(SCHEMA, AJV_OPTIONS);
  return validate(value)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message, data }) => ({ instancePath, message, data }));
};

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'tillproof-validator-'));
  vi.stubEnv('NODE_COMPILE_CACHE', folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

it('says the same of a value whether it is made, read or made where nothing is kept', () => {
  const made = reasons(WRONG);
  expect(made.map(({ instancePath }) => instancePath).sort()).toEqual(['/amount', '/day', '/tags']);
  expect(kept()).toHaveLength(1);
  expect(reasons(WRONG)).toEqual(made);
  expect(reasons({ amount: 1, day: '2026-02-28' })).toEqual([]);
  vi.stubEnv('NODE_COMPILE_CACHE', undefined);
  expect(reasons(WRONG)).toEqual(made);
});

it('is read where it is kept, and not made again', () => {
  validatorOf(SCHEMA, AJV_OPTIONS);
  const [file = ''] = kept();
  writeFileSync(file, 'module.exports = () => "as it stands here";');
  expect(validatorOf(SCHEMA, AJV_OPTIONS)({})).toBe('as it stands here');
});

it('loads nothing of ajv where it is kept', () => {
  const module = JSON.stringify(path.join(import.meta.dirname, 'validator.ts'));
  const code = `import(${module}).then(({ validatorOf }) => {
    const holds = validatorOf({ type: 'integer' })(5);
    const loaded = Object.keys(require.cache).filter((file) => file.includes('ajv') && !file.endsWith('package.json'));
    process.stdout.write(JSON.stringify([holds, loaded.length > 0]));
  })`;
  const run = () => execFileSync(process.execPath, ['-e', code], { encoding: 'utf8' });
  expect([run(), run()]).toEqual(['[true,true]', '[true,false]']);
});

it('is another one of another schema, of other options and of another draft', () => {
  validatorOf({ type: 'integer' });
  validatorOf({ type: 'number' });
  validatorOf({ type: 'integer' }, { allErrors: true });
  validatorOf({ type: 'integer' }, {}, '2020-12');
  expect(kept()).toHaveLength(4);
});

it.each(['', 'module.exports = (', 'throw new Error("not this")'])(
  'is made anew where what is kept is %j',
  (broken) => {
    const before = reasons(WRONG);
    const [file = ''] = kept();
    writeFileSync(file, broken);
    expect(reasons(WRONG)).toEqual(before);
    expect(readFileSync(file, 'utf8')).not.toBe(broken);
  },
);

it('is made where nothing can be kept', () => {
  vi.stubEnv('NODE_COMPILE_CACHE', path.join(folder, 'file'));
  writeFileSync(path.join(folder, 'file'), '');
  expect(reasons(WRONG)).toHaveLength(3);
});

it('is made when it is first asked, once', () => {
  const schema = vi.fn(() => SCHEMA);
  const validator = validatorWhenAsked(schema, AJV_OPTIONS);
  expect(schema).not.toHaveBeenCalled();
  expect(validator()).toBe(validator());
  expect(schema).toHaveBeenCalledOnce();
});
