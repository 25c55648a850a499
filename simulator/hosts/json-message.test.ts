import fc from 'fast-check';
import { expect, test } from 'vitest';
import { validatorOf } from '../../src/validator.ts';
import { compileBy } from '../model/compile.ts';
import { readJsonMessage } from './json-message.ts';
import { signInRequest } from './test-kit.ts';

compileBy(validatorOf);

const read = (value: unknown) =>
  readJsonMessage(new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value)));

test('a message comes through unchanged', () => {
  expect(read(signInRequest)).toEqual({ ok: true, message: signInRequest });
});

test('whatever the bytes are, they are a message or a refusal with code 30 that fits on a screen', () => {
  const bodies = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc.json({ maxDepth: 8 }).map((text) => new TextEncoder().encode(text)),
    fc.string({ unit: 'binary', maxLength: 400 }).map((text) => new TextEncoder().encode(text)),
  );
  fc.assert(
    fc.property(bodies, (bytes) => {
      const reading = readJsonMessage(bytes);
      expect(reading.ok).toBe(false);
      if (reading.ok) return;
      expect(reading.body).toMatchObject({ fields: { 39: '30' } });
      expect(JSON.stringify(reading.body).length).toBeLessThan(8000);
    }),
    { seed: 3, numRuns: 500 },
  );
});

test('a message with one damaged field is refused, and the reason names that field', () => {
  const fields = Object.keys(signInRequest.fields);
  const damage = fc.oneof(
    fc.integer(),
    fc.constant(null),
    fc.constant(''),
    fc.constant('\u0000'),
    fc.string({ minLength: 1000, maxLength: 1200 }),
  );
  fc.assert(
    fc.property(fc.constantFrom(...fields), damage, (field, value) => {
      const reading = read({ ...signInRequest, fields: { ...signInRequest.fields, [field]: value } });
      expect(reading).toMatchObject({ ok: false, body: { mti: '0810', fields: { 39: '30' } } });
      if (!reading.ok) expect(reading.body.error.details.map(({ path }) => path)).toContain(`fields[${field}]`);
    }),
    { seed: 4, numRuns: 200 },
  );
});

test('a refusal repeats no value but those that tell which request it is about', () => {
  const reading = read({ mti: '0200', fields: { 2: '6212345678901232', 11: '000007', 41: 'TP000001', 52: 'secret' } });
  expect(reading).toMatchObject({ ok: false, body: { fields: { 11: '000007', 39: '30', 41: 'TP000001' } } });
  if (!reading.ok) expect(JSON.stringify(reading.body)).not.toMatch(/6212345678901232|secret/);
});

test('the answer to something that is an answer has no message type', () => {
  expect(read({ mti: '0210', fields: { 4: 'x' } })).toMatchObject({ body: { mti: '0000' } });
});
