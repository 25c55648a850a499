import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, describe, expect, it } from 'vitest';
import { mergeFlags } from '../cli/certify.ts';
import { wantedOf } from './catalogue.ts';
import { checkConfiguration, RunConfiguration, readConfiguration } from './configuration.ts';
import { CommandError, EXIT } from './exit.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'tillproof-configuration-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string, text: string) => {
  const at = path.join(folder, name);
  writeFileSync(at, text);
  return at;
};

describe('the run configuration', () => {
  it('is published as it is', async () => {
    const published = new URL('../../docs/schemas/run-configuration.schema.json', import.meta.url);
    const schema = { $schema: 'https://json-schema.org/draft/2020-12/schema', ...RunConfiguration };
    if (process.env.UPDATE_SCHEMAS === '1') await writeFile(published, `${JSON.stringify(schema, null, 2)}\n`);
    expect(JSON.parse(await readFile(published, 'utf8'))).toEqual(JSON.parse(JSON.stringify(schema)));
    expect(new Ajv2020({ strict: true }).compile(schema)({})).toBe(true);
  });

  it('names the place and the reason of every error', () => {
    const wrong = () => checkConfiguration({ parallel: 0, language: 'en', requirements: 7 }, 'run.yaml');
    expect(wrong).toThrow(CommandError);
    expect(wrong).toThrow(/run\.yaml[\s\S]*\n {2}parallel: 0 is not from 1 to 16\n/);
    expect(wrong).toThrow(/there is no setting "language"; the nearest are languages/);
    expect(wrong).toThrow(/requirements: 7 is none of /);
  });

  it('is read from YAML, and flags override it', async () => {
    const config = file('good.yaml', 'profile: esign\nparallel: 4\nlanguages: [zh-CN]\n');
    expect(await mergeFlags({ config, parallel: '1', language: 'both', allure: true })).toEqual({
      profile: 'esign',
      parallel: 1,
      languages: ['en', 'zh-CN'],
    });
  });

  it.each([
    ['a file that is not there', () => readConfiguration(path.join(folder, 'none.yaml')), /there is no file/],
    ['a file that is not YAML', () => readConfiguration(file('bad.yaml', 'a: [1')), /is not YAML/],
  ])('refuses %s as wrong usage', async (_, read, message) => {
    const error: unknown = await read().catch((reason: unknown) => reason);
    expect(error).toMatchObject({ exitCode: EXIT.usage, message: expect.stringMatching(message) });
  });

  it('refuses a defect that there is not, and names those that there are', async () => {
    await expect(mergeFlags({ defect: ['no-such'], allure: true })).rejects.toThrow(
      /no defect "no-such"[\s\S]*no-reversal/,
    );
  });

  it('refuses a requirement that there is not, and names the nearest', async () => {
    const message = /no requirement "GUIDE-B-FAQ-5x"\. The nearest are: GUIDE-B-FAQ-5a, /;
    await expect(mergeFlags({ requirement: ['GUIDE-B-FAQ-5x'], allure: true })).rejects.toThrow(message);
    const config = file('wrong.yaml', 'requirements: [GUIDE-B-FAQ-5x]\n');
    await expect(mergeFlags({ config, allure: true })).rejects.toThrow(message);
    const file5 = file('only.yaml', 'only: [GUIDE-B-FAQ-5x]\n');
    await expect(mergeFlags({ config: file5, allure: true })).rejects.toThrow(message);
    const other = file('other.yaml', 'requirements: shop.txt\n');
    await expect(mergeFlags({ config: other, allure: true })).rejects.toThrow(/"shop\.txt" is no catalogue/);
    await expect(mergeFlags({ requirement: ['faq-5'], allure: true })).rejects.toThrow(/The nearest are: GUIDE-/);
  });

  it('asks for what the flag says instead of what the file says, and keeps the catalogues of the file', async () => {
    const catalogue = file('shop.yaml', '[{ id: SHOP-1, level: MUST, en: a, zh: b }]');
    const config = file('own.yaml', `requirements: [${catalogue}, GUIDE-B-FAQ-5a]\n`);
    const merged = await mergeFlags({ config, requirement: ['SHOP-1'], allure: true });
    expect(wantedOf(merged)).toEqual({ files: [catalogue], only: ['SHOP-1'] });
    expect(wantedOf(await mergeFlags({ config, allure: true }))).toEqual({
      files: [catalogue],
      only: ['GUIDE-B-FAQ-5a'],
    });
  });

  it('takes the acquirer by its short name, and refuses one that there is not', async () => {
    expect(await mergeFlags({ acquirer: 'shengpay', allure: true })).toEqual({ acquirer: 'shengpay' });
    await expect(mergeFlags({ acquirer: 'shengpay-style', allure: true })).rejects.toThrow(
      /^--acquirer: "shengpay-style" is none of unionpay, lakala, shengpay, ruiyinxin\.$/,
    );
  });

  it('refuses a seed that is no number', async () => {
    await expect(mergeFlags({ seed: 'x', allure: true })).rejects.toThrow(/--seed: "x" is not a whole number/);
  });
});
