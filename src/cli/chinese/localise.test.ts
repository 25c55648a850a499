// The command line in Chinese: every text has its words, and no word is left over.
import type { Command } from 'commander';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CommandError } from '../../run/exit.ts';
import { main, program } from '../main.ts';
import { complaint } from './localise.ts';
import { CHINESE } from './texts.ts';

const all = (command: Command): Command[] => [command, ...command.commands.flatMap(all)];
const commands = all(program());
const textsOf = (command: Command) => [
  command.description(),
  ...command.options.map(({ description }) => description),
  ...command.registeredArguments.map(({ description }) => description),
];
const texts = new Set([...commands.flatMap(textsOf), 'display help for command']);

it('has Chinese words for every command, option and argument, and none for what there is not', () => {
  expect([...texts].filter((text) => CHINESE[text] === undefined)).toEqual([]);
  expect(Object.keys(CHINESE).filter((text) => !texts.has(text))).toEqual([]);
  for (const words of Object.values(CHINESE)) expect(words).toMatch(/[\u4e00-\u9fff]|^YAML/);
});

describe('a console in Chinese', () => {
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
  });

  const spoken = async (...args: string[]) => {
    vi.stubEnv('LC_ALL', 'zh_CN.UTF-8');
    const said: string[] = [];
    const keep = (text: unknown) => said.push(String(text)) > 0;
    vi.spyOn(process.stdout, 'write').mockImplementation(keep as never);
    vi.spyOn(process.stderr, 'write').mockImplementation(keep as never);
    for (const name of ['error', 'log'] as const) vi.spyOn(console, name).mockImplementation(keep as never);
    const code = await main(args);
    process.exitCode = undefined;
    return { code, said: said.join('') };
  };

  it('hears from the doctor in Chinese', { timeout: 60_000 }, async () => {
    const { said } = await spoken('doctor', '--terminal', 'http://127.0.0.1:1');
    expect(said).toMatch(/^✕ .*: 1项检查中有1项发现问题$/m);
  });

  it('hears of our own terminal by a name in Chinese', { timeout: 60_000 }, async () => {
    const { said } = await spoken('doctor');
    expect(said).toMatch(/^✓ Tillproof自带的终端: 正常/m);
  });

  it.each([
    ['a dump', ['explain', '30383030', '00000000', '00000000'], /^方言 /m],
    ['what is no dump', ['explain', 'hello'], /这不是报文：第1个字符（“h”）不是十六进制数字/],
    ['the messages of a dialect', ['dialect', 'messages'], /^# 报文域表/],
    ['a campaign', ['fuzz', 'host', '--runs', '1', '--seed', '1'], /^共1份损坏报文，随机种子1，发现0处$/m],
  ])('is told of %s in Chinese, though no flag says so', { timeout: 60_000 }, async (_, args, words) => {
    expect((await spoken(...args)).said).toMatch(words);
  });

  it('is shown no heading that nothing stands under', async () => {
    const { said } = await spoken('steps', '--search', 'amount confirms');
    expect(said).toMatch(/When 当/);
    expect(said).not.toMatch(/Given|Then/);
  });

  it.each(commands.map((command) => [command.name(), command.parent?.name()] as const))(
    'has help for %s without an English sentence',
    async (name, parent) => {
      const path = name === 'tillproof' ? [] : parent === 'tillproof' ? [name] : [parent ?? '', name];
      const { code, said } = await spoken(...path, '--help');
      expect(code).toBe(0);
      expect(said).toMatch(/^用法：/);
      expect(said).not.toMatch(/\b(the|of|is|that|with)\b/);
    },
  );

  it.each([
    [['certifx'], '错误：没有命令“certifx”'],
    [['certify', '--parallell', '2'], '错误：没有选项“--parallell”\n（是否为--parallel？）'],
    [['certify', '--parallel'], '错误：选项“--parallel <n>”缺少取值'],
    [['explain'], '错误：缺少参数“input”'],
    [['certify', 'x'], '错误：参数过多：应有0个，实有1个'],
    [['certify', '--parallel', 'x'], '--parallel："x"不是整数。'],
    [['certify', '--wire', 'x', '--chapter', 'y'], '--wire'],
    [['certify', '--terminal', './nothing.ts'], '既不是http(s)地址，也不是模块文件'],
    [['certify', '--requirement', 'GUIDE-X'], '没有要求“GUIDE-X”。最接近的有：'],
    [['simulate', '--verify'], '--verify须与--db同用'],
    [['simulate', '--verify', '--db', 'nowhere.db'], 'nowhere.db：没有此文件；请给出当时--db所指的文件。'],
    [['simulate', '--config', 'nowhere.yaml'], 'nowhere.yaml有1处错误：'],
  ])('refuses %j in Chinese', async (args, words) => {
    const { code, said } = await spoken(...args);
    expect(said).toContain(words);
    expect(code).toBe(2);
  });
});

it('leaves what it does not know as it is', () => {
  expect(complaint("error: command-argument value 'x' is invalid")).toBe(
    "error: command-argument value 'x' is invalid",
  );
});

it('an error of a command is English where nobody asks', () => {
  expect(new CommandError({ en: 'one', zh: '一' }).message).toBe('one');
  expect(new CommandError('both').words).toEqual({ en: 'both', zh: 'both' });
});
