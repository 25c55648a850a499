// One writer: a store is held by one process, whatever name it is opened by, and nothing in it is written over by its number.
import { execFile } from 'node:child_process';
import { linkSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { configuration, signedInTill } from '../acquirer/test-kit.ts';
import { type LaunchedAcquirer, launchAcquirer } from '../admin/client.ts';
import { sender, signIn, testConfiguration } from '../hosts/test-kit.ts';
import { configurationChange } from '../state/configure.ts';
import { openStore } from './store.ts';

const run = promisify(execFile);
const COMMAND = join(import.meta.dirname, '..', '..', 'src', 'cli', 'tillproof.js');
let folder: string;
let path: string;
const launched: LaunchedAcquirer[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'books-'));
  path = join(folder, 'books.db');
});
afterEach(async () => {
  for (const acquirer of launched.splice(0)) await acquirer.close();
  rmSync(folder, { recursive: true, force: true });
});

async function launch(db: string): Promise<LaunchedAcquirer> {
  const acquirer = await launchAcquirer({ db, configuration: testConfiguration() });
  launched.push(acquirer);
  return acquirer;
}

describe('a second simulator on the same file', { timeout: 60_000 }, () => {
  test('is refused in one line that names the holder, and the first one loses nothing', async () => {
    const first = await launch(path);
    const send = sender(first.hostUrl);
    const till = await signIn(send);
    expect((await send(till.sale(100))).reply.fields[39]).toBe('00');
    const refusal = await launch(path).catch(({ message }: Error) => message);
    expect(refusal).toMatch(
      new RegExp(
        `books\\.db is held by process ${first.pid}, since \\S+, terminals at ${first.hostUrl}, .*; end that one, or`,
      ),
    );
    expect(refusal).not.toContain('\n    at ');
    const words = {
      zh: expect.stringMatching(
        new RegExp(`books\\.db正被进程${first.pid}（自\\S+起，终端接入${first.hostUrl}，管理接口`),
      ),
    };
    expect(() => openStore(path)).toThrow(expect.objectContaining({ words: expect.objectContaining(words) }));
    expect((await send(till.sale(100))).reply.fields[39]).toBe('00');
    await first.close();
    const books = openStore(path);
    expect(books.verify()).toEqual([]);
    expect(books.load()?.transactions.size).toBe(2);
    books.close();
  });

  test('is refused under another name for the file, too', async () => {
    const first = await launch(path);
    const other = join(folder, 'other.db');
    symlinkSync(path, other);
    await expect(launch(other)).rejects.toThrow(`other.db is held by process ${first.pid}`);
  });

  test('starts at once when the first one was killed', async () => {
    const first = await launch(path);
    process.kill(first.pid, 'SIGKILL');
    await first.gone;
    expect(readFileSync(`${path}-holder`, 'utf8')).toContain(String(first.pid));
    const second = await launch(path);
    expect(await second.health()).toMatchObject({ status: 'up' });
  });

  test('is refused as a command with exit code 2, and so is the examination of a file that is in use', async () => {
    const first = await launch(path);
    for (const more of [['--port', '0', '--admin-port', '0'], ['--verify']]) {
      const ended = await run(process.execPath, [COMMAND, 'simulate', '--db', path, ...more]).catch((error) => error);
      expect([ended.code, ended.stderr]).toEqual([2, expect.stringContaining(`held by process ${first.pid}`)]);
      expect(ended.stderr.trim().split('\n')).toHaveLength(1);
    }
  });
});

describe('a file', () => {
  test('that another program holds for good is refused, and one that it holds for a moment is waited for', () => {
    openStore(path).close();
    const other = new DatabaseSync(path);
    other.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    expect(() => openStore(path)).toThrow('books.db is held by another program; end that one, or name another file.');
    other.close();
    openStore(path).close();
  });

  test('with two names is refused, because a crash would leave its log under one of them', () => {
    openStore(path).close();
    linkSync(path, join(folder, 'twin.db'));
    expect(() => openStore(path)).toThrow('has 2 names (hard links)');
  });
});

describe('a row', () => {
  test('is not written over by another one with its number', () => {
    const store = openStore(path);
    store.reset(configurationChange(configuration()));
    const ours = signedInTill();
    ours.ask('sale');
    store.commit(ours.decisions);
    const theirs = signedInTill();
    theirs.ask('sale', { stan: '000777' });
    const before = store.load();
    expect(() => store.commit(theirs.decisions.slice(-1))).toThrow(/number of another row|UNIQUE/);
    expect(store.load()).toEqual(before);
    store.close();
  });

  test('is found changed under its own key', () => {
    const store = openStore(null);
    store.reset(configurationChange(configuration()));
    const till = signedInTill();
    till.about('void', till.ask('sale'));
    for (const decision of till.decisions) store.commit([decision]);
    expect(store.load()).toEqual(till.state);
    store.close();
  });
});

test('simulate --verify says that the books hold, or what is wrong with them', { timeout: 60_000 }, async () => {
  const first = await launch(path);
  const send = sender(first.hostUrl);
  await send((await signIn(send)).sale(100));
  await first.close();
  const verify = () => run(process.execPath, [COMMAND, 'simulate', '--verify', '--db', path]).catch((error) => error);
  expect((await verify()).stdout).toContain('the books hold');
  const database = new DatabaseSync(path);
  database.exec("UPDATE transactions SET state = 'declined'");
  database.close();
  const ended = await verify();
  expect([ended.code, ended.stdout]).toEqual([
    1,
    expect.stringMatching(
      /do not hold:\n {2}nothing else changed .* table transactions had 2 changes, and 1 of .*\n {2}.*moved what its state/,
    ),
  ]);
  const asked = ['simulate', '--verify', '--json', '--db', path];
  const data = await run(process.execPath, [COMMAND, ...asked]).catch((error) => error);
  const { breaches, ...told } = JSON.parse(data.stdout) as { breaches: { en: string; zh: string }[] };
  expect(told).toEqual({ db: path, holds: false });
  expect(breaches.map(({ en }) => en).join()).toMatch(/nothing else changed.*moved what its state/);
  for (const { zh } of breaches) expect(zh).toMatch(/^\p{Script=Han}/u);
  const started = await run(process.execPath, [COMMAND, 'simulate', '--db', path]).catch((error) => error);
  expect([started.code, started.stderr]).toEqual([
    2,
    expect.stringMatching(/its books do not hold.*bring back a copy/),
  ]);
});
