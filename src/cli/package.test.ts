// The published package: packed, laid into another project, and run from there without TypeScript.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { publint } from 'publint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

const npx = (...args: string[]) => spawnSync('npx', ['tillproof', ...args], { cwd: project, encoding: 'utf8' });

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
    const well = npx('certify');
    expect(well.status, well.stderr).toBe(0);
    expect(readFileSync(path.join(project, 'reports', 'verdict.csv'), 'utf8')).toBe('passed,1\n');
    feature('Then the shop has sold for at least CNY 0,00');
    expect(npx('certify').status).toBe(3);
    expect(readFileSync(path.join(project, 'reports', 'compliance.json'), 'utf8')).toContain('is not an amount');
    feature(
      'And a "debit chip" card issued by "ICBC" with balance CNY 100.00',
      'When the cashier makes a sale of CNY 1.00 by inserted card',
      'Then the shop has sold for at least CNY 1.00',
    );
    const broken = npx('certify');
    const report = readFileSync(path.join(project, 'reports', 'compliance.json'), 'utf8');
    expect(report).toContain('The shop sold something.');
    expect(broken.status).toBe(1);
  });
});
