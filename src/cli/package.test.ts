// The published package: packed, laid into another project's node_modules, and run from there without TypeScript.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { PACKAGE_ROOT } from '../run/root.ts';

const project = mkdtempSync(path.join(tmpdir(), 'tillproof-package-'));
afterAll(() => rmSync(project, { recursive: true, force: true }));

/** Links what the package depends on beside it, as an install from a registry would lay it. */
function layDependencies(modules: string): void {
  for (const name of readdirSync(path.join(PACKAGE_ROOT, 'node_modules')))
    if (!name.startsWith('.')) symlinkSync(path.join(PACKAGE_ROOT, 'node_modules', name), path.join(modules, name));
}

it('certifies from another project, without a TypeScript source or a test in it', { timeout: 180_000 }, () => {
  const modules = path.join(project, 'node_modules');
  const installed = path.join(modules, 'tillproof');
  mkdirSync(installed, { recursive: true });
  layDependencies(modules);
  const { files, scripts } = JSON.parse(readFileSync(path.join(PACKAGE_ROOT, 'package.json'), 'utf8')) as {
    files: string[];
    scripts: { build: string };
  };
  const bin = path.join(PACKAGE_ROOT, 'node_modules', '.bin');
  execFileSync('sh', ['-c', scripts.build.replaceAll('--outDir dist', `--outDir '${path.join(installed, 'dist')}'`)], {
    cwd: PACKAGE_ROOT,
    env: { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH}` },
  });
  execFileSync('cp', ['package.json', installed], { cwd: PACKAGE_ROOT });
  for (const each of files.filter((name) => !name.startsWith('!') && name !== 'dist')) {
    mkdirSync(path.join(installed, path.dirname(each)), { recursive: true });
    execFileSync('cp', ['-r', each, path.join(installed, path.dirname(each))], { cwd: PACKAGE_ROOT });
  }
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      path.join(installed, 'src', 'cli', 'tillproof.js'),
      'certify',
      '--requirement',
      'GUIDE-B-FAQ-2a',
      '--json',
      '--parallel',
      '1',
    ],
    { cwd: project, encoding: 'utf8' },
  );
  expect(stderr).not.toContain('the harness itself failed');
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ verdict: 'passed' });
  const page = readFileSync(path.join(project, 'reports', 'compliance.html'), 'utf8');
  // The build of the same modules: what the page runs was never stripped of types where it is installed.
  expect(/<script type="module">([\s\S]*?)<\/script>/.exec(page)?.[1]).toContain('new DecompressionStream');
  expect(/<style>([\s\S]*?)<\/style>/.exec(page)?.[1]).toContain('--lcd');
  expect(stderr).not.toContain('Warning');
});
