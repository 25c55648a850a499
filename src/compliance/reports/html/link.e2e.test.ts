// Modules become one script: each keeps its own names, those come first that others need, and what cannot stand in it is refused.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { linked } from './link.ts';

const link = (files: Record<string, string>) =>
  linked('/a.js', (file) => {
    const text = files[file];
    if (text === undefined) throw new Error(`no ${file}`);
    return text;
  });
/** What the script leaves in `out`. */
const run = (files: Record<string, string>) => {
  const out: unknown[] = [];
  runInNewContext(link(files), { out });
  return out;
};

it('runs each module once, after those that it imports, and takes names by other names', () => {
  const files = {
    '/a.js':
      "import { one, two as second } from './b.js';\nimport {\n  three,\n} from './in/c.js';\nout.push('a', one, second(), three);",
    '/b.js':
      "import { three } from './in/c.js';\nexport const one = three - 2;\nexport function two() {\n  return 2;\n}\nout.push('b');",
    '/in/c.js': "const hidden = 3;\nout.push('c');\nexport { hidden as three };",
  };
  expect(run(files)).toEqual(['c', 'b', 'a', 1, 2, 3]);
});

it('lets modules have names of their own that others have, too', () => {
  const files = {
    '/a.js': "import { get } from './b.js';\nconst name = 'a';\nout.push(name, get());",
    '/b.js': "const name = 'b';\nexport const get = () => name;",
  };
  expect(run(files)).toEqual(['a', 'b']);
});

it('knows async functions, classes, bare imports and lists at the end of a line of something else', () => {
  const files = {
    '/a.js': "import { A, f, x } from './b.js';\nimport './c.js';\nout.push(typeof A, typeof f, x);",
    '/b.js': 'export class A {}\nexport async function f() {}\nconst y=1;export{y as x};',
    '/c.js': "out.push('c');",
  };
  expect(run(files)).toEqual(['c', 'function', 'function', 1]);
});

it.each([
  ['a default export', 'export default 1;'],
  ['a namespace', "import * as all from './b.js';"],
  ['a default import', "import fs from './b.js';"],
  ['something passed on', "export { x } from './b.js';"],
  ['everything passed on', "export * from './b.js';"],
  ['a binding that changes', 'export let x = 1;'],
  ['an import at run time', "const b = await import('./b.js');"],
  ['what only modules know', 'const here = import.meta.url;'],
  ['a package', "import { readFileSync } from 'node:fs';"],
  ['the end of a script', "const end = '</script>';"],
  ['the beginning of one', "const start = '<SCRIPT>';"],
  ['a comment of HTML', "const note = '<!-- note';"],
])('refuses %s', (_, text) => {
  expect(() => link({ '/a.js': text, '/b.js': 'export const x = 1;' })).toThrow(/^\/a\.js: /);
});

it('refuses modules that import each other', () => {
  const files = {
    '/a.js': "import { b } from './b.js';\nexport const a = 1;",
    '/b.js': "import { a } from './a.js';\nexport const b = 1;",
  };
  expect(() => link(files)).toThrow('/a.js: imports itself by way of /a.js, /b.js');
});

it('is the same from what was kept, which is kept where Node keeps what it compiles', () => {
  const cache = mkdtempSync(path.join(tmpdir(), 'tillproof-link-'));
  const [link, entry] = ['link.ts', '../../../views/browser/begin.ts'].map((file) =>
    path.join(import.meta.dirname, file),
  );
  const code = `import(${JSON.stringify(link)}).then(({ linked }) => process.stdout.write(linked(${JSON.stringify(entry)})))`;
  const linkedWith = (env: object) =>
    execFileSync(process.execPath, ['-e', code], { encoding: 'utf8', env: { ...process.env, ...env } });
  try {
    const first = linkedWith({ NODE_COMPILE_CACHE: cache });
    const [kept = ''] = readdirSync(cache).map((version) => path.join(cache, version, 'stripped'));
    expect(readdirSync(kept).length).toBeGreaterThan(0);
    expect(linkedWith({ NODE_COMPILE_CACHE: cache })).toBe(first);
    expect(linkedWith({ NODE_COMPILE_CACHE: undefined })).toBe(first);
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
});
