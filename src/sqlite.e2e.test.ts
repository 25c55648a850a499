// SQLite is opened without a word, also where Node calls it experimental, and other warnings are told as ever.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { files } from './imports.fixture.ts';

it('is opened without a warning, and hushes no other', () => {
  const code = `
    const warned = process.getBuiltinModule;
    // As Node 22 does it.
    process.getBuiltinModule = (name) => {
      process.emitWarning('SQLite is an experimental feature', 'ExperimentalWarning');
      return warned(name);
    };
    const { openSqlite } = await import(${JSON.stringify(new URL('./sqlite.ts', import.meta.url).href)});
    openSqlite(':memory:').close();
    process.emitWarning('something else');
  `;
  const { stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' });
  expect(stderr).toContain('something else');
  expect(stderr).not.toContain('SQLite');
  expect(status).toBe(0);
});

it('is opened in one place', () => {
  const sources = ['src', 'simulator', 'steps'].flatMap((folder) => files(folder, '.ts'));
  const loading = sources.filter(
    (file) =>
      !/\.(test|fixture)\.ts$/.test(file) &&
      file !== 'src/sqlite.ts' &&
      /import (?!type)[^;]*'node:sqlite'|getBuiltinModule\('node:sqlite'\)/.test(
        readFileSync(new URL(`../${file}`, import.meta.url), 'utf8'),
      ),
  );
  expect(loading).toEqual([]);
});
