// Wrong options and wrong files: exit code 2, the flag's own name, what was given, what there is to choose from, and never a stack.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { reasonsInWords } from '../compliance/schema-words.ts';
import { checkConfiguration, checkFlags } from '../run/configuration.ts';
import { type CommandError, EXIT } from '../run/exit.ts';
import { keptIn } from '../run/places.ts';
import { Type } from '../schema.ts';
import { main } from './main.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'tillproof-options-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string, text: string) => {
  const at = path.join(folder, name);
  writeFileSync(at, text);
  return at;
};

let told = '';
beforeEach(() => {
  told = '';
  vi.spyOn(console, 'error').mockImplementation((...words: unknown[]) => {
    told += `${words.map((word) => (word instanceof Error ? word.stack : word)).join(' ')}\n`;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    told += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = 0;
});

const refused = async (words: readonly string[], message: RegExp) => {
  expect([await main([...words]), told]).toEqual([EXIT.usage, expect.stringMatching(message)]);
  expect(told).not.toMatch(/\n\s+at |the harness itself failed/);
};

const PORTS = ['--port', '0', '--admin-port', '0'];

describe('an option with a closed set', () => {
  it.each([
    [['certify', '--name', ''], /--name: the text is empty, which would choose everything/],
    [['certify', '--tags', ' '], /--tags: the text is empty, which would choose everything/],
    [['certify', '--profile', 'classy'], /--profile: "classy" is none of classic, esign, smart\.$/m],
    [['certify', '--wire', 'tcp'], /--wire: "tcp" is none of json-http, unionpay-tcp, unionpay-tls, unionpay-http\.$/m],
    [['certify', '--acquirer', 'x'], /--acquirer: "x" is none of unionpay, lakala, shengpay, ruiyinxin\.$/m],
    [['certify', '--order', 'up'], /--order: "up" is none of defined, random\.$/m],
    [['certify', '--language', 'fr'], /--language: "fr" is none of en, zh-CN, both\.$/m],
    [['certify', '--parallel', '0'], /--parallel: 0 is not from 1 to 16\.$/m],
    [['certify', '--parallel', 'two'], /--parallel: "two" is not a whole number\.$/m],
    [['certify', '--seed', '99999999999'], /--seed: 99999999999 is not from 0 to 4294967295\.$/m],
    [['certify', '--timers', '1'], /--timers: 1 is not from 50 to 600000\.$/m],
    [['certify', '--timers', 'fast'], /--timers: "fast" is none of test, product, or /],
    [['certify', '--fuzz-path', 'x'], /--fuzz-path: "x" has the wrong form/],
    [['certify', '--reports', ''], /--reports: the name is empty/],
    [['selftest', '--mutants', '--sample', 'few'], /--sample: "few" is not a whole number\.$/m],
    [['selftest', '--sample', '5', '--out', 'x'], /--sample, --out: only with --mutants; add it\.$/m],
    [['selftest', '--mutants', '--defect', 'no-reversal'], /--defect: not with --mutants; leave one of them away\.$/m],
    [['selftest', '--alone', '--mutants'], /--mutants: not with --alone; leave one of them away\.$/m],
    [['selftest', '--mutant', 'no/such'], /--mutant: there is no mutant like no\/such\.$/m],
    [['steps', '--language', 'fr'], /--language: "fr" is none of en, zh-CN, both\.$/m],
    [['explain', '--language', 'fr', '30'], /--language: "fr" is none of en, zh-CN\.$/m],
    [['explain', '--framing', 'x', '30'], /--framing: there is no framing x/],
  ])('names the flag, what was given and what there is: %j', refused);

  it('tells everything that is wrong at once', async () => {
    await refused(
      ['certify', '--profile', 'x', '--order', 'y'],
      /^tillproof: --profile: .*none of.*\n--order: .*none of.*\n$/,
    );
  });
});

describe('a file or an address that cannot serve', () => {
  const text = () => file('text.txt', 'not a database, not a dialect, not a store\n');

  it.each([
    [() => ['certify', '--attest', folder], /--attest: cannot read \S+: it is a folder/],
    [() => ['certify', '--terminal', ''], /--terminal: it is empty/],
    [() => ['certify', '--config', folder], /--config: cannot read \S+: it is a folder \(EISDIR\)\.$/m],
    [() => ['explain', '--dialect', folder, '30'], /the dialect: cannot read \S+: it is a folder/],
    [() => ['explain', folder], /the message: cannot read \S+: it is a folder/],
    [() => ['dialect', 'check', folder], /the dialect: cannot read \S+: it is a folder/],
    [() => ['dialect', 'show', folder], /the dialect: cannot read \S+: it is a folder/],
    [() => ['terminal', '--store', folder], /--store: \S+ cannot be used \(unable to open/],
    [() => ['terminal', '--store', text()], /--store: \S+ cannot be used \(file is not a database\)/],
    [
      () => ['terminal', '--listen', '999.1.1.1:0'],
      /--listen: cannot listen on 999\.1\.1\.1:0: .*(ENOTFOUND|EAI_AGAIN)/,
    ],
    [() => ['simulate', ...PORTS, '--listen', '999.1.1.1'], /--listen: cannot listen on 999\.1\.1\.1: /],
    [() => ['simulate', ...PORTS, '--db', text()], /text\.txt: cannot be opened as a database/],
    [() => ['simulate', ...PORTS, '--tls-port', '0', '--tls-key', text(), '--tls-certificate', text()], /is not PEM/],
    [() => ['plan', '--out', folder], /--out: cannot write \S+: it is a folder \(EISDIR\)\./],
    [() => ['plan', '--out', path.join(text(), 'p.md')], /--out: cannot write \S+p\.md: a part of the path is a file/],
    [() => ['selftest', '--mutants', '--out', folder], /--out: cannot write \S+: it is a folder/],
    [() => ['selftest', '--alone', '--out', folder], /--out: cannot write \S+: it is a folder/],
    [() => ['fuzz', 'behaviour', '--out', text()], /--out: cannot write \S+text\.txt: it is a file \(EEXIST\)\./],
    [
      () => ['fuzz', 'answers', '--out', path.join(text(), 'x')],
      /--out: cannot write \S+: a part of the path is a file/,
    ],
    [() => ['certify', '--bundle', folder], /--bundle: cannot write \S+: it is a folder/],
    [
      () => ['certify', '--update-known-failures', '--known-failures', folder],
      /--update-known-failures: cannot write \S+: it is a folder/,
    ],
  ])('is told in one line, before anything is done: %j', (words, message) => refused(words(), message));

  it('is no trouble where only folders are missing, and nothing is left of the trial', async () => {
    const plan = path.join(folder, 'new', 'plan.md');
    expect([await main(['plan', '--chapter', 'pin', '--out', plan]), told]).toEqual([
      EXIT.compliant,
      expect.stringMatching(/^tillproof: \S+plan\.md: \d+ cases\.\n$/),
    ]);
    expect(readdirSync(path.dirname(plan))).toEqual(['plan.md']);
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('costs the rest of a campaign nothing when it shows only then', () => {
    expect(keptIn(path.join(text(), 'x.feature'), 'Feature:', 'en')).toMatch(/^--out: cannot write \S+x\.feature: /);
    const found = path.join(folder, 'found', 'x.feature');
    expect([keptIn(found, 'Feature:', 'zh'), readFileSync(found, 'utf8')]).toEqual([found, 'Feature:']);
  });

  it('says that a port is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as { port: number };
    const message = new RegExp(
      `--listen: cannot listen on 127\\.0\\.0\\.1:${port}: the port is taken; .*\\(EADDRINUSE\\)\\.\\n$`,
    );
    await refused(['terminal', '--listen', `127.0.0.1:${port}`], message);
    told = '';
    await refused(['simulate', '--port', String(port), '--admin-port', '0'], message);
    server.close();
  });

  it.skipIf(process.platform === 'win32')('does not read a device without an end', async () => {
    await refused(['explain', '/dev/zero'], /the message: cannot read \/dev\/zero: it is a device\.$/m);
  });
});

it('a terminal that cannot be asked is told in one line too, and is no wrong usage', async () => {
  const terminal = file('terminal.mjs', 'export const createTerminal = 7;\n');
  expect(await main(['certify', '--dry-run', '--terminal', terminal])).toBe(EXIT.inconclusive);
  expect(told).toMatch(/^tillproof: Terminal module .*\n$/);
}, 30_000);

function refusalOf(work: () => unknown): { en: string; zh: string } {
  try {
    work();
  } catch (error) {
    return (error as CommandError).words;
  }
  throw new Error('It is not refused.');
}

describe('a configuration file', () => {
  it('is refused with the place of every error and what there is to choose from', async () => {
    const config = file(
      'run.yaml',
      'profile: classy\nparallel: 0\nlanguages: [fr]\nprofil: x\ntimers: quick\nseed: high\nchapters: all\n',
    );
    await refused(
      ['certify', '--config', config],
      /run\.yaml is not a valid run configuration:\n {2}the file: there is no setting "profil"; the nearest are profile/,
    );
    for (const line of [
      'profile: "classy" is none of classic, esign, smart (line 1)',
      'languages[0]: "fr" is none of en, zh-CN (line 3)',
      'parallel: 0 is not from 1 to 16 (line 2)',
      'timers: "quick" is none of test, product, a mapping of connectTimeoutMs, responseTimeoutMs, entryTimeoutMs (line 5)',
      'seed: "high" is not a whole number (line 6)',
      'chapters: "all" is not a list (line 7)',
    ])
      expect(told).toContain(`\n  ${line}\n`);
  });

  it('is refused in Chinese, too, whatever is wrong with it', () => {
    const wrong = {
      ...{ terminal: 5, profil: 1, profile: 'x', parallel: 99, shard: 'abc', timers: { responseTimeoutMs: 3, foo: 1 } },
      ...{
        languages: [],
        standstillMs: 'a',
        words: { Foo: ['x', 'x'] },
        seed: -1,
        tags: 1,
        dialect: '',
        fuzzPath: 'x',
      },
    };
    const told = refusalOf(() => checkConfiguration(wrong, 'run.yaml'))
      .zh.split('\n')
      .slice(1, -1);
    expect(told.length).toBeGreaterThan(10);
    for (const line of told.slice(0, 10)) expect(line).toMatch(/^ {2}[^：]+：.*\p{Script=Han}/u);
    expect(told.filter((line) => /[a-z]{2,} [a-z]{2,}/i.test(line))).toEqual([]);
    const words = refusalOf(() => checkConfiguration({ words: { Foo: ['xx'], Approved: ['!!'] } }, 'run.yaml')).zh;
    expect(words).toMatch(/用语表中没有“Foo”/);
    expect(words).toMatch(/措辞“!!”过短/);
    expect(refusalOf(() => checkFlags({ parallel: 99 })).zh).toBe('--parallel：99不符，应在1至16之间。');
  });

  it('that is something else altogether is not told line by line', async () => {
    const config = file('other.yaml', Array.from({ length: 40 }, (_, line) => `line${line}: x`).join('\n'));
    await refused(['certify', '--config', config], /and 30 more/);
  });
});

describe('reasons in words', () => {
  const reasons = (schema: object, value: unknown) => {
    const validate = new Ajv({ allErrors: true, verbose: true, strict: false }).compile(schema);
    validate(value);
    return reasonsInWords(validate.errors).map(({ en }) => en);
  };

  it('of a choice tell what is wrong inside when the value is of one of its kinds', () => {
    const schema = Type.Object({
      wait: Type.Union([Type.Enum(['short']), Type.Object({ ms: Type.Integer({ minimum: 5 }) })]),
    });
    expect(reasons(schema, { wait: { ms: 1 } })).toEqual(['wait.ms: 1 is not 5 or more']);
    expect(reasons(schema, { wait: 'long' })).toEqual(['wait: "long" is none of short, a mapping of ms']);
    expect(reasons(schema, {})).toEqual(['the file: wait is missing']);
  });

  it('cut what is long, and name what is twice in a list', () => {
    expect(reasons(Type.Boolean(), 'x'.repeat(500))[0]?.length).toBeLessThan(120);
    expect(reasons(Type.Array(Type.String(), { uniqueItems: true }), ['a', 'b', 'a'])).toEqual([
      'the file: names "a" twice',
    ]);
  });
});

describe('the whole command', { timeout: 60_000 }, () => {
  it('ends with 2 and prints nothing on standard output', () => {
    const command = path.join(import.meta.dirname, 'tillproof.js');
    const { status, stdout, stderr } = spawnSync(process.execPath, [command, 'certify', '--profile', 'x'], {
      encoding: 'utf8',
    });
    expect([status, stdout, stderr]).toEqual([2, '', 'tillproof: --profile: "x" is none of classic, esign, smart.\n']);
  });
});
