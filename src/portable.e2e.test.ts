// What would keep Tillproof from running on Windows, as far as its text tells: shells, POSIX places, addresses taken for paths, names of files.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { files, read } from './imports.fixture.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

/** What is not written, with a line that would be noticed, and files that may write it, because they ask which system it is. */
const REFUSED: { what: string; pattern: RegExp; example: string; may?: readonly string[] }[] = [
  {
    what: 'the path of an address as the name of a file: /C:/… is none',
    pattern: /import\.meta\.url\)\.pathname/,
    example: "readFileSync(new URL('../x', import.meta.url).pathname)",
  },
  {
    what: 'a module by its path: C:\\… is no address',
    pattern: /\bimport\(\s*(?:path\.|modulePath\(|fileURLToPath\()/,
    example: "await import(path.resolve('x.mjs'))",
  },
  {
    what: 'a shell, or a program that is a script of the shell there',
    pattern: /shell: true|(?:spawn|execFile|exec)(?:Sync)?\(\s*'(?:sh|bash|npm|npx|tar|rm|cp|which)'/,
    example: "spawnSync('npx', ['x'])",
  },
  {
    what: 'node by its name, where process.execPath is sure to be this one',
    pattern: /(?:spawn|execFile)(?:Sync)?\(\s*'node'/,
    example: "spawnSync('node', [file])",
  },
  {
    what: 'a place that only POSIX has',
    pattern: /['"`]\/(?:tmp|dev|bin|usr|etc|var|proc)\b/,
    example: "writeFileSync('/tmp/x', '')",
    // Refused where a user names one.
    may: ['src/run/options.ts'],
  },
  {
    what: 'ids of users, which Windows does not have',
    pattern: /process\.(?:get|set)e?[ug]id\(/,
    example: 'process.getuid()',
  },
  {
    what: 'a signal that cannot be listened for there',
    pattern: /'SIG(?:USR1|USR2|PIPE|CHLD|CONT|TSTP|ALRM|WINCH)'/,
    example: "process.on('SIGUSR2', dump)",
  },
  {
    what: 'a line end of its own kind in what others wrote',
    pattern: /readFileSync\([^)]*\)\.split\('\\n'\)/,
    example: "readFileSync(file, 'utf8').split('\\n')",
  },
];

const sources = [
  ...['src', 'simulator', 'steps'].flatMap((folder) => files(folder, '.ts', '.js')),
  ...files('scripts', '.js'),
].filter((file) => !/(\.test|\.fixture|test-kit)\.[jt]s$|\/testing\//.test(file));

describe('what runs', () => {
  it.each(REFUSED)('writes nowhere $what', ({ pattern, example, may = [] }) => {
    expect(example).toMatch(pattern);
    const found = sources.filter((file) => !may.includes(file) && pattern.test(read(file)));
    expect(found).toEqual([]);
    expect(may.filter((file) => !pattern.test(read(file)))).toEqual([]);
  });

  it('is many files', () => expect(sources.length).toBeGreaterThan(700));
});

/** Of a shell nothing but `&&`, which both kinds have; npm says which program is meant. */
const ONLY_POSIX = /[;|`$'<>*~]|^\s*\w+=|&& *\w+=|(?:^|&& *)(?:rm|cp|mv|mkdir|cat|sh|bash|export|\.\/)/;
describe('the scripts of npm', () => {
  it.each(Object.entries(scripts))('%s needs no POSIX shell', (_, script) => {
    expect(script).not.toMatch(ONLY_POSIX);
  });

  it.each(['rm -rf dist', 'A=1 node x.js', "node -e '1'", 'node a.js; node b.js', './run', 'tsc && cp a b'])(
    'would be noticed: %s',
    (script) => expect(script).toMatch(ONLY_POSIX),
  );
});

describe('the files of the repository', () => {
  const isCheckout = existsSync(new URL('../.git', import.meta.url));
  const names = isCheckout
    ? execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' }).split('\0').filter(Boolean)
    : files('.', '');

  it('have names that Windows takes, and that differ in more than their case', () => {
    const reserved = /[<>:"|?*\\]|[. ]$|(?:^|\/)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|\/|$)/i;
    expect(names.filter((name) => reserved.test(name))).toEqual([]);
    expect(['a:b', 'docs/con.md', 'x.', 'a/aux/b'].filter((name) => !reserved.test(name))).toEqual([]);
    const folded = names.map((name) => name.toLowerCase());
    expect(folded.filter((name, at) => folded.indexOf(name) < at)).toEqual([]);
  });

  it('come with the same line ends everywhere, because digests are made of them', () => {
    const attributes = readFileSync(new URL('../.gitattributes', import.meta.url), 'utf8');
    expect(attributes).toMatch(/^\* text=auto eol=lf$/m);
  });
});
