// What was meant as a keyword and is none is refused with its line; what only looks so is not.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { featureFiles } from './preflight.ts';
import { PACKAGE_ROOT } from './root.ts';
import { checkSelection } from './run.ts';
import { unreadLines } from './unread-lines.ts';

const linesOf = (text: string) => unreadLines(text).map(({ line, why }) => [line, why.en, why.zh]);

describe('a line that was meant as a keyword', () => {
  it.each([
    ['功能: 余额\n\n  场景：余额差一分\n    假如终端已开机\n', 3, '场景'],
    ['功能： 余额\n\n  背景:\n    假如终端已开机\n', 1, '功能'],
    ['功能: 余额\n  背景：\n    假如终端已开机\n', 2, '背景'],
    ['功能: 余额\n  场景大纲: 甲\n    假如<a>\n\n    例子：\n      | a |\n', 5, '例子'],
    ['Feature: x\n  Scenario Outline：y\n', 2, 'Scenario Outline'],
    ['Feature: x\r\n  Scenario y\r\n\r\n    # why\r\n    Given the terminal\r\n', 2, 'Scenario'],
    ['功能: 余额\n  场景大纲\n    * 终端已开机\n', 2, '场景大纲'],
  ])('%j is told', (text, line, keyword) => {
    const [told, ...more] = linesOf(text);
    expect(more).toEqual([]);
    expect(told?.[0]).toBe(line);
    expect(told?.[1]).toContain(`"${keyword}"`);
    expect(told?.[2]).toContain(`“${keyword}”`);
  });

  it.each([
    'Feature: x\n  Scenario: y\n    Given z\n',
    'Feature: x\n  Scenario descriptions are prose.\n\n  Scenario: y\n    Given z\n',
    'Feature: x\n  # 场景：余额\n  Scenario: y\n    Given z\n      """\n      场景：余额\n      """\n    When w\n',
    '功能: 余额\n  说明：场景之间互不影响。\n  场景: 甲\n    假如乙\n',
    '功能: 余额\n  规则：每笔交易只扣一次。\n  这对所有卡都一样。\n\n  场景: 甲\n    假如乙\n',
  ])('is none of %j', (text) => {
    expect(linesOf(text)).toEqual([]);
  });

  it('stands in none of the features of the guide', () => {
    const files = featureFiles([path.join(PACKAGE_ROOT, 'features')]);
    expect(files.length).toBeGreaterThan(100);
    expect(files.flatMap((file) => linesOf(readFileSync(file, 'utf8')))).toEqual([]);
  });

  it('ends a run before it begins, with its place', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'tillproof-unread-'));
    const file = path.join(folder, 'own.feature');
    writeFileSync(
      file,
      '# language: zh-CN\n功能: 余额\n\n  场景：一\n    假如终端已开机\n\n  场景: 二\n    假如终端未签到\n',
    );
    try {
      await expect(checkSelection({ features: [file] })).rejects.toThrow(
        /own\.feature:4: "场景" needs a half-width colon/,
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
