// Whose fault it is that a sentence of the project broke: the house's own errors keep their names.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { brokenWords } from '../src/compliance/broken-words.ts';
import { OWN_FAULT_ERROR } from '../src/definitions/evidence.ts';
import { asOwnFault } from './own-fault.ts';

/** What a module of a project throws, called with a function of the house. */
async function thrownBy(code: string, house: () => unknown = () => undefined): Promise<unknown> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tillproof-own-fault-'));
  try {
    const file = path.join(folder, 'own.mjs');
    writeFileSync(file, `export default (house) => {\n  ${code}\n};\n`);
    const { default: run } = (await import(pathToFileURL(file).href)) as { default: (house: () => unknown) => unknown };
    await run(house);
  } catch (error) {
    return asOwnFault(error);
  } finally {
    rmSync(folder, { recursive: true });
  }
  throw new Error('nothing was thrown');
}

it.each([
  ['an error', "throw new Error('no such till')", 'no such till'],
  ['a mistake', 'null.amount', /Cannot read properties of null/],
  ['one of a built-in function', "JSON.parse('{')", /JSON/],
  ['an error without words', 'throw new TypeError()', 'TypeError'],
])('%s of the project is told with its place', async (_, code, said) => {
  const told = await thrownBy(code);
  expect(told).toMatchObject({ name: OWN_FAULT_ERROR, message: expect.stringMatching(/own\.mjs:2: /) });
  expect((told as Error).message).toMatch(said);
});

it.each([
  ["throw 'no such till'", "steps: 'no such till' was thrown"],
  ['throw undefined', 'steps: undefined was thrown'],
  ['throw 10n', 'steps: 10n was thrown'],
])('what is no error is told all the same: %s', async (code, message) => {
  expect(await thrownBy(code)).toMatchObject({ name: OWN_FAULT_ERROR, message });
});

it('what the house throws under a sentence stays what it is', async () => {
  const error = new RangeError('of the house');
  expect(
    await thrownBy('return house();', () => {
      throw error;
    }),
  ).toBe(error);
});

it('is neither the terminal nor the test system', () => {
  const { en, zh } = brokenWords(OWN_FAULT_ERROR, 'shop/own.mjs:12: no such till');
  expect(en).toBe('The project’s own code broke: shop/own.mjs:12: no such till');
  expect(zh).toBe('项目的自有代码出错：shop/own.mjs:12: no such till');
});
