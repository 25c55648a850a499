// House rules that execute: no dead files, no unknown tags, and the two languages say the same. Who may import whom: imports.test.ts.
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { requirementsOf } from './compliance/tags.ts';
import { REQUIREMENTS } from './definitions/requirements/index.ts';
import { files, importsOf, read } from './imports.fixture.ts';

const sources = ['src', 'simulator', 'steps', 'bench'].flatMap((folder) => files(folder, '.ts'));

describe('files', () => {
  it('are all reached from an entry, a test, or a published door', () => {
    const entries = [
      'src/cli/main.ts',
      'src/cli/silent.ts',
      'simulator/main.ts',
      'simulator/child.ts',
      'simulator/hosts/msw.ts',
      'src/reference/index.ts',
      'src/terminal/index.ts',
      'src/terminal/drivers/module-host.ts',
      'src/compliance/formatter.ts',
      'src/crypto/index.ts',
      'src/iso8583/index.ts',
      'src/terminal/drivers/module-host.ts',
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
