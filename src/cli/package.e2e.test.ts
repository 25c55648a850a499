// The published package: packed, laid into another project, and run from there without TypeScript.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { publint } from 'publint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ComplianceReport } from '../compliance/model.ts';
import { installedIn, packed } from './packed.fixture.ts';

const project = mkdtempSync(path.join(tmpdir(), 'tillproof-package-'));
let files: string[] = [];
let installed = '';
let copy = '';
beforeAll(() => {
  const made = packed();
  files = made.files;
  copy = path.dirname(made.tarball);
  installed = installedIn(project, made.tarball);
}, 300_000);
afterAll(() => {
  for (const folder of [project, copy]) rmSync(folder, { recursive: true, force: true });
});

const started = (command: string, ...args: string[]) => spawnSync(command, args, { cwd: project, encoding: 'utf8' });
const npx = (...args: string[]) => started('npx', 'tillproof', ...args);
/** What npx starts, without the half second that it takes each time. */
const tillproof = (...args: string[]) =>
  started(process.execPath, path.join(project, 'node_modules', '.bin', 'tillproof'), ...args);

describe('the tarball', () => {
  it('has no tests, benches or fixtures in it, and no source but what runs', () => {
    expect(files.filter((file) => /\.test\.|fixture|test-kit|\/testing\/|^bench|^dist\/bench/.test(file))).toEqual([]);
    const sources = files.filter((file) => /(?<!\.d)\.ts$/.test(file));
    expect(sources).toEqual([]);
    expect(files.some((file) => file.startsWith('docs/decisions/'))).toBe(false);
  });

  it('has what its README and its command point to', () => {
    const links = ['README.md', 'README.zh-CN.md'].flatMap((page) =>
      [...readFileSync(path.join(installed, page), 'utf8').matchAll(/\]\(((?:docs|examples)\/[^)#]+)/g)].map(
        ([, to]) => to,
      ),
    );
    expect(links.length).toBeGreaterThan(20);
    expect(links.filter((to = '') => !existsSync(path.join(installed, to)))).toEqual([]);
    const { stdout } = npx('--help');
    const named = [...stdout.matchAll(/docs\/[\w.-]+\.md/g)].map(([name]) => name);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => !files.includes(name))).toEqual([]);
  });

  it('is one that publint has nothing to say about', async () => {
    const { messages } = await publint({ pkgDir: copy, pack: false, strict: true });
    expect(messages).toEqual([]);
  });
});

describe('npx tillproof in another project', { timeout: 180_000 }, () => {
  it('certifies', () => {
    const { status, stdout, stderr } = npx('certify', '--requirement', 'GUIDE-B-FAQ-2a', '--json', '--parallel', '1');
    expect(stderr).not.toContain('the harness itself failed');
    expect(stderr).not.toContain('Warning');
    expect(status, stderr).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ verdict: 'passed' });
    const page = readFileSync(path.join(project, 'reports', 'compliance.html'), 'utf8');
    // The build of the same modules: what the page runs was never stripped of types where it is installed.
    expect(/<script type="module">([\s\S]*?)<\/script>/.exec(page)?.[1]).toContain('new DecompressionStream');
    expect(/<style>([\s\S]*?)<\/style>/.exec(page)?.[1]).toContain('--lcd');
  });

  it('takes sentences, rules and report formats of that project', () => {
    const put = (name: string, text: string) => writeFileSync(path.join(project, name), text);
    put(
      'own.mjs',
      `import { rule, sentence } from 'tillproof/steps';
sentence('Then', { en: 'the shop has sold for at least CNY {amount}', zh: '门店销售额不少于{amount}元', exampleEn: 'x', exampleZh: 'x' },
  async (till, least) => {
    const sold = (await till.counter.terminal.journal()).reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    till.check(sold >= least, { en: 'Too little was sold.', zh: '销售额不足。' }, till.money(least), till.money(sold));
  });
sentence('When', { en: 'the shop opens', zh: '门店开门' }, (till) => till.shop.open());
rule('shop-sells-nothing', ({ journal }) => journal.map(({ voucher }) => ({
  requirement: 'SHOP-1', text: { en: 'The shop sold something.', zh: '门店有销售。' },
  expected: { en: 'nothing', zh: '无' }, actual: { en: voucher, zh: voucher } })));
`,
    );
    put('format.mjs', 'export default ({ verdict, scenarios }) => [verdict, scenarios.length].join() + "\\n";\n');
    put('tillproof.config.yaml', 'features: [own.feature]\nsteps: [own.mjs]\nformats:\n  verdict.csv: format.mjs\n');
    const feature = (...whens: string[]) =>
      put(
        'own.feature',
        ['Feature: Own', '  Scenario: Own', '    Given the terminal is signed in by operator "01"', ...whens].join(
          '\n    ',
        ),
      );
    feature('Then the shop has sold for at least CNY 0.00');
    const well = tillproof('certify');
    expect(well.status, well.stderr).toBe(0);
    expect(readFileSync(path.join(project, 'reports', 'verdict.csv'), 'utf8')).toBe('passed,1\n');
    feature('Then the shop has sold for at least CNY 0,00');
    expect(tillproof('certify').status).toBe(3);
    expect(readFileSync(path.join(project, 'reports', 'compliance.json'), 'utf8')).toContain('is not an amount');
    feature(
      'And a "debit chip" card issued by "ICBC" with balance CNY 100.00',
      'When the cashier makes a sale of CNY 1.00 by inserted card',
      'Then the shop has sold for at least CNY 1.00',
    );
    const broken = tillproof('certify');
    const report = readFileSync(path.join(project, 'reports', 'compliance.json'), 'utf8');
    expect(report).toContain('The shop sold something.');
    expect(broken.status).toBe(1);
    feature('When the shop opens');
    expect(tillproof('certify').stdout).toContain('The project’s own code broke: own.mjs:7: Cannot read properties of');
  });

  it('takes requirements, features in both languages, cards and a dialect of that project', () => {
    const put = (name: string, text: string) => {
      mkdirSync(path.dirname(path.join(project, name)), { recursive: true });
      writeFileSync(path.join(project, name), text);
    };
    put('shop/requirements.yaml', '- { id: SHOP-1, level: MUST, en: Gold cards pay., zh: 金卡可以付款。 }\n');
    put(
      'shop/cards.yaml',
      `testRanges: [{ prefix: '62123499', source: Test guide of the acquirer }]
cards:
  - { en: gold debit, zh: 金卡借记卡, pan: '6212349900000011', technology: dual, product: debit, issuer: { en: Harbour Bank, zh: 海港银行 } }
`,
    );
    put(
      'shop/dialect.yaml',
      'name: my-acquirer\nextends: unionpay-pos\nfields:\n  23: { type: n, length: 3, encoding: bcd-left }\n',
    );
    put(
      'shop/features/en.feature',
      `@SHOP-1
Feature: Gold
  Scenario: A gold card pays
    Given the terminal is signed in by operator "01"
    And a "gold debit" card issued by "Harbour Bank" with balance CNY 100.00
    When the cashier makes a sale of CNY 1.00 by inserted card
    Then the transaction is approved
`,
    );
    put(
      'shop/features/zh.feature',
      `# language: zh-CN
@SHOP-1
功能: 金卡
  场景: 金卡付款
    假如终端已签到，操作员号为“01”
    而且一张“金卡借记卡”，发卡行“海港银行”，余额100.00元
    当收银员办理一笔1.00元的插卡消费
    那么交易成功
`,
    );
    put(
      'tillproof.config.yaml',
      `requirements: shop/requirements.yaml
features: [shop/features]
cards: [shop/cards.yaml]
wire: unionpay-tcp
dialect: shop/dialect.yaml
steps: [own-sentence.mjs]
`,
    );
    put(
      'own-sentence.mjs',
      `import { sentence } from 'tillproof/steps';
sentence('Then', { en: 'the shop is glad', zh: '门店满意' }, (till) => till.check(true, { en: '', zh: '' }, '', ''));
`,
    );
    const { status, stderr } = tillproof('certify');
    expect(status, stderr).toBe(0);
    const report = JSON.parse(
      readFileSync(path.join(project, 'reports', 'compliance.json'), 'utf8'),
    ) as ComplianceReport;
    expect(report.counts.scenarios.passed).toBe(2);
    expect(report.requirements.find(({ id }) => id === 'SHOP-1')?.verdict).toBe('passed');
    expect(Object.keys(report.run.versions)).toEqual(expect.arrayContaining(['cards.yaml', 'dialect.yaml']));
    const sales = report.scenarios.flatMap(({ evidence }) =>
      (evidence?.exchanges ?? []).filter(({ request }) => request?.mti === '0200'),
    );
    // Field 22 is 0510, field 23 is 001 and its filler behind it: the rows of the project.
    expect(sales.map(({ requestHex }) => requestHex?.includes('05100010'))).toEqual([true, true]);
    expect(readFileSync(path.join(project, 'reports', 'compliance.json'), 'utf8')).not.toContain('6212349900000011');
    expect(tillproof('words', '--search', 'gold').stdout).toContain('gold debit · 金卡借记卡');
    expect(tillproof('steps', '--search', 'glad').stdout).toContain('the shop is glad');
    const [{ requestHex: hex = '' } = {}] = sales;
    expect(tillproof('explain', hex?.replaceAll('*', '0') ?? '', '--json').stdout).toContain('"my-acquirer"');
  });
});

/** What puts the oldest Node that package.json allows where this test finds it, until the next `npm ci`. */
const INSTALL = `npm install --no-save node-${process.platform}-${process.arch}@22.18.0`;

function oldestNode(): string | null {
  try {
    return createRequire(import.meta.url).resolve(`node-${process.platform}-${process.arch}/bin/node`);
  } catch {
    return null;
  }
}

const oldest = oldestNode();
describe.skipIf(oldest === null)(`under Node 22 (${INSTALL})`, { timeout: 180_000 }, () => {
  const folder = path.join(project, 'oldest');
  const run = (...args: string[]) =>
    spawnSync(oldest ?? '', [path.join(installed, 'src', 'cli', 'tillproof.js'), ...args], {
      cwd: folder,
      encoding: 'utf8',
      input: '',
    });

  it('writes a project whose adapter is well, and whose first run fails for the terminal alone', () => {
    mkdirSync(folder);
    expect(run('init', '--adapter', 'javascript', '--language', 'en').status).toBe(0);
    const doctor = run('doctor');
    expect(doctor.status, doctor.stdout).toBe(0);
    const certified = run('certify', '--timers', '2000', '--json');
    expect(certified.status, certified.stderr).toBe(1);
    const report = JSON.parse(
      readFileSync(path.join(folder, 'reports', 'compliance.json'), 'utf8'),
    ) as ComplianceReport;
    expect(report.run.versions['node.js']).toBe('22.18.0');
    expect(report.counts.scenarios).toMatchObject({ failed: 1, inconclusive: 0 });
    // Node 22 warns of what it calls experimental, in every thread.
    expect(doctor.stderr + certified.stderr).not.toContain('Warning');
  });
});
