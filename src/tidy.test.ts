// House rules that execute: who may import whom, no dead files, no unknown tags, and the two languages say the same.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { requirementsOf } from './compliance/tags.ts';
import { REQUIREMENTS } from './definitions/requirements/index.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

function files(folder: string, ending: string): string[] {
  const at = path.join(ROOT, folder);
  if (!existsSync(at)) return [];
  return readdirSync(at, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
    .filter((name) => statSync(path.join(ROOT, name)).isFile())
    .sort();
}

const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');

/** Room -> rooms it may import (itself always). The first matching room of a file counts, so inner rooms stand first. */
const IMPORT_TABLE: Record<string, readonly string[]> = {
  'src/definitions': ['src/iso8583 (types)'],
  'src/iso8583': [],
  'src/crypto': ['src/iso8583/tlv'],
  'src/secrets': [],
  'src/terminal': ['src/definitions', 'src/iso8583', 'src/secrets'],
  'src/reference': ['src/terminal', 'src/definitions', 'src/iso8583', 'src/crypto'],
  'simulator/admin/client': [
    'simulator/admin/wire (types)',
    'simulator/admin/connect',
    'simulator/admin/launch',
    'simulator/admin/send',
  ],
  'simulator/admin/connect': ['simulator/admin/wire (types)', 'simulator/admin/send'],
  'simulator/admin/send': [],
  'simulator/admin/launch': ['simulator/admin/wire (types)', 'simulator/admin/connect'],
  simulator: ['src/definitions', 'src/iso8583', 'src/crypto'],
  'src/oracle': ['src/definitions', 'src/secrets'],
  'src/explain': ['src/definitions', 'src/iso8583', 'src/crypto/emv/issuer-data'],
  'src/fuzz': ['src/iso8583', 'src/definitions', 'src/terminal', 'src/crypto'],
  steps: [
    'src/fuzz',
    'src/explain',
    'src/terminal/index',
    'src/oracle',
    'src/secrets',
    'simulator/admin/client',
    'src/definitions',
    'src/compliance/nearest',
  ],
  'src/compliance': ['src/definitions', 'src/secrets'],
  'src/cli': ['src', 'steps', 'simulator/admin/client', 'simulator/main'],
};

/** They stand in for packages, so every room may use them. */
const LIKE_PACKAGES = ['src/http.ts', 'src/lock.ts', 'src/schema.ts', 'src/stalls.ts'];

type Import = { from: string; to: string; typeOnly: boolean };

function importsOf(file: string): Import[] {
  const found: Import[] = [];
  const pattern =
    /^\s*(?:import|export)\s+(type\s)?[^'";]*?from\s+'(\.{1,2}\/[^']+)'|import\(\s*'(\.{1,2}\/[^']+)'\s*\)|^\s*import\s+'(\.{1,2}\/[^']+)'/gm;
  for (const match of read(file).matchAll(pattern)) {
    const target = match[2] ?? match[3] ?? match[4];
    if (target === undefined) continue;
    found.push({ from: file, to: path.posix.join(path.posix.dirname(file), target), typeOnly: match[1] !== undefined });
  }
  return found;
}

const roomOf = (file: string) =>
  Object.keys(IMPORT_TABLE).find((room) => file === room || file.startsWith(`${room}/`) || file.startsWith(`${room}.`));

function allowed({ from, to, typeOnly }: Import): boolean {
  const room = roomOf(from);
  if (room === undefined || LIKE_PACKAGES.includes(to)) return true;
  if (to.startsWith(`${room}/`) || to.startsWith(`${room}.`)) return true;
  return (IMPORT_TABLE[room] ?? []).some((rule) => {
    const types = rule.endsWith(' (types)');
    const target = types ? rule.slice(0, -8) : rule;
    return (to === target || to.startsWith(`${target}/`) || to.startsWith(`${target}.`)) && (!types || typeOnly);
  });
}

const sources = [...files('src', '.ts'), ...files('simulator', '.ts'), ...files('steps', '.ts')];

describe('the import table', () => {
  it('is kept by every file that is not a test', () => {
    const broken = sources
      .filter((file) => !file.endsWith('.test.ts'))
      .flatMap(importsOf)
      .filter((each) => !allowed(each))
      .map(({ from, to }) => `${from} imports ${to}`);
    expect(broken).toEqual([]);
  });

  it('would notice a simulator that knows the terminal', () => {
    expect(allowed({ from: 'simulator/app.ts', to: 'src/terminal/contract.ts', typeOnly: true })).toBe(false);
    expect(allowed({ from: 'src/reference/index.ts', to: 'simulator/app.ts', typeOnly: false })).toBe(false);
    expect(allowed({ from: 'steps/world.ts', to: 'simulator/admin/client.ts', typeOnly: false })).toBe(true);
  });
});

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
      'src/native-indices/index.ts',
      'src/terminal/drivers/module-host.ts',
      ...files('steps', '.ts'),
      ...files('bench', '.ts'),
    ];
    const reached = new Set<string>();
    const visit = (file: string) => {
      if (reached.has(file) || !existsSync(path.join(ROOT, file))) return;
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
      .filter((file) => file !== 'src/tidy.test.ts' && existsSync(path.join(ROOT, file)))
      .filter((file) => /\bTODO\b|\bFIXME\b|\.\.\/shared\/|\/work\//.test(read(file)));
    expect(found).toEqual([]);
  });
});

describe('what npm ci compiles ahead with', () => {
  it('is a requirement that has a fuzz campaign, under the flags of a certification', () => {
    const id = /REQUIREMENT = '([^']+)'/.exec(read('src/cli/warm.js'))?.[1] ?? '';
    const campaign = files('features/en', '.feature').filter((file) => read(file).includes('@fuzz'));
    expect(campaign.some((file) => read(file).includes(`@${id}\n`))).toBe(true);
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<'prepare' | 'certify', string> };
    expect(scripts.prepare.replace('warm.js', 'tillproof.js certify')).toBe(scripts.certify);
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
