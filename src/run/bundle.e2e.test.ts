// A bundle has the files of the project that its run took, and a replay takes them from there: in an empty folder it is the same run.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MANIFEST, manifestOf, projectName } from '../certificate/bundle/bundle.ts';
import { tillproofIn } from './command.fixture.ts';
import { PACKAGE_ROOT } from './root.ts';
import { verifyFile } from './verify.ts';

const root = mkdtempSync(path.join(tmpdir(), 'tillproof-bundle-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const at = (...names: string[]) => path.join(root, ...names);

const OWN_STEPS = path.join(PACKAGE_ROOT, 'steps/own.ts');
const FILES: Record<string, string> = {
  'common/sold.feature': `Feature: Sold
  @SHOP-1
  Scenario: One
    Given the terminal is signed in by operator "01"
    And a "gold debit" card issued by "Harbour Bank" with balance CNY 100.00
    Then the shop sold CNY 0.00
  @SHOP-1
  Scenario: Another, which a filter leaves out
    Given the terminal is signed in by operator "01"
    Then the shop sold CNY 9.00
`,
  'project/shop/own.feature': `Feature: Own
  @SHOP-1
  Scenario: Two
    Given the terminal is signed in by operator "01"
    Then the shop sold CNY 0.00
`,
  'project/shop/sentences.mjs': `import { sentence } from ${JSON.stringify(OWN_STEPS)};
import { sold } from './sold.mjs';
sentence('Then', { en: 'the shop sold CNY {amount}', zh: '门店销售额为{amount}元', exampleEn: 'the shop sold CNY 1.00', exampleZh: '门店销售额为1.00元' },
  async (till, amount) => { const is = await sold(till); till.check(is === amount, { en: 'Another amount.', zh: '不符。' }, till.money(amount), till.money(is)); });
`,
  'project/shop/sold.mjs': `export const sold = async (till) => (await till.counter.terminal.journal()).reduce((sum, each) => sum + each.amountMinor, 0);\n`,
  'project/shop/卡.yaml': `testRanges: [{ prefix: '62123499', source: Test guide of the acquirer }]
cards:
  - { en: gold debit, zh: 金卡借记卡, pan: '6212349900000011', technology: dual, product: debit, issuer: { en: Harbour Bank, zh: 海港银行 } }
`,
  'project/shop/dialect.yaml': `name: shop
extends: unionpay-pos
fields:
  23: { en: Card sequence number, zh: 卡序列号, type: n, length: 3, encoding: bcd-left }
`,
  'project/shop.yaml': '- { id: SHOP-1, level: MUST, en: It sells., zh: 可售。 }\n',
  'project/tillproof.config.yaml': `# at http://till:secret@127.0.0.1:9/
features: [../common/sold.feature:3, shop]
steps: [shop/sentences.mjs]
cards: [shop/卡.yaml]
wire: unionpay-tcp
dialect: shop/dialect.yaml
requirements: shop.yaml
`,
};
const NAMES = [
  'project/%2E%2E/common/sold.feature',
  'project/shop.yaml',
  ...['dialect.yaml', 'own.feature', 'sentences.mjs', 'sold.mjs', '卡.yaml'].map((name) => `project/shop/${name}`),
];

/** The bundle with a file changed, as `changed.zip`; `listed`: the manifest was made anew. */
function changed(name: string, change: (text: string) => string, listed = false): string {
  const files: Record<string, Uint8Array> = unzipSync(readFileSync(at('run.zip')));
  const { [MANIFEST]: manifest, ...rest } = files;
  files[name] = strToU8(change(strFromU8(files[name]!)));
  files[MANIFEST] = listed ? manifestOf(new Map(Object.entries({ ...rest, [name]: files[name]! })), '0') : manifest!;
  writeFileSync(at('changed.zip'), zipSync(files));
  return at('changed.zip');
}

beforeAll(async () => {
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(path.dirname(at(name)), { recursive: true });
    writeFileSync(at(name), text);
  }
  const run = await tillproofIn(at('project'), 'certify', '--bundle', at('run.zip'), '--no-allure', '--parallel', '1');
  expect(run.code, run.err).toBe(0);
  // Where it is played again there is nothing but the code.
  mkdirSync(at('elsewhere/shop'), { recursive: true });
  for (const name of ['sentences.mjs', 'sold.mjs']) cpSync(at('project/shop', name), at('elsewhere/shop', name));
}, 120_000);

describe('the files of the project in a bundle', { timeout: 120_000 }, () => {
  it('are those that the run took, with what they import, listed and named; the configuration without its password', async () => {
    const files = unzipSync(readFileSync(at('run.zip')));
    expect(Object.keys(files).filter((name) => name.startsWith('project/'))).toEqual(NAMES);
    const { files: listed } = JSON.parse(strFromU8(files['manifest.json']!)) as { files: { name: string }[] };
    expect(listed.map(({ name }) => name)).toEqual(expect.arrayContaining([...NAMES, 'tillproof.config.yaml']));
    expect(strFromU8(files['tillproof.config.yaml']!)).toMatch(/^# at http:\/\/127\.0\.0\.1:9\//);
    expect(await tillproofIn(root, 'verify', 'run.zip')).toMatchObject({ code: 0 });
  });

  it.each(NAMES)(
    '%s: verify names it when it was changed, also where the manifest was changed with it',
    async (name) => {
      const brokenIn = async (file: string) => {
        const checks = await verifyFile(file, {}, new Date());
        return Object.fromEntries(
          checks.filter(({ verdict }) => verdict === 'broken').map((each) => [each.name, each.text.en]),
        );
      };
      const project = `${name} is not the file that the run took`;
      const longer = (text: string) => `${text}\n`;
      expect(await brokenIn(changed(name, longer))).toEqual({ manifest: `${name} was changed`, project });
      expect(await brokenIn(changed(name, longer, true))).toEqual({ project });
    },
  );

  it('make the replay, where nothing but the code is: the same scenarios with the same cards, dialect and requirements', async () => {
    const again = await tillproofIn(at('elsewhere'), 'replay', at('run.zip'), '--json');
    expect([again.code, again.err]).toEqual([
      0,
      expect.stringContaining(
        'taken from this folder and not out of the bundle; they are the same: shop/sentences.mjs, shop/sold.mjs',
      ),
    ]);
    expect(JSON.parse(again.out)).toMatchObject({ same: true, setting: [], requirements: [] });
    const report = JSON.parse(readFileSync(at('elsewhere/reports-replayed/compliance.json'), 'utf8'));
    expect(report.scenarios.map(({ name }: { name: string }) => name)).toEqual(['One', 'Two']);
    expect(report.requirements).toContainEqual(expect.objectContaining({ id: 'SHOP-1', verdict: 'passed' }));
  });

  it('that are code are compared first, with what they import', async () => {
    mkdirSync(at('other/shop'), { recursive: true });
    cpSync(at('project/shop/sentences.mjs'), at('other/shop/sentences.mjs'));
    writeFileSync(at('other/shop/sold.mjs'), `${FILES['project/shop/sold.mjs']}// more\n`);
    const other = await tillproofIn(at('other'), 'replay', at('run.zip'));
    expect([other.code, other.err]).toEqual([
      2,
      expect.stringMatching(/shop\/sold\.mjs: it is another one[\s\S]*Check out the commit/),
    ]);
    const none = await tillproofIn(root, 'replay', 'run.zip');
    expect([none.code, none.err]).toEqual([2, expect.stringMatching(/shop\/sentences\.mjs: it is not here/)]);
  });

  it('that were changed in the bundle are not played', async () => {
    const { code, err } = await tillproofIn(
      at('elsewhere'),
      'replay',
      changed('project/shop.yaml', (text) => `${text}\n`),
    );
    expect([code, err]).toEqual([2, expect.stringContaining('project/shop.yaml is not the file that the run took')]);
  });

  it('say how the run was set up, or are refused', async () => {
    const { code, err } = await tillproofIn(
      at('elsewhere'),
      'replay',
      changed('setup.json', () => 'null'),
    );
    expect([code, err]).toEqual([2, expect.stringContaining('does not say how its run was set up (setup.json)')]);
  });

  it('name no program that is started: who replays names it', async () => {
    const setup = (text: string) =>
      text.replace('"configuration": {', '"configuration": {"terminal": ["exec:touch started"],');
    const { code, err } = await tillproofIn(at('elsewhere'), 'replay', changed('setup.json', setup));
    expect([code, err]).toEqual([2, expect.stringContaining('the run started "exec:touch started"')]);
  });

  it('are not put in when they are no longer those that the run took', async () => {
    const changing = FILES['project/shop/sentences.mjs']!.replace('async (till', `async (till`).concat(
      `import { appendFileSync } from 'node:fs';\nappendFileSync('shop.yaml', '\\n');\n`,
    );
    cpSync(at('project'), at('late'), { recursive: true });
    writeFileSync(at('late/shop/sentences.mjs'), changing);
    const late = await tillproofIn(at('late'), 'certify', '--bundle', 'late.zip', '--no-allure', '--parallel', '1');
    expect([late.code, late.err]).toEqual([
      1,
      expect.stringMatching(/no bundle was written:\n {2}shop\.yaml is not what it was/),
    ]);
  });
});

it.each([
  ['shop/a.feature', 'project/shop/a.feature'],
  ['../../a b/卡.yaml', 'project/%2E%2E/%2E%2E/a b/卡.yaml'],
  ['D:/a?.yaml', 'project/D%3A/a%3F.yaml'],
  ['..\\a%2E.', 'project/..%5Ca%252E%2E'],
])('%s is %s in a bundle', (file, name) => {
  expect(projectName(file)).toBe(name);
});

it('of a run that picked scenarios plays those again and no others', { timeout: 120_000 }, async () => {
  mkdirSync(at('picked'));
  const choice = ['--chapter', 'declines', '--language', 'en', '--name', 'TP-037.2', '--no-allure'];
  const run = await tillproofIn(at('picked'), 'certify', ...choice, '--bundle', 'picked.zip');
  expect(run.code, run.err).toBe(0);
  const again = await tillproofIn(at('picked'), 'replay', 'picked.zip', '--json');
  expect([again.code, JSON.parse(again.out)]).toEqual([0, expect.objectContaining({ same: true, setting: [] })]);
});
