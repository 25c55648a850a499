// House rules that execute: no dead files or exports, no unknown tags, and the two languages say the same. Who may import whom: imports.test.ts.
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { requirementsOf } from './compliance/tags.ts';
import { REQUIREMENTS } from './definitions/requirements/index.ts';
import { exportsOf, files, importsOf, read } from './imports.fixture.ts';

const HOUSE = ['src', 'simulator', 'steps', 'bench'] as const;
const sources = HOUSE.flatMap((folder) => files(folder, '.ts'));

/** What those outside come in by: published doors, and files that are started or named by others. */
const DOORS = [
  'src/terminal/index.ts',
  'simulator/admin/client.ts',
  'simulator/hosts/msw.ts',
  'steps/own.ts',
  'src/iso8583/index.ts',
  'src/crypto/index.ts',
  'src/reference/index.ts',
  'src/terminal/testing/fake-terminal.ts',
];

describe('files', () => {
  it('are all reached from an entry, a test, or a published door', () => {
    const entries = [
      ...DOORS,
      'src/cli/main.ts',
      'src/run/plugin.ts',
      'src/run/silent.ts',
      'src/run/defects-thread.ts',
      'simulator/main.ts',
      'simulator/child.ts',
      'src/terminal/drivers/module-host.ts',
      'src/compliance/formatter.ts',
      'src/compliance/reports/html/evidence-thread.ts',
      'src/views/browser/begin.ts',
      'src/views/browser/page.ts',
      'src/views/browser/console.ts',
      ...files('steps', '.ts'),
      ...files('bench', '.ts'),
    ];
    const known = new Set(sources);
    const reached = new Set<string>();
    const visit = (file: string) => {
      if (reached.has(file) || !known.has(file)) return;
      reached.add(file);
      for (const { to } of importsOf(file)) visit(to);
    };
    for (const entry of entries) visit(entry);
    const used = new Set(reached);
    const tests = sources.filter((file) => file.endsWith('.test.ts'));
    for (const test of tests) visit(test);
    const mentioned = tests.map(read).join('\n');
    const forTests = (file: string) =>
      /fixture|fake|suite|testing|test-kit/.test(file) &&
      (reached.has(file) || mentioned.includes(path.basename(file)));
    const dead = sources.filter((file) => !file.endsWith('.test.ts') && !used.has(file) && !forTests(file));
    expect(dead).toEqual([]);
  });

  it('give away only what others take', () => {
    const all = [...sources, ...files('src', '.js', '.mjs')];
    const taken = new Set(
      all.flatMap((file) => importsOf(file)).flatMap(({ to, names }) => names.map((name) => `${to} ${name}`)),
    );
    const idle = sources
      .filter((file) => !file.endsWith('.test.ts') && !DOORS.includes(file) && !taken.has(`${file} *`))
      .flatMap((file) => exportsOf(read(file)).map((name) => `${file} ${name}`))
      .filter((each) => !taken.has(each));
    expect(idle).toEqual([]);
  });

  it('that play less by day are all played whole by npm run nightly', () => {
    const tests = [...HOUSE, 'scripts'].flatMap((folder) => files(folder, '.test.ts'));
    const halved = tests.filter((file) => read(file).includes('nightly.fixture.ts'));
    const nightly = read('scripts/nightly.js');
    expect(halved.filter((file) => file !== 'src/tidy.test.ts' && !nightly.includes(`'${file}'`))).toEqual([]);
    expect(halved.length).toBeGreaterThan(15);
  });

  it('are named e2e, and played by npm run e2e, where they test with processes or a browser, and nowhere else', () => {
    const tests = [...HOUSE, 'scripts'].flatMap((folder) => files(folder, '.test.ts'));
    const starts = (file: string): boolean =>
      /(from |\()'(node:child_process|playwright-core|@sparticuz\/chromium)'/.test(read(file)) ||
      importsOf(file).some(({ to }) => to.endsWith('.fixture.ts') && starts(to));
    const isNamed = (file: string) => file.endsWith('.e2e.test.ts');
    expect(tests.filter((file) => file !== 'src/tidy.test.ts' && starts(file) !== isNamed(file))).toEqual([]);
    expect(tests.filter(isNamed).length).toBeGreaterThan(50);
  });

  it('add up no text from chunks that may end within a character', () => {
    const cut =
      /(?<!setEncoding\('utf8'\))\.on\('data', \((\w+)(: Buffer)?\) =>[\s({]*[\w.]+(\[\w+\])? \+= \1\b(?!\.)|of request\) [^;]*\+= chunk;|\+= Buffer\.from\(chunk\)\.toString/;
    const own = [...HOUSE, 'scripts', 'examples'].flatMap((folder) => [
      ...files(folder, '.ts'),
      ...files(folder, '.js'),
      ...files(folder, '.mjs'),
    ]);
    const known = ['examples/terminal-minimal/server.mjs', 'src/tidy.test.ts'];
    expect(own.filter((file) => !known.includes(file) && cut.test(read(file)))).toEqual([]);
    expect(read(known[0]!)).toContain("request.setEncoding('utf8')");
    expect(cut.test("out.on('data', (text) => (all += text))")).toBe(true);
    expect(cut.test("out.setEncoding('utf8').on('data', (text: string) => (all += text))")).toBe(false);
  });

  it('hold no TODO and speak of the product alone', () => {
    const texts = [
      ...sources,
      ...files('features', '.feature'),
      ...files('docs', '.md'),
      'README.md',
      'README.zh-CN.md',
      'CONTRIBUTING.md',
    ];
    const found = texts
      .filter((file) => file !== 'src/tidy.test.ts')
      .filter((file) => /\bTODO\b|\bFIXME\b|\.\.\/shared\/|\/work\//.test(read(file)));
    expect(found).toEqual([]);
  });
});

describe('package-lock.json', () => {
  it('holds every optional package of every platform, without which npm ci refuses it', () => {
    type Entry = { optionalDependencies?: Record<string, string> };
    const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Entry> };
    const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !(`node_modules/${name}` in packages || `${place}/node_modules/${name}` in packages),
      ),
    );
    expect(missing).toEqual([]);
  });

  it('lets npm leave out the Node that a machine already has, and fetch it on any other', () => {
    type Entry = { optional?: boolean; engines?: { node?: string }; dependencies?: Record<string, string> };
    const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Entry> };
    const { optional, engines, dependencies } = packages['scripts/runtime/fetched'] ?? {};
    expect({ optional, engines }).toEqual({ optional: true, engines: { node: '<24.11 || >=25' } });
    expect(Object.keys(dependencies ?? {})).toEqual(['node']);
    expect(packages['node_modules/node']?.optional).toBe(true);
  });

  it('holds no package under a licence that would bind whoever passes this one on', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, { license?: string }> };
    const binding = Object.entries(packages).filter(([, { license = '' }]) => /(?<!L)GPL/.test(license));
    expect(binding.map(([place, { license }]) => `${place}: ${license}`)).toEqual([]);
  });
});

/** A feature as the facts that must be the same in both languages. */
function outline(file: string) {
  const lines = read(file)
    .split('\n')
    .map((line) => line.trim());
  const scenarios: { tags: string[]; steps: number; rows: string[] }[] = [];
  let tags: string[] = [];
  let inExamples = false;
  for (const line of lines) {
    if (line.startsWith('@')) tags.push(...line.split(/\s+/));
    else if (/^(Scenario|Scenario Outline|场景|场景大纲|剧本|剧本大纲):/.test(line)) {
      scenarios.push({ tags: tags.sort(), steps: 0, rows: [] });
      tags = [];
      inExamples = false;
    } else if (/^(Feature|功能|Rule|规则|Background|背景):/.test(line)) {
      if (!/^(Background|背景):/.test(line)) scenarios.push({ tags: tags.sort(), steps: 0, rows: [] });
      tags = [];
      inExamples = false;
    } else if (/^(Examples|例子):/.test(line)) inExamples = true;
    else if (line.startsWith('|') && inExamples)
      scenarios.at(-1)?.rows.push((line.match(/\d[\d.,]*/g) ?? []).join(' '));
    else if (/^(Given|When|Then|And|But|\*)\s|^(假如|假设|假定|当|那么|而且|并且|同时|但是)/.test(line)) {
      const last = scenarios.at(-1);
      if (last) last.steps++;
    }
  }
  return scenarios;
}

describe('features', () => {
  const english = files('features/en', '.feature');
  const chinese = files('features/zh-CN', '.feature');
  const known = new Set(REQUIREMENTS.map(({ id }) => id));

  it('exist in both languages under the same names', () => {
    expect(english.map((file) => file.replace('features/en/', ''))).toEqual(
      chinese.map((file) => file.replace('features/zh-CN/', '')),
    );
    expect(english.length).toBeGreaterThan(0);
  });

  it.each(english)(
    '%s says the same in both languages: scenarios, tags, number of steps, numbers in the examples',
    (file) => {
      expect(outline(file.replace('features/en/', 'features/zh-CN/'))).toEqual(outline(file));
    },
  );

  it.each([...english, ...chinese])('%s has a known requirement tag on every scenario', (file) => {
    const [feature, ...scenarios] = outline(file);
    const inherited = feature?.tags ?? [];
    for (const [at, scenario] of scenarios.entries()) {
      const requirements = requirementsOf([...inherited, ...scenario.tags]);
      if (scenario.steps === 0) continue;
      expect(requirements, `scenario ${at + 1} of ${file}`).not.toEqual([]);
      for (const id of requirements) expect(known.has(id), `@${id} in ${file}`).toBe(true);
    }
  });
});

describe('code', () => {
  const MOST_LINES = 400;
  const linesOf = (text: string) => text.match(/.*\n|.+$/g)?.length ?? 0;
  const code = ['src', 'simulator', 'steps', 'bench', 'examples', 'features'].flatMap((folder) =>
    ['.ts', '.tsx', '.js', '.mjs', '.py', '.css', '.feature'].flatMap((ending) => files(folder, ending)),
  );

  it('stands in files of 400 lines at the most', () => {
    expect(code.filter((file) => linesOf(read(file)) > MOST_LINES)).toEqual([]);
  });

  it('is counted by lines, with or without an end to the last', () => {
    expect([linesOf(''), linesOf('a'), linesOf('a\n'), linesOf('a\nb'), linesOf('a\n\n')]).toEqual([0, 1, 1, 2, 2]);
  });
});
