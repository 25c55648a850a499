// Whatever the contract's guard, its drivers and its doctor say of a terminal is said in Chinese, too.
import { describe, expect, it } from 'vitest';
import { files, read } from '../imports.fixture.ts';
import { describeViolation } from '../terminal/validate.ts';
import { CONTRACT_FORMS, CONTRACT_PARTS } from './contract-forms.ts';
import { reasonWords } from './reason.ts';

const sources = files('src/terminal', '.ts').filter((file) => !/\.(test|fixture)\.ts$|\/testing\//.test(file));
const SAID =
  /(?:new ContractError\(\s*[^,]+,\s*|\bfail\(|(?:fellSilent|brokeRules)\(\s*|\bwhy = |\bsuper\(|new Error\()(['`])((?:(?!\1)[^\\]|\\.)*)\1/g;
const PUT_IN = /\$\{(?:[^{}]|\{[^}]*\})*\}/g;
/** Words of English, two or more of them one behind the other. */
const ENGLISH = /[a-z]{2,},? [a-z]{2,}/i;

/** What puts other sentences of these sources together: their parts are looked at, and one whole further down. */
const FRAME = /^Terminal module|: not within /;

const said = sources.flatMap((file) =>
  [...read(file).matchAll(SAID)].map(([, , text = '']) => text.replaceAll('\\`', '`')),
);

describe('what is said of a terminal', () => {
  it('is found', () => {
    expect(said.length).toBeGreaterThan(25);
  });

  const own = [...new Set(said)].filter((text) => ENGLISH.test(text.replaceAll(PUT_IN, '§')) && !FRAME.test(text));

  it.each(own)('%s', (text) => {
    const inside = text.replaceAll(PUT_IN, '1');
    const wholes = [inside, `exec:x: ${inside}`, `Terminal module "x": ${inside}`, `Terminal at x: ${inside}`];
    const told = wholes.map((whole) => reasonWords(whole).zh);
    expect(told.filter((zh) => /\p{Script=Han}/u.test(zh) && !ENGLISH.test(zh))).not.toEqual([]);
  });

  it.each([
    ['Terminal at http://127.0.0.1:1: ECONNREFUSED', '终端http://127.0.0.1:1：ECONNREFUSED'],
    ['Terminal at http://h:1: no answer in 50 ms', '终端http://h:1：50毫秒内没有应答'],
    [
      'The terminal is held by tillproof certify (process 7 on pos) since 2026-11-22T09:30:00.000Z.',
      '终端正被tillproof certify（进程7，主机pos）占用，自2026-11-22T09:30:00.000Z起。',
    ],
    [
      "exec:x: the terminal's process ended with code 1 (no such file)",
      'exec:x：终端进程以退出码1结束（no such file）',
    ],
    [
      describeViolation('State', { path: '/power', expected: 'one of on, off', found: 'string "x"' }),
      'State/power：应为on, off之一，实为文本"x"',
    ],
    [
      'Quiet: not within 90 ms. The terminal was: power on, online, not quiet, in no function, waiting for nobody, 0 owed, event 3; screen: (empty)',
      '空闲：90毫秒内未等到。终端当时：电源on，在线，忙，功能为无，等待无，待补发0笔，事件3；屏幕：（空）',
    ],
    ['command press: the adapter failed: boom', '命令press：适配器出错：boom'],
  ])('%s', (en, zh) => {
    expect(reasonWords(en)).toEqual({ en, zh });
  });

  it('has as many places as the English, in every row', () => {
    const rows = [...CONTRACT_FORMS, ...CONTRACT_PARTS];
    expect(rows.filter(([en, zh]) => en.split('{}').length !== zh.split('{}').length)).toEqual([]);
  });
});
