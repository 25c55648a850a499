import fs, { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Disk, type Entries, openReports, ReportsFolderError } from './reports-folder.ts';

const root = mkdtempSync(path.join(tmpdir(), 'tillproof-folder-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let folders = 0;
const fresh = () => path.join(root, `reports-${++folders}`);
const open = (at: string, disk: Disk = fs) =>
  openReports(at, () => ['a.txt', 'results', 'evidence/copy'], 'run 1', disk);
const tree = (at: string) => readdirSync(at, { recursive: true, encoding: 'utf8' }).sort();
const failure = (code: string) => Object.assign(new Error(`${code}: it failed`), { code });
/** A disk on which a call fails when its first argument matches. */
const failing = (call: keyof Disk, pattern: RegExp, code: string): Disk => ({
  ...fs,
  [call]: (at: string, ...others: never[]) => {
    if (pattern.test(at)) throw failure(code);
    return (fs[call] as (...args: unknown[]) => unknown)(at, ...others);
  },
});

const ENTRIES: Entries = {
  'a.txt': () => 'new',
  results: [
    ['one', '1'],
    ['two', '2'],
  ],
  'evidence/copy': Buffer.from('seen'),
};

describe('the reports folder', () => {
  it('is made, and filled with files, folders and files in shared folders', () => {
    const at = path.join(fresh(), 'deep');
    const reports = open(at);
    reports.put(ENTRIES);
    expect(tree(at)).toEqual(['a.txt', 'evidence', 'evidence/copy', 'results', 'results/one', 'results/two']);
    expect(readFileSync(path.join(at, 'evidence/copy'), 'utf8')).toBe('seen');
    reports.release();
  });

  it('loses what an earlier run left, also one that was killed while it wrote, and keeps what others put there', () => {
    const at = fresh();
    mkdirSync(path.join(at, 'evidence'), { recursive: true });
    mkdirSync(path.join(at, '.tillproof-dead'));
    for (const name of ['a.txt', 'README.md', 'evidence/copy', 'evidence/mine', '.tillproof-dead/a.txt'])
      writeFileSync(path.join(at, name), 'old');
    const reports = open(at);
    expect(readFileSync(path.join(at, 'a.txt'), 'utf8')).toBe('old');
    reports.clear();
    expect(tree(at)).toEqual(['README.md', 'evidence', 'evidence/mine']);
    reports.release();
  });

  it('replaces a folder as a whole: of the results of the run before none is left', () => {
    const at = fresh();
    mkdirSync(path.join(at, 'results'), { recursive: true });
    writeFileSync(path.join(at, 'results', 'zero'), 'old');
    const reports = open(at);
    reports.put(ENTRIES);
    expect(readdirSync(path.join(at, 'results')).sort()).toEqual(['one', 'two']);
    reports.release();
  });

  it('makes each text when its turn has come and the one before is written, so that they are never all there', () => {
    const told: string[] = [];
    const made = (name: string) => {
      told.push(`made ${name}`);
      return name;
    };
    const writeFileSync: Disk['writeFileSync'] = (at, ...others) => {
      told.push(`written ${path.basename(String(at))}`);
      fs.writeFileSync(at, ...others);
    };
    const reports = open(fresh(), { ...fs, writeFileSync });
    const files = function* (): Generator<[string, string]> {
      for (const name of ['two', 'three']) yield [name, made(name)];
    };
    told.length = 0;
    reports.put({ one: () => made('one'), results: files() });
    expect(told).toEqual(['one', 'two', 'three'].flatMap((name) => [`made ${name}`, `written ${name}`]));
    reports.release();
  });

  it('is refused while another run has it, in one line that says which', () => {
    const at = fresh();
    const first = open(at);
    expect(() => open(path.join(at, '..', path.basename(at)))).toThrow(
      /^the folder \S+ is in use by run 1; wait for its end, or choose another folder with --reports\.$/,
    );
    first.release();
    open(at).release();
  });
});

describe('a folder that cannot serve', () => {
  const refusal = (at: string, disk?: Disk) => {
    try {
      open(at, disk).release();
    } catch (error) {
      expect(error).toBeInstanceOf(ReportsFolderError);
      return (error as Error).message;
    }
    return 'served';
  };

  it('is told before the run, with the place, the reason and the remedy', () => {
    const file = fresh();
    writeFileSync(file, '');
    expect(refusal(file)).toBe(
      `the reports cannot be written to ${file}: there is a file of that name (EEXIST); choose another folder with --reports.`,
    );
    expect(refusal(path.join(file, 'deeper'))).toMatch(/a part of the path is a file \(ENOTDIR\)/);
    // As below /proc, where no folder can be made though the one above is there.
    expect(refusal(path.join(fresh(), 'deep'), failing('mkdirSync', /./, 'ENOENT'))).toMatch(/refused \(ENOENT\)/);
    expect(refusal(fresh(), failing('mkdtempSync', /./, 'EROFS'))).toMatch(/it can only be read \(EROFS\)/);
    expect(refusal(fresh(), failing('writeFileSync', /probe$/, 'ENOSPC'))).toMatch(/no space is left \(ENOSPC\)/);
    expect(refusal(fresh(), failing('writeFileSync', /probe$/, 'EIO'))).toMatch(/the system refused \(EIO\)/);
  });

  it('is one without space for reports; a file system that counts nothing serves', () => {
    const counts = (blocks: number, bavail: number) =>
      ({ ...fs, statfsSync: () => ({ blocks, bavail, bsize: 4096 }) }) as unknown as Disk;
    expect(refusal(fresh(), counts(1000, 500))).toMatch(
      /has 2 MB of space and reports take up to 34 MB; make room, or/,
    );
    expect(refusal(fresh(), counts(0, 0))).toBe('served');
  });

  it('is free again after it was refused', () => {
    const at = fresh();
    expect(refusal(at, failing('writeFileSync', /probe$/, 'ENOSPC'))).not.toBe('served');
    expect(refusal(at)).toBe('served');
  });
});

describe('a disk that fills during the run', () => {
  it.each([
    ['while it is written', failing('writeFileSync', /results.two$/, 'ENOSPC')],
    ['while it is put in place', failing('renameSync', /evidence.copy$/, 'ENOSPC')],
  ])('leaves nothing half written, of this run or the last one: %s', (_, disk) => {
    const at = fresh();
    mkdirSync(at);
    for (const name of ['a.txt', 'README.md']) writeFileSync(path.join(at, name), 'old');
    const reports = open(at, disk);
    expect(() => reports.put(ENTRIES)).toThrow(/no space is left \(ENOSPC\)/);
    expect(tree(at).filter((name) => name !== 'evidence')).toEqual(['README.md']);
    expect(existsSync(path.join(at, 'evidence', 'copy'))).toBe(false);
    reports.release();
  });
});
