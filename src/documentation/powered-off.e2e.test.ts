// A terminal that is off: every terminal that comes with Tillproof takes and refuses what the contract page says, no more and no less.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from 'vitest';
import { type Command, endProcesses, openDriver, type Terminal } from '../terminal/index.ts';
import { PROBE_CARD, probeConfiguration } from '../terminal/probe-setting.ts';
import { ROOT, textOf } from './blocks.fixture.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function served(program: string, ...args: string[]): Promise<string> {
  const child: ChildProcess = spawn(program, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  closing.push(() => child.kill());
  const [line] = (await once(createInterface(child.stdout!), 'line')) as [string];
  return /https?:\/\/[^"\s]+/.exec(line)?.[0] ?? '';
}

const inside = async (file: string) => ({ driver: 'inside', module: path.join(ROOT, file) }) as const;
const python = spawnSync('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 10))']).status === 0;
const TERMINALS = {
  'our own': () => inside('src/reference/index.ts'),
  'that of another hand': () => inside('src/run/other-words.fixture.mjs'),
  'that of our own tests': () => inside('src/terminal/testing/fake-terminal.ts'),
  'the smallest': () => served(process.execPath, 'examples/terminal-minimal/server.mjs', '0'),
  ...(python
    ? { 'that in Python': () => served('python3', 'examples/terminal-python/terminal.py', '--port', '0') }
    : {}),
};

/** The row of the page: what is taken while the power is off, and what may be taken or refused. */
function named(page: string): { taken: string[]; free: string[] } {
  const row = textOf(page)
    .split('\n')
    .find((line) => line.startsWith('| `powered-off` |'));
  const [, , , when = ''] = (row ?? '').split('|');
  const names = (text = '') => [...text.matchAll(/`([a-z-]+)`/g)].map(([, name = '']) => name);
  const [taken, free] = when.split(/[.。]/);
  return { taken: names(taken), free: names(free) };
}

const OTHERS: readonly Command[] = [
  { command: 'power-off' },
  { command: 'choose-function', function: 'sale' },
  { command: 'type', text: '1.00' },
  { command: 'press', key: 'confirm' },
  { command: 'present-card', interface: 'insert', card: PROBE_CARD },
  { command: 'enter-pin', pin: '' },
  { command: 'sign' },
];

it('is told of in the same words by both pages', () => {
  expect(named('docs/contract.md')).toEqual({
    taken: ['power-on', 'restart', 'environment'],
    free: ['remove-card', 'take-slip'],
  });
  expect(named('docs/contract.zh-CN.md')).toEqual(named('docs/contract.md'));
});

describe.each(Object.entries(TERMINALS))('%s', (_name, open) => {
  async function opened(): Promise<Terminal> {
    const terminal = await openDriver(await open());
    closing.push(endProcesses, () => terminal.close());
    return terminal;
  }
  const codeOf = (refused: Promise<unknown>) => refused.then(() => 'taken').catch(({ code }) => code as string);

  it('refuses what needs power, and takes what changes its surroundings', async () => {
    const terminal = await opened();
    for (const command of OTHERS)
      expect([command, await codeOf(terminal.execute(command))]).toEqual([command, 'powered-off']);
    expect(await codeOf(terminal.execute({ command: 'environment', network: 'up' }))).toBe('taken');
    for (const command of ['remove-card', 'take-slip'] as const)
      expect(['taken', 'powered-off']).toContain(await codeOf(terminal.execute({ command })));
    expect((await terminal.state()).power).toBe('off');
  });

  it('is switched on by restart, with the configuration that it had last, and not before it had any', async () => {
    const terminal = await opened();
    expect(await codeOf(terminal.execute({ command: 'restart' }))).toBe('powered-off');
    const configuration = probeConfiguration(await terminal.capabilities());
    await terminal.execute({ command: 'power-on', configuration, erase: true });
    const { menu } = await terminal.state();
    await terminal.execute({ command: 'power-off' });
    await terminal.execute({ command: 'restart' });
    expect(await terminal.state()).toMatchObject({ power: 'on', menu });
  });
});
