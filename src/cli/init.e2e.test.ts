// A new user's first minutes: an empty folder, tillproof init, a run that fails, one line, a run that passes.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ADAPTERS } from '../init/index.ts';
import { NIGHTLY } from '../nightly.fixture.ts';
import { PACKAGE_ROOT } from '../run/root.ts';
import { installedIn, packed } from './packed.fixture.ts';

const project = mkdtempSync(path.join(tmpdir(), 'tillproof-init-'));
let copy = '';
beforeAll(() => {
  const { tarball } = packed();
  copy = path.dirname(tarball);
  installedIn(project, tarball);
}, 300_000);
afterAll(() => {
  for (const folder of [project, copy]) rmSync(folder, { recursive: true, force: true });
});

const at = (...names: string[]) => path.join(project, ...names);
const text = (...names: string[]) => readFileSync(at(...names), 'utf8');
/** The installed command, as npx finds it; npx itself, which takes half a second each time, is in the lines for CI. */
const tillproof = (...args: string[]) =>
  spawnSync(process.execPath, [at('node_modules', '.bin', 'tillproof'), ...args], {
    cwd: project,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
const emptied = () => {
  for (const name of ['adapter', 'features', 'editor', '.vscode', '.github', 'reports', 'package.json'])
    rmSync(at(name), { recursive: true, force: true });
  for (const name of ['tillproof.config.yaml', '.gitlab-ci.yml', 'Jenkinsfile']) rmSync(at(name), { force: true });
};

describe.each(ADAPTERS)('with an adapter in %s', { timeout: 120_000 }, (adapter) => {
  const language = adapter === 'typescript' ? 'zh-CN' : 'en';
  const file = {
    typescript: 'terminal-adapter.mts',
    javascript: 'terminal-adapter.mjs',
    python: 'terminal_adapter.py',
  }[adapter];
  beforeAll(emptied);

  it('writes the files, and says what it wrote and what comes next', () => {
    const { status, stdout } = tillproof('init', '--adapter', adapter, '--language', language);
    expect(status).toBe(0);
    expect(stdout).toContain(`adapter/${file}`);
    expect(stdout).toContain('npx tillproof doctor');
    expect(stdout).toContain(language === 'en' ? 'Next:' : '接下来：');
  });

  it('is found well by the doctor at once', () => {
    const { status, stdout } = tillproof('doctor');
    expect(stdout).toMatch(/25 checks|共检查25项/);
    expect(status, stdout).toBe(0);
  });

  // By day with one that is not in our own language; at night with each.
  it.runIf(NIGHTLY || adapter === 'python')('fails its first run, and passes when the one line is written', () => {
    const red = tillproof('certify');
    expect(red.status, red.stderr).toBe(1);
    const written = text('adapter', file);
    const [line = ''] = written.split('\n').filter((each) => /^\s*(\/\/|#) ['"]enter-pin['"]/.test(each));
    const isPlaceholder = (each: string) => /^\s*['"]enter-pin['"]: nothing,/.test(each);
    const lines = written.split('\n').filter((each) => !isPlaceholder(each));
    writeFileSync(at('adapter', file), lines.join('\n').replace(line, line.replace(/(\/\/|#) /, '')));
    const green = tillproof('certify');
    expect(green.status, green.stderr).toBe(0);
  });
});

describe('the files for CI', { timeout: 120_000 }, () => {
  /** Shell lines of each file, as the system would run them one by one. */
  const scripts = (): Record<string, string[]> => {
    const github = parse(text('.github', 'workflows', 'tillproof.yml')) as {
      jobs: { certify: { steps: { run?: string }[] } };
    };
    const gitlab = parse(text('.gitlab-ci.yml')) as { tillproof: { script: string[] } };
    return {
      github: github.jobs.certify.steps.flatMap(({ run }) => run ?? []),
      gitlab: gitlab.tillproof.script,
      jenkins: [...text('Jenkinsfile').matchAll(/\bsh '([^']+)'/g)].map(([, line = '']) => line),
    };
  };

  it('run: everything but the install, which needs the published package, is executed as it stands', () => {
    const summaryFile = at('step-summary.md');
    // They have most of them in common.
    const done = new Set<string>();
    for (const [system, lines] of Object.entries(scripts())) {
      expect(lines.slice(0, 3), system).toEqual(['npm ci', 'npx tillproof doctor', 'npx tillproof certify']);
      for (const line of lines.slice(1).filter((each) => !done.has(each))) {
        done.add(line);
        const env = { ...process.env, GITHUB_STEP_SUMMARY: summaryFile };
        const { status, stderr } = spawnSync('sh', ['-ec', line], { cwd: project, encoding: 'utf8', env });
        expect(status, `${system}: ${line}\n${stderr}`).toBe(0);
      }
    }
    expect(readFileSync(summaryFile, 'utf8')).toContain('Passed');
  });

  it('keep the reports, whatever came out', () => {
    expect(text('.gitlab-ci.yml')).toMatch(/when: always\n\s+paths:\n\s+- reports/);
    expect(text('Jenkinsfile')).toMatch(/always \{\n\s+junit [^\n]*reports\/junit\.xml/);
    expect(existsSync(at('reports', 'junit.xml'))).toBe(true);
  });
});

describe('what is there', { timeout: 60_000 }, () => {
  it('is not written over without --force, and a package.json never', () => {
    writeFileSync(at('tillproof.config.yaml'), 'terminal: mine\n');
    writeFileSync(at('package.json'), '{"name": "mine"}');
    const kept = JSON.parse(tillproof('init', '--json').stdout) as { written: string[]; kept: string[] };
    expect(kept.kept).toContain('tillproof.config.yaml');
    expect(text('tillproof.config.yaml')).toBe('terminal: mine\n');
    const forced = JSON.parse(tillproof('init', '--json', '--force').stdout) as { written: string[]; kept: string[] };
    expect(forced.kept).toEqual(['package.json']);
    expect(forced.written).toContain('tillproof.config.yaml');
    expect(text('package.json')).toBe('{"name": "mine"}');
  });

  it.each([
    ['--adapter', 'cobol'],
    ['--language', 'fr'],
    ['--ci', 'travis'],
    ['--only', 'everything'],
  ])('is left alone by a wrong %s', (flag, value) => {
    const { status, stderr } = tillproof('init', flag, value);
    expect(status).toBe(2);
    expect(stderr).toMatch(new RegExp(`^tillproof: ${flag}: `));
  });
});

it('writes an adapter in TypeScript that the types of the package take', { timeout: 60_000 }, () => {
  emptied();
  tillproof('init', '--adapter', 'typescript', '--only', 'adapter');
  const { compilerOptions } = JSON.parse(readFileSync(path.join(PACKAGE_ROOT, 'tsconfig.json'), 'utf8')) as {
    compilerOptions: object;
  };
  writeFileSync(at('tsconfig.json'), JSON.stringify({ compilerOptions, include: ['adapter'] }));
  // Types of Node are the developer's own.
  mkdirSync(at('node_modules', '@types'), { recursive: true });
  const types = (...names: string[]) => path.join(...names, 'node_modules', '@types', 'node');
  if (!existsSync(types(project))) cpSync(types(PACKAGE_ROOT), types(project), { recursive: true });
  const tsc = path.join(PACKAGE_ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
  expect(execFileSync(process.execPath, [tsc, '-p', '.'], { cwd: project, encoding: 'utf8' })).toBe('');
});
