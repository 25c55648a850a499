// Every shell command of the documentation is run, in the order of its page, in a folder of its own.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NIGHTLY } from '../nightly.fixture.ts';
import { createTerminal } from '../reference/index.ts';
import { type ServedTerminal, serveTerminal } from '../terminal/index.ts';
import { BLOCKS, type Block, notRun, PAGES, placeOf, ROOT } from './blocks.fixture.ts';

const home = mkdtempSync(path.join(tmpdir(), 'tillproof-documentation-'));
const shims = path.join(home, 'bin');
const started: string[] = [];
const shell = BLOCKS.filter(({ language }) => language === 'sh');
const device = createTerminal();
let terminal: ServedTerminal;

beforeAll(async () => {
  mkdirSync(shims);
  for (const name of ['npx', 'npm', 'tillproof']) {
    const script = path.join(import.meta.dirname, 'stand-in.fixture.js');
    writeFileSync(path.join(shims, name), `#!/bin/sh\nexec "${process.execPath}" "${script}" ${name} "$@"\n`, {
      mode: 0o755,
    });
  }
  terminal = await serveTerminal(device);
});

afterAll(async () => {
  await terminal.close();
  await device.close();
  for (const state of started) stop(state);
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
});

/** Ends what the blocks of a page left running, by its process id. */
function stop(state: string): void {
  const file = path.join(state, 'started');
  if (!existsSync(file)) return;
  for (const pid of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
    try {
      process.kill(Number(pid));
    } catch {
      // It has ended by itself.
    }
  }
}

const isTranslation = (page: string) => page.endsWith('.zh-CN.md');
const twinOf = (page: string) => page.replace('.zh-CN', '');

/** A folder that looks like a checkout, for one page. */
function folderFor(page: string) {
  const folder = path.join(home, page.replaceAll('/', '-'));
  const state = path.join(folder, '.state');
  mkdirSync(state, { recursive: true });
  for (const name of ['docs', 'examples', 'features', 'simulator', 'src', 'package.json', 'node_modules'])
    symlinkSync(path.join(ROOT, name), path.join(folder, name));
  started.push(state);
  return { folder, state, isChinese: isTranslation(page) };
}

/** The addresses of the documentation, and where they are listening here and now. */
function addresses(state: string): [documented: string, here: string][] {
  const file = path.join(state, 'simulate.listening');
  const { host, admin, tcp, tls } = (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}) as Record<
    string,
    string | undefined
  >;
  const portOf = (address: string | undefined) => address?.match(/:(\d+)$/)?.[1];
  const known: [string, string | undefined][] = [
    ['9000', portOf(terminal.url)],
    ['8600', portOf(terminal.url)],
    ['8583', portOf(host)],
    ['8584', portOf(admin)],
    ['8585', portOf(tcp ?? undefined)],
    ['8586', portOf(tls ?? undefined)],
  ];
  return known.filter((each): each is [string, string] => each[1] !== undefined);
}

/** Runs a script in a page's folder; both streams in one text. */
async function run(script: string, { folder, state, isChinese }: ReturnType<typeof folderFor>) {
  // The ports of a server that this script starts are not known yet, and stay as they are.
  const here = /tillproof simulate/.test(script)
    ? script
    : addresses(state).reduce((text, [port, here]) => text.replace(new RegExp(`\\b${port}\\b`, 'g'), here), script);
  const child = spawn('sh', ['-ec', here], {
    cwd: folder,
    env: {
      ...process.env,
      PATH: `${shims}:${path.dirname(process.execPath)}:${process.env.PATH}`,
      DOCUMENTATION_ROOT: ROOT,
      DOCUMENTATION_STATE: state,
      DOCUMENTATION_TRIED: path.join(home, 'tried'),
      NO_COLOR: '1',
      // Whoever reads Chinese has a console in Chinese.
      LC_ALL: isChinese ? 'zh_CN.UTF-8' : 'C.UTF-8',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
    });
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { status, output };
}

/** `needs: a, b` in the info string: programs without which the block is not run. Null when they are all there. */
function missing({ info }: Block): string | null {
  const wanted = /needs: ([\w, ]+)/.exec(info)?.[1]?.split(/, */) ?? [];
  for (const program of wanted) {
    const found = (process.env.PATH ?? '')
      .split(path.delimiter)
      .some((folder) => existsSync(path.join(folder, program)));
    if (!found) return program;
  }
  return null;
}

/** Commands (behind `$ `, up to the first line of output) and what they print. */
function sessions(text: string): { command: string; output: string[] }[] {
  const found: { command: string; output: string[] }[] = [];
  let open = false;
  for (const line of text.trimEnd().split('\n')) {
    const last = found.at(-1);
    if (line.startsWith('$ ')) found.push({ command: line.slice(2), output: [] });
    else if (open && last !== undefined) last.command += `\n${line}`;
    else last?.output.push(line);
    open = isOpen(found.at(-1)?.command ?? '', line);
  }
  return found;
}

/** A command goes on behind a pipe, a backslash, and inside quotes. */
const isOpen = (command: string, line: string) =>
  command.endsWith(line.replace(/^\$ /, '')) && (/[|\\]$/.test(line) || command.split("'").length % 2 === 0);

/** Output with the addresses of the documentation in place of those that were free. */
function asDocumented(output: string, state: string): string {
  return addresses(state).reduce((text, [port, here]) => text.replaceAll(`:${here}`, `:${port}`), output);
}

const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Every line stands in the output, in this order; `…` stands for anything. */
function expectShown(output: string, lines: readonly string[], place: string): void {
  let rest = squeezed(output);
  for (const part of lines
    .flatMap((line) => line.split('…'))
    .map(squeezed)
    .filter(Boolean)) {
    expect(rest, `${place} shows "${part}"`).toContain(part);
    rest = rest.slice(rest.indexOf(part) + part.length);
  }
}

const isSession = ({ info }: Block) => /^session\b/.test(info);

/** What the sessions of a page show. */
const shownOn = (page: string): string[] =>
  shell
    .filter((block) => block.page === page && isSession(block))
    .flatMap(({ text }) => sessions(text))
    .flatMap(({ output }) => output);

describe('shell blocks', { timeout: 120_000 }, () => {
  // A page in Chinese has the commands of its twin, as is tested below: those that show the same run at night.
  const due = PAGES.filter(
    (page) => NIGHTLY || !isTranslation(page) || shownOn(page).join() !== shownOn(twinOf(page)).join(),
  );
  it.each(due.filter((page) => shell.some((block) => block.page === page)))('of %s run', async (page) => {
    const at = folderFor(page);
    const assigned: string[] = [];
    for (const { info, text } of BLOCKS.filter((each) => each.page === page && each.language === 'yaml')) {
      const [, file] = info.split(' ');
      if (file !== undefined) writeFileSync(path.join(at.folder, file), text);
    }
    for (const block of shell.filter((each) => each.page === page)) {
      const lacking = missing(block);
      const why = notRun(block) ?? (lacking === null ? null : `there is no ${lacking}`);
      if (why !== null) {
        console.log(`${placeOf(block)} is not run: ${why}`);
        continue;
      }
      if (isSession(block)) {
        for (const { command, output: shown } of sessions(block.text)) {
          const { output } = await run([...assigned, command].join('\n'), at);
          expectShown(asDocumented(output, at.state), shown, placeOf(block));
        }
      } else {
        const { status, output } = await run([...assigned, block.text].join('\n'), at);
        expect({ status, output: status === 0 ? '' : output }, placeOf(block)).toEqual({ status: 0, output: '' });
        assigned.push(...block.text.split('\n').filter((line) => /^[A-Z]+=\S+$/.test(line)));
      }
    }
    stop(at.state);
  });

  it('are in Chinese those of the page in English, but for the language that is spoken', () => {
    const commandsIn = ({ text }: Block) =>
      text.startsWith('$ ') ? sessions(text).map(({ command }) => command) : [text];
    const plain = (text: string) => squeezed(text.replace(/\s+# .*$/gm, '').replaceAll(' --language zh-CN', ''));
    const commandsOf = (page: string) =>
      shell
        .filter((block) => block.page === page)
        .map((block) => {
          const text = commandsIn(block).map(plain).join('\n');
          // What stands for something else is told in the language of the page.
          return notRun(block) === null ? text : text.replace(/<[^<>\n]+>/g, '<…>');
        });
    const chinese = PAGES.filter(isTranslation);
    expect(chinese.flatMap(commandsOf).length).toBeGreaterThan(15);
    for (const page of chinese) expect(commandsOf(page), page).toEqual(commandsOf(twinOf(page)));
  });

  it('say why, where they are not run', () => {
    for (const block of shell)
      if (block.info.startsWith('not-run')) expect(notRun(block)?.length, placeOf(block)).toBeGreaterThan(10);
    expect(shell.filter((block) => notRun(block) === null).length).toBeGreaterThan(15);
  });
});

describe('blocks of text', () => {
  it.each(BLOCKS.filter(({ language }) => !['sh', 'json', 'yaml', 'gherkin', 'ts'].includes(language)))(
    '$page:$line says that it is text, and has no command in it',
    (block) => {
      expect(block.language, placeOf(block)).toBe('text');
      expect(block.text).not.toMatch(/^\s*(\$ |npx |npm |curl |node |tillproof )/m);
    },
  );
});
