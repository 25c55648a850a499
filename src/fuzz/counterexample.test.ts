// A counterexample in a report: readable in both languages, replayable, and without card data wherever damage has put it.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { counterexampleScenario, shownBody } from './counterexample.ts';
import { dialectLine, jsonLine } from './line.ts';

const PAN = '6212345678901232';
const SALE = { mti: '0200', fields: { 2: PAN, 4: '000000012850', 35: `${PAN}=2912`, 41: 'TP000001' } };
const what = { en: 'its amount is too short', zh: '交易金额过短' };
const breach = { en: 'the host approved it with code 00', zh: '主机以应答码00批准' };
const found = {
  what,
  breach,
  shown: [{ en: '0200', zh: '0200' }],
  seed: 7,
  path: '12:0',
  flags: ['--wire unionpay-tcp'],
};

describe('counterexampleScenario', () => {
  it('reads as a scenario in English', () => {
    expect(counterexampleScenario('en', { ...found, subject: 'request' }).split('\n')).toEqual([
      '  Scenario: found by fuzzing',
      '    Given a right sale request, but its amount is too short',
      '      """',
      '      0200',
      '      """',
      '    When it reaches the POS centre',
      '    Then it is refused and no money moves',
      '    # but the host approved it with code 00',
      '    # replay: tillproof certify --wire unionpay-tcp --seed 7 --fuzz-path 12:0',
    ]);
  });

  it('reads as a scenario in Chinese', () => {
    expect(counterexampleScenario('zh-CN', { ...found, subject: 'answer' }).split('\n')).toEqual([
      '  场景: 模糊测试发现',
      '    假如一笔消费的成功应答，但交易金额过短',
      '      """',
      '      0200',
      '      """',
      '    当该应答到达终端',
      '    那么终端不当作交易成功',
      '    # 但是主机以应答码00批准',
      '    # 重放: tillproof certify --wire unionpay-tcp --seed 7 --fuzz-path 12:0',
    ]);
  });
});

it.each([
  ['docs/wires.md', 'en'],
  ['docs/wires.zh-CN.md', 'zh-CN'],
] as const)('%s shows one as it is written', (page, language) => {
  const text = readFileSync(new URL(`../../${page}`, import.meta.url), 'utf8');
  const right = { mti: '0200', fields: { 2: PAN, 3: '000000', 4: '000000012850', 53: '2600000000000000' } };
  const damaged = { ...right, fields: { ...right.fields, 53: '2600000000000001' } };
  const written = counterexampleScenario(language, {
    subject: 'request',
    what: { en: 'its byte 89 is another, behind a right MAC', zh: '第89字节被改动（MAC正确）' },
    shown: shownBody(jsonLine.write(damaged) ?? Buffer.alloc(0), right, jsonLine),
    breach,
    seed: 1,
    path: '40',
    flags: ['--wire unionpay-tcp', '--profile classic', '--tags "@fuzz and @GUIDE-A-FAQ-5b"', `--language ${language}`],
  });
  expect(text.replace(/\n +…\n/, '\n')).toContain(written);
});

describe.each([
  ['JSON', jsonLine],
  ['binary', dialectLine('unionpay-pos')],
])('a damaged message of a %s line', (_, line) => {
  const shown = (fields: Record<number, string>) =>
    shownBody(line.write({ mti: '0200', fields }) ?? Buffer.alloc(0), SALE, line)
      .map(({ en }) => en)
      .join('\n');

  it('shows what is as it was, masked by its field', () => {
    const text = shown(SALE.fields);
    expect(text).toContain('621234******1232');
    expect(text).toContain('   41  TP000001');
    expect(text).toContain('[21 hidden]');
  });

  it('shows no digit of a card number that damage has put into another field', () => {
    const text = shown({ ...SALE.fields, 37: PAN.slice(0, 12), 42: `0${PAN}`.slice(0, 15) });
    expect(text).toContain('   37  [12 characters, changed]');
    expect(text).not.toContain(PAN.slice(0, 9));
  });

  it('shows of bytes that are no message only how many they are', () => {
    expect(shownBody(Buffer.from(`{"mti":"0200","fields":{"2":"${PAN}"`), SALE, line)).toEqual([
      { en: '[46 bytes that are no message]', zh: '[46个字节，不是报文]' },
    ]);
  });
});
