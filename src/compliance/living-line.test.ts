// The line that lives: what stands in it, that nothing printed is lost under it, and that it fits its terminal.
import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { CollectedScenario } from './collected.ts';
import { widthOf } from './columns.ts';
import type { ConsoleLanguage } from './console-language.ts';
import { LivingLine } from './living-line.ts';
import { sampleRun } from './sample.fixture.ts';

const { scenarios } = sampleRun('bad');
const failed = scenarios.find(
  ({ name }) => name === 'A lost answer is reversed before the next sale',
) as CollectedScenario;
const good = sampleRun('good').scenarios[0] as CollectedScenario;

function line(language: ConsoleLanguage, columns = 100) {
  let now = 0;
  const written: string[] = [];
  const screen = Object.assign(new PassThrough({ decodeStrings: false }), {
    columns,
    isTTY: true,
    getColorDepth: () => 8,
  });
  screen.write = (text: unknown) => written.push(String(text)) > 0;
  const living = new LivingLine(screen, language, () => now);
  return {
    living,
    written,
    wait: (ms: number) => (now += ms),
    last: () => stripVTControlCharacters(written.at(-1) ?? ''),
  };
}

describe('the living line', () => {
  it('says how many of how many, what failed, how long it will take, and what runs', () => {
    const { living, last, wait } = line('en');
    wait(10_000);
    living.ends({ done: 10, total: 40, scenario: failed });
    wait(100);
    living.begins('A sale by chip');
    expect(last()).toBe('\r━━━━━─────────────── 10/40 · 1 failed · about 0:31 left · A sale by chip');
  });

  it('speaks Chinese', () => {
    const { living, last, wait } = line('zh');
    wait(10_000);
    living.ends({ done: 10, total: 40, scenario: failed });
    wait(100);
    living.begins('芯片卡消费');
    expect(last()).toBe('\r━━━━━─────────────── 10/40 · 失败1 · 剩余约0:31 · 芯片卡消费');
  });

  it.each([20, 40, 52, 60, 79])('takes no more than a terminal of %d columns has, in Chinese too', (columns) => {
    const { living, written, wait } = line('zh', columns);
    wait(10_000);
    living.ends({ done: 10, total: 40, scenario: failed });
    wait(100);
    living.begins('应答丢失后，终端在下一笔消费前自动冲正并且余额不变');
    for (const text of written) expect(widthOf(stripVTControlCharacters(text).replace('\r', ''))).toBeLessThan(columns);
  });

  it('stands below what is printed, and goes at the end', () => {
    const { living, written } = line('en');
    living.say('first');
    living.ends({ done: 1, total: 2, scenario: good });
    living.say('second');
    living.clear();
    expect(written[0]).toBe('first\n');
    expect(written[2]).toBe('\r\u001b[2Ksecond\n');
    expect(written.at(-1)).toBe('\r\u001b[2K');
  });

  it('is not drawn for every scenario of a fast run, and always for the last', () => {
    const { living, written } = line('en');
    for (let done = 1; done <= 50; done++) living.ends({ done, total: 50, scenario: good });
    expect(written).toHaveLength(2);
    expect(written.at(-1)).toContain('50/50');
  });

  it('lets no control character of a name act', () => {
    const { living, last } = line('en');
    living.ends({ done: 1, total: 2, scenario: good });
    living.begins('x');
    const other = line('en');
    other.living.ends({ done: 1, total: 2, scenario: good });
    other.wait(100);
    other.living.begins('a\u001b[2Jb\nc');
    expect(other.written.at(-1)).toContain('a␛[2Jb c');
    expect(last()).toContain('1/2');
  });
});
